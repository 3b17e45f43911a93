// The value of an observation: an amount, or words. Dates, ranges and ratios are kept as words.
import * as z from "zod";
import { amountText, decimalText, sentAmount } from "./amount";
import { codedText } from "./coded-text";
import {
  conceptSchema,
  periodSchema,
  quantitySchema,
  rangeSchema,
  ratioSchema,
  recordedTimeSchema,
  textSchema,
} from "./datatypes";
import { isTimeOfDay } from "./fhir-time";
import { plainText } from "./plain-text";
import type { ObservedValue } from "./proposal";

export const valueSchemas = {
  valueQuantity: quantitySchema.optional(),
  valueCodeableConcept: conceptSchema.optional(),
  valueString: textSchema.optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.int().optional(),
  valueRange: rangeSchema.optional(),
  valueRatio: ratioSchema.optional(),
  valueSampledData: z.looseObject({}).optional(),
  valueTime: z
    .string()
    .refine(isTimeOfDay, "is not a FHIR time of day (for example 18:23:47, without a zone)")
    .optional(),
  valueDateTime: recordedTimeSchema.optional(),
  valuePeriod: periodSchema.optional(),
};

const valuesSchema = z.looseObject(valueSchemas);

export type FhirValues = z.output<typeof valuesSchema>;

export const VALUE_PROPERTIES = [
  "valueQuantity",
  "valueCodeableConcept",
  "valueString",
  "valueBoolean",
  "valueInteger",
  "valueRange",
  "valueRatio",
  "valueSampledData",
  "valueTime",
  "valueDateTime",
  "valuePeriod",
] as const;

function words(text: string): ObservedValue | null {
  const plain = plainText(text);
  return plain === "" ? null : { kind: "text", text: plain, codes: [] };
}

function joined(parts: readonly (string | undefined)[], between: string): ObservedValue | null {
  return words(parts.filter((part) => part !== undefined).join(between));
}

/** The one value of an observation or component, or null when it has none that can be shown. */
export function observedValue(sent: FhirValues): ObservedValue | null {
  const amount = sentAmount(sent.valueQuantity);
  if (amount !== null) return { kind: "quantity", ...amount };
  const coded = codedText(sent.valueCodeableConcept);
  if (coded !== null) return { kind: "text", ...coded };
  if (sent.valueString !== undefined) return words(sent.valueString);
  if (sent.valueBoolean !== undefined) return words(sent.valueBoolean ? "yes" : "no");
  if (sent.valueInteger !== undefined) {
    return { kind: "quantity", value: decimalText(sent.valueInteger), comparator: null, unit: null, ucum: null };
  }
  if (sent.valueTime !== undefined) return words(sent.valueTime);
  if (sent.valueDateTime !== undefined) return words(sent.valueDateTime.text);
  if (sent.valuePeriod !== undefined) return joined([sent.valuePeriod.start?.text, sent.valuePeriod.end?.text], " to ");
  const pair = sent.valueRange ?? null;
  const ends = pair === null ? [sent.valueRatio?.numerator, sent.valueRatio?.denominator] : [pair.low, pair.high];
  const texts = ends.map((end) => sentAmount(end)).map((end) => (end === null ? undefined : amountText(end)));
  return joined(texts, pair === null ? " : " : " to ");
}
