// One line of a list: condition, allergy, home medicine, vaccination. Ids are those of the knowledge, chosen by a person;
// without one the words stand alone and the checks say that they could not use them.

import { allergenName } from "@/lib/domain/knowledge/allergens";
import { isConditionId } from "@/lib/domain/knowledge/conditions";
import { medicineName } from "@/lib/domain/knowledge/other-medicines";
import { vaccineById } from "@/lib/domain/knowledge/vaccines";
import { type Refusal, refused } from "@/lib/platform/outcome";
import type { AddAllergyInput, AddConditionInput, AddMedicineInput, AddVaccinationInput } from "../input/facts";
import { asDateOrNull } from "../store";
import { addFact } from "./fact-command";

const unknownId = (field: string): Refusal =>
  refused("not-recordable", { fields: { [field]: "Choose one from the list, or leave it empty" } });

export const addCondition = addFact<AddConditionInput>({
  name: "condition.recorded",
  kind: "condition",
  async add({ tx, actor, now, input }, id) {
    const { patientId, code, text, onsetText, status, source } = input;
    if (code !== null && !isConditionId(code)) return unknownId("code");
    const recorded = { source, recordedAt: new Date(now), recordedBy: actor.id };
    await tx.condition.create({ data: { id, patientId, code, text, onsetText, status, ...recorded } });
    return null;
  },
});

export const addAllergy = addFact<AddAllergyInput>({
  name: "allergy.recorded",
  kind: "allergy",
  async add({ tx, actor, now, input }, id) {
    const { patientId, substance, text, reaction, severity, source } = input;
    if (substance !== null && !allergenName(substance)) return unknownId("substance");
    const recorded = { source, recordedAt: new Date(now), recordedBy: actor.id };
    await tx.allergy.create({ data: { id, patientId, substance, text, reaction, severity, ...recorded } });
    return null;
  },
});

export const addHomeMedicine = addFact<AddMedicineInput>({
  name: "home-medicine.recorded",
  kind: "home-medicine",
  async add({ tx, actor, now, input }, id) {
    const { patientId, agent, text, doseText, startedText, status, source } = input;
    if (agent !== null && !medicineName(agent)) return unknownId("agent");
    const mapped = agent === null ? {} : { agent, mappedBy: actor.id, mappedAt: new Date(now) };
    const recorded = { source, recordedAt: new Date(now), recordedBy: actor.id };
    await tx.homeMedicine.create({
      data: { id, patientId, text, doseText, startedText, status, ...mapped, ...recorded },
    });
    return null;
  },
});

export const addVaccination = addFact<AddVaccinationInput>({
  name: "vaccination.recorded",
  kind: "vaccination",
  async add({ tx, actor, now, today, input }, id) {
    const { patientId, vaccine, text, givenOn, status, source } = input;
    if (vaccine !== null && !vaccineById(vaccine)) return unknownId("vaccine");
    if (status === "given" && givenOn !== null && givenOn > today) {
      return refused("not-recordable", {
        fields: { givenOn: "A vaccine cannot be given in the future; choose Planned" },
      });
    }
    const recorded = { source, recordedAt: new Date(now), recordedBy: actor.id };
    const data = { id, patientId, vaccine, text, givenOn: asDateOrNull(givenOn), status, ...recorded };
    await tx.vaccination.create({ data });
    return null;
  },
});
