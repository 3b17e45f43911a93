// Decisions about findings: what a finding is known by, which decision stands, and what made one fall.
import type { SignedDecision, SignedEvidence, SignedFinding } from "./decision-schema";
import type { DecisionKind, OverrideReason } from "./decision-words";
import type { EngineInput } from "./engine-input";
import { evidenceText } from "./evidence-words";
import type { Evidence, Finding } from "./finding";

/** What somebody decided about a finding while drafting; the newest about a finding counts. */
export interface DraftDecision {
  readonly ruleId: string;
  readonly treatments: readonly string[];
  readonly basis: string;
  readonly evidence: readonly SignedEvidence[];
  readonly kind: DecisionKind;
  readonly reason: OverrideReason | null;
  readonly text: string | null;
  readonly byId: string;
  readonly byName: string;
  /** Instant, ISO in UTC. */
  readonly at: string;
}

/** What a finding is known by from one version to the next, whatever its facts: its rule and its treatments. */
export interface FindingIdentity {
  readonly ruleId: string;
  readonly treatments: readonly string[];
}

export const sameIdentity = (a: FindingIdentity, b: FindingIdentity): boolean =>
  a.ruleId === b.ruleId &&
  a.treatments.length === b.treatments.length &&
  a.treatments.every((id, i) => id === b.treatments[i]);

/** The ids of the treatments a finding is about, sorted, each once; rows without a treatment are left out. */
export function treatmentsOf(finding: Pick<Finding, "rows">, input: Pick<EngineInput, "plan">): string[] {
  return [...new Set(finding.rows.flatMap((row) => input.plan[row]?.treatmentId ?? []))].sort();
}

/** Evidence as a version keeps it: numbers become texts. */
export function keepEvidence(evidence: readonly Evidence[]): SignedEvidence[] {
  return evidence.map(({ fact, value, unit, day }) => ({
    fact,
    value: String(value),
    ...(unit === undefined ? {} : { unit }),
    ...(day === undefined ? {} : { day }),
  }));
}

/** Whether a finding still waits for a decision, was decided on the facts as they are, or was decided on others. */
export type Standing =
  | { readonly state: "open" }
  | { readonly state: "decided"; readonly decision: SignedDecision }
  /** Decided before, on facts that have changed since: it is open again, and this is what changed. */
  | { readonly state: "changed"; readonly decision: SignedDecision; readonly before: readonly SignedEvidence[] };

type Undecided = Pick<SignedFinding, "ruleId" | "treatments" | "basis">;

/**
 * How a finding stands after the decisions of this draft, newest first, and those the current version carries. What was
 * decided in the draft goes before what was carried; a decision taken back leaves the finding open.
 */
export function standingOf(
  finding: Undecided,
  decisions: readonly DraftDecision[],
  carried: readonly SignedFinding[],
  nextVersion: number,
): Standing {
  const mine = decisions.filter((d) => sameIdentity(d, finding));
  const exact = mine.find((d) => d.basis === finding.basis);
  if (exact)
    return exact.kind === "withdraw" ? { state: "open" } : { state: "decided", decision: signed(exact, nextVersion) };
  const before = carried.filter((f) => sameIdentity(f, finding) && f.decision !== null);
  const same = before.find((f) => f.basis === finding.basis);
  if (same?.decision) return { state: "decided", decision: same.decision };
  const fallen = mine[0];
  if (fallen && fallen.kind !== "withdraw")
    return { state: "changed", decision: signed(fallen, nextVersion), before: fallen.evidence };
  const old = before[0];
  return old?.decision ? { state: "changed", decision: old.decision, before: old.evidence } : { state: "open" };
}

function signed(decision: DraftDecision, version: number): SignedDecision {
  const { kind, reason, text, byId, byName, at } = decision;
  return { kind: kind === "override" ? "override" : "acknowledge", reason, text, byId, byName, at, version };
}

/** Numbers are numbers again, and days are left out: they count from another day by then. */
function evidenceWords({ fact, value, unit }: SignedEvidence): string {
  const number = value.trim() === "" ? Number.NaN : Number(value);
  return evidenceText({ fact, value: Number.isFinite(number) ? number : value, ...(unit ? { unit } : {}) });
}

const wordsByFact = (list: readonly SignedEvidence[]) => {
  const grouped = new Map<string, string[]>();
  for (const e of list) {
    const words = evidenceWords(e);
    if (words) grouped.set(e.fact, [...(grouped.get(e.fact) ?? []), words]);
  }
  return new Map([...grouped].map(([fact, words]) => [fact, [...new Set(words)].sort().join(", ")]));
};

/** What differs between the facts a finding was decided on and those it rests on now, in sentences. */
export function evidenceChanges(before: readonly SignedEvidence[], now: readonly SignedEvidence[]): string[] {
  const [old, fresh] = [wordsByFact(before), wordsByFact(now)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((fact) => {
    const [was, is] = [old.get(fact), fresh.get(fact)];
    if (was === is) return [];
    if (was && is) return [`Was: ${was}. Now: ${is}.`];
    return is ? [`New: ${is}.`] : [`No longer: ${was}.`];
  });
}
