// The arithmetic behind a calculated dose, stored with it so that the dose can be reproduced and is never changed
// silently when the weight changes (CAL-1 to CAL-4).
import { z } from "zod";
import { daySchema } from "../shared/day";

const word = z.string().min(1).max(300);
const number = z.string().min(1).max(40);

const workingInputSchema = z.strictObject({
  label: word,
  value: number,
  unit: z.string().max(40),
  takenOn: daySchema.nullable(),
  source: word.nullable(),
});

const workingStepSchema = z.strictObject({ text: word, value: number, unit: z.string().max(40) });

/** A stored calculation: its result, the formula with its version, the inputs with date and source, and every step. */
export const workingSchema = z.strictObject(
  {
    result: z.strictObject({ value: number, unit: z.string().max(40) }),
    formula: z.strictObject({ id: word, name: word, version: word }),
    inputs: z.array(workingInputSchema).max(20),
    steps: z.array(workingStepSchema).max(20),
  },
  { error: "Calculate the dose again: its working is incomplete" },
);

export type StoredWorking = z.infer<typeof workingSchema>;
