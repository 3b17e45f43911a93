// The pieces of the line that says what a treatment is, in the order of MED-10.
import { type Day, formatDay } from "../shared/day";
import { formatDose } from "../wording/dose";
import { noBreakSpace } from "../wording/no-break-space";

/** One attribute of a line; a line may break between attributes, never inside one (MED-11). */
export interface TextPart {
  readonly part: "name" | "brand" | "form" | "dose" | "route" | "frequency" | "until" | "detail";
  readonly text: string;
}

/** Several attributes in one line. */
export type TextLine = readonly TextPart[];

export const part = (kind: TextPart["part"], text: string): TextPart => ({ part: kind, text });

/** The dose attribute: the word DOSE and the amount. */
export const dosePart = (text: string): TextPart => part("dose", `DOSE${noBreakSpace}${text}`);

/** An attribute only when there is something to say. */
export const optional = (kind: TextPart["part"], text: string | null | undefined): TextPart[] =>
  text ? [part(kind, text)] : [];

interface Stretch {
  readonly start: Day;
  readonly end: Day | null;
  readonly reviewOn: Day | null;
}

/** From when to when, or the explicit word that it goes on until a review (MED-13). */
export function untilText({ start, end, reviewOn }: Stretch): string {
  const from = `from ${formatDay(start)}`;
  if (end) return end === start ? `on ${formatDay(start)}` : `${from} to ${formatDay(end)}`;
  return reviewOn ? `${from}, ongoing, review on ${formatDay(reviewOn)}` : `${from}, ongoing`;
}

interface Dose {
  readonly amount: string;
  readonly unit: string;
  readonly basis: string;
  readonly perAmount: string | null;
}

/** The ordered amount, followed by what it was calculated from: `34 mg (0.5 mg per kg)`, `390 mg (AUC 5)`. */
export function amountText(dose: Dose): string {
  const amount = formatDose(dose.amount, dose.unit);
  if (dose.basis === "fixed" || !dose.perAmount) return amount;
  if (dose.basis === "auc") return `${amount} (AUC${noBreakSpace}${dose.perAmount})`;
  return `${amount} (${formatDose(dose.perAmount, `${dose.unit}/${dose.basis === "per-kg" ? "kg" : "m2"}`)})`;
}
