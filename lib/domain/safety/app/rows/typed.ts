// Reads what a person may have half typed: a value that is no day, amount or count yet is simply not stated.
import type { DoseUnit } from "../../../plan/dose-step";
import type { drugForms } from "../../../plan/kinds/drug";
import { type Day, daysBetween, isDay } from "../../../shared/day";
import { Decimal, isDecimalText } from "../../../shared/decimal";
import { type FrequencyCode, isFrequencyCode } from "../../../wording/frequency";

export type Leaf = string | number | null | undefined;

/** An amount above 0, or undefined. */
export function amountOf(leaf: Leaf): Decimal | undefined {
  const text = String(leaf ?? "").trim();
  if (!isDecimalText(text)) return undefined;
  const amount = new Decimal(text);
  return amount.gt(0) ? amount : undefined;
}

/** A whole number from 1 to `max`, or undefined. */
export function countOf(leaf: Leaf, max: number): number | undefined {
  const text = String(leaf ?? "").trim();
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const count = Number(text);
  return count >= 1 && count <= max ? count : undefined;
}

export function dayIn(leaf: Leaf): Day | undefined {
  return isDay(leaf) ? leaf : undefined;
}

export function textOf(leaf: Leaf): string | undefined {
  return typeof leaf === "string" && leaf.trim() !== "" ? leaf.trim() : undefined;
}

export function frequencyOf(leaf: Leaf): FrequencyCode | undefined {
  return typeof leaf === "string" && isFrequencyCode(leaf) ? leaf : undefined;
}

/** Days from day 0 to a typed day. */
export function dayNumber(asOf: Day, leaf: Leaf): number | undefined {
  const day = dayIn(leaf);
  return day ? daysBetween(asOf, day) : undefined;
}

const mgPer: Partial<Record<DoseUnit, string>> = { mg: "1", g: "1000", ug: "0.001" };

/** An amount in mg; undefined for millilitres, tablets, units and everything that has no weight. */
export function mgOf(amount: Leaf, unit: Leaf): Decimal | undefined {
  const factor = typeof unit === "string" && Object.hasOwn(mgPer, unit) ? mgPer[unit as DoseUnit] : undefined;
  return factor ? amountOf(amount)?.times(factor) : undefined;
}

/** Routes in the vocabulary's words; one that it has no word for keeps its own. */
export function routeIn(leaf: Leaf): string | undefined {
  const route = textOf(leaf);
  return route === "intravenous" ? "iv" : route;
}

const formWords: Readonly<Record<(typeof drugForms)[number], string>> = {
  tablet: "tablet",
  "modified-release-tablet": "extended-release",
  "gastro-resistant-tablet": "enteric",
  "dispersible-tablet": "dispersible",
  capsule: "capsule",
  "sprinkle-capsule": "sprinkle",
  "oral-liquid": "solution",
  infusion: "infusion",
  injection: "injection",
  patch: "patch",
  cream: "cream",
  spray: "spray",
  other: "other",
};

/** The form in the vocabulary's words; an oral row without one counts as a tablet there. */
export function formIn(leaf: Leaf): string | undefined {
  const form = textOf(leaf);
  return form && Object.hasOwn(formWords, form) ? formWords[form as keyof typeof formWords] : undefined;
}
