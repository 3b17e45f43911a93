// The leaves that every treatment form is made of. Each message says how to mend the entry (FRM-3).
import * as z from "zod";
import { daySchema } from "../shared/day-schema";
import { isDecimalText, plainDecimal } from "../shared/decimal";

const above0 = (text: string) => isDecimalText(text) && !text.startsWith("-") && /[1-9]/.test(text);

/** A required text of up to `max` characters; the message says what to write. */
export const requiredText = (message: string, max = 500) =>
  z
    .string({ error: message })
    .trim()
    .min(1, message)
    .max(max, `Use at most ${max} characters`)
    .overwrite((text) => text.normalize("NFC"));

/** A text that may be left out: null, never an empty text. */
export const optionalText = (max = 500) => requiredText("Enter a text, or leave it empty", max).nullable();

/** An exact amount above 0 as decimal text in its shortest form ("0.50" becomes "0.5"); at most 12 digits. */
export const amountField = (message = "Enter a dose such as 0.5 or 40") =>
  z
    .string({ error: message })
    .trim()
    .max(12, message)
    .refine(above0, { error: message })
    .overwrite((text) => (isDecimalText(text) ? plainDecimal(text) : text));

/** A whole number from `min` to `max`. */
export const countField = (message: string, min: number, max: number) =>
  z.number({ error: message }).int(message).min(min, message).max(max, message);

/** One of a closed list of codes. */
export const choiceField = <const T extends readonly [string, ...string[]]>(values: T, message: string) =>
  z.enum(values, { error: message });

/** A calendar day that has to be given. */
export const dayField = daySchema;

/** A yes or no; a box that was never ticked is no. */
export const flagField = () => z.boolean({ error: "Choose yes or no" });

/** The id of a person, team, treatment or course. */
export const idField = (message: string) => z.uuid({ error: message });

/** Reports a fault at one field of a form; the path is that of the field the user has to mend. */
export function fault(ctx: z.RefinementCtx, path: readonly (string | number)[], message: string): void {
  ctx.addIssue({ code: "custom", path: [...path], message });
}
