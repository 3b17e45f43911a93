// What the doors of emergency access accept.
import * as z from "zod";
import { breakGlassReasons, REASON_LEAST, verdicts } from "@/lib/domain/break-glass/break-glass";
import { type Day, isDay } from "@/lib/domain/shared/day";

const id = z.uuid({ error: "This record is not known. Reload the page." });

export const openBreakGlassInput = z.strictObject({
  mrn: z
    .string({ error: "Enter the whole medical record number" })
    .trim()
    .min(1, "Enter the whole medical record number")
    .max(40, "Use at most 40 characters"),
  born: z.custom<Day>(isDay, { error: "Enter the date of birth, such as 09 Apr 1961" }),
  reasonCode: z.enum(breakGlassReasons, { error: "Choose why you need this chart" }),
  reason: z
    .string({ error: "Say why you need this chart" })
    .trim()
    .min(REASON_LEAST, `Say why you need this chart, in ${REASON_LEAST} characters or more`)
    .max(1000, "Use at most 1,000 characters"),
});
export type OpenBreakGlassInput = z.infer<typeof openBreakGlassInput>;

export const endBreakGlassInput = z.strictObject({ breakGlassId: id, patientId: id });
export type EndBreakGlassInput = z.infer<typeof endBreakGlassInput>;

export const reviewBreakGlassInput = z.strictObject({
  breakGlassId: id,
  patientId: id,
  verdict: z.enum(verdicts, { error: "Choose what you say of this access" }),
  comment: z
    .string({ error: "Say why, in a few words" })
    .trim()
    .min(1, "Say why, in a few words")
    .max(1000, "Use at most 1,000 characters"),
});
export type ReviewBreakGlassInput = z.infer<typeof reviewBreakGlassInput>;
