// Which version held on a day, told from what had been signed by the end of that day.
import type { Day } from "../shared/day";
import { dayInZone } from "../shared/instant";

export interface SignedOn {
  readonly version: number;
  readonly effectiveOn: Day;
  /** Instant, ISO in UTC. */
  readonly signedAt: string;
}

export interface OnDay<T extends SignedOn> {
  /** The newest version that had been signed by then and held from that day or before; null when there was none. */
  readonly inForce: T | null;
  /** Signed by then, to hold from a later day on. */
  readonly ahead: readonly T[];
  /** Signed afterwards although it holds from that day or before: nobody could act on it then. */
  readonly laterSigned: readonly T[];
}

/** The versions of one plan as they stood at the end of a day in the time zone of the patient's site. */
export function versionOn<T extends SignedOn>(versions: readonly T[], day: Day, zone: string): OnDay<T> {
  const known = versions.filter((v) => dayInZone(v.signedAt, zone) <= day);
  const holding = known.filter((v) => v.effectiveOn <= day);
  const newest = holding.reduce<T | null>((best, v) => (best === null || v.version > best.version ? v : best), null);
  return {
    inForce: newest,
    ahead: known.filter((v) => v.effectiveOn > day && v.version > (newest?.version ?? 0)),
    laterSigned: versions.filter((v) => dayInZone(v.signedAt, zone) > day && v.effectiveOn <= day),
  };
}
