// Courses, sessions and their events as rows, inside a given transaction.
import { v7 as uuid } from "uuid";
import type { CourseSession } from "@/lib/domain/delivery/course";
import type { SessionState } from "@/lib/domain/delivery/session-states";
import type { Lane } from "@/lib/domain/plan/lanes";
import type { CourseOrder } from "@/lib/domain/schedule/course-order";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import type { Day } from "@/lib/domain/shared/day";
import type { Tx } from "@/lib/platform/db";

export type SessionRow = CourseSession & { readonly revision: number };

export type CourseRow = {
  readonly id: string;
  readonly planId: string;
  readonly patientId: string;
  readonly lane: Lane;
  readonly version: number;
  readonly revision: number;
  readonly order: CourseOrder;
  /** The live ones, in order. */
  readonly sessions: readonly SessionRow[];
};

type Kept = Omit<CourseRow, "order"> & { readonly order: unknown };

const liveSessions = `(SELECT coalesce(json_agg(json_build_object('sessionId', s.id, 'n', s.n, 'day', s.day::text,
    'plannedDay', s.planned_day::text, 'time', s.time, 'state', s.state, 'revision', s.revision) ORDER BY s.n), '[]'::json)
  FROM course_session s WHERE s.course_id = c.id AND s.live)`;

const courseText = (where: string) => `
  SELECT c.id, c.plan_id AS "planId", c.patient_id AS "patientId", c.lane, c.version, c.revision, c.planned_by AS "order",
         ${liveSessions} AS sessions
    FROM course c WHERE ${where} ORDER BY c.id`;

const read = (rows: readonly Kept[]): CourseRow[] => rows.map((row) => ({ ...row, order: readCourseOrder(row.order) }));

async function locked(tx: Tx, where: string, id: string): Promise<CourseRow[]> {
  await tx.$queryRawUnsafe(`SELECT c.id FROM course c WHERE ${where} ORDER BY c.id FOR UPDATE`, id);
  return read(await tx.$queryRawUnsafe<Kept[]>(courseText(where), id));
}

/** Every course of a plan with its live sessions, locked until the transaction ends. */
export async function lockCourses(tx: Tx, planId: string): Promise<CourseRow[]> {
  return await locked(tx, "c.plan_id = $1::uuid", planId);
}

/** The course of a session with its live sessions, locked; null when it is not there. */
export async function lockCourseOf(tx: Tx, sessionId: string): Promise<CourseRow | null> {
  const [course] = await locked(
    tx,
    "c.id = (SELECT x.course_id FROM course_session x WHERE x.id = $1::uuid)",
    sessionId,
  );
  return course ?? null;
}

export type PatientSite = { readonly zone: string; readonly holidays: readonly Day[]; readonly deceased: boolean };

/** Zone and holidays of the site of a patient. */
export async function siteOf(tx: Tx, patientId: string): Promise<PatientSite> {
  const [site] = await tx.$queryRaw<PatientSite[]>`
    SELECT s.zone, p.deceased,
           (SELECT coalesce(json_agg(h.day::text ORDER BY h.day), '[]'::json) FROM site_holiday h WHERE h.site_id = s.id) AS holidays
      FROM patient p JOIN site s ON s.id = p.site_id WHERE p.id = ${patientId}::uuid`;
  if (!site) throw new Error("a patient has a site");
  return site;
}

export type NewCourse = Pick<CourseRow, "planId" | "patientId" | "lane" | "version" | "order">;

const jsonOf = (order: CourseOrder) => ({ ...order, rhythm: { ...order.rhythm } });

export async function insertCourse(tx: Tx, course: NewCourse, now: string): Promise<string> {
  const { order, ...place } = course;
  const { treatmentId, planCourseId, repeat, kind } = order;
  const id = uuid();
  const row = {
    id,
    ...place,
    treatmentId,
    planCourseId,
    repeat,
    kind,
    plannedBy: jsonOf(order),
    changedAt: new Date(now),
  };
  await tx.course.createMany({ data: [row] });
  return id;
}

