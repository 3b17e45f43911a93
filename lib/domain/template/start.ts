// From relative starts to days: day 0 is chosen by the prescriber, everything else follows from it.
import { completeTreatment, type DraftTreatment } from "../plan/draft-treatment";
import { exchangeSessions } from "../schedule/sessions";
import { addDays, type Day, isDay } from "../shared/day";
import type { TemplateLine } from "./template";

/** What the start of a line depends on: day 0, the lines that are taken or already there, and their treatments as drafted. */
export interface StartContext {
  readonly dayZero: Day;
  readonly lines: readonly TemplateLine[];
  /** Line id → its treatment in the draft; null when it is being taken now and is still empty. Absent when it is not taken. */
  readonly taken: ReadonlyMap<string, DraftTreatment | null>;
}

/** The last planned session of a plasma exchange; null while its courses are incomplete or for any other kind. */
export function lastSession(draft: DraftTreatment): Day | null {
  if (draft.kind !== "plasma-exchange") return null;
  const result = completeTreatment(draft);
  if (!result.ok || result.value.kind !== "plasma-exchange") return null;
  return result.value.courses.flatMap(exchangeSessions).reduce<Day | null>((a, b) => (a && a > b ? a : b), null);
}

/**
 * The day a line starts: so many days after day 0; after the last session of the line it follows once those sessions are
 * known; on its own day when that line is not taken; a companion with the first line it accompanies.
 */
export function startOfLine(line: TemplateLine, context: StartContext): Day {
  const { dayZero, lines, taken } = context;
  const own = addDays(dayZero, line.start.day);
  const parents = line.companionOf.filter((need) => taken.has(need.line));
  const starts = parents.flatMap((need) => {
    const typed = taken.get(need.line)?.start;
    const parent = lines.find((one) => one.id === need.line);
    return isDay(typed) ? [typed] : parent ? [startOfLine(parent, context)] : [];
  });
  const [earliest] = starts.sort();
  if (earliest) return earliest;
  const { after, alone } = line.start;
  if (!after) return own;
  if (!taken.has(after.line)) return alone === null ? own : addDays(dayZero, alone);
  const followed = taken.get(after.line);
  const last = followed ? lastSession(followed) : null;
  return last ? addDays(last, after.daysAfterLastSession) : own;
}
