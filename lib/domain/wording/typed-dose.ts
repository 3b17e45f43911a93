// A dose step as far as somebody typed it, in the wording of every other dose; drafts may lack any part of it.
import { formatDay, isDay } from "../shared/day";
import { isDecimalText } from "../shared/decimal";
import { formatDose } from "./dose";
import { frequencyLabel, isFrequencyCode } from "./frequency";

/** The fields of a step that `typedDose` says; the others are the caller's to show. */
export const saidByTypedDose: ReadonlySet<string> = new Set(["amount", "unit", "frequency", "from", "to"]);

/** `20 mg three times a day, from 23-Nov-2026`; null for what has no amount with its unit, so that nothing is guessed. */
export function typedDose(step: Readonly<Record<string, unknown>>): string | null {
  const { amount, unit, frequency, from, to } = step;
  if (typeof amount !== "string" || typeof unit !== "string" || !isDecimalText(amount) || unit === "") return null;
  const often =
    typeof frequency !== "string" || frequency === ""
      ? ""
      : ` ${isFrequencyCode(frequency) ? frequencyLabel(frequency) : frequency}`;
  const days = [
    from ? `from ${isDay(from) ? formatDay(from) : from}` : "",
    to ? `to ${isDay(to) ? formatDay(to) : to}` : "",
  ].filter(Boolean);
  return `${formatDose(amount, unit)}${often}${days.length > 0 ? `, ${days.join(" ")}` : ""}`;
}
