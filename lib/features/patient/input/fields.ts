// Shapes shared by the forms of a chart. Blank answers become null: "Not recorded", never a default.
import * as z from "zod";
import { type Day, isDay } from "@/lib/domain/shared/day";
import { daySchema } from "@/lib/domain/shared/day-schema";

/** Words that must be there. */
export function words(problem: string, max = 200) {
  return z.string({ error: problem }).trim().min(1, problem).max(max, `Use at most ${max} characters`);
}

/** Words that may be left out. */
export function blank(max = 200) {
  return z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters`)
    .transform((text) => (text === "" ? null : text))
    .nullable();
}

/** One of a closed list that must be chosen. */
export function choice<const T extends readonly [string, ...string[]]>(values: T, problem: string) {
  return z.enum(values, { error: problem });
}

/** A day that may be left out; the form sends what was typed, so that a half-typed date is refused and not dropped. */
export const optionalDay = z.union([z.literal("").transform(() => null), z.null(), daySchema], {
  error: "Enter a calendar date such as 23 Nov 2026, or leave it empty",
});

export function requiredDay(problem: string) {
  return z.custom<Day>(isDay, { error: problem });
}

export const id = z.uuid({ error: "This record is not known. Reload the page." });
export const optionalId = z.union([z.literal("").transform(() => null), z.null(), z.uuid()], {
  error: "Choose one from the list, or leave it empty",
});
export const revision = z.int({ error: "Reload the page" }).min(1);
export const reason = words("Say why, in a few words", 500);

/** The record that a new one takes the place of; it is kept, marked entered in error. */
export const replaces = z.strictObject({ id, revision, reason }).nullable().default(null);
