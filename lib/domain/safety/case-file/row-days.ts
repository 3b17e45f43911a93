// Days of a plan row: steps of a steroid course, and days of infusions or exchanges.
import type { SteroidSegment } from "@/lib/domain/safety/engine-input";
import { dayAt, numberAt } from "./scalars";
import { complain, entriesAt, fieldAt, fieldsAt, isUnsaid, type Spot } from "./spot";

const MOST_DAYS_LISTED = 1000;

/** Days in order; each may occur once. */
export function daysAt(spot: Spot): readonly number[] | undefined {
  if (isUnsaid(spot)) return undefined;
  const entries = entriesAt(spot, MOST_DAYS_LISTED);
  if (!entries) return undefined;
  if (entries.length === 0)
    return complain(spot, "the list of days is empty", "Name at least one day, or leave the field out");
  const seen = new Set<number>();
  for (const entry of entries) {
    const day = dayAt(entry);
    if (isUnsaid(entry)) complain(entry, "a day is missing", "Write a whole number of days from day 0");
    if (day === undefined) continue;
    if (seen.has(day)) complain(entry, `day ${day} is listed twice`, "Name each day once");
    seen.add(day);
  }
  return [...seen].sort((a, b) => a - b);
}

function segmentAt(spot: Spot): SteroidSegment | undefined {
  const fields = fieldsAt(spot, ["fromDay", "toDay", "mgPerDay"]);
  if (!fields) return undefined;
  const at = (key: string) => fieldAt(spot, fields, key);
  for (const key of ["fromDay", "toDay", "mgPerDay"])
    if (isUnsaid(at(key))) complain(at(key), "this field is missing", "A step needs fromDay, toDay and mgPerDay");
  const fromDay = dayAt(at("fromDay"));
  const toDay = dayAt(at("toDay"));
  const mgPerDay = numberAt(at("mgPerDay"), { unit: "mg a day", above: 0, max: 1_000_000 });
  if (fromDay === undefined || toDay === undefined || mgPerDay === undefined) return undefined;
  if (toDay < fromDay)
    return complain(
      at("toDay"),
      `the step ends on day ${toDay}, before it starts on day ${fromDay}`,
      "Mend fromDay or toDay",
    );
  return { fromDay, toDay, mgPerDay };
}

/** Steps in order of their days; they may not overlap. */
export function segmentsAt(spot: Spot): readonly SteroidSegment[] | undefined {
  if (isUnsaid(spot)) return undefined;
  const entries = entriesAt(spot, MOST_DAYS_LISTED);
  if (!entries) return undefined;
  if (entries.length === 0)
    return complain(spot, "the list of steps is empty", "Name at least one step, or leave the field out");
  const read = entries.flatMap((entry) => {
    const segment = segmentAt(entry);
    return segment ? [{ entry, segment }] : [];
  });
  const sorted = read.sort((a, b) => a.segment.fromDay - b.segment.fromDay);
  for (const [index, { entry, segment }] of sorted.entries()) {
    const before = sorted[index - 1]?.segment;
    if (before && segment.fromDay <= before.toDay)
      complain(
        entry,
        `the step from day ${segment.fromDay} overlaps the step to day ${before.toDay}`,
        "Let each step start the day after the last",
      );
  }
  return sorted.map(({ segment }) => segment);
}
