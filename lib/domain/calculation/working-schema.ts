// Apart from working.ts, so that a screen that only calculates does not load zod.
import * as z from "zod";
import { daySchema } from "../shared/day-schema";

const amount = z.strictObject({ value: z.string(), unit: z.string() });

/** A working as stored with a treatment; what is stored parses back to the same value. */
export const workingSchema = z.strictObject({
  result: amount,
  formula: z.strictObject({ id: z.string(), name: z.string(), version: z.string() }),
  inputs: z.array(amount.extend({ label: z.string(), takenOn: daySchema.optional(), source: z.string().optional() })),
  steps: z.array(amount.extend({ kind: z.enum(["calculate", "round", "cap", "split"]), text: z.string() })),
  warnings: z.array(z.string()),
});
