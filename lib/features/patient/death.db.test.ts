import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { openDraft } from "@/lib/features/draft/commands/open-draft";
import { holdPlan } from "@/lib/features/plan/commands/move-plan";
import { execute } from "@/lib/platform/command";
import { aChart, type Chart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { liveSessions } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, withOwnId } from "@/lib/testing/plans";
import { recorder } from "@/lib/testing/recorded-facts";
import { aSentReferral, referralRow } from "@/lib/testing/referrals";
import { signWithSessions } from "@/lib/testing/sessions";
import { asPerson } from "@/lib/testing/sql-plan";
import { recordDeath } from "./commands/record-death";
import { reverseDeath } from "./commands/reverse-death";
import { deathForChart } from "./queries-death";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
let clinic: Clinic;
let chart: Chart;
let planId: string;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  const made = anIvig();
  const start = addDays(today, 3);
  const courses = made.courses.map((c) => ({ ...c, start }));
  const ivig = withOwnId({ ...made, start, end: null, reviewOn: addDays(start, 60), courses });
  await signWithSessions({ chart, planId, version: 1, treatments: [ivig] }, new Date().toISOString());
});

const die = (who = clinic.neurologist, diedOn: string | null = today, patientId = chart.patientId) =>
  execute(recordDeath, who, { patientId, diedOn: diedOn as never });
const reverse = (who = clinic.neurologist, patientId = chart.patientId) =>
  execute(reverseDeath, who, { patientId, reason: "Two patients were confused" });
const plan = () => rowsOf("SELECT status, end_reason FROM plan WHERE id = $1", [planId]);
const states = async () => (await liveSessions(planId)).map((s) => s.state);
const written = async (id = chart.patientId) => (await auditOf(id)).filter((line) => !/\.read |^test\./.test(line));

describe("recording a death", () => {
  test.each(["neurologist", "oncologist", "nurse", "teamLead"] as const)(
    "a %s ends everything that was to come, in one step",
    async (who) => {
      await execute(openDraft, clinic.neurologist, { planId });
      expect(await die(clinic[who])).toEqual({ ok: true, value: null });
      expect(await rowsOf("SELECT deceased, deceased_on::text FROM patient WHERE id = $1", [chart.patientId])).toEqual([
        { deceased: true, deceased_on: today },
      ]);
      expect(await plan()).toEqual([{ status: "discontinued", end_reason: "died" }]);
      expect(await rowsOf("SELECT disposition FROM disposition_now WHERE plan_id = $1", [planId])).toEqual([
        { disposition: "died" },
      ]);
      expect(await rowsOf("SELECT state FROM draft WHERE plan_id = $1", [planId])).toEqual([{ state: "discarded" }]);
      expect(new Set(await states())).toEqual(new Set(["cancelled"]));
      expect(await written()).toEqual(
        expect.arrayContaining([
          "patient.death-recorded done",
          "plan.ended-by-death done",
          "draft.discarded done",
          "course.stopped done",
        ]),
      );
    },
  );

  test("a nurse who sees the patient by the sessions at the site records it and still sees the chart", async () => {
    expect(await die(clinic.nurse)).toMatchObject({ ok: true });
    expect(await deathForChart(clinic.nurse, chart.patientId)).toMatchObject({ deceased: true });
    expect(await reverse(clinic.nurse)).toMatchObject({ ok: true });
  });

  test("closes open alerts and calls back referrals", async () => {
    const sent = await aSentReferral(clinic);
    await recorder(sent.chart).condition("epilepsy");
    expect(await die(clinic.neurologist, null, sent.chart.patientId)).toMatchObject({ ok: true });
    expect(await referralRow(sent.referralId)).toMatchObject({ status: "cancelled" });
    expect(
      await rowsOf("SELECT 1 AS open FROM safety_alert WHERE patient_id = $1 AND closed_at IS NULL", [
        sent.chart.patientId,
      ]),
    ).toEqual([]);
  });

  test("is refused with a day to come, before birth, and a second time", async () => {
    expect(await die(clinic.nurse, addDays(today, 2))).toMatchObject({ fields: { diedOn: expect.any(String) } });
    expect(await die(clinic.nurse, "1900-01-01")).toMatchObject({ fields: { diedOn: expect.stringMatching(/born/) } });
    await die();
    expect(await die(clinic.nurse)).toMatchObject({ ok: false, code: "death-recorded" });
  });

  test("two people at once record one death", async () => {
    const answers = await Promise.all([die(clinic.nurse), die(clinic.oncologist)]);
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    expect(await rowsOf("SELECT 1 AS one FROM death WHERE patient_id = $1", [chart.patientId])).toHaveLength(1);
  });

  test("the same key twice is one death with one answer", async () => {
    const key = uuid();
    const input = { patientId: chart.patientId, diedOn: null };
    const first = await execute(recordDeath, clinic.nurse, input, { key });
    expect(await execute(recordDeath, clinic.nurse, input, { key })).toEqual(first);
  });

  test.each(["foreignNeurologist", "physicalTherapist", "administrator", "foreignTeamLead"] as const)(
    "for the %s there is no such patient",
    async (who) => {
      expect(await die(clinic[who])).toMatchObject({ ok: false, code: "not-found" });
      await die();
      expect(await reverse(clinic[who])).toMatchObject({ ok: false, code: "not-found" });
      expect(await deathForChart(clinic[who], chart.patientId)).toBeNull();
      const rows = await asPerson(clinic[who], (client) => client.query("SELECT id FROM death"));
      expect(rows.rows).toEqual([]);
      expect(await written()).toContain("patient.record-death refused");
    },
  );
});

