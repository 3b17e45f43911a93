// From what the engine answered to what a version keeps: every finding with its decision, and what could not be told.
import type { Treatment } from "../plan/treatment";
import { basisOf } from "./basis";
import { type DraftDecision, keepEvidence, type Standing, standingOf, treatmentsOf } from "./decision";
import type { SignedCannotTell, SignedFinding } from "./decision-schema";
import { blocksSigning, touchesOf } from "./decision-touch";
import type { EngineInput } from "./engine-input";
import type { CannotTell, CheckResult, Finding } from "./finding";

/** What the engine was given, and what it answered. */
export interface Judged {
  readonly input: EngineInput;
  readonly result: CheckResult;
}

/** A finding as it would be kept, how its decision stands, and whether it stands in the way of signing. */
export interface ProposedFinding {
  readonly finding: SignedFinding;
  readonly standing: Standing;
  readonly blocks: boolean;
}

export interface ProposedFindings {
  readonly findings: readonly ProposedFinding[];
  readonly cannotTell: readonly SignedCannotTell[];
}

export interface DecidedOn {
  readonly judged: Judged;
  /** Complete treatments of the draft, and those of the current version. */
  readonly treatments: readonly Treatment[];
  readonly current: readonly Treatment[] | null;
  /** Of this draft, newest first. */
  readonly decisions: readonly DraftDecision[];
  /** The findings of the current version with their decisions. */
  readonly carried: readonly SignedFinding[];
  readonly nextVersion: number;
}

/** A finding as a version keeps it, without any decision yet. */
export function keepFinding(finding: Finding, input: EngineInput): SignedFinding {
  const { ruleId, ruleVersion, tier, severity, cause, title, message, why, evidence, unsure, overridable } = finding;
  return {
    ruleId,
    ruleVersion,
    tier,
    severity,
    cause,
    title,
    message,
    why,
    treatments: treatmentsOf(finding, input),
    basis: basisOf(finding, input),
    evidence: keepEvidence(evidence),
    unsure: unsure.map((fact) => ({ ...fact })),
    overridable,
    decision: null,
  };
}

/** The findings of a draft with the decisions that stand, in the order of the engine. */
export function proposeFindings(on: DecidedOn): ProposedFindings {
  const { judged, treatments, current, decisions, carried, nextVersion } = on;
  const { input, result } = judged;
  const touches = touchesOf(treatments, current);
  const findings = result.findings.map((raw) => {
    const finding = keepFinding(raw, input);
    const standing = standingOf(finding, decisions, carried, nextVersion);
    const holds = standing.state === "decided" && isEnough(finding, standing.decision.kind);
    return {
      finding: { ...finding, decision: holds ? standing.decision : null },
      standing: holds || standing.state !== "decided" ? standing : ({ state: "open" } as const),
      blocks: !holds && blocksSigning(finding, touches),
    };
  });
  return { findings, cannotTell: keepCannotTell(result.cannotTell) };
}

/** An acknowledged Check that has become Must resolve since needs an override; what cannot be overridden stays open. */
function isEnough({ tier, overridable }: SignedFinding, kind: "override" | "acknowledge"): boolean {
  return tier === "must-resolve" ? overridable && kind === "override" : true;
}

/** One entry for each rule and set of missing facts, however many treatments it concerns. */
function keepCannotTell(entries: readonly CannotTell[]): SignedCannotTell[] {
  const kept = new Map<string, SignedCannotTell>();
  for (const { ruleId, tier, title, missing } of entries) {
    const entry = { ruleId, tier, title, missing: missing.map((fact) => ({ ...fact })) };
    kept.set(JSON.stringify([ruleId, entry.missing]), entry);
  }
  return [...kept.values()];
}
