// What the doors of side effects accept.
import * as z from "zod";
import { type Day, isDay } from "@/lib/domain/shared/day";
import { actionsTaken, type Grade, grades, relations } from "@/lib/domain/side-effect/side-effect";

const id = z.uuid({ error: "This record is not known. Reload the page." });
const revision = z.int({ error: "Reload the page" }).min(1);
const words = (problem: string, max: number) =>
  z.string({ error: problem }).trim().min(1, problem).max(max, `Use at most ${max} characters`);
const optionalDay = z.union([z.literal("").transform(() => null), z.null(), z.custom<Day>(isDay)], {
  error: "Enter a day such as 23 Nov 2026, or leave it empty",
});
const reason = words("Say why, in a few words", 500);
const isGrade = (value: unknown): value is Grade => grades.some((grade) => grade === value);

export const recordSideEffectInput = z.strictObject({
  planId: id,
  treatmentId: id,
  effect: words("Enter what happened, or choose it from the list", 200),
  grade: z.custom<Grade>(isGrade, { error: "Choose how severe it is" }),
  onsetOn: z.custom<Day>(isDay, { error: "Enter the day it began, such as t for today" }),
  resolvedOn: optionalDay,
  actionTaken: z.enum(actionsTaken, { error: "Choose what was done" }),
  relation: z.enum(relations, { error: "Choose whether it comes from the treatment" }),
  note: z
    .string()
    .trim()
    .max(1000, "Use at most 1,000 characters")
    .transform((text) => text || null)
    .nullable(),
  replaces: z.strictObject({ id, revision, reason }).nullable().default(null),
});
export type RecordSideEffectInput = z.infer<typeof recordSideEffectInput>;

const held = { planId: id, treatmentId: id, id, revision };

export const resolveSideEffectInput = z.strictObject({
  ...held,
  resolvedOn: z.custom<Day>(isDay, { error: "Enter the day it was over, such as t for today" }),
});
export type ResolveSideEffectInput = z.infer<typeof resolveSideEffectInput>;

export const sideEffectInErrorInput = z.strictObject({ ...held, reason });
export type SideEffectInErrorInput = z.infer<typeof sideEffectInErrorInput>;

export const decideSideEffectInput = z.strictObject({
  planId: id,
  treatmentId: id,
  id,
  outcome: z.enum(["continue", "reduce", "hold", "stop"], { error: "Choose what you decide" }),
  reason: words("Say why, in a sentence", 1000),
});
export type DecideSideEffectInput = z.infer<typeof decideSideEffectInput>;
