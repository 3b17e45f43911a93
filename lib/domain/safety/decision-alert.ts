// What became unsafe in a signed version after it was signed: which alerts to raise, to change and to close.
import { type FindingIdentity, sameIdentity } from "./decision";
import type { SignedFinding } from "./decision-schema";

export interface OpenAlert extends FindingIdentity {
  readonly id: string;
  readonly basis: string;
}

/** Seen by a prescriber: it stays quiet while it rests on the same facts. */
export interface SeenAlert extends FindingIdentity {
  readonly basis: string;
}

export interface AlertChanges {
  readonly raise: readonly SignedFinding[];
  /** Still there, on other facts. */
  readonly change: readonly { readonly id: string; readonly finding: SignedFinding }[];
  /** Gone by itself. */
  readonly close: readonly string[];
}

const sameGround = (a: SeenAlert, b: SeenAlert) => sameIdentity(a, b) && a.basis === b.basis;

/**
 * Compares the Must resolve findings of a version as judged now with those it was signed with and those a prescriber has
 * seen since. What was known on the same facts raises nothing; an open alert whose finding is gone closes.
 */
export function alertChanges(
  now: readonly SignedFinding[],
  known: {
    readonly signed: readonly SignedFinding[];
    readonly open: readonly OpenAlert[];
    readonly seen: readonly SeenAlert[];
  },
): AlertChanges {
  const urgent = now.filter((f) => f.tier === "must-resolve");
  const openOf = (f: FindingIdentity) => known.open.find((alert) => sameIdentity(alert, f));
  const isKnown = (f: SignedFinding) =>
    known.signed.some((s) => s.tier === "must-resolve" && sameGround(s, f)) || known.seen.some((s) => sameGround(s, f));
  return {
    raise: distinct(urgent.filter((f) => !openOf(f) && !isKnown(f))),
    change: distinct(urgent).flatMap((finding) => {
      const alert = openOf(finding);
      return alert && alert.basis !== finding.basis ? [{ id: alert.id, finding }] : [];
    }),
    close: known.open.filter((alert) => !urgent.some((f) => sameIdentity(alert, f))).map((alert) => alert.id),
  };
}

/** One finding for each rule and set of treatments. */
function distinct(findings: readonly SignedFinding[]): SignedFinding[] {
  return findings.filter((f, at) => findings.findIndex((other) => sameIdentity(other, f)) === at);
}

/** The open alerts that the next version answers: their finding is gone from it, or it was decided in it. */
export function answeredBy(version: readonly SignedFinding[], open: readonly OpenAlert[]): string[] {
  const waiting = version.filter((f) => f.tier === "must-resolve" && f.decision === null);
  return open.filter((alert) => !waiting.some((f) => sameIdentity(alert, f))).map((alert) => alert.id);
}
