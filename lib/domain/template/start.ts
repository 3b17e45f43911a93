// From relative starts to days: day 0 is chosen by the prescriber, everything else follows from it. Light enough for a form.
import { addDays, type Day } from "../shared/day";
import type { TemplateLine } from "./template";

/** What is known of the treatment of a line that is taken; both null while it is being taken and is still empty. */
export interface TakenLine {
  readonly start: Day | null;
  /** The last planned session of a plasma exchange; null while its courses are incomplete, and for other kinds. */
  readonly lastSession: Day | null;
}

export const newlyTaken: TakenLine = { start: null, lastSession: null };

export type StartingLine = Pick<TemplateLine, "id" | "start" | "companionOf">;

export interface StartContext {
  readonly dayZero: Day;
  readonly lines: readonly StartingLine[];
  /** The lines that are taken or already there, by id. */
  readonly taken: ReadonlyMap<string, TakenLine>;
}

/**
 * The day a line starts: so many days after day 0; after the last session of the line it follows once those sessions are
 * known; on its own day when that line is not taken; a companion with the first line it accompanies.
 */
export function startOfLine(line: StartingLine, context: StartContext): Day {
  const { dayZero, lines, taken } = context;
  const own = addDays(dayZero, line.start.day);
  const parents = line.companionOf.filter((need) => taken.has(need.line));
  const starts = parents.flatMap((need) => {
    const typed = taken.get(need.line)?.start;
    const parent = lines.find((one) => one.id === need.line);
    return typed ? [typed] : parent ? [startOfLine(parent, context)] : [];
  });
  const [earliest] = starts.sort();
  if (earliest) return earliest;
  const { after, alone } = line.start;
  if (!after) return own;
  const followed = taken.get(after.line);
  if (!followed) return alone === null ? own : addDays(dayZero, alone);
  return followed.lastSession ? addDays(followed.lastSession, after.daysAfterLastSession) : own;
}
