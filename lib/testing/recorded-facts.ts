// Facts recorded through the commands, so that everything that hangs on them happens too.
import type * as z from "zod";
import { addAllergy, addCondition, addHomeMedicine } from "@/lib/features/patient/commands/add-list-facts";
import { markInError } from "@/lib/features/patient/commands/change-fact";
import { recordObservation } from "@/lib/features/patient/commands/record-observation";
import {
  addAllergyInput,
  addConditionInput,
  addMedicineInput,
  type MarkInErrorInput,
  recordObservationInput,
} from "@/lib/features/patient/input/facts";
import type { Actor } from "@/lib/platform/actor-types";
import { type Answer, type Command, execute } from "@/lib/platform/command";
import type { Chart } from "./charts";

/** The value of an answer that must not be a refusal. */
export async function granted<T>(answer: Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given));
  return given.value;
}

async function recorded<I>(
  command: Command<I, { id: string }>,
  shape: z.ZodType<I>,
  chart: Chart,
  by: Actor,
  values: object,
) {
  const input = shape.parse({ patientId: chart.patientId, source: "test", replaces: null, ...values });
  return (await granted(execute(command, by, input))).id;
}

/** Records facts of one patient as somebody, by default the clinic's neurologist; each answers the id of its row. */
export function recorder(chart: Chart, by: Actor = chart.clinic.neurologist) {
  const takenOn = new Date().toISOString().slice(0, 10);
  return {
    condition: (code: string) =>
      recorded(addCondition, addConditionInput, chart, by, { code, text: code, onsetText: "", status: "active" }),
    allergy: (substance: string) =>
      recorded(addAllergy, addAllergyInput, chart, by, {
        substance,
        text: substance,
        reaction: "",
        severity: "severe",
      }),
    medicine: (agent: string | null, text: string) =>
      recorded(addHomeMedicine, addMedicineInput, chart, by, {
        agent: agent ?? "",
        text,
        doseText: "",
        startedText: "",
        status: "current",
      }),
    value: (code: string, value: string, unit: string) =>
      recorded(recordObservation, recordObservationInput, chart, by, {
        code,
        value,
        unit,
        takenOn,
        takenTime: "",
        rater: "",
        note: "",
      }),
    inError: (kind: MarkInErrorInput["kind"], id: string) =>
      granted(execute(markInError, by, { kind, id, patientId: chart.patientId, revision: 1, reason: "Other patient" })),
  };
}
