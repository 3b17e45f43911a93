// The days on which a plan gives something, with sessions where they really are: what conflicts are looked for in.
import type { Treatment } from "../plan/treatment";
import { stateOf } from "../plan/treatment-states";
import { occurrencesOf } from "../schedule/occurrences";
import { everySoManyDays, regimenCycles } from "../schedule/sessions";
import { expectedVisits } from "../schedule/visits";
import type { Holidays } from "../schedule/working-days";
import { compareDays, type Day, daysBetween } from "../shared/day";
import { everyDays } from "../wording/frequency";
import type { DayList } from "./conflicts";

const itemOf = (t: Treatment) => t.agent ?? t.kind;

/** Days of an infused drug given once or every so many days; a daily medicine has no days of its own. */
function drugDays(t: Extract<Treatment, { kind: "drug" }>, horizon: Day): Day[] {
  if (t.route !== "intravenous") return [];
  return t.steps.flatMap((step) => {
    if (step.frequency === "once") return [step.from];
    const every = everyDays(step.frequency) ?? 1;
    const last = step.to && step.to < horizon ? step.to : horizon;
    if (every <= 1 || last < step.from) return [];
    return everySoManyDays(step.from, every, Math.floor(daysBetween(step.from, last) / every) + 1);
  });
}

function ownDays(t: Treatment, horizon: Day, holidays: Holidays): readonly Day[] {
  switch (t.kind) {
    case "regimen":
      return regimenCycles(t).flatMap((cycle) => cycle.days);
    case "drug":
      return drugDays(t, horizon);
    case "steroid":
    case "monitoring":
      return [];
    case "pt-referral":
    case "slp-referral":
      return expectedVisits(t, t.end ?? t.reviewOn ?? t.start);
    default:
      return occurrencesOf(t, horizon, holidays).flatMap((o) => (o.kind === "review" ? [] : [o.day]));
  }
}

/** Where the sessions of a treatment really are. */
export interface LiveDays {
  readonly days: readonly Day[];
  /** First days of its cycles, for a regimen. */
  readonly cycleStarts?: readonly Day[];
}

function orderedDays(t: Treatment, horizon: Day, holidays: Holidays): LiveDays {
  const cycles = t.kind === "regimen" ? { cycleStarts: regimenCycles(t).map((c) => c.start) } : {};
  return { days: ownDays(t, horizon, holidays), ...cycles };
}

/**
 * The days of every treatment that is neither stopped nor held. `live` are those of treatments given in sessions, by
 * treatment; they take the place of the ordered days.
 */
export function dayLists(
  treatments: readonly Treatment[],
  live: ReadonlyMap<string, LiveDays>,
  horizon: Day,
  holidays: Holidays,
): DayList[] {
  return treatments.flatMap((t): DayList[] => {
    const state = stateOf(t);
    if (state === "stopped" || state === "held") return [];
    const { days, ...cycles } = live.get(t.treatmentId) ?? orderedDays(t, horizon, holidays);
    const named = { treatmentId: t.treatmentId, item: itemOf(t), name: t.name, lane: t.lane };
    return days.length === 0 ? [] : [{ ...named, ...cycles, days: [...days].sort(compareDays) }];
  });
}
