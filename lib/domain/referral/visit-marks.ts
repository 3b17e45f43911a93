// The visits of a referral as marks on a timeline, and what became of them in one sentence.
import type { Occurrence, OccurrenceOutcome } from "../schedule/occurrences";
import type { Day } from "../shared/day";
import type { VisitState } from "./visit-states";
import { visitStateWords } from "./words";

export interface PlacedVisit {
  readonly day: Day;
  readonly time: string;
  readonly state: VisitState;
}

const outcomes: Readonly<Record<VisitState, OccurrenceOutcome>> = {
  scheduled: "planned",
  attended: "given",
  missed: "missed",
  cancelled: "omitted",
};

/** Visits as marks, without those entered in error; `today` is the day at the patient's site. */
export function visitMarks(visits: readonly PlacedVisit[], today: Day): Occurrence[] {
  return visits.map(({ day, time, state }) => {
    const words = `Visit at ${time}, ${visitStateWords[state].toLowerCase()}`;
    const label = state === "scheduled" && day < today ? `${words}, not recorded yet` : words;
    return { day, kind: "visit", label, outcome: outcomes[state] };
  });
}

const order = ["attended", "missed", "scheduled", "cancelled"] as const;

/** `3 visits attended, 1 missed, 1 scheduled`; "no visit yet" when there is none. */
export function visitSentence(visits: readonly PlacedVisit[]): string {
  const counts = order.map((state) => ({ state, count: visits.filter((one) => one.state === state).length }));
  const some = counts.filter(({ count }) => count > 0);
  if (some.length === 0) return "no visit yet";
  return some
    .map(({ state, count }, at) => `${count} ${at === 0 ? `${count === 1 ? "visit" : "visits"} ` : ""}${state}`)
    .join(", ");
}
