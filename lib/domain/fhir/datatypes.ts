// The FHIR R4 data types this import reads. Unknown properties pass; a property we read must have its R4 type.
import * as z from "zod";
import { readRecordedTime } from "./fhir-time";

const MAX_TEXT = 4000;

export const textSchema = z.string().min(1, "is empty").max(MAX_TEXT, `is longer than ${MAX_TEXT} characters`);

export const recordedTimeSchema = z.string().transform((text, context) => {
  const time = readRecordedTime(text);
  if (time !== null) return time;
  context.addIssue({
    code: "custom",
    message: "is not a FHIR date or date with time (for example 2026-11-23T10:31:00Z)",
  });
  return z.NEVER;
});

const decimalSchema = z
  .number()
  .refine((value) => Math.abs(value) < 1e12, "is a number too large to be a measurement")
  .refine((value) => value === 0 || Math.abs(value) > 1e-9, "is a number too small to be a measurement");

export const codingSchema = z.looseObject({
  system: textSchema.optional(),
  code: textSchema.optional(),
  display: textSchema.optional(),
});

export const conceptSchema = z.looseObject({
  coding: z.array(codingSchema).max(50, "lists more than 50 codes").optional(),
  text: textSchema.optional(),
});

export const referenceSchema = z.looseObject({ reference: textSchema.optional(), display: textSchema.optional() });

export const quantitySchema = z.looseObject({
  value: decimalSchema.optional(),
  comparator: z.enum(["<", "<=", ">=", ">"]).optional(),
  unit: textSchema.optional(),
  system: textSchema.optional(),
  code: textSchema.optional(),
});

export const rangeSchema = z.looseObject({ low: quantitySchema.optional(), high: quantitySchema.optional() });

export const ratioSchema = z.looseObject({
  numerator: quantitySchema.optional(),
  denominator: quantitySchema.optional(),
});

export const periodSchema = z.looseObject({
  start: recordedTimeSchema.optional(),
  end: recordedTimeSchema.optional(),
});

export type FhirConcept = z.output<typeof conceptSchema>;
export type FhirQuantity = z.output<typeof quantitySchema>;
export type FhirReference = z.output<typeof referenceSchema>;
