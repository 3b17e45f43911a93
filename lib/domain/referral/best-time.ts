// When to come: around the doses that carry strength, and around infusions. Plans name no clock times of doses, so none is
// shown and none is guessed: the window is told from the dose, and whom to ask.

import { lastDayOf } from "../plan/step-days";
import type { Treatment, TreatmentOf } from "../plan/treatment";
import { addDays, type Day, formatDay } from "../shared/day";
import { frequencies, frequencyLabel } from "../wording/frequency";
import { tallMan } from "../wording/medicine-name";
import type { BestTime } from "./brief-schema";

/** When muscles are strongest; from onset and duration in general sources, clinically reviewed: not yet. */
const windows: Readonly<Record<string, string>> = {
  amifampridine: "about 30 to 90 minutes after a dose of amifampridine",
  pyridostigmine: "about 45 minutes to 2 hours after a dose of pyridostigmine",
};

type Drug = TreatmentOf<"drug">;
type Step = Drug["steps"][number];

function often(t: Drug, { frequency }: Step): string {
  if (t.asNeeded || frequency === "as-needed") return "It is taken only as needed: ask when it was last taken.";
  if (frequency === "once") return "It is given once: ask at what time.";
  const { timesPerDay, everyDays } = frequencies[frequency];
  const rhythm = `It is ordered ${frequencyLabel(frequency)}`;
  if (timesPerDay === null || everyDays !== 1) return `${rhythm}: ask on which days and at what time it is taken.`;
  return `${rhythm}; the plan does not say at what times: ask when it is taken.`;
}

/** Windows of one drug by the days of its steps; on days without a step it says nothing, since nothing is ordered. */
function aroundDoses(t: Treatment): BestTime[] {
  if (t.kind !== "drug" || !t.agent || !windows[t.agent]) return [];
  const window = windows[t.agent];
  return t.steps.map((step) => ({
    kind: "dose",
    text: `${window}. ${often(t, step)}`,
    from: step.from,
    until: lastDayOf(step) ?? t.end,
  }));
}

/** Days of infusions that stand, with what they are called. */
export interface InfusionDays {
  readonly name: string;
  readonly days: readonly Day[];
}

function aroundInfusions({ name, days }: InfusionDays): BestTime[] {
  const shown = tallMan(name).display;
  return days.map((day) => ({
    kind: "infusion",
    text: `On ${formatDay(day)}: ${shown}. Come before it, or on another day.`,
    from: day,
    until: day,
  }));
}

/** Every window with the days it is about; read them through `bestTimesOn` and `infusionsAhead`. */
export function bestTimes(active: readonly Treatment[], infusions: readonly InfusionDays[]): BestTime[] {
  return [...active.flatMap(aroundDoses), ...infusions.flatMap(aroundInfusions)];
}

const holds = ({ from, until }: BestTime, day: Day) => (!from || from <= day) && (!until || until >= day);

/** What sets the best time on a day: windows around doses first, then what is given on that day. */
export function bestTimesOn(times: readonly BestTime[], day: Day): string[] {
  const kinds = ["dose", "infusion"] as const;
  return [
    ...new Set(kinds.flatMap((kind) => times.filter((t) => t.kind === kind && holds(t, day)).map((t) => t.text))),
  ];
}

/** The infusion days from a day on, for the next two weeks: what to avoid when a visit is scheduled. */
export function infusionsAhead(times: readonly BestTime[], day: Day): string[] {
  const last = addDays(day, 14);
  return times
    .filter((t) => t.kind === "infusion" && t.from !== null && t.from >= day && t.from <= last)
    .map((t) => t.text);
}
