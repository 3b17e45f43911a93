// Narrowing the changes between two versions: to a lane, a treatment, the person who made them, or the version whose reason they have.
import type { Lane } from "../plan/lanes";
import type { Treatment } from "../plan/treatment";
import { diffTreatments, type TreatmentChange } from "./diff";

/** Null filters nothing. `author` is a person's id, `because` the number of a version. */
export interface ChangeFilter {
  readonly lane: Lane | null;
  readonly agent: string | null;
  readonly author: string | null;
  readonly because: number | null;
}

/** A version on the way from the older to the newer one, oldest first, each with its treatments. */
export interface VersionStep {
  readonly version: number;
  readonly signerId: string;
  readonly treatments: readonly Treatment[];
}

export const isFiltered = ({ lane, agent, author, because }: ChangeFilter): boolean =>
  [lane, agent, author, because].some((one) => one !== null);

/** What a treatment is filtered by: its agent, or its kind where it has none. */
export const agentKey = (t: Pick<Treatment, "agent" | "kind">): string => t.agent ?? t.kind;

/** Which versions did something to which treatment; the first step is the older version itself, which did nothing here. */
export function touchedBy(steps: readonly VersionStep[]): ReadonlyMap<string, readonly VersionStep[]> {
  const touched = new Map<string, VersionStep[]>();
  steps.forEach((step, at) => {
    const before = steps[at - 1];
    if (!before) return;
    for (const change of diffTreatments(before.treatments, step.treatments)) {
      const unchanged = change.status === "unchanged";
      const stoppedBefore = change.status === "removed" && change.from.action === "stop";
      if (unchanged || stoppedBefore) continue;
      touched.set(change.treatmentId, [...(touched.get(change.treatmentId) ?? []), step]);
    }
  });
  return touched;
}

/** The changes a filter lets through; what several versions did to one treatment counts for each of them. */
export function filterChanges(
  changes: readonly TreatmentChange[],
  filter: ChangeFilter,
  steps: readonly VersionStep[],
): TreatmentChange[] {
  const touched = filter.author === null && filter.because === null ? null : touchedBy(steps);
  return changes.filter((change) => {
    if (filter.lane !== null && change.lane !== filter.lane) return false;
    if (filter.agent !== null && agentKey(change.to ?? change.from) !== filter.agent) return false;
    const by = touched?.get(change.treatmentId) ?? [];
    if (filter.author !== null && !by.some((step) => step.signerId === filter.author)) return false;
    return filter.because === null || by.some((step) => step.version === filter.because);
  });
}
