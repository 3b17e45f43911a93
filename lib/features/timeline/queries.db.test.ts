import pg from "pg";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { timelineOf as lanesOf } from "@/lib/domain/schedule/lanes";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { deferSessions } from "@/lib/features/session/commands/moves";
import { recordSession } from "@/lib/features/session/commands/record";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { anIvig, aPlasmaExchange } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { liveSessions, sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { aCourse, signWithSessions } from "@/lib/testing/sessions";
import { timelineOf } from "./queries";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const clock = "2026-11-25T08:00:00.000Z";

/** A course of which one session is not given, and the third with all that follow is put off by two days. */
async function aCourseWithALife() {
  const course = await aCourse(clinic, anIvig());
  const first = await sessionOf(course.planId, 1);
  const record = { sessionId: first.id, revision: first.revision, time: "09:30", preCheckReason: null, record: null };
  const missed = { ...record, outcome: "not-given", reason: "Fever" } as const;
  expect((await execute(recordSession, clinic.nurse, missed, { clock })).ok).toBe(true);
  const { id: sessionId, courseRevision } = await sessionOf(course.planId, 3);
  const move = { sessionId, courseRevision, scope: "this-and-following", reason: "Line infection" } as const;
  const moved = await execute(deferSessions, clinic.nurse, { ...move, to: asDay("2026-11-27") }, { clock });
  expect(moved.ok).toBe(true);
  return course;
}

test("sessions are where they really are, with the old days of what was put off, as the sessions say", async () => {
  const { chart, planId } = await aCourseWithALife();
  const view = await timelineOf(clinic.neurologist, chart.patientId);
  const { lanes } = lanesOf(view?.entries ?? [], asDay("2026-11-25"));
  const bar = lanes.flatMap((lane) => lane.bars)[0];
  const sessions = bar?.marks.filter((mark) => mark.kind === "session") ?? [];
  const kept = await liveSessions(planId);
  const standing = sessions.filter((mark) => mark.outcome !== "moved");
  expect(standing.map((mark) => [mark.sessionId, mark.day])).toEqual(kept.map(({ id, day }) => [id, day]));
  expect(standing.map((mark) => mark.outcome)).toEqual(["missed", "planned", "planned", "planned", "planned"]);
  expect(sessions.filter((mark) => mark.outcome === "moved").map(({ day, movedTo }) => [day, movedTo])).toEqual([
    ["2026-11-25", "2026-11-27"],
    ["2026-11-26", "2026-11-28"],
    ["2026-11-27", "2026-11-29"],
  ]);
  expect(bar?.note).toMatch(/^0 of 5 infusions given, 1 not given, 3 deferred by 2 days/);
});

test("versions come with their day and signer, and a treatment with what each did to it", async () => {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  const start = asDay("2026-11-01");
  const steps = [aDoseStep({ from: start, to: null })];
  const begun = withOwnId(aDrug({ start, end: null, reviewOn: addDays(start, 90), steps }));
  await aSignedVersion(chart, planId, 1, [begun]);
  await aSignedVersion(chart, planId, 2, [{ ...begun, action: "continue" }]);
  const held = { action: "hold", actionFrom: asDay("2026-11-03"), changeReason: "Surgery" } as const;
  await aSignedVersion(chart, planId, 3, [{ ...begun, ...held }]);
  const view = await timelineOf(clinic.neurologist, chart.patientId);
  expect(view?.plans.map(({ versions }) => versions.map((v) => [v.version, v.effectiveOn, v.signedBy]))).toEqual([
    [1, 2, 3].map((version) => [version, `2026-11-0${version}`, clinic.neurologist.name]),
  ]);
  const bar = lanesOf(view?.entries ?? [], asDay("2026-11-25")).lanes.flatMap((lane) => lane.bars)[0];
  expect(bar?.state).toBe("held");
  expect(bar?.marks.filter(({ kind }) => kind === "turn").map(({ day, label }) => [day, label])).toEqual([
    ["2026-11-01", "Started by version 1"],
    ["2026-11-03", "Held by version 3: Surgery"],
  ]);
});

test("scores and starts are those of the outcomes page", async () => {
  const { chart } = await aCourse(clinic, anIvig());
  await anObservation(chart, "mg-adl", "11", "{score}", { taken_on: "2026-10-12" });
  await anObservation(chart, "mg-adl", "8", "{score}", { taken_on: "2026-11-12" });
  const view = await timelineOf(clinic.neurologist, chart.patientId);
  expect(view?.scores.get("mg-adl")?.map((score) => score.value)).toEqual(["11", "8"]);
  expect(view?.starts.length).toBeLessThanOrEqual(1);
});

/** The statements that one reading of a timeline sends. */
async function statementsFor(patientId: string): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  await timelineOf(clinic.neurologist, patientId);
  const sent = query.mock.calls.length;
  query.mockRestore();
  return sent;
}

test("a timeline takes as many statements for three versions with two courses as for an empty chart", async () => {
  const empty = await aChart(clinic);
  const { chart, planId, treatment } = await aCourseWithALife();
  const exchange = withOwnId(aPlasmaExchange());
  const treatments = [{ ...treatment, action: "continue" as const }, exchange];
  await signWithSessions({ chart, planId, version: 2, treatments }, "2026-11-25T10:00:00.000Z");
  await signWithSessions({ chart, planId, version: 3, treatments }, "2026-11-25T11:00:00.000Z");
  expect((await liveSessions(planId)).length).toBeGreaterThan(8);
  const few = await statementsFor(empty.patientId);
  expect(await statementsFor(chart.patientId)).toBe(few);
  expect(few).toBeLessThanOrEqual(12);
});

test("reading it is in the audit; a therapist, a foreign neurologist and an administrator find nothing", async () => {
  const { chart } = await aCourse(clinic, anIvig());
  for (const who of [clinic.neurologist, clinic.oncologist, clinic.teamLead, clinic.nurse]) {
    expect(await timelineOf(who, chart.patientId), who.role).not.toBeNull();
  }
  const pages = await rowsOf<{ page: string }>(
    "SELECT detail->>'page' AS page FROM audit_event WHERE patient_id = $1 AND action = 'patient.read'",
    [chart.patientId],
  );
  expect(pages.map(({ page }) => page)).toEqual(["timeline", "timeline", "timeline", "timeline"]);
  for (const who of [clinic.physicalTherapist, clinic.foreignNeurologist, clinic.administrator]) {
    expect(await timelineOf(who, chart.patientId), who.role).toBeNull();
  }
  expect((await auditOf(chart.patientId)).filter((line) => line === "access.refused refused")).toHaveLength(3);
});

test("a nurse without a session of the patient at her site finds nothing", async () => {
  const chart = await aChart(clinic);
  expect(await timelineOf(clinic.nurse, chart.patientId)).toBeNull();
  expect(await timelineOf(clinic.neurologist, "00000000-0000-7000-8000-000000000000")).toBeNull();
});
