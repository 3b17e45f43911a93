import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { anIvig, aRegimen } from "@/lib/testing/course-builders";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { liveSessions, sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aCourse, signWithSessions } from "@/lib/testing/sessions";
import { cancelSessionsOfCourse, deferSessions, omitSessions, stopCourseNow } from "./commands/moves";
import { recordSession, setSessionTime } from "./commands/record";
import type { DeferInput, RecordInput } from "./input";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const clock = "2026-11-25T08:00:00.000Z";
const days = async (planId: string) => (await liveSessions(planId)).map((s) => `${s.day.slice(8)} ${s.state}`);
const infusion = {
  kind: "ivig",
  product: "Privigen",
  lot: "L-77",
  doseG: "25",
  rateMlPerHour: "120",
  reactions: null,
} as const;

async function recording(planId: string, n: number, over: Partial<RecordInput> = {}): Promise<RecordInput> {
  const { id, revision } = await sessionOf(planId, n);
  const preCheckReason = "Tests seen on paper";
  return {
    sessionId: id,
    revision,
    outcome: "given",
    time: "09:30",
    reason: null,
    preCheckReason,
    record: infusion,
    ...over,
  };
}

async function deferral(planId: string, n: number, over: Partial<DeferInput> = {}): Promise<DeferInput> {
  const { id, courseRevision } = await sessionOf(planId, n);
  const [to, scope] = [asDay("2026-11-27"), "this-and-following"] as const;
  return { sessionId: id, courseRevision, to, scope, reason: "Line infection", ...over };
}

describe("deferring a session", () => {
  it("moves it and those that follow, keeps the old days to be read, and says so in the audit", async () => {
    const { chart, planId } = await aCourse(clinic, anIvig());
    const answer = await execute(deferSessions, clinic.nurse, await deferral(planId, 3), { clock });
    expect(answer).toMatchObject({ ok: true, value: { moved: 3, courseRevision: 2 } });
    expect(await days(planId)).toEqual(["23 planned", "24 planned", "27 planned", "28 planned", "29 planned"]);
    const old = await rowsOf(
      "SELECT state, live, reason FROM course_session WHERE plan_id = $1 AND NOT live ORDER BY n",
      [planId],
    );
    expect(old).toEqual(
      Array.from({ length: 3 }, () => ({ state: "deferred", live: false, reason: "Line infection" })),
    );
    expect(await auditOf(chart.patientId)).toContain("session.deferred done");
  });

  it("is refused to somebody who may not see the patient, and to a therapist", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const input = await deferral(planId, 3);
    for (const actor of [clinic.foreignNeurologist, clinic.physicalTherapist, clinic.administrator])
      expect(await execute(deferSessions, actor, input, { clock })).toMatchObject({ ok: false, code: "not-found" });
    expect(await execute(deferSessions, clinic.teamLead, input, { clock })).toMatchObject({
      ok: false,
      code: "may-not",
    });
    expect((await days(planId))[2]).toBe("25 planned");
  });

  it("is refused with the reason when the order of the sessions would change", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const answer = await execute(deferSessions, clinic.nurse, await deferral(planId, 3, { scope: "this" }), { clock });
    expect(answer).toMatchObject({ ok: false, code: "not-possible" });
    expect(answer.ok ? "" : answer.message).toContain("would not come before session 4");
  });

  it("from an older screen is a conflict, and nothing moves twice", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const input = await deferral(planId, 3);
    await execute(deferSessions, clinic.nurse, input, { clock });
    const last = await deferral(planId, 5, { courseRevision: 1, to: asDay("2026-12-03") });
    expect(await execute(deferSessions, clinic.nurse, last, { clock })).toMatchObject({
      code: "changed-by-someone-else",
    });
  });

  it("a double click with one key, and two at the same moment, move it once", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const [input, key] = [await deferral(planId, 3), uuid()];
    const both = await Promise.all([1, 2].map(() => execute(deferSessions, clinic.nurse, input, { clock, key })));
    expect(both.map((answer) => answer.ok)).toEqual([true, true]);
    expect(both[0]).toEqual(both[1]);
    expect(await rowsOf("SELECT count(*)::int AS n FROM course_session WHERE plan_id = $1", [planId])).toEqual([
      { n: 8 },
    ]);
  });

  it("an oncologist moves cycles of chemotherapy and nothing else", async () => {
    const ivig = await aCourse(clinic, anIvig());
    const refused = await execute(deferSessions, clinic.oncologist, await deferral(ivig.planId, 3), { clock });
    expect(refused).toMatchObject({ ok: false, code: "not-your-lane" });
    const { planId } = await aCourse(clinic, aRegimen());
    const cycle = await deferral(planId, 4, { to: asDay("2026-12-21"), scope: "this" });
    expect(await execute(deferSessions, clinic.oncologist, cycle, { clock })).toMatchObject({
      ok: true,
      value: { moved: 3 },
    });
    expect((await days(planId)).slice(3, 7)).toEqual(["21 planned", "22 planned", "23 planned", "04 planned"]);
  });
});

describe("leaving sessions out", () => {
  it("a prescriber omits, a nurse does not; both may cancel", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const { to: _, ...ending } = await deferral(planId, 5, { scope: "this" });
    expect(await execute(omitSessions, clinic.nurse, ending, { clock })).toMatchObject({ ok: false, code: "may-not" });
    expect(await execute(omitSessions, clinic.neurologist, ending, { clock })).toMatchObject({ ok: true });
    const { to: __, ...fourth } = await deferral(planId, 4, { scope: "this" });
    expect(await execute(cancelSessionsOfCourse, clinic.nurse, fourth, { clock })).toMatchObject({ ok: true });
    expect((await days(planId)).slice(3)).toEqual(["26 cancelled", "27 omitted"]);
  });

  it("stopping the course cancels from today on and leaves the unrecorded past", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const { to: _, scope: __, ...stop } = await deferral(planId, 4);
    expect(await execute(stopCourseNow, clinic.neurologist, stop, { clock })).toMatchObject({
      ok: true,
      value: { moved: 3 },
    });
    expect(await days(planId)).toEqual(["23 planned", "24 planned", "25 cancelled", "26 cancelled", "27 cancelled"]);
  });
});

