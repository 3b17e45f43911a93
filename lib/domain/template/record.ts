// What a version keeps of the templates it was drafted from: which, how they were taken, and every departure with its reason.
import * as z from "zod";
import { choiceField, dayField, idField, optionalText, requiredText } from "../plan/fields";

/** The two arms of a template exclude each other: treatment that belongs to a cancer that was found, and to none found. */
export const templateArms = ["cancer-found", "no-cancer"] as const;
export type TemplateArm = (typeof templateArms)[number];

/** How a plan may depart from a template line. */
export const deviationTypes = ["not-taken", "condition-not-met", "other-agent", "other-start", "other-dose"] as const;
export type DeviationType = (typeof deviationTypes)[number];

const deviationSchema = z.strictObject({
  type: choiceField(deviationTypes, "The kind of departure is missing"),
  /** Id of the template line it departs from. */
  line: requiredText("The template line is missing", 120),
  /** The treatment that departs; null when the line was not taken. */
  treatmentId: idField("The treatment has no valid id").nullable(),
  /** The departure in words, with what the template says and what the plan says. */
  words: requiredText("The departure has no words", 500),
  /** True when a version cannot be signed without a reason. */
  needsReason: z.boolean(),
  reason: optionalText(1000),
});
export type Deviation = z.infer<typeof deviationSchema>;

export const templateRecordSchema = z.strictObject({
  id: requiredText("The template is missing", 100),
  name: requiredText("The template has no name", 200),
  version: z.number().int().min(1).max(10_000),
  /** `h1:` and the SHA-256 of the template as it was merged. */
  hash: requiredText("The template has no hash", 100),
  arm: choiceField(templateArms, "The arm of the template is missing"),
  dayZero: dayField,
  /** The treatments that came from the template, by line. */
  taken: z
    .array(
      z.strictObject({
        line: requiredText("The template line is missing", 120),
        treatmentId: idField("The treatment has no valid id"),
      }),
    )
    .max(60),
  deviations: z.array(deviationSchema).max(120),
});

/** One template as a version keeps it. */
export type TemplateRecord = z.infer<typeof templateRecordSchema>;
