import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { type SessionState, sessionMoves, sessionStates } from "@/lib/domain/delivery/session-states";
import { anIvig } from "@/lib/testing/course-builders";
import { withTestClient } from "@/lib/testing/database";
import { rowsOf } from "@/lib/testing/insert-row";
import { liveSessions } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aCourse } from "@/lib/testing/sessions";
import { asPerson } from "@/lib/testing/sql-plan";

let clinic: Clinic;
let planId: string;
let courseId: string;
let patientId: string;
const idOf = new Map<SessionState, string>();

beforeAll(async () => {
  clinic = await aClinic();
  const base = anIvig();
  const made = await aCourse(clinic, {
    ...base,
    courses: base.courses.map((c) => ({ ...c, days: sessionStates.length })),
  });
  ({ planId } = made);
  patientId = made.chart.patientId;
  const live = await liveSessions(planId);
  const [course] = await rowsOf<{ id: string }>("SELECT id FROM course WHERE plan_id = $1", [planId]);
  courseId = course?.id ?? "";
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const [at, state] of sessionStates.entries()) {
      const id = live[at]?.id ?? "";
      idOf.set(state, id);
      const mark = state === "entered-in-error" ? wrong("'given'", clinic.nurse.id) : "";
      await client.query(
        `UPDATE course_session SET state = $2, reason = 'because', time = '09:00'${mark} WHERE id = $1`,
        [id, state],
      );
    }
  });
});

/** The columns of the mark of a wrong record. */
const wrong = (was: string, by: string, reason = "'wrong patient'") =>
  `, live = false, errored_state = ${was}, errored_at = now(), errored_by = '${by}', error_reason = ${reason}`;

const drawn = new Set(sessionMoves.flatMap((move) => move.from.map((from) => `${from} > ${move.to}`)));

/** What the database says of one statement in the application's role; nothing of it stays. */
async function tries(text: string, values: readonly unknown[] = []): Promise<string> {
  return await asPerson(clinic.neurologist, async (client) => {
    await client.query("SAVEPOINT before");
    const answer = await client
      .query(text, [...values])
      .then(() => client.query("SET CONSTRAINTS ALL IMMEDIATE"))
      .catch((error: Error) => error);
    await client.query("ROLLBACK TO before");
    return answer instanceof Error ? answer.message : "done";
  });
}

describe("Postgres", () => {
  it("lets the application move a session exactly as the table of states draws it, for every pair", async () => {
    const pairs = sessionStates.flatMap((from) =>
      sessionStates.filter((to) => to !== from).map((to) => [from, to] as const),
    );
    const allowed: string[] = [];
    await asPerson(clinic.neurologist, async (client) => {
      for (const [from, to] of pairs) {
        await client.query("SAVEPOINT before");
        const answer = await client
          .query(
            `UPDATE course_session SET state = $2, revision = revision + 1${
              to === "entered-in-error" ? wrong("state", clinic.neurologist.id) : ""
            } WHERE id = $1`,
            [idOf.get(from), to],
          )
          .catch((error: Error) => error);
        await client.query("ROLLBACK TO before");
        if (answer instanceof Error) expect(answer.message).toBe(`session cannot move from ${from} to ${to}`);
        else {
          expect(answer.rowCount).toBe(1);
          allowed.push(`${from} > ${to}`);
        }
      }
    });
    expect(pairs).toHaveLength(110);
    expect(allowed.sort()).toEqual([...drawn].sort());
  });

  it("keeps the number and the day of a session, and what was recorded of it", async () => {
    const [given, planned] = [idOf.get("given"), idOf.get("planned")];
    const change = (what: string) => `UPDATE course_session SET ${what}, revision = revision + 1 WHERE id = $1`;
    expect(await tries(change("day = day + 1"), [planned])).toMatch(/permission denied/);
    expect(await tries(change("reason = 'another'"), [given])).toMatch(/what was recorded stays/);
    expect(await tries(change("record = '{}'"), [given])).toMatch(/what was recorded stays/);
    expect(await tries("DELETE FROM course_session WHERE id = $1", [given])).toMatch(/permission denied|append-only/);
    expect(await tries("UPDATE session_event SET reason = 'x'")).toMatch(/permission denied|append-only/);
  });

  it("refuses a deferral without a successor, a second live session of a number, and a session that begins as given", async () => {
    const deferred =
      "UPDATE course_session SET state = 'deferred', reason = 'x', live = false, revision = revision + 1 WHERE id = $1";
    expect(await tries(deferred, [idOf.get("planned")])).toMatch(/has no successor/);
    const insert = `INSERT INTO course_session (id, course_id, plan_id, patient_id, n, day, planned_day, state, replaces_id, changed_at, changed_by)
      VALUES ($1, $2, $3, $4, $5, '2026-12-01', '2026-12-01', $6, $7, now(), $8)`;
    const row = (n: number, state: string, replaces: string | null) => [
      uuid(),
      courseId,
      planId,
      patientId,
      n,
      state,
      replaces,
      clinic.neurologist.id,
    ];
    expect(await tries(insert, row(1, "planned", null))).toMatch(/course_session_one_live/);
    expect(await tries(insert, row(99, "given", null))).toMatch(/begins as planned/);
    expect(await tries(insert, row(1, "planned", idOf.get("given") ?? null))).toMatch(
      /is replaced by one of the same number/,
    );
    expect(await tries(insert, row(3, "planned", idOf.get("given") ?? null))).toMatch(
      /session that is given is not replaced/,
    );
  });

  it("takes the mark of a wrong record only whole, with a successor, once, and never changes it", async () => {
    const [given, errored] = [idOf.get("given"), idOf.get("entered-in-error")];
    const me = clinic.neurologist.id;
    const mark = (columns: string) =>
      `UPDATE course_session SET state = 'entered-in-error', revision = revision + 1${columns} WHERE id = $1`;
    expect(await tries(mark(", live = false"), [given])).toMatch(/was given before|session_error_whole/);
    expect(await tries(mark(wrong("state", me, "' '")), [given])).toMatch(/session_error_whole/);
    expect(await tries(mark(wrong("'not-given'", me)), [given])).toMatch(/was given before/);
    expect(await tries(mark(`${wrong("state", me)}, record = '{}'`), [given])).toMatch(/what was recorded stays/);
    expect(await tries(mark(wrong("state", me)), [given])).toMatch(/has no successor/);
    const change = "UPDATE course_session SET error_reason = 'other', revision = revision + 1 WHERE id = $1";
    expect(await tries(change, [errored])).toMatch(/the mark stays/);
    const loose = "UPDATE course_session SET error_reason = 'other', revision = revision + 1 WHERE id = $1";
    expect(await tries(loose, [given])).toMatch(/session_error_whole/);
    const ended = "UPDATE course_session SET ended_with_plan = true, revision = revision + 1 WHERE id = $1";
    expect(await tries(ended, [idOf.get("planned")])).toMatch(/session_ended_with_plan/);
    expect(await tries(ended, [idOf.get("cancelled")])).toMatch(/what was recorded stays/);
  });

  it("shows no session to somebody who may not see the patient", async () => {
    const seen = await asPerson(clinic.foreignNeurologist, (client) =>
      client.query("SELECT count(*)::int AS n FROM course_session WHERE plan_id = $1", [planId]),
    );
    expect(seen.rows).toEqual([{ n: 0 }]);
  });
});
