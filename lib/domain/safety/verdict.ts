// Three-valued logic that remembers why. `holds` is null when a fact is missing that could decide it; `base` is the rules'
// own reading, in which a comparison with a missing fact is false.
import type { Evidence, MissingFact } from "./finding";

export interface Verdict {
  readonly holds: boolean | null;
  readonly base: boolean;
  /** The facts that would decide it; empty unless `holds` is null. */
  readonly missing: readonly MissingFact[];
  /** What makes it hold; empty when it does not. */
  readonly evidence: readonly Evidence[];
  /** The rows it is about, also while `holds` is null: what may not be settled is still about something. */
  readonly rows: readonly number[];
}

const nothing: readonly never[] = [];

export const no: Verdict = { holds: false, base: false, missing: nothing, evidence: nothing, rows: nothing };

/** It holds, because of this. */
export function yes(evidence: readonly Evidence[] = nothing, rows: readonly number[] = nothing): Verdict {
  return { holds: true, base: true, missing: nothing, evidence, rows };
}

/** Nobody can tell before these facts are known. */
export function unknown(missing: readonly MissingFact[]): Verdict {
  return { holds: null, base: false, missing, evidence: nothing, rows: nothing };
}

const evidenceOf = (verdicts: readonly Verdict[]) => verdicts.flatMap((v) => (v.base ? v.evidence : nothing));
const rowsOf = (verdicts: readonly Verdict[]) => [
  ...new Set(verdicts.flatMap((v) => (v.base || v.holds === null ? v.rows : nothing))),
];

/** At least so many of them hold. */
export function atLeast(count: number, verdicts: readonly Verdict[]): Verdict {
  let sure = 0;
  let open = 0;
  let base = 0;
  for (const v of verdicts) {
    if (v.holds) sure += 1;
    else if (v.holds === null) open += 1;
    if (v.base) base += 1;
  }
  const holds = sure >= count ? true : sure + open < count ? false : null;
  return {
    holds,
    base: base >= count,
    missing: holds === null ? verdicts.flatMap((v) => v.missing) : nothing,
    evidence: base >= count ? evidenceOf(verdicts) : nothing,
    rows: base >= count || holds === null ? rowsOf(verdicts) : nothing,
  };
}

export const any = (verdicts: readonly Verdict[]): Verdict => atLeast(1, verdicts);
export const all = (verdicts: readonly Verdict[]): Verdict => atLeast(verdicts.length, verdicts);

/** The opposite; that something is absent gives no evidence of its own. */
export function not(v: Verdict): Verdict {
  return {
    holds: v.holds === null ? null : !v.holds,
    base: !v.base,
    missing: v.missing,
    evidence: nothing,
    rows: nothing,
  };
}
