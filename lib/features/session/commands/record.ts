import { can } from "@/lib/domain/access/can";
import type { MayGive } from "@/lib/domain/delivery/may-give";
import { type SessionMove, type SessionState, sessionMoves } from "@/lib/domain/delivery/session-states";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { moveFrom } from "@/lib/domain/shared/moves";
import { onCauseChanged } from "@/lib/features/reminder/on-cause";
import { command, type Run } from "@/lib/platform/command";
import { conflict, done, type Refusal, refused } from "@/lib/platform/outcome";
import type { RecordedOutcome, RecordInput, TimeInput } from "../input";
import { judgedPlan, type PlanSourceRow, plansText } from "../queries/source";
import { type CourseRow, lockCourseOf, moveSessions, type SessionRow, siteOf } from "../store";
import { notYourLane } from "./moves";

export type RecordedSession = { readonly sessionId: string; readonly state: SessionState; readonly revision: number };

type Found = { readonly course: CourseRow; readonly session: SessionRow };

async function find({ tx, actor, input }: Run<TimeInput | RecordInput>): Promise<Found | Refusal> {
  const course = await lockCourseOf(tx, input.sessionId);
  if (!course) return refused("not-found");
  const session = course.sessions.find((s) => s.sessionId === input.sessionId);
  if (!session) return refused("replaced");
  if (session.revision !== input.revision)
    return conflict({ revision: input.revision }, { state: session.state, revision: session.revision });
  return notYourLane(actor, course) ?? { course, session };
}

const isRefusal = (found: Found | Refusal): found is Refusal => "ok" in found;
const moveOf = (state: SessionState, name: SessionMove) => moveFrom(sessionMoves, state, name);
const impossible = (problem: string) => refused("not-possible", { message: `${problem}. Nothing was saved.` });

/** Sets the time of a session, or another time of the same day. */
export const setSessionTime = command<TimeInput, RecordedSession>({
  name: "session.schedule",
  needs: "session:move",
  on: ({ sessionId }) => ({ kind: "session", id: sessionId }),
  async run(run) {
    const { tx, actor, now, input } = run;
    const found = await find(run);
    if (isRefusal(found)) return found;
    const { course, session } = found;
    const legal = session.state === "scheduled" ? null : moveOf(session.state, "schedule");
    if (legal && !legal.ok) return impossible(legal.problem);
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

const moveFor: Record<RecordedOutcome, SessionMove> = {
  given: "give",
  "partly-given": "give-partly",
  "not-given": "not-give",
  "given-elsewhere": "give-elsewhere",
  held: "hold",
};

const givesSomething = (outcome: RecordedOutcome) => outcome === "given" || outcome === "partly-given";

/** What keeps a session from being recorded like this; null when nothing does. */
function whyNot(
  { input, actor, relation }: Run<RecordInput>,
  { course, session }: Found,
  judged: MayGive | null,
  today: Day,
): Refusal | null {
  const { outcome, record, reason, preCheckReason } = input;
  if (outcome !== "given" && !reason) return refused("reason-missing", { fields: { reason: "Enter the reason" } });
  if (!session.time && !input.time)
    return refused("invalid-input", { fields: { time: "Enter the time, such as 09:30" } });
  if (record && record.kind !== course.order.kind) return refused("invalid-input");
  if (!givesSomething(outcome)) return null;
  if (!record) return refused("invalid-input", { fields: { record: "Enter what was given" } });
  // What was given before the order was held or stopped can still be written down, with a word on it.
  if (!judged?.active && session.day >= today)
    return refused("order-not-active", { details: { because: judged?.because ?? null } });
  if ((!judged?.active || judged.open.length > 0) && !preCheckReason)
    return refused("pre-checks-open", {
      fields: { preCheckReason: "Enter why it is given although a pre-check is open" },
      details: { open: judged?.open ?? [] },
    });
  return can(actor, "session:record", relation.ties) ? null : refused("may-not");
}

/** Records what happened in a session. A session without a time is scheduled by the same step. */
export const recordSession = command<RecordInput, RecordedSession>({
  name: "session.record",
  needs: "session:record",
  on: ({ sessionId }) => ({ kind: "session", id: sessionId }),
  async run(run) {
    const { tx, now, input } = run;
    const found = await find(run);
    if (isRefusal(found)) return found;
    const { course, session } = found;
    const legal = moveOf("scheduled", moveFor[input.outcome]);
    if (!legal.ok || (session.state !== "planned" && session.state !== "scheduled"))
      return impossible(`This session is already ${session.state.replace("-", " ")}`);
    const site = await siteOf(tx, course.patientId);
    const today = dayInZone(now, site.zone);
    if (session.day > today && input.outcome !== "held") return refused("day-not-come");
    const [row] = await tx.$queryRawUnsafe<PlanSourceRow[]>(plansText, [course.planId]);
    const judged = row ? judgedPlan(row.plan).mayGive(course.order.treatmentId, session.day, today) : null;
    const problem = whyNot(run, found, judged, today);
    if (problem) return problem;
    await write(run, found);
    const steps = session.state === "planned" ? 2 : 1;
    const { patientId, planId, version } = course;
    await onCauseChanged(tx, patientId);
    const { to: state, event: action } = legal.value;
    const open = judged?.open.map((check) => check.id).join(", ") ?? "";
    const detail = { day: session.day, n: session.n, ...(givesSomething(input.outcome) ? { open } : {}) };
    const object = { type: "session", id: session.sessionId };
    const reason = input.preCheckReason ?? input.reason;
    return done({ sessionId: session.sessionId, state, revision: session.revision + steps }, [
      { action, patientId, planId, version, object, ...(reason ? { reason } : {}), detail },
    ]);
  },
});

async function write({ tx, actor, now, input }: Run<RecordInput>, { course, session }: Found): Promise<void> {
  const signer = { by: actor.id, now, reason: input.reason };
  const { sessionId } = session;
  const time = input.time ?? session.time;
  if (session.state === "planned") {
    const scheduled = { sessionId, event: "session.scheduled", from: "planned", to: "scheduled" } as const;
    await moveSessions(tx, course.patientId, [scheduled], time ? { time } : {}, { ...signer, reason: null });
  }
  const legal = moveOf("scheduled", moveFor[input.outcome]);
  if (!legal.ok) throw new Error(legal.problem);
  const { to, event } = legal.value;
  const keepsRecord = input.record && (givesSomething(input.outcome) || input.outcome === "given-elsewhere");
  const record = keepsRecord
    ? { ...input.record, ...(input.preCheckReason ? { preCheckReason: input.preCheckReason } : {}) }
    : null;
  const columns = { ...(time ? { time } : {}), ...(record ? { record } : {}) };
  await moveSessions(tx, course.patientId, [{ sessionId, event, from: "scheduled", to }], columns, signer);
}
