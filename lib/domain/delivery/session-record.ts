// What is written down of a session that was given, by kind.
import * as z from "zod";
import { amountField, choiceField, optionalText, requiredText } from "../plan/fields";
import { Decimal, isDecimalText } from "../shared/decimal";

export const fluids = ["albumin-5", "plasma", "albumin-and-saline", "albumin-and-plasma"] as const;
export const accesses = ["peripheral", "central-line", "port", "fistula"] as const;
export const anticoagulants = ["citrate", "heparin", "citrate-and-heparin", "none"] as const;

/** An amount within what one session can hold; outside it, a slip of the hand is likelier (product choice). */
const within = (example: string, least: number, most: number, unit: string) => {
  const message = `Enter ${example}: from ${least} to ${most} ${unit}`;
  return amountField(message).refine((text) => new Decimal(text).gte(least) && new Decimal(text).lte(most), {
    error: message,
    when: ({ value }) => isDecimalText(String(value)),
  });
};

const exchangeRecord = z.strictObject({
  kind: z.literal("exchange"),
  volumeL: within("the litres exchanged, such as 2.8", 0.2, 10, "L"),
  fluid: choiceField(fluids, "Choose the replacement fluid"),
  access: choiceField(accesses, "Choose the access"),
  anticoagulant: choiceField(anticoagulants, "Choose the anticoagulant"),
  complications: optionalText(1000),
});

const ivigRecord = z.strictObject({
  kind: z.literal("ivig"),
  product: requiredText("Enter the product", 200),
  lot: requiredText("Enter the lot number", 100),
  doseG: within("the grams given, such as 25", 0.5, 250, "g"),
  rateMlPerHour: within("the highest rate, such as 120", 1, 1000, "mL per hour"),
  reactions: optionalText(1000),
});

const cycleRecord = z.strictObject({
  kind: z.literal("cycle"),
  doseGiven: requiredText("Enter what was given, such as: carboplatin 390 mg", 1000),
  delayReason: optionalText(1000),
});

/** The record of one session; litres, grams and mL per hour as decimal texts. */
export const sessionRecordSchema = z.discriminatedUnion("kind", [exchangeRecord, ivigRecord, cycleRecord], {
  error: "Enter what was given",
});
export type SessionRecord = z.infer<typeof sessionRecordSchema>;
