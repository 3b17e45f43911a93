// What the start of other lines needs to know of a treatment as it is drafted.
import { completeTreatment, type DraftTreatment } from "../plan/draft-treatment";
import { exchangeSessions } from "../schedule/sessions";
import { type Day, isDay } from "../shared/day";
import type { TakenLine } from "./start";

function lastSession(draft: DraftTreatment): Day | null {
  if (draft.kind !== "plasma-exchange") return null;
  const result = completeTreatment(draft);
  if (!result.ok || result.value.kind !== "plasma-exchange") return null;
  return result.value.courses
    .flatMap((course) => exchangeSessions(course))
    .reduce<Day | null>((a, b) => (a && a > b ? a : b), null);
}

/** The start that was typed, and the last session of an exchange whose courses are complete. */
export function takenLine(draft: DraftTreatment): TakenLine {
  return { start: isDay(draft.start) ? draft.start : null, lastSession: lastSession(draft) };
}
