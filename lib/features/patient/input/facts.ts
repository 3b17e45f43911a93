import * as z from "zod";
import {
  allergyStatuses,
  conditionStatuses,
  gatekeeperAnswers,
  medicineStatuses,
  reviewedLists,
  severities,
  vaccinationStatuses,
} from "@/lib/domain/patient/words";
import { blank, choice, id, optionalDay, reason, replaces, requiredDay, revision, words } from "./fields";

export const recordObservationInput = z.strictObject({
  patientId: id,
  code: words("Choose what was measured", 60),
  value: words("Enter the value", 40),
  unit: z.string().trim().max(40),
  takenOn: requiredDay("Enter the day it was taken, such as t for today"),
  takenTime: z.union([z.literal(""), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)], {
    error: "Enter a 24-hour time such as 09:05, or leave it empty",
  }),
  source: words("Say where the value comes from, such as clinic scale or laboratory", 100),
  rater: blank(100),
  note: blank(500),
  replaces,
});
export type RecordObservationInput = z.infer<typeof recordObservationInput>;

/** A score is nothing without who rated it. */
export const recordScoreInput = recordObservationInput.extend({ rater: words("Say who rated it", 100) });

export const addConditionInput = z.strictObject({
  patientId: id,
  code: blank(60),
  text: words("Name the condition", 200),
  onsetText: blank(100),
  status: choice(conditionStatuses, "Choose active or resolved"),
  source: words("Say who or what this comes from", 100),
  replaces,
});
export type AddConditionInput = z.infer<typeof addConditionInput>;

export const addAllergyInput = z.strictObject({
  patientId: id,
  substance: blank(60),
  text: words("Name the substance", 200),
  reaction: blank(200),
  severity: choice(severities, "Choose the severity, or say it is not known"),
  source: words("Say who or what this comes from", 100),
  replaces,
});
export type AddAllergyInput = z.infer<typeof addAllergyInput>;

export const addMedicineInput = z.strictObject({
  patientId: id,
  agent: blank(80),
  text: words("Name the medicine", 200),
  doseText: blank(200),
  startedText: blank(100),
  status: choice(medicineStatuses, "Choose whether the patient takes it"),
  source: words("Say who or what this comes from", 100),
  replaces,
});
export type AddMedicineInput = z.infer<typeof addMedicineInput>;

export const addVaccinationInput = z.strictObject({
  patientId: id,
  vaccine: blank(60),
  text: words("Name the vaccine", 200),
  givenOn: optionalDay,
  status: choice(vaccinationStatuses, "Choose given, declined or planned"),
  source: words("Say who or what this comes from", 100),
  replaces,
});
export type AddVaccinationInput = z.infer<typeof addVaccinationInput>;

const changed = { patientId: id, id, revision };

export const changeStatusInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("condition"), ...changed, status: choice(conditionStatuses, "Choose a status") }),
  z.strictObject({ kind: z.literal("allergy"), ...changed, status: choice(allergyStatuses, "Choose a status") }),
  z.strictObject({ kind: z.literal("home-medicine"), ...changed, status: choice(medicineStatuses, "Choose a status") }),
]);
export type ChangeStatusInput = z.infer<typeof changeStatusInput>;

export const mapMedicineInput = z.strictObject({ ...changed, agent: blank(80) });
export type MapMedicineInput = z.infer<typeof mapMedicineInput>;

export const factKinds = ["observation", "condition", "allergy", "home-medicine", "vaccination"] as const;
export type FactKind = (typeof factKinds)[number] | "diagnosis";

export const markInErrorInput = z.strictObject({ kind: z.enum(factKinds), ...changed, reason });
export type MarkInErrorInput = z.infer<typeof markInErrorInput>;

export const reviewListInput = z.strictObject({
  patientId: id,
  list: z.enum(reviewedLists),
  noneKnown: z.boolean(),
});
export type ReviewListInput = z.infer<typeof reviewListInput>;

export const answerGatekeeperInput = z.strictObject({
  patientId: id,
  question: words("Choose the question", 60),
  answer: choice(gatekeeperAnswers, "Choose an answer"),
  note: blank(300),
});
export type AnswerGatekeeperInput = z.infer<typeof answerGatekeeperInput>;
