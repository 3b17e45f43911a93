import "server-only";
import { sessionName } from "@/lib/domain/delivery/course";
import type { MayGive } from "@/lib/domain/delivery/may-give";
import { type SessionDose, sessionDose } from "@/lib/domain/delivery/session-dose";
import { openSessionStates, type SessionState } from "@/lib/domain/delivery/session-states";
import { sessionStateWords } from "@/lib/domain/delivery/words";
import { patientName } from "@/lib/domain/patient/name";
import type { CourseKind, CourseOrder } from "@/lib/domain/schedule/course-order";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read, type Seen } from "@/lib/platform/read";
import { type ReductionColumn, reductionText } from "./reduction";
import { type JudgedPlan, judgedPlan, type PlanSourceRow, plansText } from "./source";

export type SessionEntry = {
  readonly id: string;
  readonly patient: { readonly name: string; readonly born: string; readonly mrn: string; readonly bed: string | null };
  readonly day: Day;
  readonly time: string | null;
  readonly state: SessionState;
  readonly stateWords: string;
  readonly kind: CourseKind;
  /** `Infusion 3 of 5`. */
  readonly label: string;
  readonly treatment: string;
  /** Still open although its day is past. */
  readonly overdue: boolean;
};

/** A session as the nurse wants it at seven: what to give, and whether it may be given. */
export type SessionToday = SessionEntry & {
  readonly dose: SessionDose | null;
  readonly mayGive: MayGive | null;
  readonly allergies: string;
  readonly prescriber: JudgedPlan["prescriber"];
};

type Row = ReductionColumn & {
  id: string;
  day: Day;
  time: string | null;
  state: SessionState;
  n: number;
  order: unknown;
  plan_id: string;
  treatment_id: string;
  treatment: string;
  family: string;
  given: string;
  born: Day;
  mrn: string;
  bed: string | null;
};

export const SESSIONS_SHOWN = 300;

const columns = `${reductionText}, s.id, s.day, s.time, s.state, s.n, c.planned_by AS "order", c.plan_id, c.treatment_id,
  coalesce((SELECT t.content->>'name' FROM treatment_now t WHERE t.plan_id = c.plan_id AND t.treatment_id = c.treatment_id
             ORDER BY t.version DESC LIMIT 1), '') AS treatment, p.family, p.given, p.born, p.mrn, p.bed`;
const visible = `course_session s JOIN course c ON c.id = s.course_id JOIN patient p ON p.id = s.patient_id
  WHERE s.patient_id IN (SELECT access.visible_patients()) AND s.live AND p.errored_at IS NULL`;

const between = statement<Row>(
  "sessions-between",
  `SELECT ${columns} FROM ${visible} AND s.day BETWEEN $1::date AND $2::date AND ($3::text IS NULL OR c.kind = $3)
    ORDER BY s.day, s.time NULLS LAST, p.family, p.given, s.id LIMIT ${SESSIONS_SHOWN + 1}`,
);
// What nobody recorded: at most three months back, so that a forgotten course does not bury the day. The states are written out,
// as in the index course_session_open_day_idx: Postgres uses it only for a condition it can read.
const openInSql = openSessionStates.map((state) => `'${state}'`).join(", ");
const unrecorded = statement<Row>(
  "sessions-unrecorded",
  `SELECT ${columns} FROM ${visible} AND s.day BETWEEN $1::date - 92 AND $1::date - 1 AND s.state IN (${openInSql})
    AND ($2::text IS NULL OR c.kind = $2) ORDER BY s.day, p.family, p.given, s.id LIMIT 51`,
);
const plans = statement<PlanSourceRow>("sessions-plans", plansText);

function entryOf(row: Row, order: CourseOrder, today: Day): SessionEntry {
  const isOpen = openSessionStates.some((state) => state === row.state);
  return {
    id: row.id,
    patient: { name: patientName(row), born: formatDay(row.born), mrn: row.mrn, bed: row.bed },
    day: row.day,
    time: row.time,
    state: row.state,
    stateWords: sessionStateWords[row.state],
    kind: order.kind,
    label: sessionName(order, row.n),
    treatment: row.treatment,
    overdue: isOpen && row.day < today,
  };
}

const listed = (rows: readonly Row[], today: Day) => rows.map((row) => entryOf(row, readCourseOrder(row.order), today));

export type SessionsBetween = {
  readonly today: Day;
  readonly entries: readonly SessionEntry[];
  readonly more: boolean;
};

/** The sessions of an actor's patients from a day to a day, both included; `daysOf` knows today at the actor's site. */
export async function sessionsBetween(
  actor: Actor,
  daysOf: (today: Day) => { readonly from: Day; readonly to: Day },
  kind: CourseKind | null,
): Promise<SessionsBetween | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql, now }) => {
      const today = dayInZone(now, actor.siteZone);
      const { from, to } = daysOf(today);
      const rows = await sql(between, [from, to, kind]);
      return { today, entries: listed(rows.slice(0, SESSIONS_SHOWN), today), more: rows.length > SESSIONS_SHOWN };
    },
  });
}

export type SessionDay = {
  readonly today: Day;
  readonly day: Day;
  readonly sessions: readonly SessionToday[];
  readonly more: boolean;
  readonly unrecorded: readonly SessionEntry[];
};

/** One day of an actor's patients, each session with its order and one answer to "may I give?". */
export async function sessionDay(actor: Actor, asked: Day | null, kind: CourseKind | null): Promise<SessionDay | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async (seen) => {
      const today = dayInZone(seen.now, actor.siteZone);
      const day = asked ?? today;
      const rows = await seen.sql(between, [day, day, kind]);
      const late = await seen.sql(unrecorded, [today, kind]);
      const shown = rows.slice(0, SESSIONS_SHOWN);
      const judged = await judgedPlans(
        seen,
        shown.map((row) => row.plan_id),
      );
      const sessions = shown.map((row): SessionToday => {
        const [plan, order] = [judged.get(row.plan_id), readCourseOrder(row.order)];
        const treatment = plan?.treatmentOf(row.treatment_id);
        const isOpen = openSessionStates.some((state) => state === row.state);
        return {
          ...entryOf(row, order, today),
          dose: treatment ? sessionDose(treatment, order, row.n, row.reduction) : null,
          mayGive: isOpen ? (plan?.mayGive(row.treatment_id, row.day, today) ?? null) : null,
          prescriber: plan?.prescriber ?? null,
          allergies: plan?.allergies ?? "Allergies not recorded",
        };
      });
      return { today, day, sessions, more: rows.length > shown.length, unrecorded: listed(late, today) };
    },
  });
}

/** Plans by id, each read and judged once however many sessions it has. */
async function judgedPlans({ sql }: Seen, planIds: readonly string[]): Promise<ReadonlyMap<string, JudgedPlan>> {
  const ids = [...new Set(planIds)];
  const rows = ids.length > 0 ? await sql(plans, [ids]) : [];
  return new Map(rows.map(({ plan }) => [plan.id, judgedPlan(plan)]));
}
