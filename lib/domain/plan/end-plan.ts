// Ending a plan: every treatment still open gets a disposition, so that none is left behind unexplained.
import { fail, ok, type Result } from "../shared/result";
import type { Problem } from "./draft-treatment";
import { type EndReason, endReasons } from "./plan-states";
import type { Treatment } from "./treatment";

export const dispositions = { completed: "completed", ...endReasons } as const;
export type DispositionCode = keyof typeof dispositions;

export interface Disposition {
  readonly treatmentId: string;
  readonly disposition: DispositionCode;
  readonly note: string | null;
}

/** The treatments of a version that are still open: all but the stopped ones. */
export function openTreatments(treatments: readonly Treatment[]): Treatment[] {
  return treatments.filter((t) => t.action !== "stop");
}

/** Whether a text is one of the disposition codes. */
export function isDisposition(text: string): text is DispositionCode {
  return Object.hasOwn(dispositions, text);
}

/** The dispositions with which a plan may end, one for each open treatment in its order, or what is missing or too much. */
export function endPlan(
  current: readonly Treatment[],
  given: readonly Disposition[],
): Result<readonly Disposition[], readonly Problem[]> {
  const open = openTreatments(current);
  const problems: Problem[] = [];
  const ordered: Disposition[] = [];
  for (const t of open) {
    const [mine, second] = given.filter((d) => d.treatmentId === t.treatmentId);
    if (!mine) problems.push({ path: `dispositions.${t.treatmentId}`, message: `Choose what became of ${t.name}` });
    else if (second)
      problems.push({ path: `dispositions.${t.treatmentId}`, message: `${t.name} has two dispositions: choose one` });
    else ordered.push(mine);
  }
  for (const d of given) {
    if (!open.some((t) => t.treatmentId === d.treatmentId))
      problems.push({
        path: `dispositions.${d.treatmentId}`,
        message: "This treatment is not open in the current version: leave it out",
      });
  }
  return problems.length > 0 ? fail(problems) : ok(ordered);
}

/** The dispositions that a recorded death gives to every open treatment; no one is asked for them. */
export function dispositionsAtDeath(current: readonly Treatment[]): Disposition[] {
  const died: EndReason = "died";
  return openTreatments(current).map((t) => ({ treatmentId: t.treatmentId, disposition: died, note: null }));
}
