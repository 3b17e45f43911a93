// Ten thousand sessions: the lists stay a handful of statements, however many rows there are.
import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { addDays, type Day, weekdayOf } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { anIvig } from "@/lib/testing/course-builders";
import { withTestClient } from "@/lib/testing/database";
import { rowsOf } from "@/lib/testing/insert-row";
import { liveSessions } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aCourse } from "@/lib/testing/sessions";
import { sessionDay, sessionsBetween } from "./queries/list";
import { coursesOfPlan } from "./queries/plan-courses";
import { sessionForScreen } from "./queries/session";

const PATIENTS = 25;
const SESSIONS = 10_000;

let clinic: Clinic;
let today: Day;
let planId: string;

beforeAll(async () => {
  clinic = await aClinic();
  today = dayInZone(new Date().toISOString(), clinic.zone);
  const base = anIvig();
  const course = { ...base, start: today, courses: base.courses.map((c) => ({ ...c, start: today })) };
  for (let made = 0; made < PATIENTS; made += 1) ({ planId } = await aCourse(clinic, course, `${today}T00:00:00.000Z`));
  const courses = await rowsOf<{ id: string }>(
    "SELECT c.id FROM course c JOIN patient p ON p.id = c.patient_id WHERE p.site_id = $1",
    [clinic.siteId],
  );
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    const own = courses.map((row) => row.id);
    // Each patient of the clinic has two more courses; the others are patients of other hospitals.
    await client.query(
      `INSERT INTO course (id, treatment_id, plan_id, patient_id, plan_course_id, repeat, kind, lane, planned_by, version, changed_at)
       SELECT gen_random_uuid(), c.treatment_id, c.plan_id, c.patient_id, c.plan_course_id, 1 + k, c.kind, c.lane,
              jsonb_set(c.planned_by, '{repeat}', to_jsonb(1 + k)), 1, now()
         FROM course c CROSS JOIN generate_series(1, 2) k WHERE c.id = ANY ($1::uuid[])`,
      [own],
    );
    await client.query(
      `INSERT INTO course (id, treatment_id, plan_id, patient_id, plan_course_id, repeat, kind, lane, planned_by, version, changed_at)
       SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 2, c.kind, c.lane, c.planned_by, 1, now()
         FROM course c CROSS JOIN generate_series(1, 450) k WHERE c.id = $1::uuid`,
      [own[0]],
    );
    await client.query(
      `INSERT INTO course_session (id, course_id, plan_id, patient_id, n, day, planned_day, state, changed_at, changed_by)
       SELECT gen_random_uuid(), c.id, c.plan_id, c.patient_id, k, $1::date + c.repeat * 30 + k, $1::date + c.repeat * 30 + k, 'planned', now(), $2::uuid
         FROM course c CROSS JOIN generate_series(1, 20) k WHERE c.repeat > 1`,
      [today, clinic.nurse.id],
    );
    await client.query("ANALYZE course_session");
  });
}, 120_000);

/** Statements sent to Postgres, and milliseconds of the quickest of three runs. */
async function measured(work: () => Promise<unknown>): Promise<{ statements: number; ms: number }> {
  await work();
  const spy = vi.spyOn(pg.Client.prototype, "query");
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const began = performance.now();
    await work();
    best = Math.min(best, performance.now() - began);
  }
  const statements = spy.mock.calls.length / 3;
  spy.mockRestore();
  return { statements, ms: best };
}

const mondayOf = (day: Day): Day => (weekdayOf(day) === "Mon" ? day : mondayOf(addDays(day, -1)));

describe("with ten thousand sessions", () => {
  it("the database really has them", async () => {
    const [row] = await rowsOf<{ n: number }>("SELECT count(*)::int AS n FROM course_session", []);
    expect(row?.n).toBeGreaterThanOrEqual(SESSIONS);
    expect((await sessionDay(clinic.nurse, null, null))?.sessions).toHaveLength(PATIENTS);
  });

  it("the day list is at most six statements", async () => {
    const { statements, ms } = await measured(() => sessionDay(clinic.nurse, null, null));
    expect(statements).toBeLessThanOrEqual(6);
    // 100 ms is the promise on a quiet machine; this one may be shared.
    expect(ms).toBeLessThan(1_000);
  });

  it("the week is at most four", async () => {
    const week = (day: Day) => ({ from: mondayOf(day), to: addDays(mondayOf(day), 6) });
    const { statements, ms } = await measured(() => sessionsBetween(clinic.nurse, week, null));
    expect(statements).toBeLessThanOrEqual(4);
    expect(ms).toBeLessThan(1_000);
  });

  it("one session, and the courses of a plan, are a handful each", async () => {
    const [first] = await liveSessions(planId);
    const session = await measured(() => sessionForScreen(clinic.nurse, first?.id ?? "", null));
    expect(session.statements).toBeLessThanOrEqual(6);
    const plan = await measured(() => coursesOfPlan(clinic.neurologist, planId));
    expect(plan.statements).toBeLessThanOrEqual(4);
  });
});