describe("reversing a death", () => {
  test("makes the plan active and plans the sessions again, each on its day", async () => {
    const before = await liveSessions(planId);
    await die(clinic.nurse);
    expect(await reverse(clinic.oncologist)).toMatchObject({ ok: true });
    expect(await plan()).toEqual([{ status: "active", end_reason: null }]);
    expect((await liveSessions(planId)).map((s) => [s.day, s.state])).toEqual(before.map((s) => [s.day, "planned"]));
    expect(await rowsOf("SELECT 1 AS one FROM disposition_now WHERE plan_id = $1", [planId])).toEqual([]);
    expect(await deathForChart(clinic.neurologist, chart.patientId)).toMatchObject({
      deceased: false,
      deaths: [
        { by: clinic.nurse.name, reversed: { by: clinic.oncologist.name, reason: "Two patients were confused" } },
      ],
    });
    expect(await written()).toEqual(
      expect.arrayContaining(["patient.death-reversed done", "plan.death-reversed done", "course.restored done"]),
    );
  });

  test("a plan that was on hold is on hold again, and it can end once more", async () => {
    const [row] = await rowsOf<{ revision: number }>("SELECT revision FROM plan WHERE id = $1", [planId]);
    await execute(holdPlan, clinic.neurologist, { planId, revision: row?.revision ?? 0, reason: "Infection" });
    await die();
    await reverse();
    expect(await plan()).toEqual([{ status: "on-hold", end_reason: null }]);
    expect(await die()).toMatchObject({ ok: true });
    expect(await plan()).toEqual([{ status: "discontinued", end_reason: "died" }]);
  });

  test("sends again what nobody had answered, and lists what a therapist had taken on and the draft", async () => {
    const sent = await aSentReferral(clinic);
    await die(clinic.neurologist, null, sent.chart.patientId);
    await reverse(clinic.neurologist, sent.chart.patientId);
    expect(await referralRow(sent.referralId)).toMatchObject({ status: "sent" });
    await asPerson(
      clinic.physicalTherapist,
      (client) =>
        client.query(
          "UPDATE referral SET status = 'accepted', assignee_id = $2, pool_team_id = NULL, revision = revision + 1 WHERE id = $1",
          [sent.referralId, clinic.physicalTherapist.id],
        ),
      "super",
    );
    await execute(openDraft, clinic.neurologist, { planId: sent.planId });
    await die(clinic.neurologist, null, sent.chart.patientId);
    await reverse(clinic.neurologist, sent.chart.patientId);
    expect(await referralRow(sent.referralId)).toMatchObject({ status: "cancelled" });
    expect(await deathForChart(clinic.neurologist, sent.chart.patientId)).toMatchObject({
      left: { referrals: [{ id: sent.referralId }], drafts: [{ planId: sent.planId }] },
    });
  });

  test("is refused when no death is recorded", async () => {
    expect(await reverse()).toMatchObject({ ok: false, code: "no-death-recorded" });
  });
});

describe("a death beneath the application", () => {
  const as = (text: string, role?: "super") =>
    asPerson(clinic.neurologist, (client) => client.query(text, [chart.patientId]), role);

  test("a plan it ended is not active again while it stands", async () => {
    await die();
    await expect(
      as("UPDATE plan SET status = 'active', end_reason = NULL, revision = revision + 1 WHERE patient_id = $1"),
    ).rejects.toThrow(/cannot move/);
  });

  test("it keeps its day, is never deleted, and there is one", async () => {
    await die();
    await expect(
      as("UPDATE death SET died_on = NULL, revision = revision + 1 WHERE patient_id = $1", "super"),
    ).rejects.toThrow(/keeps its value/);
    await expect(as("DELETE FROM death WHERE patient_id = $1", "super")).rejects.toThrow(/append-only/);
    await expect(as("DELETE FROM death WHERE patient_id = $1")).rejects.toThrow(/permission denied/);
    await expect(
      as(`INSERT INTO death (id, patient_id, plans, held_plans, recorded_at, recorded_by)
          SELECT gen_random_uuid(), $1, '{}', '{}', now(), recorded_by FROM death WHERE patient_id = $1`),
    ).rejects.toThrow(/death_once/);
  });
});
