// The dose of an imported medicine exactly as far as it was sent. What is missing stays missing: no default, ever.
import * as z from "zod";
import { amountText, decimalText, type SentAmount, sentAmount } from "./amount";
import { codedText } from "./coded-text";
import { conceptSchema, quantitySchema, rangeSchema, ratioSchema, textSchema } from "./datatypes";
import { plainText } from "./plain-text";

export type DoseLine = {
  /** The sender's own words, verbatim; null when only structured parts were sent. */
  readonly text: string | null;
  readonly amount: SentAmount | null;
  /** The upper end when a range was sent; `amount` is then the lower end. */
  readonly upTo: SentAmount | null;
  readonly rate: string | null;
  readonly timing: string | null;
  readonly route: string | null;
  readonly asNeeded: boolean | null;
  readonly instructions: readonly string[];
};

/**
 * `stated`: the sender's words, or an amount with unit and a frequency. `incomplete`: something, but not a whole
 * dose. `not-stated`: nothing about the amount or the times.
 */
export type SentDose = {
  readonly state: "stated" | "incomplete" | "not-stated";
  readonly summary: string;
  readonly lines: readonly DoseLine[];
};

const positive = z.number().positive("must be above zero").max(100_000, "is out of range");

export const dosageSchema = z.looseObject({
  sequence: z.int().optional(),
  text: textSchema.optional(),
  patientInstruction: textSchema.optional(),
  additionalInstruction: z.array(conceptSchema).optional(),
  timing: z
    .looseObject({
      repeat: z
        .looseObject({
          frequency: positive.optional(),
          frequencyMax: positive.optional(),
          period: positive.optional(),
          periodMax: positive.optional(),
          periodUnit: z.enum(["s", "min", "h", "d", "wk", "mo", "a"]).optional(),
          when: z.array(textSchema).optional(),
        })
        .optional(),
      code: conceptSchema.optional(),
    })
    .optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: conceptSchema.optional(),
  route: conceptSchema.optional(),
  doseAndRate: z
    .array(
      z.looseObject({
        doseQuantity: quantitySchema.optional(),
        doseRange: rangeSchema.optional(),
        rateQuantity: quantitySchema.optional(),
        rateRange: rangeSchema.optional(),
        rateRatio: ratioSchema.optional(),
      }),
    )
    .optional(),
});

type FhirDosage = z.output<typeof dosageSchema>;

const PERIODS: Readonly<Record<string, string>> = {
  s: "second",
  min: "minute",
  h: "hour",
  d: "day",
  wk: "week",
  mo: "month",
  a: "year",
};

function timingText(timing: FhirDosage["timing"]): string | null {
  const named = codedText(timing?.code)?.text ?? null;
  const repeat = timing?.repeat;
  if (repeat?.frequency === undefined || repeat.period === undefined || repeat.periodUnit === undefined) return named;
  const times = [repeat.frequency, repeat.frequencyMax]
    .flatMap((n) => (n === undefined ? [] : decimalText(n)))
    .join(" to ");
  const period = [repeat.period, repeat.periodMax].flatMap((n) => (n === undefined ? [] : decimalText(n))).join(" to ");
  const unit = PERIODS[repeat.periodUnit] ?? repeat.periodUnit;
  const every = period === "1" ? `every ${unit}` : `every ${period} ${unit}s`;
  return `${times} ${times === "1" ? "time" : "times"} ${every}`;
}

function rateText(only: NonNullable<FhirDosage["doseAndRate"]>[number] | undefined): string | null {
  const ends = [
    [only?.rateQuantity],
    [only?.rateRange?.low, only?.rateRange?.high],
    [only?.rateRatio?.numerator, only?.rateRatio?.denominator],
  ].find((pair) => pair.some((end) => sentAmount(end) !== null));
  const texts = ends?.map((end) => sentAmount(end)).map((end) => (end === null ? "(not stated)" : amountText(end)));
  return texts?.join(only?.rateRatio === undefined ? " to " : " per ") ?? null;
}

function lineOf(dosage: FhirDosage): DoseLine {
  // More than one doseAndRate means alternatives of different type (ordered, calculated): none may be picked silently.
  const only = dosage.doseAndRate?.length === 1 ? dosage.doseAndRate[0] : undefined;
  const asNeeded = dosage.asNeededBoolean ?? (dosage.asNeededCodeableConcept === undefined ? null : true);
  const reason = codedText(dosage.asNeededCodeableConcept)?.text;
  const instructions = (dosage.additionalInstruction ?? []).flatMap((concept) => codedText(concept)?.text ?? []);
  const forPatient = plainText(dosage.patientInstruction ?? "");
  return {
    text: plainText(dosage.text ?? "") || null,
    amount: sentAmount(only?.doseQuantity) ?? sentAmount(only?.doseRange?.low),
    upTo: only?.doseQuantity === undefined ? sentAmount(only?.doseRange?.high) : null,
    rate: rateText(only),
    timing: timingText(dosage.timing),
    route: codedText(dosage.route)?.text ?? null,
    asNeeded,
    instructions: [...instructions, forPatient, reason === undefined ? "" : `for ${reason}`].filter(
      (text) => text !== "",
    ),
  };
}

function lineState(line: DoseLine): SentDose["state"] {
  if (line.text !== null) return "stated";
  const hasAmount = line.amount !== null || line.upTo !== null;
  const hasUnit = (line.amount?.unit ?? line.upTo?.unit ?? null) !== null;
  if (hasAmount && hasUnit && (line.timing !== null || line.asNeeded === true)) return "stated";
  return hasAmount || line.rate !== null || line.timing !== null ? "incomplete" : "not-stated";
}

function lineText(line: DoseLine): string {
  const amounts = [line.amount, line.upTo].flatMap((amount) => (amount === null ? [] : amountText(amount)));
  const dose = amounts.length === 0 ? "dose not stated" : amounts.join(" to ");
  const times = line.timing ?? (line.asNeeded ? null : "times not stated");
  const rate = line.rate === null ? null : `rate ${line.rate}`;
  const parts = line.text === null ? [dose, line.route, rate, times] : [line.text];
  const asNeeded = line.asNeeded === true && !/as needed/i.test(line.text ?? "") ? "as needed" : null;
  return [...parts, asNeeded].filter((part) => part !== null).join(", ");
}

/** The dose as sent, in the sender's order; an absent dosage gives “dose not stated”. */
export function sentDose(dosages: readonly FhirDosage[]): SentDose {
  const inOrder = dosages
    .map((dosage, index) => ({ dosage, index }))
    .sort((a, b) => (a.dosage.sequence ?? a.index) - (b.dosage.sequence ?? b.index) || a.index - b.index);
  const lines = inOrder.map(({ dosage }) => lineOf(dosage));
  const states = new Set(lines.map(lineState));
  if (states.size === 0 || (states.size === 1 && states.has("not-stated"))) {
    const asNeeded = lines.some((line) => line.asNeeded === true);
    return { state: "not-stated", summary: asNeeded ? "dose not stated, as needed" : "dose not stated", lines };
  }
  const state = states.size === 1 && states.has("stated") ? "stated" : "incomplete";
  return { state, summary: lines.map(lineText).join("; "), lines };
}
