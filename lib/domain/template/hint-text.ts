// The prose of a template in the wording of the screens (MED-1, 3, 5, 6, 7): the same amounts, without the abbreviations.
import { usualDoseText } from "../wording/usual-dose";

const words: readonly (readonly [RegExp, string])[] = [
  [/\bd(\d+)(?: to |-)(\d+)\b/g, "days $1 to $2"],
  [/\bd(\d+)\b/g, "day $1"],
  [/,? q(\d+)d x (\d+)(?: to |-)(\d+)\b/g, ", every $1 days, $2 to $3 cycles"],
  [/,? q(\d+)d x (\d+)\b/g, ", every $1 days, $2 cycles"],
  [/\bIV\/oral\b/g, "intravenous or oral"],
  [/\bIV\b/g, "intravenous"],
  [/\bIU\b/g, "international units"],
  [/ x (\d+(?: to \d+)?)(?= days)/g, " for $1"],
  // "1000 mg/d x 3" is three days: three times would read as three times a day.
  [/(per day(?: intravenous)?) x (\d+)\b/g, "$1 for $2 days"],
  [/ x (\d+(?: to \d+)?)\b/g, ", $1 doses"],
  [/(\d)\.0(?!\d)/g, "$1"],
  [/\b(\d)(\d{3})\b(?=(?: to [\d,]+)? (?:mg|mL|L|g|international)\b)/g, "$1,$2"],
  [/\b(\d+) h\b/g, "$1 hours"],
];

/** Dose prose such as `1000 mg/d IV x 5 days` as `1,000 mg per day intravenous for 5 days`; no amount changes. */
export function hintText(prose: string): string {
  return words.reduce((text, [sign, spoken]) => text.replace(sign, spoken), usualDoseText(prose));
}