describe("recording a session", () => {
  it("given, with its time and what was given; a second time is refused", async () => {
    const { chart, planId } = await aCourse(clinic, anIvig());
    const input = await recording(planId, 1);
    expect(await execute(recordSession, clinic.nurse, input, { clock })).toMatchObject({
      ok: true,
      value: { state: "given" },
    });
    const kept = await rowsOf<{ state: string; time: string; record: { lot: string } }>(
      "SELECT state, time, record FROM course_session WHERE id = $1",
      [input.sessionId],
    );
    expect(kept).toMatchObject([{ state: "given", time: "09:30", record: { lot: "L-77" } }]);
    expect(await auditOf(chart.patientId)).toContain("session.given done");
    expect(await execute(recordSession, clinic.nurse, await recording(planId, 1), { clock })).toMatchObject({
      ok: false,
      code: "not-possible",
    });
  });

  it("with an open pre-check asks for a reason first", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const answer = await execute(recordSession, clinic.nurse, await recording(planId, 1, { preCheckReason: null }), {
      clock,
    });
    expect(answer).toMatchObject({ ok: false, code: "pre-checks-open" });
    expect(answer.ok ? {} : answer.fields).toHaveProperty("preCheckReason");
  });

  it.each([
    ["without what was given", { record: null }, "record"],
    ["without a time", { time: null }, "time"],
    ["not given, without a reason", { outcome: "not-given", record: null }, "reason"],
  ] as const)("%s is refused beside the field", async (_, over, field) => {
    const { planId } = await aCourse(clinic, anIvig());
    const answer = await execute(recordSession, clinic.nurse, await recording(planId, 1, over), { clock });
    expect(answer.ok ? [] : Object.keys(answer.fields ?? {})).toEqual([field]);
  });

  it("given before the treatment was stopped can still be written down, one of today cannot", async () => {
    const { chart, planId, treatment } = await aCourse(clinic, anIvig());
    const [actionFrom, changeReason] = [asDay("2026-11-25"), "Aseptic meningitis"];
    const stopped = { ...treatment, action: "hold", actionFrom, changeReason } as const;
    await signWithSessions({ chart, planId, version: 2, treatments: [stopped] }, "2026-11-25T07:00:00.000Z");
    expect(await execute(recordSession, clinic.nurse, await recording(planId, 3), { clock })).toMatchObject({
      ok: false,
      code: "order-not-active",
    });
    const without = await recording(planId, 2, { preCheckReason: null });
    expect(await execute(recordSession, clinic.nurse, without, { clock })).toMatchObject({ code: "pre-checks-open" });
    const given = await execute(recordSession, clinic.nurse, await recording(planId, 2), { clock });
    expect(given).toMatchObject({ ok: true, value: { state: "given" } });
  });

  it("of a day that has not come is refused", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const answer = await execute(recordSession, clinic.nurse, await recording(planId, 5), { clock });
    expect(answer).toMatchObject({ ok: false, code: "day-not-come" });
  });

  it("held waits for the prescriber, who may have it given on the same day; a nurse may not decide that", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const held = await recording(planId, 3, { outcome: "held", reason: "Fever 38.9", record: null });
    expect(await execute(recordSession, clinic.nurse, held, { clock })).toMatchObject({
      ok: true,
      value: { state: "held" },
    });
    const again = await deferral(planId, 3, { to: asDay("2026-11-25"), scope: "this", reason: "Fever gone" });
    expect(await execute(deferSessions, clinic.nurse, again, { clock })).toMatchObject({ code: "prescriber-only" });
    expect(await execute(deferSessions, clinic.neurologist, again, { clock })).toMatchObject({ ok: true });
    expect((await days(planId))[2]).toBe("25 planned");
    const given = await execute(recordSession, clinic.nurse, await recording(planId, 3), { clock });
    expect(given).toMatchObject({ ok: true, value: { state: "given" } });
  });

  it("a held session that is not to be given is omitted, and the course keeps its number", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const held = await recording(planId, 3, { outcome: "held", reason: "Fever 38.9", record: null });
    await execute(recordSession, clinic.nurse, held, { clock });
    const { to: _, ...omit } = await deferral(planId, 3, { scope: "this", reason: "Enough was given" });
    expect(await execute(omitSessions, clinic.neurologist, omit, { clock })).toMatchObject({ ok: true });
    expect(await days(planId)).toEqual(["23 planned", "24 planned", "25 omitted", "26 planned", "27 planned"]);
  });

  it("a time is set and changed until it is recorded", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const { id: sessionId, revision } = await sessionOf(planId, 1);
    const first = await execute(setSessionTime, clinic.nurse, { sessionId, revision, time: "08:00" }, { clock });
    expect(first).toMatchObject({ ok: true, value: { state: "scheduled", revision: revision + 1 } });
    const second = await execute(
      setSessionTime,
      clinic.nurse,
      { sessionId, revision: revision + 1, time: "10:15" },
      { clock },
    );
    expect(second).toMatchObject({ ok: true });
    expect(await rowsOf("SELECT time FROM course_session WHERE id = $1", [sessionId])).toEqual([{ time: "10:15" }]);
  });
});
