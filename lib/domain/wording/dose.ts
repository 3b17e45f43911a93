// The one place where a dose becomes text (MED-1 to MED-5, MED-8, MED-10).
import { Decimal } from "../shared/decimal";
import { type FrequencyCode, frequencyLabel } from "./frequency";
import { noBreakSpace } from "./no-break-space";
import { formatNumber, formatReported } from "./number";
import { type RouteCode, routeLabel } from "./route";
import { withUnit } from "./unit";

/** Shown where a fact is missing (DAT-4). */
export const notRecorded = "Not recorded";
/** Shown where a fact was asked for and the answer was that nobody knows (DAT-4). */
export const notKnown = "Not known";
/** Shown for a medicine that came without a dose; never replaced by a usual dose. */
export const doseNotStated = "Dose not stated";

const smallerUnit: Record<string, string> = { g: "mg", mg: "ug" };

/**
 * A dose for reading: `1000`, `mg` → `1,000 mg` with a non-breaking space. With `smallerUnit`, an amount below one is
 * shown in the next smaller unit (`0.5 mg` → `500 microgram`), for formulary entries that allow it.
 */
export function formatDose(value: string, ucum: string, options: { readonly smallerUnit?: boolean } = {}): string {
  const smaller = smallerUnit[ucum];
  const amount = new Decimal(value);
  if (options.smallerUnit && smaller && amount.gt(0) && amount.lt(1)) {
    return formatDose(amount.times(1000).toFixed(), smaller, options);
  }
  return withUnit(formatNumber(amount), amount.toFixed(), ucum);
}

/** A range of doses with `to`, never a hyphen: `5 mg to 10 mg`. */
export function doseRange(low: string, high: string, ucum: string): string {
  if (new Decimal(low).eq(high)) return formatDose(low, ucum);
  return `${formatDose(low, ucum)} to ${formatDose(high, ucum)}`;
}

/** A measured value for reading, with the precision it was reported with; text results are shown as they are. */
export function formatMeasured(value: string, ucum: string): string {
  return withUnit(formatReported(value), value, ucum);
}

/** The parts of one line of medicine text, in the only order in which they are shown (MED-10). */
export interface MedicineLineParts {
  readonly name: string;
  readonly form?: string;
  readonly dose: string | null;
  readonly route?: RouteCode | null;
  readonly frequency?: FrequencyCode | null;
  /** Duration, stop or review, already in words. */
  readonly until?: string;
}

/** One attribute of a medicine line; a line may break between attributes, not inside one (MED-11). */
export interface MedicineLinePart {
  readonly part: "name" | "form" | "dose" | "route" | "frequency" | "until";
  readonly text: string;
}

/** The line as attributes for a screen to style; a missing dose is said, never left out. */
export function medicineLine(line: MedicineLineParts): readonly MedicineLinePart[] {
  const parts: MedicineLinePart[] = [{ part: "name", text: line.name }];
  if (line.form) parts.push({ part: "form", text: line.form });
  parts.push({ part: "dose", text: line.dose === null ? doseNotStated : `DOSE${noBreakSpace}${line.dose}` });
  if (line.route) parts.push({ part: "route", text: routeLabel(line.route) });
  if (line.frequency) parts.push({ part: "frequency", text: frequencyLabel(line.frequency) });
  if (line.until) parts.push({ part: "until", text: line.until });
  return parts;
}

/** The line as one text, for print, export and search. */
export function medicineText(line: MedicineLineParts): string {
  return medicineLine(line)
    .map((part) => part.text)
    .join(" \u2014 ");
}
