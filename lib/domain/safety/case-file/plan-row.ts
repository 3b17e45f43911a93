// One row of `plan` in a case file.
import type { PlanRow } from "@/lib/domain/safety/engine-input";
import { isPlannedId, mendPlannedId } from "./known-ids";
import { daysAt, segmentsAt } from "./row-days";
import { doseUnitAt, flagNames, flagsOf, formAt, routeAt } from "./row-words";
import { choiceAt, dayAt, type NumberLimits, numberAt, textAt } from "./scalars";
import { complain, fieldAt, fieldsAt, isUnsaid, type Spot, shown } from "./spot";

const amount = (unit: string, max: number): NumberLimits => ({ unit, above: 0, max });

/** Amounts beyond these are typing errors; all are far above any dose a rule asks about (a product choice). */
const numbers = {
  timesPerDay: { unit: "times a day", min: 1, max: 48, whole: true },
  everyDays: { unit: "days", min: 1, max: 3650, whole: true },
  cycles: { unit: "cycles", min: 1, max: 100, whole: true },
  doseGPerKgTotal: amount("g/kg for the whole course", 100),
  auc: amount("mg/mL·min", 100),
  gfrUsed: amount("mL/min", 1000),
  plasmaVolumes: amount("plasma volumes of one exchange", 20),
  cumulativeG: { unit: "g, given before plus planned", min: 0, max: 10_000 },
} as const satisfies Record<string, NumberLimits>;

const doseLimits = { mg: 1_000_000, "mg/kg": 10_000, "mg/m2": 100_000 } as const;

/** Words for people, as the templates of the knowledge write them; the engine does not read them. */
const prose = ["name", "dose", "why", "note"] as const;

const keys = [
  ...[
    "item",
    "action",
    "route",
    "form",
    "doseValue",
    "doseUnit",
    "startDay",
    "endDay",
    "segments",
    "days",
    "sessionDays",
  ],
  ...Object.keys(numbers),
  ...flagNames,
  ...prose,
];

const actions = ["start", "continue", "change", "hold", "stop"] as const;

function itemAt(spot: Spot): string | undefined {
  if (isUnsaid(spot)) return complain(spot, "the item is missing", "Name the treatment by its id, such as prednisone");
  const item = textAt(spot);
  if (item === undefined || isPlannedId(item)) return item;
  return complain(spot, `${shown(item)} is not a treatment that can be planned`, mendPlannedId(item));
}

function doseAt(value: Spot, unit: Spot): Pick<PlanRow, "doseValue" | "doseUnit"> {
  const doseUnit = doseUnitAt(unit);
  const doseValue = numberAt(value, amount(doseUnit ?? "", doseLimits[doseUnit ?? "mg"]));
  if (doseValue !== undefined && isUnsaid(unit))
    complain(unit, `the dose ${doseValue} has no unit`, "Write mg, mg/kg or mg/m2");
  return { ...(doseValue !== undefined && { doseValue }), ...(doseUnit !== undefined && { doseUnit }) };
}

/** What a file calls days of infusions and days of sessions is one thing to the engine. */
function givenDaysAt(days: Spot, sessions: Spot): readonly number[] | undefined {
  if (!isUnsaid(days) && !isUnsaid(sessions))
    complain(sessions, "a row has either days or sessionDays", "Leave one of them out");
  return daysAt(days) ?? daysAt(sessions);
}

export interface ReadRow {
  readonly row: PlanRow;
  /** Held or stopped: not part of the plan that is checked. */
  readonly inactive: boolean;
}

/** A plan row; undefined, with the reasons reported, when it cannot be read. */
export function planRowAt(spot: Spot): ReadRow | undefined {
  const fields = fieldsAt(spot, keys);
  if (!fields) return undefined;
  const at = (key: string) => fieldAt(spot, fields, key);
  const item = itemAt(at("item"));
  const action = choiceAt(at("action"), actions) ?? "start";
  const route = routeAt(at("route"));
  const form = formAt(at("form"));
  const segments = segmentsAt(at("segments"));
  const days = givenDaysAt(at("days"), at("sessionDays"));
  const startDay = dayAt(at("startDay")) ?? segments?.[0]?.fromDay ?? days?.[0] ?? 0;
  const endDay = dayAt(at("endDay"));
  if (endDay !== undefined && endDay < startDay)
    complain(at("endDay"), `it ends on day ${endDay}, before it starts on day ${startDay}`, "Mend startDay or endDay");
  const dose = doseAt(at("doseValue"), at("doseUnit"));
  const amounts = Object.entries(numbers).flatMap(([key, limits]) => {
    const value = numberAt(at(key), limits);
    return value === undefined ? [] : [[key, value] as const];
  });
  const flags = flagsOf(at);
  for (const key of prose) textAt(at(key));
  if (item === undefined) return undefined;
  const inactive = action === "hold" || action === "stop";
  const row: PlanRow = {
    item,
    ...(!inactive && { action }),
    ...(route !== undefined && { route }),
    ...(form !== undefined && { form }),
    ...dose,
    ...Object.fromEntries(amounts),
    startDay,
    ...(endDay !== undefined && { endDay }),
    ...(segments && { segments }),
    ...(days && { days }),
    flags,
  };
  return { row, inactive };
}
