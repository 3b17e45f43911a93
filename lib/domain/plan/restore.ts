// An older version as the next draft: what has to happen to each treatment so that the plan says again what it said then. What was
// given since stays as it was given, what was stopped keeps its end, and only the days from the restoration on are asked for anew.
import { addDays, type Day } from "../shared/day";
import { type Because, nextDraft, stopTreatment } from "./amend";
import { type DraftTreatment, draftFrom } from "./draft-treatment";
import { movedTo } from "./release";
import { clinicalText } from "./sign-requirements";
import { lastDayOf } from "./step-days";
import type { Treatment } from "./treatment";
import { stateOf } from "./treatment-states";

export interface RestoreSource {
  /** The treatments of the version in force, and those of the older one, each as they were in force. */
  readonly current: readonly Treatment[];
  readonly older: readonly Treatment[];
  readonly because: Because;
  /** The day from which each treatment of the plan is stopped, by any version so far. */
  readonly stoppedFrom: ReadonlyMap<string, Day>;
  /** A fresh id for a treatment that has to start anew. */
  readonly newId: () => string;
}

export interface Restoration {
  /** The treatments of the draft, those of the older version first. */
  readonly treatments: readonly DraftTreatment[];
  /** Stopped since: a stopped treatment never comes back, so a new one starts in its place. */
  readonly restarted: readonly DraftTreatment[];
  /** On hold then and stopped since: nothing was being given, so nothing starts. */
  readonly leftOut: readonly Treatment[];
}

type Stepped = Extract<Treatment, { kind: "drug" | "steroid" }>;
const isStepped = (t: Treatment): t is Stepped => t.kind === "drug" || t.kind === "steroid";
type AnyStep = Stepped["steps"][number];

/** The part of some steps before a day, or from it on. */
function clipped(steps: readonly AnyStep[], before: Day | null, from: Day | null): AnyStep[] {
  return steps.flatMap((step) => {
    const last = lastDayOf(step);
    if (from !== null && last !== null && last < from) return [];
    if (before !== null && step.from >= before) return [];
    const cutStart = from !== null && step.from < from ? from : step.from;
    const cutEnd = before !== null && (last === null || last >= before) ? addDays(before, -1) : step.to;
    return [{ ...step, from: cutStart, to: cutEnd }];
  });
}

/** The older wording of a treatment that is still in the plan; doses before the day stay as the current version has them. */
function wordingOf(current: Treatment, older: Treatment, from: Day): Treatment {
  if (!isStepped(current) || !isStepped(older) || current.kind !== older.kind) return older;
  const begun = current.start < from;
  const ahead = clipped(older.steps, null, from);
  const steps = begun ? [...clipped(current.steps, from, null), ...ahead] : ahead;
  const start = begun ? current.start : older.start < from ? from : older.start;
  return { ...older, start, steps } as Treatment;
}

/** Whether the current version says it already, so that nothing has to be changed. */
const saysTheSame = (current: Treatment, older: Treatment, wording: Treatment): boolean =>
  [older, wording].some((one) => clinicalText(one) === clinicalText(current));

function restoreOne(current: Treatment, older: Treatment, { from, reason }: Because): DraftTreatment {
  const [carried] = nextDraft([current]);
  const [now, then] = [stateOf(current), stateOf(older)];
  const wording = wordingOf(current, older, from);
  if (carried && now === then && saysTheSame(current, older, wording)) return carried;
  const because = { actionFrom: from, changeReason: reason };
  const draft = draftFrom(wording);
  if (then === "held") return { ...draft, action: "hold", ...because };
  // What waited then and is given now cannot become one that was never given: it is held until the same result.
  if (then === "waiting" && now !== "waiting") return { ...draft, action: "hold", ...because };
  return { ...draft, action: "change", ...because };
}

/** What is stopped from a later day on is given until then: another one beside it would be twice the dose. */
const laterOf = (from: Day, stopped: Day | undefined): Day => (stopped && stopped > from ? stopped : from);

function startAnew(older: Treatment, from: Day, newId: () => string): DraftTreatment {
  const moved = older.start < from ? movedTo(older, from) : older;
  return {
    ...draftFrom(moved),
    treatmentId: newId(),
    action: "start",
    actionFrom: null,
    changeReason: null,
  } as DraftTreatment;
}

/**
 * The draft that says from a day on what an older version said: what changed since is changed back, what came since is stopped,
 * what was stopped since starts anew under an id of its own, its days moved along. Everything else is carried over.
 */
export function restoreVersion({ current, older, because, stoppedFrom, newId }: RestoreSource): Restoration {
  const open = current.filter((t) => t.action !== "stop");
  const wanted = older.filter((t) => t.action !== "stop");
  const restarted: DraftTreatment[] = [];
  const leftOut: Treatment[] = [];
  const back = wanted.flatMap((t): DraftTreatment[] => {
    const here = open.find((one) => one.treatmentId === t.treatmentId);
    if (here) return [restoreOne(here, t, because)];
    if (stateOf(t) === "held") {
      leftOut.push(t);
      return [];
    }
    const anew = startAnew(t, laterOf(because.from, stoppedFrom.get(t.treatmentId)), newId);
    restarted.push(anew);
    return [anew];
  });
  const since = open.filter((t) => !wanted.some((one) => one.treatmentId === t.treatmentId));
  const ended = nextDraft(since).map((t) => {
    const stopped = stopTreatment(t, because);
    return stopped.ok ? stopped.value : t;
  });
  return { treatments: [...back, ...ended], restarted, leftOut };
}
