// A record that turns out to be wrong: it stays, marked, and what is right takes its place.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { anIvig, aPlasmaExchange } from "@/lib/testing/course-builders";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { liveSessions, sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aCourse } from "@/lib/testing/sessions";
import { correctSession } from "./commands/correct";
import { cancelSessionsOfCourse, omitSessions } from "./commands/moves";
import { recordSession } from "./commands/record";
import type { CorrectInput, RecordInput } from "./input";
import { coursesOfPlan } from "./queries/plan-courses";
import { sessionForScreen } from "./queries/session";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const clock = "2026-11-25T08:00:00.000Z";
const infusion = {
  kind: "ivig",
  product: "Privigen",
  lot: "L-77",
  doseG: "25",
  rateMlPerHour: "120",
  reactions: null,
} as const;
const given = { time: "09:30", reason: null, preCheckReason: "Tests seen on paper", record: infusion } as const;

async function give(planId: string, n: number, over: Partial<RecordInput> = {}) {
  const { id: sessionId, revision } = await sessionOf(planId, n);
  const input: RecordInput = { sessionId, revision, outcome: "given", ...given, ...over };
  const answer = await execute(recordSession, clinic.nurse, input, { clock });
  expect(answer).toMatchObject({ ok: true });
  return sessionId;
}

async function correction(planId: string, n: number, over: Partial<CorrectInput> = {}): Promise<CorrectInput> {
  const { id: sessionId, revision, day } = await sessionOf(planId, n);
  const right = { ...infusion, lot: "L-78" };
  return {
    sessionId,
    revision,
    errorReason: "Lot of the patient in the next bed",
    outcome: "given",
    day: asDay(day),
    ...given,
    record: right,
    ...over,
  };
}

const rowsOfNumber = (planId: string, n: number) =>
  rowsOf(
    `SELECT id, state, live, errored_state, error_reason, errored_by, record->>'lot' AS lot, replaces_id, day::text AS day
       FROM course_session WHERE plan_id = $1 AND n = $2 ORDER BY live`,
    [planId, n],
  );

