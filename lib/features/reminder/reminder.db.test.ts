import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reminderThresholds } from "@/lib/domain/reminder/kinds";
import { acceptReferral } from "@/lib/features/referral/commands/answer-referral";
import { workFor } from "@/lib/features/work/queries/work";
import { systemActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { closeDb } from "@/lib/platform/db";
import { withTestClient } from "@/lib/testing/database";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral, type ReferralFixture } from "@/lib/testing/referrals";
import { checkPatient } from "./commands/check-patient";
import { purgeExpired } from "./commands/purge";
import { sweepSite } from "./commands/sweep";

const jobs = systemActor("background jobs");
let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});
afterAll(closeDb);

const check = (patientId: string, clock?: string) => execute(checkPatient, jobs, { patientId }, clock ? { clock } : {});
const waits = async (person: Parameters<typeof workFor>[0]) =>
  (await workFor(person)).find((list) => list.id === "reminders")?.entries ?? [];
const raisedFor = (patientId: string) =>
  rowsOf<{ kind: string; closed: boolean; recipients: string[] }>(
    "SELECT kind, closed_at IS NOT NULL AS closed, recipients FROM reminder WHERE patient_id = $1 ORDER BY raised_at, id",
    [patientId],
  );
/** Lets a referral have been sent so many hours ago. */
const sentAgo = (referralId: string, hours: number) =>
  rowsOf(
    `UPDATE referral SET sent_at = date_trunc('milliseconds', now()) - make_interval(hours => $2), revision = revision + 1
      WHERE id = $1 RETURNING id`,
    [referralId, hours],
  );
const of = async (fixture: ReferralFixture) =>
  (await waits(clinic.neurologist)).filter((entry) => entry.href.includes(fixture.referralId));

const { referralUnansweredDays, referralUrgentHours } = reminderThresholds;

describe("a referral that nobody answers", () => {
  it("is raised once, to whoever sent it and to the team lead, and goes away when it is accepted", async () => {
    const fixture = await aSentReferral(clinic);
    const { patientId } = fixture.chart;
    await sentAgo(fixture.referralId, 24 * referralUnansweredDays - 1);
    expect(await check(patientId)).toEqual({ ok: false, code: "nothing-to-do" });
    await sentAgo(fixture.referralId, 24 * referralUnansweredDays + 1);
    const [one, two] = await Promise.all([check(patientId), check(patientId)]);
    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
    expect(await check(patientId)).toEqual({ ok: false, code: "nothing-to-do" });
    const rows = await raisedFor(patientId);
    expect(rows.map((row) => [row.kind, row.closed])).toEqual([["referral-unanswered", false]]);
    expect(new Set(rows[0]?.recipients)).toEqual(new Set([clinic.neurologist.id, clinic.teamLead.id]));
    expect((await auditOf(patientId)).filter((line) => line.startsWith("reminder"))).toEqual(["reminder.raised done"]);
    expect(await of(fixture)).toMatchObject([
      { tag: { words: "Referral not answered" }, identity: { mrn: fixture.chart.mrn } },
    ]);
    expect((await waits(clinic.teamLead)).map((entry) => entry.href)).toEqual([`/referrals/${fixture.referralId}`]);
    expect(await waits(clinic.foreignTeamLead)).toEqual([]);
    const [row] = await rowsOf<{ revision: number }>("SELECT revision FROM referral WHERE id = $1", [
      fixture.referralId,
    ]);
    const input = { referralId: fixture.referralId, revision: row?.revision ?? 0, seenAt: new Date().toISOString() };
    expect((await execute(acceptReferral, clinic.physicalTherapist, input)).ok).toBe(true);
    // At once on the list; the row itself is closed by the job that accepting queued.
    expect(await of(fixture)).toEqual([]);
    expect(await check(patientId)).toEqual({ ok: true, value: { raised: 0, closed: 1 } });
    expect((await raisedFor(patientId)).map((kept) => kept.closed)).toEqual([true]);
    expect((await auditOf(patientId)).filter((line) => line.startsWith("reminder"))).toEqual([
      "reminder.raised done",
      "reminder.closed done",
    ]);
  });

  it("is raised after a day when it is urgent, on top of the list", async () => {
    const fixture = await aSentReferral(clinic, { over: { urgency: "urgent" } });
    await sentAgo(fixture.referralId, referralUrgentHours - 1);
    expect((await check(fixture.chart.patientId)).ok).toBe(false);
    await sentAgo(fixture.referralId, referralUrgentHours + 1);
    expect((await check(fixture.chart.patientId)).ok).toBe(true);
    expect((await raisedFor(fixture.chart.patientId)).map((row) => row.kind)).toEqual(["referral-urgent"]);
    expect(await of(fixture)).toMatchObject([{ tag: { tone: "stop", words: "Urgent referral not accepted" } }]);
  });

  it("queues its own checks when it is sent", async () => {
    const { chart, referralId } = await aSentReferral(clinic);
    const queued = await rowsOf<{ key: string; hours: number }>(
      `SELECT j.key, round(extract(epoch FROM j.run_at - now()) / 3600)::int AS hours FROM graphile_worker._private_jobs j
        WHERE j.payload->>'patientId' = $1 AND j.key LIKE 'referral:%' ORDER BY j.run_at`,
      [chart.patientId],
    );
    expect(queued).toEqual([
      { key: `referral:${referralId}:${referralUrgentHours}`, hours: referralUrgentHours },
      { key: `referral:${referralId}:${24 * referralUnansweredDays}`, hours: 24 * referralUnansweredDays },
    ]);
  });
});

