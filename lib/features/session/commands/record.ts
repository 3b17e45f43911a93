import type { SessionMove, SessionState } from "@/lib/domain/delivery/session-states";
import { sessionMoves } from "@/lib/domain/delivery/session-states";
import { formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { skippedTimeProblem } from "@/lib/domain/shared/local-time";
import { moveFrom } from "@/lib/domain/shared/moves";
import { onCauseChanged } from "@/lib/features/reminder/on-cause";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command, type Run } from "@/lib/platform/command";
import { done, type Refusal, refused } from "@/lib/platform/outcome";
import type { CorrectInput, RecordInput, TimeInput } from "../input";
import { judgedPlan, type PlanSourceRow, plansText } from "../queries/source";
import { atField, entryProblem, givesSomething, recordingMove, sessionConflict, writeOutcome } from "../recording";
import { type CourseRow, lockCourseOf, moveSessions, type PatientSite, type SessionRow, siteOf } from "../store";
import { notYourLane } from "./moves";

export type RecordedSession = { readonly sessionId: string; readonly state: SessionState; readonly revision: number };

type Found = { readonly course: CourseRow; readonly session: SessionRow; readonly site: PatientSite };

/** The session that is meant, its course locked, from the revision that was on the screen. */
export async function findSession({
  tx,
  actor,
  input,
}: Run<TimeInput | RecordInput | CorrectInput>): Promise<Found | Refusal> {
  const course = await lockCourseOf(tx, input.sessionId);
  if (!course) return refused("not-found");
  const foreign = notYourLane(actor, course);
  if (foreign) return foreign;
  const session = course.sessions.find((s) => s.sessionId === input.sessionId);
  if (!session) return refused("replaced");
  const site = await siteOf(tx, course.patientId);
  if (session.revision === input.revision) return { course, session, site };
  const mine =
    "outcome" in input
      ? { outcome: input.outcome, time: input.time, reason: input.reason, record: input.record }
      : { time: input.time };
  return await sessionConflict(tx, input.sessionId, mine, site.zone);
}

export const isRefusal = (found: Found | Refusal): found is Refusal => "ok" in found;
const moveOf = (state: SessionState, name: SessionMove) => moveFrom(sessionMoves, state, name);
const impossible = (problem: string) => refused("not-possible", { message: `${problem}. Nothing was saved.` });

/** Sets the time of a session, or another time of the same day. */
export const setSessionTime = command<TimeInput, RecordedSession>({
  name: "session.schedule",
  needs: "session:move",
  on: ({ sessionId }) => ({ kind: "session", id: sessionId }),
  async run(run) {
    const { tx, actor, now, input } = run;
    const found = await findSession(run);
    if (isRefusal(found)) return found;
    const { course, session, site } = found;
    const legal = session.state === "scheduled" ? null : moveOf(session.state, "schedule");
    if (legal && !legal.ok) return impossible(legal.problem);
    const skipped = skippedTimeProblem(session.day, input.time, site.zone);
    if (skipped) return atField("invalid-input", { time: skipped });
    const change = {
      sessionId: session.sessionId,
      event: "session.scheduled",
      from: session.state,
      to: "scheduled",
    } as const;
    await moveSessions(tx, course.patientId, [change], { time: input.time }, { by: actor.id, now, reason: null });
    const { patientId, planId } = course;
    const object = { type: "session", id: session.sessionId };
    return done({ sessionId: session.sessionId, state: "scheduled", revision: session.revision + 1 }, [
      { action: "session.scheduled", patientId, planId, object, detail: { day: session.day, time: input.time } },
    ]);
  },
});

/** The answer to "may I give?" for a day of a course, judged on its plan as it is. */
export async function judgedFor(tx: Run<unknown>["tx"], course: CourseRow, day: SessionRow["day"], today: typeof day) {
  const [row] = await tx.$queryRawUnsafe<PlanSourceRow[]>(plansText, [course.planId]);
  return row ? judgedPlan(row.plan).mayGive(course.order.treatmentId, day, today) : null;
}

/** Records what happened in a session. A session without a time is scheduled by the same step. */
export const recordSession = command<RecordInput, RecordedSession>({
  name: "session.record",
  needs: "session:record",
  on: ({ sessionId }) => ({ kind: "session", id: sessionId }),
  async run(run) {
    const { tx, actor, now, input } = run;
    const found = await findSession(run);
    if (isRefusal(found)) return found;
    const { course, session, site } = found;
    const { to: state, event: action } = recordingMove(input.outcome);
    if (session.state !== "planned" && session.state !== "scheduled")
      return impossible(`This session is already ${session.state.replace("-", " ")}`);
    const today = dayInZone(now, site.zone);
    if (session.day > today && input.outcome !== "held")
      return atField("day-not-come", { outcome: `This session is on ${formatDay(session.day)}: until then, hold it` });
    const judged = await judgedFor(tx, course, session.day, today);
    // What was given before the order was held or stopped can still be written down, with a word on it.
    if (givesSomething(input.outcome) && !judged?.active && session.day >= today)
      return refused("order-not-active", { details: { because: judged?.because ?? null } });
    const { zone } = site;
    const problem = entryProblem({ entered: input, course, day: session.day, time: session.time, zone, judged });
    if (problem) return problem;
    await writeOutcome(tx, course, session, input, { by: actor.id, now });
    // A session that was not given is not there for the rules, nor for a therapist's brief.
    await factsChanged(tx, course.patientId, now);
    const steps = session.state === "planned" ? 2 : 1;
    const { patientId, planId, version } = course;
    await onCauseChanged(tx, patientId);
    const open = judged?.open.map((check) => check.id).join(", ") ?? "";
    const detail = { day: session.day, n: session.n, ...(givesSomething(input.outcome) ? { open } : {}) };
    const object = { type: "session", id: session.sessionId };
    const reason = input.preCheckReason ?? input.reason;
    return done({ sessionId: session.sessionId, state, revision: session.revision + steps }, [
      { action, patientId, planId, version, object, ...(reason ? { reason } : {}), detail },
    ]);
  },
});
