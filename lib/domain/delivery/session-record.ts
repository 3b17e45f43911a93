// What is written down of a session that was given, by kind.
import * as z from "zod";
import { amountField, choiceField, optionalText, requiredText } from "../plan/fields";

export const fluids = ["albumin-5", "plasma", "albumin-and-saline", "albumin-and-plasma"] as const;
export const accesses = ["peripheral", "central-line", "port", "fistula"] as const;
export const anticoagulants = ["citrate", "heparin", "citrate-and-heparin", "none"] as const;

const exchangeRecord = z.strictObject({
  kind: z.literal("exchange"),
  volumeL: amountField("Enter the litres exchanged, such as 2.8"),
  fluid: choiceField(fluids, "Choose the replacement fluid"),
  access: choiceField(accesses, "Choose the access"),
  anticoagulant: choiceField(anticoagulants, "Choose the anticoagulant"),
  complications: optionalText(1000),
});

const ivigRecord = z.strictObject({
  kind: z.literal("ivig"),
  product: requiredText("Enter the product", 200),
  lot: requiredText("Enter the lot number", 100),
  doseG: amountField("Enter the grams given, such as 25"),
  rateMlPerHour: amountField("Enter the highest rate in mL per hour, such as 120"),
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