it("nobody but the system raises: every role is refused, and the table refuses each of them beneath", async () => {
  const { chart, planId } = await aSentReferral(clinic);
  const { neurologist, oncologist, nurse, teamLead, physicalTherapist, administrator } = clinic;
  for (const person of [neurologist, oncologist, nurse, teamLead, physicalTherapist, administrator]) {
    expect((await execute(checkPatient, person, { patientId: chart.patientId })).ok, person.role).toBe(false);
    await withTestClient("app", async (client) => {
      await client.query("BEGIN");
      await client.query(
        "SELECT set_config('concord.actor_id', $1, true), set_config('concord.actor_role', $2, true)",
        [person.id, person.role],
      );
      const row = [uuid(), chart.patientId, planId, uuid(), [person.id]];
      const insert = `INSERT INTO reminder (id, patient_id, plan_id, kind, subject_id, occasion, recipients, since, raised_at)
        VALUES ($1, $2, $3, 'draft-idle', $4, 'x', $5, now(), now())`;
      await expect(client.query(insert, row), person.role).rejects.toThrow(/row-level security/);
      await client.query("ROLLBACK");
    });
  }
});

it("a reminder is seen by nobody who does not see the chart, keeps what it is about and is never deleted", async () => {
  const fixture = await aSentReferral(clinic);
  await sentAgo(fixture.referralId, 1_000);
  await check(fixture.chart.patientId);
  const seenBy = async (id: string, role: string, text = "SELECT id FROM reminder WHERE patient_id = $1") =>
    await withTestClient("app", async (client) => {
      await client.query("BEGIN");
      await client.query(
        "SELECT set_config('concord.actor_id', $1, true), set_config('concord.actor_role', $2, true)",
        [id, role],
      );
      return (await client.query(text, [fixture.chart.patientId])).rowCount;
    });
  expect(await seenBy(clinic.neurologist.id, "neurologist")).toBe(1);
  expect(await seenBy(clinic.foreignNeurologist.id, "neurologist")).toBe(0);
  expect(await seenBy(clinic.physicalTherapist.id, "therapist")).toBe(0);
  expect(await seenBy("", "")).toBe(0);
  const system = "00000000-0000-7000-8000-000000000001";
  await expect(seenBy(system, "system", "DELETE FROM reminder WHERE patient_id = $1")).rejects.toThrow(
    /permission denied/,
  );
  await expect(
    rowsOf("DELETE FROM reminder WHERE patient_id = $1 RETURNING id", [fixture.chart.patientId]),
  ).rejects.toThrow(/append-only/);
  await expect(
    rowsOf("UPDATE reminder SET occasion = 'other', revision = revision + 1 WHERE patient_id = $1 RETURNING id", [
      fixture.chart.patientId,
    ]),
  ).rejects.toThrow(/keeps what it is about/);
});

