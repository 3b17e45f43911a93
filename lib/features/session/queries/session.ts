import "server-only";
import { can } from "@/lib/domain/access/can";
import { sessionName } from "@/lib/domain/delivery/course";
import { delivered, deliveredSentence, wrongIn } from "@/lib/domain/delivery/delivered";
import type { MayGive } from "@/lib/domain/delivery/may-give";
import { dayOfCycle, givenOnDay, type Reduction } from "@/lib/domain/delivery/reduction";
import { type SessionDose, sessionDose } from "@/lib/domain/delivery/session-dose";
import { isCorrectable, isOpen, type SessionState } from "@/lib/domain/delivery/session-states";
import { sessionEventWords, sessionStateWords } from "@/lib/domain/delivery/words";
import type { TreatmentOf } from "@/lib/domain/plan/treatment";
import type { CourseKind, CourseOrder } from "@/lib/domain/schedule/course-order";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone, formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read, type Seen } from "@/lib/platform/read";
import { type AskedMove, type MovePreview, previewMove } from "./preview";
import { reductionText } from "./reduction";
import { type CourseDay, daysOf, type KeptSession } from "./session-days";
import { type JudgedPlan, judgedPlan, type PlanSourceRow, plansText } from "./source";

/** The mark of a record that was wrong: what it had said, who marked it, when and why. */
export type SessionError = {
  readonly was: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
};

export type SessionView = {
  readonly id: string;
  readonly revision: number;
  readonly patientId: string;
  readonly planId: string;
  readonly treatmentId: string;
  readonly courseRevision: number;
  readonly kind: CourseKind;
  readonly title: string;
  readonly treatment: string;
  readonly course: string;
  readonly day: Day;
  readonly time: string | null;
  readonly state: SessionState;
  readonly stateWords: string;
  readonly reason: string | null;
  readonly record: Readonly<Record<string, string | null>> | null;
  /** The session that took the place of this one; null while it is live itself. */
  readonly successorId: string | null;
  readonly error: SessionError | null;
  /** The record entered in error that this one took the place of. */
  readonly replacesWrongId: string | null;
  readonly today: Day;
  readonly zone: string;
  readonly dose: SessionDose | null;
  /** The signed doses of this day, where they may be reduced, and the percentage that holds now. */
  readonly reducible: {
    readonly drugs: readonly { readonly name: string; readonly amount: string; readonly unit: string }[];
    readonly percent: number;
  } | null;
  readonly mayGive: MayGive | null;
  readonly prescriber: JudgedPlan["prescriber"];
  readonly sentence: string;
  readonly days: readonly CourseDay[];
  readonly events: readonly {
    readonly id: string;
    readonly words: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string | null;
  }[];
  readonly preview: MovePreview | null;
  readonly may: {
    readonly record: boolean;
    readonly move: boolean;
    readonly prescribe: boolean;
    readonly correct: boolean;
  };
};

type Row = {
  id: string;
  revision: number;
  live: boolean;
  n: number;
  day: Day;
  time: string | null;
  state: SessionState;
  reason: string | null;
  record: SessionView["record"];
  errored_state: SessionState | null;
  error_reason: string | null;
  errored_at: string | null;
  errored_by: string | null;
  lane: string;
  order: unknown;
  course_revision: number;
  reduction: Reduction | null;
  treatment_id: string;
  treatment: string;
  sessions: readonly KeptSession[];
  events: readonly { id: string; event: string; by: string; at: string; reason: string | null }[];
};

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const one = statement<Row>(
  "session-screen",
  `SELECT s.id, s.revision, s.live, s.n, s.day, s.time, s.state, s.reason, s.record, s.errored_state, s.error_reason, ${iso("s.errored_at")} AS errored_at,
          (SELECT w.given || ' ' || w.family FROM person w WHERE w.id = s.errored_by) AS errored_by, c.lane, c.planned_by AS "order",
          c.revision AS course_revision, ${reductionText}, c.treatment_id,
          coalesce((SELECT t.content->>'name' FROM treatment_now t WHERE t.plan_id = c.plan_id AND t.treatment_id = c.treatment_id
                     ORDER BY t.version DESC LIMIT 1), '') AS treatment,
          (SELECT json_agg(json_build_object('sessionId', x.id, 'n', x.n, 'day', x.day::text, 'plannedDay', x.planned_day::text, 'time', x.time,
                    'state', x.state, 'live', x.live, 'reason', x.reason, 'errorReason', x.error_reason, 'replacesId', x.replaces_id) ORDER BY x.n, x.changed_at, x.id)
             FROM course_session x WHERE x.course_id = c.id) AS sessions,
          (SELECT coalesce(json_agg(json_build_object('id', e.id, 'event', e.event, 'by', w.given || ' ' || w.family, 'at', ${iso("e.at")},
                    'reason', e.reason) ORDER BY e.at DESC, e.id DESC), '[]'::json)
             FROM session_event e JOIN person w ON w.id = e.by WHERE e.session_id = s.id) AS events
     FROM course_session s JOIN course c ON c.id = s.course_id WHERE s.id = $1::uuid`,
);
const plan = statement<PlanSourceRow>("session-plan", plansText);

