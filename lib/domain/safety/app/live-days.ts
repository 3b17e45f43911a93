// Where sessions really are, once a course was moved: the engine judges those days, not the ordered ones.
import { type Day, daysBetween } from "../../shared/day";
import type { PlanRow } from "../engine-input";

/** Days of the live sessions of a treatment, a list for each of its courses in the order of `courseOrders`. */
export type LiveDays = ReadonlyMap<string, readonly (readonly Day[])[]>;

/** The rows with the live days of their sessions; a row whose course has none keeps its own. Day 0 is `asOf`. */
export function withLiveDays(rows: readonly PlanRow[], live: LiveDays | undefined, asOf: Day): readonly PlanRow[] {
  if (!live) return rows;
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const id = row.treatmentId ?? "";
    const at = seen.get(id) ?? 0;
    seen.set(id, at + 1);
    const own = row.days ? live.get(id)?.[at] : undefined;
    if (!own || own.length === 0) return row;
    const days = own.map((day) => daysBetween(asOf, day));
    const [startDay, endDay] = [Math.min(...days), Math.max(...days)];
    return { ...row, days, startDay, endDay, over: endDay < 0 };
  });
}
