// Apart from decimal.ts, so that a screen that only calculates does not load zod.
import * as z from "zod";
import { Decimal, isDecimalText, plainDecimal } from "./decimal";

/** A decimal number in a form, an action or stored JSON, kept as text in its shortest form. */
export const decimalSchema = z
  .string()
  .trim()
  .refine(isDecimalText, { error: "Enter a plain number such as 0.5 or 1000, without commas" })
  .transform((text) => plainDecimal(text));

/** A decimal number above zero, kept as text in its shortest form. */
export const positiveDecimalSchema = decimalSchema.refine((text) => new Decimal(text).gt(0), {
  error: "Enter a number above 0",
});
