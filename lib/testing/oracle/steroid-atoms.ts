// What the rules ask about steroid courses, day by day.
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { daysOfPlan, intervalOf, prednisoneOn, rowsOf, spreadMgOn, steroidRows } from "./plan-days";

/** The longest run of consecutive days for which a question is answered yes. */
export function longestRun(days: readonly number[], yes: (day: number) => boolean): number {
  let longest = 0;
  let run = 0;
  for (const day of days) {
    run = yes(day) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

export function prednisoneFor(input: EngineInput, gte: number, forDays: number): boolean {
  return longestRun(daysOfPlan(steroidRows(input)), (day) => prednisoneOn(input, day) >= gte) >= forDays;
}

export function prednisoneOnFirstDay(input: EngineInput, ids: readonly string[], gte: number): boolean {
  return rowsOf(input, ids).some((row) => prednisoneOn(input, intervalOf(row).from) >= gte);
}

export function consecutiveDose(input: EngineInput, ids: readonly string[], gteMg: number, moreThan: number): boolean {
  const rows = rowsOf(input, ids);
  const mg = (day: number) => rows.reduce((sum, row) => sum + (spreadMgOn(row, day, input) || 0), 0);
  return longestRun(daysOfPlan(rows), (day) => mg(day) >= gteMg) > moreThan;
}

/** The last run of days above a dose, when no steroid follows it; one that an open-ended order carries has no end. */
export function abruptStop(input: EngineInput, minDays: number, lastAbove: number): boolean {
  const rows = steroidRows(input);
  const last = Math.max(...rows.map((row) => intervalOf(row).to));
  if (rows.length === 0 || rows.some((row) => intervalOf(row).open && intervalOf(row).to === last)) return false;
  let run = 0;
  for (let day = last; prednisoneOn(input, day) > lastAbove; day -= 1) run += 1;
  return run >= minDays;
}
