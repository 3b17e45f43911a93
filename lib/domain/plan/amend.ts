// From a signed version to the next draft, and what an amendment may do with a treatment on the way.
import type { Day } from "../shared/day";
import { fail, ok, type Result } from "../shared/result";
import { type DraftOf, type DraftTreatment, draftFrom } from "./draft-treatment";
import type { Kind, Treatment } from "./treatment";

const unchanged = { action: "continue", actionFrom: null, changeReason: null } as const;

/** A signed treatment as the next draft begins: continued as it is, or kept on hold; a stopped one is left out. */
function carryOver(treatment: Treatment): DraftTreatment[] {
  if (treatment.action === "stop") return [];
  return [treatment.action === "hold" ? draftFrom(treatment) : { ...draftFrom(treatment), ...unchanged }];
}

/** The treatments of the next draft: every one of the current version with its id, except those it stopped. */
export function nextDraft(current: readonly Treatment[]): DraftTreatment[] {
  return current.flatMap(carryOver);
}

/** The day and the reason that every change, hold, resumption and stop needs. */
export interface Because {
  readonly from: Day;
  readonly reason: string;
}

const notSigned = "This treatment is new in this draft: edit or remove it instead";
const isNew = (t: DraftTreatment) => t.action === "start";

/** Opens a signed treatment for editing from a day on, with the reason; its id, kind and agent stay. */
export function changeTreatment(t: DraftTreatment, { from, reason }: Because): Result<DraftTreatment> {
  if (isNew(t)) return fail(notSigned);
  if (t.action === "hold") return fail("This treatment is on hold: resume it first");
  return ok({ ...t, action: "change", actionFrom: from, changeReason: reason });
}

/** Holds a signed treatment from a day on; with `until`, it waits for that result and is released by a re-check. */
export function holdTreatment(
  t: DraftTreatment,
  { from, reason }: Because,
  until: string | null = null,
): Result<DraftTreatment> {
  if (isNew(t)) return fail(notSigned);
  const condition = until ? { type: "hold-until", result: until } : (t.condition ?? null);
  return ok({ ...t, action: "hold", actionFrom: from, changeReason: reason, condition });
}

/** Takes a held treatment up again from a day on; whatever it was waiting for is removed. */
export function resumeTreatment(t: DraftTreatment, { from, reason }: Because): Result<DraftTreatment> {
  if (t.action !== "hold") return fail("This treatment is not on hold");
  return ok({ ...t, action: "change", actionFrom: from, changeReason: reason, condition: null });
}

/** Stops a signed treatment: the day of stopping becomes its end. */
export function stopTreatment(t: DraftTreatment, { from, reason }: Because): Result<DraftTreatment> {
  if (isNew(t)) return fail(notSigned);
  return ok({ ...t, action: "stop", actionFrom: from, changeReason: reason, end: from });
}

/** Takes back everything this draft does with a signed treatment: it is as in the current version again. */
export function revertTreatment(current: Treatment): Result<DraftTreatment> {
  const [draft] = carryOver(current);
  return draft ? ok(draft) : fail("This treatment was stopped by the current version: start a new one");
}

/** Another agent is never a change: the old treatment stops and a new one of the same kind and lane starts on that day. */
export function switchAgent(
  t: DraftTreatment,
  because: Because,
  to: { readonly treatmentId: string; readonly agent: string | null; readonly name: string },
): Result<{ readonly stopped: DraftTreatment; readonly started: DraftOf<Kind> }> {
  const stopped = stopTreatment(t, because);
  if (!stopped.ok) return stopped;
  if (to.treatmentId === t.treatmentId) return fail("The new treatment needs an id of its own");
  if (to.agent !== null && to.agent === t.agent) return fail("This is the same agent: change the treatment instead");
  const { kind, lane, reason } = t;
  const started = { ...to, kind, lane, reason, action: "start", start: because.from, brand: null } as DraftOf<Kind>;
  return ok({ stopped: stopped.value, started });
}
