import { v7 as uuid } from "uuid";
import { can } from "@/lib/domain/access/can";
import { correct } from "@/lib/domain/delivery/correction";
import { dayInZone } from "@/lib/domain/shared/instant";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command, type Run } from "@/lib/platform/command";
import { done, type Refusal, refused } from "@/lib/platform/outcome";
import type { CorrectInput, RecordedOutcome } from "../input";
import { atField, entryProblem, writeOutcome } from "../recording";
import { type CourseRow, insertSessions, type PatientSite, type SessionRow, updateCourse } from "../store";
import { markSessionWrong } from "../store-correction";
import { findSession, isRefusal, judgedFor } from "./record";

export type CorrectedSession = {
  /** The session that now carries what is right. */
  readonly sessionId: string;
  readonly state: RecordedOutcome | "planned";
};

type Wrong = { readonly course: CourseRow; readonly session: SessionRow; readonly site: PatientSite };

/** What happened, when something happened; null for a session that is to come after all. */
const happened = ({ outcome, ...entered }: CorrectInput) => (outcome === "planned" ? null : { ...entered, outcome });

/** Why a record cannot be put right like this; null when it can. */
async function whyNot(run: Run<CorrectInput>, { course, session, site }: Wrong): Promise<Refusal | null> {
  const { tx, actor, now, input, relation } = run;
  const prescribes = can(actor, "session:prescribe", relation.ties);
  if (session.state === "omitted" && !prescribes) return refused("prescriber-only");
  const today = dayInZone(now, site.zone);
  const view = { ...course, holidays: site.holidays, today };
  const allowed = correct(view, session.sessionId, input);
  if (!allowed.ok) return atField("not-possible", { [allowed.problem.field]: allowed.problem.message });
  const judged = await judgedFor(tx, course, input.day, today);
  const entered = happened(input);
  if (!entered)
    return judged?.active ? null : refused("order-not-active", { details: { because: judged?.because ?? null } });
  const { day } = input;
  return entryProblem({ entered, course, day, time: session.time, zone: site.zone, judged });
}

/**
 * Marks what was recorded of a session as entered in error, and plans or records in its place what is right. The wrong record
 * stays to be read; the safety of the plan, briefs and alerts are worked out again from the right one.
 */
export const correctSession = command<CorrectInput, CorrectedSession>({
  name: "session.correct",
  needs: "session:record",
  on: ({ sessionId }) => ({ kind: "session", id: sessionId }),
  async run(run) {
    const { tx, actor, now, input } = run;
    const found = await findSession(run);
    if (isRefusal(found)) return found;
    const problem = await whyNot(run, found);
    if (problem) return problem;
    const { course, session } = found;
    const signer = { by: actor.id, now, reason: input.errorReason };
    await markSessionWrong(tx, course.patientId, session, signer);
    const { n, plannedDay } = session;
    const entered = happened(input);
    const made = { id: uuid(), n, day: input.day, plannedDay, time: session.time, replacesId: session.sessionId };
    await insertSessions(tx, course, [made], signer);
    if (entered)
      await writeOutcome(tx, course, { sessionId: made.id, state: "planned", time: made.time }, entered, signer);
    await updateCourse(tx, course, {}, now);
    await factsChanged(tx, course.patientId, now);
    const { patientId, planId, version } = course;
    const detail = { n, was: session.state, day: session.day, now: input.outcome, on: input.day, successor: made.id };
    const object = { type: "session", id: session.sessionId };
    return done({ sessionId: made.id, state: input.outcome }, [
      { action: "session.corrected", patientId, planId, version, object, reason: input.errorReason, detail },
    ]);
  },
});