describe("a session recorded in error", () => {
  it("stays with its mark, its reason and its person; its successor carries the right record", async () => {
    const { chart, planId } = await aCourse(clinic, anIvig());
    const wrong = await give(planId, 1);
    const answer = await execute(correctSession, clinic.nurse, await correction(planId, 1), { clock });
    expect(answer).toMatchObject({ ok: true, value: { state: "given" } });
    const [old, right] = await rowsOfNumber(planId, 1);
    expect(old).toMatchObject({
      id: wrong,
      state: "entered-in-error",
      live: false,
      errored_state: "given",
      error_reason: "Lot of the patient in the next bed",
      errored_by: clinic.nurse.id,
      lot: "L-77",
    });
    expect(right).toMatchObject({ state: "given", live: true, errored_state: null, lot: "L-78", replaces_id: wrong });
    const events = await rowsOf(
      "SELECT event, from_state, to_state, reason FROM session_event WHERE session_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
      [wrong],
    );
    expect(events).toEqual([
      {
        event: "session.corrected",
        from_state: "given",
        to_state: "entered-in-error",
        reason: "Lot of the patient in the next bed",
      },
    ]);
    expect((await auditOf(chart.patientId)).filter((line) => line === "session.corrected done")).toHaveLength(1);
    expect(await liveSessions(planId)).toHaveLength(5);
  });

  it("is shown as such, with who, why and the one in its place; the course says that a record was corrected", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const wrong = await give(planId, 1);
    const answer = await execute(correctSession, clinic.nurse, await correction(planId, 1), { clock });
    const successorId = answer.ok ? answer.value.sessionId : "";
    const view = await sessionForScreen(clinic.nurse, wrong, null);
    expect(view).toMatchObject({
      state: "entered-in-error",
      successorId,
      record: { lot: "L-77" },
      error: { was: "Given", by: clinic.nurse.name, reason: "Lot of the patient in the next bed" },
      may: { record: false, move: false, correct: false },
    });
    const right = await sessionForScreen(clinic.nurse, successorId, null);
    expect(right).toMatchObject({ state: "given", error: null, replacesWrongId: wrong, may: { correct: true } });
    expect(right?.days[0]?.before[0]).toMatchObject({ stateWords: "Entered in error" });
    const [course] = (await coursesOfPlan(clinic.neurologist, planId)) ?? [];
    expect(course?.sentence).toMatch(/^1 of 5 infusions given, .*1 record corrected/);
  });

  it("may turn out not to have happened: it is to come again, and can be recorded", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    await give(planId, 3);
    const input = await correction(planId, 3, { outcome: "planned", record: null, errorReason: "Another patient's" });
    expect(await execute(correctSession, clinic.nurse, input, { clock })).toMatchObject({ ok: true });
    expect((await liveSessions(planId))[2]).toMatchObject({ state: "planned", day: "2026-11-25" });
    await give(planId, 3);
  });

  it("may have been given on another day, but not on one that is to come, nor past another session", async () => {
    const { planId } = await aCourse(clinic, aPlasmaExchange());
    const exchange = {
      kind: "exchange",
      volumeL: "2.8",
      fluid: "albumin-5",
      access: "central-line",
      anticoagulant: "citrate",
      complications: null,
    } as const;
    await give(planId, 1, { record: exchange });
    const on = async (day: string) => {
      const input = await correction(planId, 1, { record: exchange, day: asDay(day) });
      return await execute(correctSession, clinic.nurse, input, { clock });
    };
    expect(await on("2026-11-26")).toMatchObject({
      ok: false,
      fields: { day: expect.stringContaining("has not come") },
    });
    expect(await on("2026-11-25")).toMatchObject({
      ok: false,
      fields: { day: expect.stringContaining("Session 2 is") },
    });
    expect(await on("2026-11-22")).toMatchObject({ ok: false, fields: { day: expect.stringContaining("begins on") } });
    expect(await on("2026-11-24")).toMatchObject({ ok: true });
    expect((await rowsOfNumber(planId, 1)).map((row) => row.day)).toEqual(["2026-11-23", "2026-11-24"]);
  });

  it("without what is wrong, without what was given, or of another kind is refused beside the field", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    await give(planId, 1);
    const send = async (over: Partial<CorrectInput>) =>
      await execute(correctSession, clinic.nurse, await correction(planId, 1, over), { clock });
    expect(await send({ record: null })).toMatchObject({ ok: false, fields: { record: expect.any(String) } });
    expect(await send({ outcome: "not-given", record: null })).toMatchObject({
      fields: { reason: expect.any(String) },
    });
    expect(await send({ preCheckReason: null })).toMatchObject({ code: "pre-checks-open" });
    const { id: open, revision } = await sessionOf(planId, 2);
    expect(await send({ sessionId: open, revision })).toMatchObject({ code: "not-possible" });
    expect((await rowsOfNumber(planId, 1)).map((row) => row.state)).toEqual(["given"]);
  });

  it("is put right by a nurse, not by people who may not record; a foreign chart is not there", async () => {
    const { chart, planId } = await aCourse(clinic, anIvig());
    await give(planId, 1);
    const input = await correction(planId, 1);
    const send = (actor: typeof clinic.nurse) => execute(correctSession, actor, input, { clock });
    expect(await send(clinic.teamLead)).toMatchObject({ ok: false, code: "may-not" });
    expect(await send(clinic.oncologist)).toMatchObject({ ok: false, code: "not-your-lane" });
    for (const actor of [clinic.physicalTherapist, clinic.administrator, clinic.foreignNeurologist])
      expect(await send(actor)).toMatchObject({ ok: false, code: "not-found" });
    expect(await auditOf(chart.patientId)).not.toContain("session.corrected done");
    expect(await send(clinic.neurologist)).toMatchObject({ ok: true });
  });

  it("from an older screen is a conflict; one key sent twice corrects once", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    await give(planId, 1);
    const input = await correction(planId, 1);
    const stale = { ...input, revision: input.revision - 1 };
    expect(await execute(correctSession, clinic.nurse, stale, { clock })).toMatchObject({
      code: "changed-by-someone-else",
      conflict: { mine: { outcome: "given" }, theirs: { state: "given" } },
    });
    const key = uuid();
    const both = await Promise.all([1, 2].map(() => execute(correctSession, clinic.nurse, input, { clock, key })));
    expect(both.map((answer) => answer.ok)).toEqual([true, true]);
    expect(await rowsOfNumber(planId, 1)).toHaveLength(2);
    const again = await execute(correctSession, clinic.nurse, input, { clock });
    expect(again).toMatchObject({ ok: false, code: "replaced" });
  });

  it("that was cancelled by mistake comes back; what was omitted comes back by a prescriber only", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const ending = async (n: number) => {
      const { id: sessionId, courseRevision } = await sessionOf(planId, n);
      return { sessionId, courseRevision, scope: "this", reason: "Wrong patient" } as const;
    };
    await execute(cancelSessionsOfCourse, clinic.nurse, await ending(4), { clock });
    const back = { outcome: "planned", record: null, errorReason: "Wrong patient" } as const;
    expect(await execute(correctSession, clinic.nurse, await correction(planId, 4, back), { clock })).toMatchObject({
      ok: true,
    });
    await execute(omitSessions, clinic.neurologist, await ending(5), { clock });
    const omitted = await correction(planId, 5, back);
    expect(await execute(correctSession, clinic.nurse, omitted, { clock })).toMatchObject({ code: "prescriber-only" });
    expect(await execute(correctSession, clinic.neurologist, omitted, { clock })).toMatchObject({ ok: true });
    expect((await liveSessions(planId)).map((s) => s.state)).toEqual(Array(5).fill("planned"));
  });
});
