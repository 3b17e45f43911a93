import { type Day, isDay } from "@/lib/domain/shared/day";
import { type DeviationType, deviationTypes } from "@/lib/domain/template/record";

export type DeviationQuery = {
  readonly template: string | null;
  readonly type: DeviationType | null;
  readonly person: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the filters of the list of departures from an address; what is not a template, a kind, an id or a day filters nothing. */
export function deviationQueryFrom(given: Readonly<Record<string, string | undefined>>): DeviationQuery {
  const day = (text: string | undefined): Day | null => (text && isDay(text) ? text : null);
  const { template, type, person } = given;
  return {
    template: template && /^[a-z0-9-]{1,100}$/.test(template) ? template : null,
    type: deviationTypes.find((one) => one === type) ?? null,
    person: person && uuid.test(person) ? person : null,
    from: day(given.from),
    to: day(given.to),
  };
}