it("a draft that nobody touches is raised to its author after a week, and no more once it is touched", async () => {
  const { chart, planId } = await aSentReferral(clinic);
  const draftId = uuid();
  await rowsOf(
    `INSERT INTO draft (id, plan_id, patient_id, author_id, base_version, created_at, changed_at)
     VALUES ($1, $2, $3, $4, 1, now(), date_trunc('milliseconds', now()) - interval '8 days') RETURNING id`,
    [draftId, planId, chart.patientId, clinic.neurologist.id],
  );
  expect((await check(chart.patientId)).ok).toBe(true);
  const idle = async () => (await waits(clinic.neurologist)).filter((entry) => entry.href === `/plans/${planId}/draft`);
  expect(await idle()).toMatchObject([{ tag: { tone: "draft", words: "Draft idle" } }]);
  await rowsOf("UPDATE draft SET changed_at = now(), revision = revision + 1 WHERE id = $1 RETURNING id", [draftId]);
  expect(await idle()).toEqual([]);
});

it("a review that a release moved is raised on its new day, and no more on the signed one", async () => {
  const { chart, planId } = await aSentReferral(clinic);
  const reviews = async () =>
    (await raisedFor(chart.patientId)).filter((row) => row.kind.startsWith("review")).map((row) => row.closed);
  await check(chart.patientId, "2027-01-05T12:00:00.000Z");
  expect(await reviews()).toEqual([false]);
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(
      `INSERT INTO treatment_activation (id, plan_id, version, treatment_id, patient_id, kind, reason, content, judged, judged_hash, activated_at, activated_by)
       SELECT gen_random_uuid(), plan_id, version, treatment_id, patient_id, 'released', 'Result is in',
              jsonb_set(content, '{reviewOn}', '"2027-02-10"'), '{}', 'h1:' || encode(sha256('{}'), 'hex'), now(), $2
         FROM treatment_version WHERE plan_id = $1`,
      [planId, clinic.neurologist.id],
    );
  });
  await check(chart.patientId, "2027-01-05T12:00:00.000Z");
  expect(await reviews()).toEqual([true]);
  await check(chart.patientId, "2027-02-10T12:00:00.000Z");
  expect(await reviews()).toEqual([true, false]);
});

it("nothing is raised for a patient who died, and what stood is closed", async () => {
  const fixture = await aSentReferral(clinic);
  await sentAgo(fixture.referralId, 1_000);
  expect((await check(fixture.chart.patientId)).ok).toBe(true);
  await rowsOf("UPDATE patient SET deceased = true, revision = revision + 1 WHERE id = $1 RETURNING id", [
    fixture.chart.patientId,
  ]);
  expect(await of(fixture)).toEqual([]);
  expect(await check(fixture.chart.patientId)).toEqual({ ok: true, value: { raised: 0, closed: 1 } });
});

it("the sweep of a site runs once a local day, however many instances ask, and checks its patients", async () => {
  const there = await aClinic();
  const { chart } = await aSentReferral(there);
  const input = { siteId: there.siteId, day: "2026-11-30" };
  const answers = await Promise.all([execute(sweepSite, jobs, input), execute(sweepSite, jobs, input)]);
  expect(answers.filter((answer) => answer.ok)).toEqual([{ ok: true, value: { patients: 1 } }]);
  const queued = await rowsOf("SELECT 1 AS one FROM graphile_worker._private_jobs WHERE key = $1", [
    `sweep:${chart.patientId}`,
  ]);
  expect(queued).toHaveLength(1);
  expect((await execute(sweepSite, there.neurologist, { ...input, day: "2026-12-01" })).ok).toBe(false);
});

it("old answers to forms and old links are deleted, young ones are not", async () => {
  const [old, young] = [uuid(), uuid()];
  const insert = `INSERT INTO idempotency_key (actor_id, key, command, request_hash, created_at)
    VALUES ($1, $2, 'test', 'x', now() - make_interval(days => $3)) RETURNING key`;
  await rowsOf(insert, [clinic.neurologist.id, old, 31]);
  await rowsOf(insert, [clinic.neurologist.id, young, 29]);
  expect(await execute(purgeExpired, jobs, {})).toMatchObject({ ok: true, value: { keys: 1 } });
  const left = await rowsOf<{ key: string }>("SELECT key FROM idempotency_key WHERE key = ANY ($1::uuid[])", [
    [old, young],
  ]);
  expect(left).toEqual([{ key: young }]);
  expect((await execute(purgeExpired, clinic.administrator, {})).ok).toBe(false);
});
