// A dose of chemotherapy that is reduced without a new version: the signed amounts times a percentage, as a sum to be read.
import type { Regimen } from "../plan/kinds/cancer";
import { type CourseOrder, cycleOf } from "../schedule/course-order";
import { Decimal } from "../shared/decimal";
import { fail, ok, type Result } from "../shared/result";
import { formatDose } from "../wording/dose";
import { tallMan } from "../wording/medicine-name";
import { type CourseSession, inScope, type Scope } from "./course";
import { isOpen } from "./session-states";

/** Percent of the signed dose below which a reduction is taken for a slip of the hand (product choice). */
export const leastPercent = 25;

export interface Reduction {
  /** Of the signed dose; 100 takes an earlier reduction back. */
  readonly percent: number;
  readonly reason: string;
}

/** An amount times a percentage, exact: 390 mg at 75 percent is 292.5 mg. */
export function reducedAmount(amount: string, percent: number): string {
  return new Decimal(amount).times(percent).div(100).toFixed();
}

/** The drugs given on a day of a cycle, numbered from 1. */
export const givenOnDay = (t: Regimen, day: number) => t.components.filter((c) => c.days.includes(day));

/** The day of its cycle on which session n is given. */
export function dayOfCycle(order: Pick<CourseOrder, "rhythm">, n: number): number {
  const givenOn = order.rhythm.type === "cycle" ? order.rhythm.givenOn : [1];
  return givenOn[(n - 1) % givenOn.length] ?? 1;
}

/** The sum of a reduced dose, a line for each drug: `CARBOplatin 390 mg × 75% = 292.5 mg`. */
export function reductionSums(
  drugs: readonly { readonly name: string; readonly amount: string; readonly unit: string }[],
  percent: number,
): string[] {
  return drugs.map(({ name, amount, unit }) => {
    const [signed, reduced] = [formatDose(amount, unit), formatDose(reducedAmount(amount, percent), unit)];
    return `${tallMan(name).display} ${signed} × ${percent}% = ${reduced}`;
  });
}

export interface ReducedSpan {
  readonly fromN: number;
  /** Null when it holds for all that follow. */
  readonly toN: number | null;
}

/**
 * The sessions that a reduction concerns: the rest of this cycle, this and all that follow, or every open one. Refused for a
 * session that is no longer to come.
 */
export function reductionSpan(
  order: CourseOrder,
  sessions: readonly CourseSession[],
  sessionId: string,
  scope: Scope,
): Result<ReducedSpan, string> {
  const chosen = sessions.find((s) => s.sessionId === sessionId);
  if (!chosen) return fail("This session is no longer part of the course: look at it again");
  if (!isOpen(chosen)) return fail("Only the dose of a session that is still to come can be reduced");
  const meant = inScope(order, sessions, chosen, scope);
  const numbers = meant.map((s) => s.n);
  const fromN = Math.min(...numbers);
  if (scope !== "this") return ok({ fromN, toN: null });
  const cycle = cycleOf(order, chosen.n);
  const perCycle = order.rhythm.type === "cycle" ? order.rhythm.givenOn.length : 1;
  return ok({ fromN, toN: cycle === null ? chosen.n : cycle * perCycle });
}
