import { agentLabels } from "@/lib/domain/knowledge/agent-labels";
import { lanes } from "@/lib/domain/plan/lanes";
import { type Day, isDay } from "@/lib/domain/shared/day";
import type { HistoryQuery } from "./queries-history";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the filters of plan history from an address; what is not an id, a code or a day filters nothing. */
export function historyQueryFrom(given: Readonly<Record<string, string | undefined>>): HistoryQuery {
  const day = (text: string | undefined): Day | null => (text && isDay(text) ? text : null);
  const { person, lane, agent } = given;
  return {
    person: person && uuid.test(person) ? person : null,
    lane: lanes.find((one) => one === lane) ?? null,
    agent: agentLabels.find((one) => one.id === agent)?.id ?? null,
    from: day(given.from),
    to: day(given.to),
    reason: null,
    after: given.after ?? null,
    before: given.before ?? null,
    desc: given.sort !== "signed",
  };
}