/** One session with its course, its order and pre-checks, and what a move that is being considered would change. */
export async function sessionForScreen(
  actor: Actor,
  sessionId: string,
  asked: AskedMove | null,
): Promise<SessionView | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "session", id: sessionId },
    audit: (view: SessionView) => ({
      action: "session.read",
      patientId: view.patientId,
      planId: view.planId,
      object: { type: "session", id: sessionId },
    }),
    run: async (seen) => {
      const [row] = await seen.sql(one, [sessionId]);
      const { patientId, planId } = seen.relation;
      if (!row || !patientId || !planId) return null;
      const [source] = await seen.sql(plan, [[planId]]);
      return source ? viewOf(actor, row, judgedPlan(source.plan), { ...seen, patientId, planId }, asked) : null;
    },
  });
}

type Place = Seen & { readonly patientId: string; readonly planId: string };

function viewOf(actor: Actor, row: Row, judged: JudgedPlan, seen: Place, asked: AskedMove | null): SessionView {
  const order = readCourseOrder(row.order);
  const today = dayInZone(seen.now, judged.zone);
  const live = row.sessions.filter((s) => s.live);
  const treatment = judged.treatmentOf(row.treatment_id);
  const foreignLane = actor.role === "oncologist" && row.lane !== "cancer";
  const may = (capability: "session:record" | "session:move" | "session:prescribe") =>
    row.live && !foreignLane && can(actor, capability, seen.relation.ties);
  const waits = isOpen(row) || row.state === "held";
  return {
    id: row.id,
    revision: row.revision,
    patientId: seen.patientId,
    planId: seen.planId,
    treatmentId: row.treatment_id,
    courseRevision: row.course_revision,
    kind: order.kind,
    title: sessionName(order, row.n),
    treatment: row.treatment,
    course: order.label,
    day: row.day,
    time: row.time,
    state: row.state,
    stateWords: sessionStateWords[row.state],
    reason: row.reason,
    record: row.record,
    error: errorOf(row, judged.zone),
    replacesWrongId: wrongBefore(row),
    successorId: row.live ? null : (live.find((s) => s.n === row.n)?.sessionId ?? null),
    today,
    zone: judged.zone,
    dose: treatment ? sessionDose(treatment, order, row.n, row.reduction) : null,
    reducible:
      treatment?.kind === "regimen" && isOpen(row) && may("session:prescribe")
        ? { drugs: drugsOf(treatment, order, row.n), percent: row.reduction?.percent ?? 100 }
        : null,
    mayGive: row.live && isOpen(row) ? judged.mayGive(row.treatment_id, row.day, today) : null,
    prescriber: judged.prescriber,
    sentence: deliveredSentence(
      delivered(live, today, wrongIn(row.sessions)),
      order.kind === "ivig" ? "infusion" : "session",
    ),
    days: daysOf(order, row.sessions),
    events: row.events.map(({ event, at, ...rest }) => ({
      ...rest,
      words: sessionEventWords[event] ?? event,
      at: formatInstant(at, judged.zone),
    })),
    preview: asked && row.live && waits ? previewMove(row, order, live, judged, today, asked) : null,
    may: {
      record: may("session:record") && isOpen(row),
      move: may("session:move") && (isOpen(row) || (row.state === "held" && may("session:prescribe"))),
      prescribe: may("session:prescribe") && waits,
      correct: may("session:record") && isCorrectable(row) && (row.state !== "omitted" || may("session:prescribe")),
    },
  };
}

const drugsOf = (treatment: TreatmentOf<"regimen">, order: CourseOrder, n: number) =>
  givenOnDay(treatment, dayOfCycle(order, n)).map(({ name, amount, unit }) => ({ name, amount, unit }));

function errorOf(row: Row, zone: string): SessionError | null {
  const { errored_state: was, errored_by: by, errored_at: at, error_reason: reason } = row;
  if (!was || !at) return null;
  return { was: sessionStateWords[was], by: by ?? "", at: formatInstant(at, zone), reason: reason ?? "" };
}

const wrongBefore = ({ id, sessions }: Row): string | null => {
  const replaced = sessions.find((s) => s.sessionId === id)?.replacesId;
  const wrong = sessions.find((s) => s.sessionId === replaced && s.state === "entered-in-error");
  return wrong?.sessionId ?? null;
};
