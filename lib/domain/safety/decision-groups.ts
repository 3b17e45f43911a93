// Findings a clinician would see as one issue, as one; for findings as a version keeps them.
import { type Tier, tiers } from "./finding";

export interface IssueGroup<T> {
  readonly tier: Tier;
  readonly cause: string;
  readonly first: T;
  readonly members: readonly T[];
}

/** Groups by tier and cause like `collapse`, the gravest tier first, otherwise in the order given. */
export function groupIssues<T>(
  items: readonly T[],
  findingOf: (item: T) => { readonly tier: Tier; readonly cause: string },
): IssueGroup<T>[] {
  const groups = new Map<string, IssueGroup<T>>();
  for (const item of items) {
    const { tier, cause } = findingOf(item);
    const key = `${tier} ${cause}`;
    const group = groups.get(key);
    groups.set(
      key,
      group ? { ...group, members: [...group.members, item] } : { tier, cause, first: item, members: [item] },
    );
  }
  return [...groups.values()].sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
}
