import { formatDay, monthNames } from "@/lib/domain/shared/day";
import type { RecordedTime } from "./fhir-time";

/** A recorded time for reading, no more exact than it was sent: `2019`, `Mar-2019` or `12-Mar-2019`. */
export function recordedTimeText(at: RecordedTime): string {
  if (at.day !== null) return formatDay(at.day);
  if (at.precision === "year") return at.text;
  return `${monthNames[Number(at.text.slice(5, 7)) - 1] ?? ""}-${at.text.slice(0, 4)}`;
}
