import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { aChart, aFact, anObservation, type Chart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { addAllergy, addCondition, addHomeMedicine, addVaccination } from "./commands/add-list-facts";
import { changeStatus, mapHomeMedicine, markInError } from "./commands/change-fact";
import { recordObservation } from "./commands/record-observation";
import { answerGatekeeper, reviewList } from "./commands/review-list";
import {
  addAllergyInput,
  addConditionInput,
  addMedicineInput,
  addVaccinationInput,
  recordObservationInput,
} from "./input/facts";

let clinic: Clinic;
let chart: Chart;
let patientId: string;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
  patientId = chart.patientId;
});

const weighed = (changes: Record<string, unknown> = {}) =>
  recordObservationInput.parse({
    patientId,
    code: "weight",
    value: "150",
    unit: "[lb_av]",
    takenOn: "2026-01-15",
    takenTime: "08:30",
    source: "clinic scale",
    rater: "",
    note: "",
    ...changes,
  });

describe("recording a value", () => {
  test("keeps it as entered and as the checks reckon, at the local time of the site", async () => {
    expect((await execute(recordObservation, clinic.neurologist, weighed())).ok).toBe(true);
    const rows = await rowsOf(
      `SELECT trim_scale(value_number)::text AS v, unit, trim_scale(standard_number)::text AS s, standard_unit,
              to_char(taken_at AT TIME ZONE 'UTC', 'HH24:MI') AS at FROM observation WHERE patient_id = $1`,
      [patientId],
    );
    expect(rows).toEqual([{ v: "150", unit: "[lb_av]", s: "68.0389", standard_unit: "kg", at: "07:30" }]);
    expect(await auditOf(patientId)).toEqual(["observation.recorded done"]);
  });

  test.each([
    ["a value outside the plausible range", { value: "4000", unit: "kg" }, "value"],
    ["a unit that weight is not reported in", { unit: "mg" }, "unit"],
    ["a comma in a number", { value: "68,4" }, "value"],
    ["something that is not measured", { code: "constructor" }, "code"],
    ["a day to come", { takenOn: "2190-01-01" }, "takenOn"],
  ])("%s is refused at its field and nothing is written", async (_, changes, field) => {
    const answer = await execute(recordObservation, clinic.neurologist, weighed(changes));
    expect(answer).toMatchObject({ ok: false, fields: { [field]: expect.any(String) } });
    expect(await auditOf(patientId)).toEqual([]);
  });

  test("a replacement marks the earlier value entered in error and names the new one", async () => {
    const old = await anObservation(chart, "weight", "684", "kg");
    const replaces = { id: old, revision: 1, reason: "decimal point" };
    const answer = await execute(
      recordObservation,
      clinic.neurologist,
      weighed({ value: "68.4", unit: "kg", replaces }),
    );
    const id = answer.ok ? answer.value.id : "";
    const rows = await rowsOf("SELECT error_reason, replaced_by_id, revision FROM observation WHERE id = $1", [old]);
    expect(rows).toEqual([{ error_reason: "decimal point", replaced_by_id: id, revision: 2 }]);
    expect(await auditOf(patientId)).toEqual(["observation.recorded done", "observation.entered-in-error done"]);
  });

  test("a replacement that comes second is a conflict, and its own value is not written either", async () => {
    const old = await anObservation(chart, "weight", "684", "kg");
    const replaces = { id: old, revision: 7, reason: "decimal point" };
    const answer = await execute(recordObservation, clinic.neurologist, weighed({ replaces }));
    expect(answer).toMatchObject({ ok: false, code: "changed-by-someone-else" });
    expect(await rowsOf("SELECT id FROM observation WHERE patient_id = $1", [patientId])).toEqual([{ id: old }]);
  });

  test.each(["foreignNeurologist", "physicalTherapist", "nurse", "administrator"] as const)(
    "a %s without a tie to the patient finds no such chart",
    async (who) => {
      const answer = await execute(recordObservation, clinic[who], weighed());
      expect(answer).toMatchObject({ ok: false, code: "not-found" });
      expect(await auditOf(patientId)).toEqual(["observation.recorded refused"]);
    },
  );
});

