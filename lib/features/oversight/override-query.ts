import { type Day, isDay } from "@/lib/domain/shared/day";

export type OverrideQuery = {
  readonly rule: string | null;
  readonly person: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Null: the newest first. */
  readonly sort: OverrideSort | null;
};

export const overrideSorts = ["oldest", "rule", "person"] as const;
export type OverrideSort = (typeof overrideSorts)[number];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the filters of the list of overrides from an address; what is not a rule, an id or a day filters nothing. */
export function overrideQueryFrom(given: Readonly<Record<string, string | undefined>>): OverrideQuery {
  const day = (text: string | undefined): Day | null => (text && isDay(text) ? text : null);
  const { rule, person } = given;
  return {
    rule: rule && /^[a-z0-9-]{1,100}$/.test(rule) ? rule : null,
    person: person && uuid.test(person) ? person : null,
    from: day(given.from),
    to: day(given.to),
    sort: overrideSorts.find((one) => one === given.sort) ?? null,
  };
}
