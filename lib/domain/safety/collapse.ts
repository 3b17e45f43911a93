// Findings that a clinician would see as one issue, as one.
import { type Finding, type Tier, tiers } from "./finding";

/** Findings of one tier with one cause; the first one speaks for the group. */
export interface FindingGroup {
  readonly cause: string;
  readonly tier: Tier;
  readonly first: Finding;
  readonly findings: readonly Finding[];
  /** Indexes of the plan rows of all of them. */
  readonly rows: readonly number[];
}

/** Groups by tier and cause, the gravest tier first, otherwise in the order given. */
export function collapse(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${tiers.indexOf(finding.tier)} ${finding.cause}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const ordered = [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ first, findings: [first, ...others] }] : [],
  );
  ordered.sort((a, b) => tiers.indexOf(a.first.tier) - tiers.indexOf(b.first.tier));
  return ordered.map(({ first, findings: members }) => ({
    cause: first.cause,
    tier: first.tier,
    first,
    findings: members,
    rows: [...new Set(members.flatMap((finding) => finding.rows))],
  }));
}