/** Names the order and version a course now follows, and steps its revision; false when somebody was first. */
export async function updateCourse(
  tx: Tx,
  at: Pick<CourseRow, "id" | "revision">,
  follows: Partial<Pick<CourseRow, "order" | "version">>,
  now: string,
): Promise<boolean> {
  const { order, version } = follows;
  const { count } = await tx.course.updateMany({
    where: { id: at.id, revision: at.revision },
    data: {
      ...(order ? { plannedBy: jsonOf(order) } : {}),
      ...(version ? { version } : {}),
      changedAt: new Date(now),
      revision: { increment: 1 },
    },
  });
  return count === 1;
}

export type MadeSession = {
  readonly id: string;
  readonly n: number;
  readonly day: Day;
  readonly plannedDay: Day;
  readonly time?: string | null;
  readonly replacesId?: string | null;
};

export type Signer = { readonly by: string; readonly now: string; readonly reason: string | null };

const midnight = (day: Day) => new Date(`${day}T00:00:00Z`);

/** New sessions of a course, planned. */
export async function insertSessions(
  tx: Tx,
  course: Pick<CourseRow, "id" | "planId" | "patientId">,
  made: readonly MadeSession[],
  { by, now, reason }: Signer,
): Promise<void> {
  if (made.length === 0) return;
  const { id: courseId, planId, patientId } = course;
  await tx.courseSession.createMany({
    data: made.map(({ day, plannedDay, time, replacesId, ...session }) => ({
      ...session,
      courseId,
      planId,
      patientId,
      day: midnight(day),
      plannedDay: midnight(plannedDay),
      time: time ?? null,
      replacesId: replacesId ?? null,
      state: "planned",
      changedAt: new Date(now),
      changedBy: by,
    })),
  });
  const events = made.map(({ id }) => ({
    sessionId: id,
    event: "session.planned",
    from: null,
    to: "planned" as const,
  }));
  await insertEvents(tx, patientId, events, { by, now, reason });
}

export type SessionChange = {
  readonly sessionId: string;
  readonly event: string;
  readonly from: SessionState | null;
  readonly to: SessionState;
};

/** Writes down what happened to sessions, all by one person at one moment. */
export async function insertEvents(
  tx: Tx,
  patientId: string,
  events: readonly SessionChange[],
  { by, now, reason }: Signer,
): Promise<void> {
  await tx.sessionEvent.createMany({
    data: events.map(({ sessionId, event, from, to }) => ({
      id: uuid(),
      sessionId,
      patientId,
      event,
      fromState: from,
      toState: to,
      reason,
      at: new Date(now),
      by,
    })),
  });
}

/** What is written on sessions beside their state. */
export type SessionColumns = {
  readonly live?: boolean;
  readonly time?: string;
  readonly record?: object;
  readonly endedWithPlan?: boolean;
};

/** Moves sessions to one state and writes down that it happened; a fault when one of them moved meanwhile. */
export async function moveSessions(
  tx: Tx,
  patientId: string,
  changes: readonly SessionChange[],
  columns: SessionColumns,
  signer: Signer,
): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const { by, now, reason } = signer;
  const keepsReason = first.to === "planned" || first.to === "scheduled" || first.from === "held";
  for (const from of new Set(changes.map((change) => change.from))) {
    const ids = changes.filter((change) => change.from === from).map(({ sessionId }) => sessionId);
    const { count } = await tx.courseSession.updateMany({
      where: { id: { in: ids }, state: from ?? "planned" },
      data: {
        state: first.to,
        ...(keepsReason ? {} : { reason }),
        ...columns,
        changedAt: new Date(now),
        changedBy: by,
        revision: { increment: 1 },
      },
    });
    if (count !== ids.length) throw new Error("a session changed while its course was locked");
  }
  await insertEvents(tx, patientId, changes, signer);
}

/** Makes way for the successors of sessions whose state stays as it is: held, or cancelled before. */
export async function retireSessions(tx: Tx, ids: readonly string[], { by, now }: Signer): Promise<void> {
  if (ids.length === 0) return;
  await tx.courseSession.updateMany({
    where: { id: { in: [...ids] }, live: true },
    data: { live: false, changedAt: new Date(now), changedBy: by, revision: { increment: 1 } },
  });
}