describe("the lists", () => {
  const told = () => ({ patientId, source: "patient" });

  test("each kind of line is written with its source and audited by its own name", async () => {
    const condition = { ...told(), code: "epilepsy", text: "Epilepsy", onsetText: "2019", status: "active" };
    const allergy = { ...told(), substance: "", text: "Strawberries", reaction: "rash", severity: "mild" };
    const medicine = {
      ...told(),
      agent: "carbamazepine",
      text: "Tegretol",
      doseText: "",
      startedText: "",
      status: "current",
    };
    const vaccination = {
      ...told(),
      vaccine: "influenza-vaccine",
      text: "Flu",
      givenOn: "2025-10-01",
      status: "given",
    };
    await execute(addCondition, clinic.neurologist, addConditionInput.parse(condition));
    await execute(addAllergy, clinic.oncologist, addAllergyInput.parse(allergy));
    await execute(addHomeMedicine, clinic.teamLead, addMedicineInput.parse(medicine));
    await execute(addVaccination, clinic.neurologist, addVaccinationInput.parse(vaccination));
    expect(await auditOf(patientId)).toEqual([
      "condition.recorded done",
      "allergy.recorded done",
      "home-medicine.recorded done",
      "vaccination.recorded done",
    ]);
    const mapped = await rowsOf("SELECT agent, mapped_by, dose_text FROM home_medicine WHERE patient_id = $1", [
      patientId,
    ]);
    expect(mapped).toEqual([{ agent: "carbamazepine", mapped_by: clinic.teamLead.id, dose_text: null }]);
    const unmapped = await rowsOf("SELECT substance, text FROM allergy WHERE patient_id = $1", [patientId]);
    expect(unmapped).toEqual([{ substance: null, text: "Strawberries" }]);
  });

  test("a code that the knowledge does not have is refused", async () => {
    const input = addConditionInput.parse({ ...told(), code: "toString", text: "x", onsetText: "", status: "active" });
    expect(await execute(addCondition, clinic.neurologist, input)).toMatchObject({
      ok: false,
      fields: { code: expect.any(String) },
    });
  });

  test("of two changes of one status the second gets both values", async () => {
    const id = await aFact(chart, "home_medicine", { text: "Aspirin" });
    const fact = { patientId, id, revision: 1, kind: "home-medicine" as const };
    expect((await execute(changeStatus, clinic.neurologist, { ...fact, status: "stopped" })).ok).toBe(true);
    const second = await execute(changeStatus, clinic.oncologist, { ...fact, status: "unsure" });
    expect(second).toMatchObject({
      code: "changed-by-someone-else",
      conflict: { mine: { status: "unsure" }, theirs: { status: "stopped" } },
    });
    expect(await auditOf(patientId)).toEqual(["home-medicine.status-changed done"]);
  });

  test("a line of one chart cannot be changed through another", async () => {
    const other = await aChart(clinic);
    const id = await aFact(other, "allergy", { text: "Latex" });
    const answer = await execute(markInError, clinic.neurologist, {
      kind: "allergy",
      id,
      revision: 1,
      patientId,
      reason: "no",
    });
    expect(answer).toMatchObject({ ok: false, code: "not-found" });
  });

  test("a medicine is mapped by a person, may be taken back, and a line in error can no longer be mapped", async () => {
    const id = await aFact(chart, "home_medicine", { text: "Tegretol" });
    const map = (agent: string | null, revision: number) =>
      execute(mapHomeMedicine, clinic.neurologist, { patientId, id, revision, agent });
    expect(await map("no-such-agent", 1)).toMatchObject({ ok: false, fields: { agent: expect.any(String) } });
    expect((await map("carbamazepine", 1)).ok).toBe(true);
    expect((await map(null, 2)).ok).toBe(true);
    await execute(markInError, clinic.neurologist, {
      kind: "home-medicine",
      id,
      revision: 3,
      patientId,
      reason: "wrong chart",
    });
    expect(await map("carbamazepine", 4)).toMatchObject({ ok: false, code: "already-in-error" });
    expect(await auditOf(patientId)).toEqual([
      "home-medicine.mapped done",
      "home-medicine.unmapped done",
      "home-medicine.entered-in-error done",
    ]);
  });
});

describe("reviews and questions", () => {
  const review = (noneKnown: boolean) =>
    execute(reviewList, clinic.neurologist, { patientId, list: "allergies" as const, noneKnown });

  test("none known needs an empty list, and an empty list can be reviewed only as none", async () => {
    expect(await review(false)).toMatchObject({ code: "list-empty" });
    expect((await review(true)).ok).toBe(true);
    await aFact(chart, "allergy", { text: "Latex" });
    expect(await review(true)).toMatchObject({ code: "list-not-empty" });
    expect((await review(false)).ok).toBe(true);
    expect(await auditOf(patientId)).toEqual(["list.reviewed done", "list.reviewed done"]);
  });

  test("an answer is added to the earlier one; a question that is not asked of this patient is refused", async () => {
    const man = await aChart(clinic, { sex_at_birth: "male" });
    const answer = (whose: string, question: string) =>
      execute(answerGatekeeper, clinic.neurologist, { patientId: whose, question, answer: "no" as const, note: null });
    expect((await answer(patientId, "pregnant")).ok).toBe(true);
    expect((await answer(patientId, "pregnant")).ok).toBe(true);
    expect(await answer(man.patientId, "pregnant")).toMatchObject({ code: "question-not-asked-here" });
    expect(await auditOf(patientId)).toEqual(["gatekeeper.answered done", "gatekeeper.answered done"]);
  });
});
