// What became unsafe in a signed version after it was signed: which alerts to raise, to change and to close.
import { type FindingIdentity, sameIdentity } from "./decision";
import type { SignedFinding } from "./decision-schema";

export interface OpenAlert extends FindingIdentity {
  readonly id: string;
  readonly basis: string;
}

/** A finding on given facts. */
export interface Ground extends FindingIdentity {
  readonly basis: string;
}

/** Signed with or seen by a prescriber at an instant: it stays quiet while it is there and rests on the same facts. */
export interface Known extends Ground {
  readonly at: string;
}

export interface AlertChanges {
  readonly raise: readonly SignedFinding[];
  /** Still there, on other facts. */
  readonly change: readonly { readonly id: string; readonly finding: SignedFinding }[];
  /** Gone by itself. */
  readonly close: readonly string[];
  /** Known, and gone now: if it comes back, it is new again, also on the same facts. */
  readonly lapse: readonly Ground[];
}

const sameGround = (a: Ground, b: Ground) => sameIdentity(a, b) && a.basis === b.basis;

/**
 * Compares the Must resolve findings of a version as judged now with those it was signed with and those a prescriber has
 * seen since. What was known on the same facts, and has been there all the time, raises nothing; an open alert whose finding
 * is gone closes.
 */
export function alertChanges(
  now: readonly SignedFinding[],
  {
    known,
    lapsed,
    open,
  }: { readonly known: readonly Known[]; readonly lapsed: readonly Known[]; readonly open: readonly OpenAlert[] },
): AlertChanges {
  const urgent = distinct(now.filter((f) => f.tier === "must-resolve"));
  const standing = known.filter((k) => !lapsed.some((gone) => sameGround(gone, k) && gone.at >= k.at));
  const openOf = (f: FindingIdentity) => open.find((alert) => sameIdentity(alert, f));
  return {
    raise: urgent.filter((f) => !openOf(f) && !standing.some((k) => sameGround(k, f))),
    change: urgent.flatMap((finding) => {
      const alert = openOf(finding);
      return alert && alert.basis !== finding.basis ? [{ id: alert.id, finding }] : [];
    }),
    close: open.filter((alert) => !urgent.some((f) => sameIdentity(alert, f))).map((alert) => alert.id),
    lapse: standing
      .filter((k, at) => standing.findIndex((other) => sameGround(other, k)) === at)
      .filter((k) => !urgent.some((f) => sameGround(f, k))),
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
