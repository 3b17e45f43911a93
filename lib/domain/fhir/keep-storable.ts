// What a chart cannot hold is taken out of a proposal before a person sees it: nothing is dated by guessing.
import type { Day } from "@/lib/domain/shared/day";
import type { RecordedTime } from "./fhir-time";
import type { ImportProposal, ImportSource, RejectedRow, TypeCount } from "./proposal";

/** The moment of the import, as an instant in UTC and as the calendar day of the site. */
export type ImportMoment = { readonly now: string; readonly today: Day };

function isFuture(at: RecordedTime, { now, today }: ImportMoment): boolean {
  return at.instant === null ? at.day !== null && at.day > today : at.instant > now;
}

const FUTURE = "is dated in the future";
const NO_DAY = "names only a year or a month; a result needs at least the day, and no day is made up";

function entryOf({ path }: RejectedRow): number {
  return Number(/^entry\[(\d+)\]/.exec(path)?.[1] ?? 0);
}

function rejectedFrom<T extends ImportSource>(
  facts: readonly T[],
  resourceType: string,
  property: string,
  reasonFor: (fact: T) => string | null,
): { readonly kept: readonly T[]; readonly rows: readonly RejectedRow[] } {
  const rows = new Map<number, RejectedRow>();
  const kept = facts.filter((fact) => {
    const reason = reasonFor(fact);
    if (reason !== null)
      rows.set(fact.entry, { path: `entry[${fact.entry}].resource.${property}`, resourceType, reason });
    return reason === null;
  });
  return { kept, rows: [...rows.values()] };
}

/**
 * Moves results known only by year or month, and results and vaccinations of the future, from what would be created to
 * the rejected rows. A vaccination may lack its day; a result may not.
 */
export function keepStorable(proposal: ImportProposal, moment: ImportMoment): ImportProposal {
  const observations = rejectedFrom(proposal.observations, "Observation", "effective", ({ at }) =>
    at.day === null ? NO_DAY : isFuture(at, moment) ? FUTURE : null,
  );
  const vaccinations = rejectedFrom(proposal.vaccinations, "Immunization", "occurrence", ({ at }) =>
    at !== null && isFuture(at, moment) ? FUTURE : null,
  );
  const rows = [...observations.rows, ...vaccinations.rows];
  if (rows.length === 0) return proposal;
  const moved = (count: TypeCount): TypeCount => {
    const more = rows.filter(({ resourceType }) => resourceType === count.resourceType).length;
    return { ...count, taken: count.taken - more, rejected: count.rejected + more };
  };
  return {
    ...proposal,
    observations: observations.kept,
    vaccinations: vaccinations.kept,
    counts: proposal.counts.map(moved),
    rejected: [...proposal.rejected, ...rows].sort((a, b) => entryOf(a) - entryOf(b)),
  };
}
