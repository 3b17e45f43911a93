// What a signature covers: the whole content of a version, with its canonical text.
import * as z from "zod";
import { templateRecordSchema } from "../template/record";
import { canonicalJson } from "./canonical";
import { dayField, idField, optionalText, requiredText } from "./fields";
import { treatmentSchema } from "./treatment";

const antibodySchema = z.strictObject({
  id: requiredText("Name the antibody", 100),
  label: requiredText("Name the antibody", 100),
  result: z.enum(["found", "not-found", "not-tested"]),
});

/** The diagnosis as it read when the version was signed. */
export const diagnosisSummarySchema = z.strictObject({
  diagnosisId: idField("The diagnosis has no valid id"),
  phenotype: requiredText("Choose a syndrome", 100),
  phenotypeLabel: requiredText("Choose a syndrome", 200),
  antibodies: z.array(antibodySchema).max(60),
  cancerStatus: requiredText("Choose the cancer status", 60),
  cancerLabel: optionalText(200),
  cancerFoundOn: dayField.nullable(),
});
export type DiagnosisSummary = z.infer<typeof diagnosisSummarySchema>;

/** Everything a version says; `reason` is why it differs from the one before, null in version 1. */
export const planContentSchema = z.strictObject({
  schema: z.literal("plan/1"),
  patientId: idField("The patient has no valid id"),
  planId: idField("The plan has no valid id"),
  version: z.number().int().min(1).max(100_000),
  title: requiredText("Enter a title for the plan", 200),
  diagnosis: diagnosisSummarySchema,
  effectiveOn: dayField,
  reason: optionalText(2000),
  knowledgeVersion: requiredText("The knowledge version is missing", 60),
  treatments: z.array(treatmentSchema).max(200),
  /** The templates it was drafted from, with every departure; absent when none was used. */
  template: z.array(templateRecordSchema).min(1).max(20).optional(),
});
export type PlanContent = z.infer<typeof planContentSchema>;

/** The one text of a content, over which its SHA-256 is taken; equal contents give equal texts whatever their key order. */
export function canonicalText(content: PlanContent): string {
  return canonicalJson(content);
}
