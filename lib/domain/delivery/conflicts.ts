// Days on which a treatment meets another: what to know before sessions are moved, and on the timeline.
import type { Lane } from "../plan/lanes";
import { checkPlan } from "../safety/check-plan";
import type { EngineInput, PlanRow } from "../safety/engine-input";
import type { Finding } from "../safety/finding";
import { expand, ingredientsOf } from "../safety/vocabulary";
import { addDays, compareDays, type Day, daysBetween, formatDay } from "../shared/day";

/** The days on which one treatment is given, with the engine's id of what is given. */
export interface DayList {
  readonly treatmentId: string;
  readonly item: string;
  readonly name: string;
  readonly lane: Lane;
  /** Days of giving; of a regimen, those of each cycle. */
  readonly days: readonly Day[];
  /** First days of the cycles of a regimen. */
  readonly cycleStarts?: readonly Day[];
}

export type ConflictKind = "gap" | "two-lanes" | "nadir" | "visit-on-exchange";

export interface Conflict {
  readonly kind: ConflictKind;
  /** The rule of the safety engine that says so; null for a rule of the calendar. */
  readonly ruleId: string | null;
  /** The day that lies badly, and the day it lies badly to. */
  readonly day: Day;
  readonly other: Day;
  readonly treatmentIds: readonly string[];
  readonly text: string;
}

/** Rules of the engine that are about days alone. */
const gapRules = new Set(["ivig-before-plex", "rtx-plex-gap", "plex-monoclonal-gap"]);

// Product choice: the days of a myelosuppressive cycle on which counts are lowest (the catalogue has them counted on days 8 to 14).
const NADIR_FROM = 7;
const NADIR_TO = 14;

const nothingKnown = { present: [], absent: [], complete: false };

function inputOf(lists: readonly DayList[], dayZero: Day): EngineInput {
  const plan = lists.map((list, at): PlanRow => {
    const days = list.days.map((day) => daysBetween(dayZero, day));
    return { treatmentId: String(at), item: list.item, startDay: days[0] ?? 0, days, flags: {} };
  });
  return {
    patient: {},
    function: {},
    diagnosis: { antibodies: nothingKnown },
    conditions: nothingKnown,
    allergies: nothingKnown,
    homeMedications: nothingKnown,
    unmappedMedicines: [],
    unmappedAllergies: [],
    labs: {},
    plan,
    stale: {},
  };
}

const daysOf = (finding: Finding) => finding.evidence.flatMap(({ day }) => (day === undefined ? [] : [day]));

/** Every day of a list that comes too soon after another treatment, as the engine's rules of spacing have it. */
function gapConflicts(lists: readonly DayList[], dayZero: Day): Conflict[] {
  const whole = checkPlan(inputOf(lists, dayZero)).findings.filter((f) => gapRules.has(f.ruleId));
  const concerned = new Set(whole.flatMap((f) => f.rows));
  return lists.flatMap((list, at) =>
    (concerned.has(at) ? list.days : []).flatMap((day) => {
      const others = lists.filter((other) => other !== list);
      const single = { ...list, days: [day] };
      const { findings } = checkPlan(inputOf([single, ...others], dayZero));
      return findings
        .filter((f) => gapRules.has(f.ruleId) && f.rows.includes(0))
        .flatMap((f): Conflict[] => {
          const [earlier, later] = daysOf(f);
          if (earlier === undefined || later === undefined || addDays(dayZero, later) !== day) return [];
          const other = addDays(dayZero, earlier);
          const from = others.find((o) => o.days.includes(other) && f.rows.includes(others.indexOf(o) + 1));
          return [
            {
              kind: "gap",
              ruleId: f.ruleId,
              day,
              other,
              treatmentIds: [list.treatmentId, from?.treatmentId ?? list.treatmentId],
              text: `${f.title}: ${list.name} on ${formatDay(day)}, ${from?.name ?? "the other"} on ${formatDay(other)}`,
            },
          ];
        });
    }),
  );
}

function sameDayConflicts(lists: readonly DayList[]): Conflict[] {
  return lists.flatMap((list, at) =>
    lists.slice(at + 1).flatMap((other) => {
      if (other.lane === list.lane) return [];
      const common = list.days.filter((day) => other.days.includes(day));
      return common.map((day): Conflict => {
        const exchange = [list, other].find((one) => one.lane === "plasma-exchange");
        const visit = [list, other].find((one) => one.lane === "rehabilitation");
        const kind = exchange && visit ? "visit-on-exchange" : "two-lanes";
        const ids = [list.treatmentId, other.treatmentId];
        const text = `${list.name} and ${other.name} both on ${formatDay(day)}`;
        return { kind, ruleId: null, day, other: day, treatmentIds: ids, text };
      });
    }),
  );
}

const myelosuppressive = ["@myelosuppressive-chemo"];

const suppressesMarrow = (item: string) => ingredientsOf(item).some((id) => expand(myelosuppressive).has(id));

/** Exchanges in the days when the counts are lowest: lines, bleeding and infection weigh more. */
function nadirConflicts(lists: readonly DayList[]): Conflict[] {
  const cycles = lists.filter((list) => list.cycleStarts && suppressesMarrow(list.item));
  const exchanges = lists.filter((list) => list.lane === "plasma-exchange");
  return exchanges.flatMap((exchange) =>
    exchange.days.flatMap((day) =>
      cycles.flatMap((cycle): Conflict[] => {
        const start = cycle.cycleStarts?.find((first) => {
          const dayOfCycle = daysBetween(first, day) + 1;
          return dayOfCycle >= NADIR_FROM && dayOfCycle <= NADIR_TO;
        });
        if (!start) return [];
        const text = `${exchange.name} on ${formatDay(day)} is day ${daysBetween(start, day) + 1} of a cycle of ${cycle.name}: counts are lowest on days ${NADIR_FROM} to ${NADIR_TO}`;
        const ids = [exchange.treatmentId, cycle.treatmentId];
        return [{ kind: "nadir", ruleId: null, day, other: start, treatmentIds: ids, text }];
      }),
    ),
  );
}

/** All conflicts of days among treatments, by the day that lies badly. */
export function conflictsOf(lists: readonly DayList[]): readonly Conflict[] {
  const [dayZero] = lists.flatMap((list) => list.days).sort(compareDays);
  if (!dayZero) return [];
  return [...gapConflicts(lists, dayZero), ...nadirConflicts(lists), ...sameDayConflicts(lists)].sort((a, b) =>
    compareDays(a.day, b.day),
  );
}

const keyOf = (c: Conflict) => `${c.kind} ${c.ruleId} ${c.day} ${c.other} ${c.treatmentIds.join(" ")}`;

/** The conflicts that a change of days brings, and those it removes. */
export function conflictChange(
  before: readonly DayList[],
  after: readonly DayList[],
): { readonly added: readonly Conflict[]; readonly removed: readonly Conflict[] } {
  const [old, next] = [conflictsOf(before), conflictsOf(after)];
  const [oldKeys, newKeys] = [new Set(old.map(keyOf)), new Set(next.map(keyOf))];
  return {
    added: next.filter((c) => !oldKeys.has(keyOf(c))),
    removed: old.filter((c) => !newKeys.has(keyOf(c))),
  };
}
