import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { openDraft } from "@/lib/features/draft/commands/open-draft";
import { execute } from "@/lib/platform/command";
import { aChart, type Chart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { draftTreatmentRow } from "@/lib/testing/drafts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { liveSessions } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, withOwnId } from "@/lib/testing/plans";
import { recorder } from "@/lib/testing/recorded-facts";
import { signWithSessions } from "@/lib/testing/sessions";
import { asPerson } from "@/lib/testing/sql-plan";
import { endWaiting } from "./commands/end-waiting";
import { releaseTreatment, releaseTreatmentJudgedBy } from "./commands/release-treatment";
import { endWaitingInput, releaseTreatmentInput } from "./input";
import { releaseForScreen, releasesForPlan } from "./queries/release";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
const start = addDays(today, 4);
let clinic: Clinic;
let chart: Chart;
let planId: string;
let waiting: Treatment;
beforeAll(async () => {
  clinic = await aClinic();
});

const anInfusion = (from = start) => {
  const made = anIvig({ condition: { type: "hold-until", result: "IgA" } });
  const courses = made.courses.map((c) => ({ ...c, start: from }));
  return withOwnId({ ...made, start: from, end: null, reviewOn: addDays(from, 60), courses });
};

async function sign(treatment: Treatment, version = 1) {
  await signWithSessions({ chart, planId, version, treatments: [treatment] }, new Date().toISOString());
  return treatment;
}

beforeEach(async () => {
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  waiting = await sign(anInfusion());
});

const page = async (from: Parameters<typeof releaseForScreen>[3] = null) => {
  const view = await releaseForScreen(clinic.neurologist, planId, waiting.treatmentId, from);
  if (!view?.check) throw new Error("nothing waits");
  return view;
};
const input = async (over: Record<string, unknown> = {}) => {
  const { check, firstDay } = await page();
  const { treatmentId } = waiting;
  return releaseTreatmentInput.parse({
    planId,
    treatmentId,
    version: 1,
    hash: check?.hash,
    firstDay,
    reason: "IgA is normal",
    ...over,
  });
};
const written = async () => (await auditOf(chart.patientId)).filter((line) => !/\.read /.test(line));
const contents = (from: "treatment_now" | "treatment_version") =>
  rowsOf<{ condition: unknown }>(`SELECT content->'condition' AS condition FROM ${from} WHERE plan_id = $1`, [planId]);
const activations = () => rowsOf("SELECT kind, reason FROM treatment_activation WHERE plan_id = $1", [planId]);

describe("releasing a treatment that waits", () => {
  test("makes it active everywhere in one step, and the version stays as it was signed", async () => {
    expect(await liveSessions(planId)).toEqual([]);
    expect(await execute(releaseTreatment, clinic.neurologist, await input())).toMatchObject({ ok: true });
    expect(await contents("treatment_now")).toEqual([{ condition: null }]);
    expect(await contents("treatment_version")).toEqual([{ condition: waiting.condition }]);
    expect((await liveSessions(planId))[0]).toMatchObject({ day: start, state: "planned" });
    expect(await rowsOf("SELECT status FROM treatment_now WHERE plan_id = $1", [planId])).toEqual([
      { status: "active" },
    ]);
    expect(await releasesForPlan(clinic.neurologist, planId)).toMatchObject({
      released: [{ treatmentId: waiting.treatmentId, reason: "IgA is normal", by: clinic.neurologist.name }],
    });
    expect(await written()).toEqual(["test.signed done", "treatment.released done", "course.planned done"]);
  });

  test("names the day again on which it begins when the signed one is over, and its sessions follow", async () => {
    chart = await aChart(clinic);
    ({ planId } = await aPlanRow(chart));
    waiting = await sign(anInfusion(addDays(today, -5)));
    expect(await page()).toMatchObject({ asksFirstDay: true, firstDay: today });
    const past = await input({ firstDay: null });
    expect(await execute(releaseTreatment, clinic.neurologist, past)).toMatchObject({
      code: "not-releasable",
      fields: { firstDay: expect.stringMatching(/over/) },
    });
    const from = addDays(today, 2);
    const { check } = await page(from);
    const chosen = await input({ firstDay: from, hash: check?.hash });
    expect(await execute(releaseTreatment, clinic.neurologist, chosen)).toMatchObject({ ok: true });
    expect((await liveSessions(planId))[0]).toMatchObject({ day: from });
    expect(await rowsOf("SELECT start_on::text AS day FROM treatment_now WHERE plan_id = $1", [planId])).toEqual([
      { day: from },
    ]);
  });

  test("shows the value it waits for once it is recorded", async () => {
    expect((await page()).result).toBeNull();
    await recorder(chart).value("iga", "120", "mg/dL");
    expect((await page()).result).toMatchObject({ code: "iga", value: expect.stringMatching(/120/) });
  });

  test("is refused while a must resolve stands, and nothing is written", async () => {
    const id = await recorder(chart).allergy("ivig");
    expect((await page()).check?.blocking.length).toBeGreaterThan(0);
    const answer = await execute(releaseTreatment, clinic.neurologist, await input());
    expect(answer).toMatchObject({ ok: false, code: "unresolved-findings" });
    expect(await activations()).toEqual([]);
    expect(await liveSessions(planId)).toEqual([]);
    expect(await written()).toContain("treatment.release refused");
    await recorder(chart).inError("allergy", id);
    expect(await execute(releaseTreatment, clinic.neurologist, await input())).toMatchObject({ ok: true });
  });

  test("is refused when a fact changed since the check was shown", async () => {
    const shown = await input();
    await recorder(chart).value("iga", "120", "mg/dL");
    expect(await execute(releaseTreatment, clinic.neurologist, shown)).toMatchObject({ code: "facts-changed" });
    expect(await activations()).toEqual([]);
  });

  test("is refused when the engine failed", async () => {
    const failing = releaseTreatmentJudgedBy(() => {
      throw new Error("broken");
    });
    expect(await execute(failing, clinic.neurologist, await input())).toMatchObject({ code: "engine-failed" });
  });

  test("happens once: two clicks make one release", async () => {
    const sent = await input();
    const answers = await Promise.all([1, 2].map(() => execute(releaseTreatment, clinic.neurologist, sent)));
    expect(answers.map((one) => (one.ok ? "released" : one.code)).sort()).toEqual(["does-not-wait", "released"]);
    expect(await activations()).toHaveLength(1);
  });

  test("the same key twice is one release with one answer", async () => {
    const sent = await input();
    const key = uuid();
    const first = await execute(releaseTreatment, clinic.neurologist, sent, { key });
    expect(await execute(releaseTreatment, clinic.neurologist, sent, { key })).toEqual(first);
  });

  test("an open draft no longer says that it waits", async () => {
    await execute(openDraft, clinic.neurologist, { planId });
    await execute(releaseTreatment, clinic.neurologist, await input());
    expect((await draftTreatmentRow(waiting.treatmentId))?.content).toMatchObject({
      condition: null,
      action: "continue",
    });
    expect(await written()).toContain("draft.treatment-changed done");
  });

  test.each(["on-hold", "completed"])("is refused while the plan is %s", async (status) => {
    const sent = await input();
    await asPerson(
      clinic.neurologist,
      async (client) => {
        await client.query("SET session_replication_role = replica");
        await client.query("UPDATE plan SET status = $2, end_reason = $3 WHERE id = $1", [
          planId,
          status,
          status === "completed" ? "completed" : null,
        ]);
      },
      "super",
    );
    const code = status === "on-hold" ? "plan-on-hold" : "plan-ended";
    expect(await execute(releaseTreatment, clinic.neurologist, sent)).toMatchObject({ ok: false, code });
  });
});

describe("who may release", () => {
  test.each(["oncologist", "teamLead"] as const)("the %s reads what it waits for and may not release", async (who) => {
    const sent = await input();
    expect(await releaseForScreen(clinic[who], planId, waiting.treatmentId)).toMatchObject({
      may: { release: false, draft: false },
    });
    expect(await execute(releaseTreatment, clinic[who], sent)).toMatchObject({ ok: false, code: "may-not" });
    expect(await execute(endWaiting, clinic[who], await noLonger())).toMatchObject({ ok: false, code: "may-not" });
    expect(await written()).toEqual(
      expect.arrayContaining(["treatment.release refused", "treatment.end-waiting refused"]),
    );
  });

  test.each(["foreignNeurologist", "physicalTherapist", "administrator", "foreignTeamLead"] as const)(
    "for the %s there is no such plan",
    async (who) => {
      const sent = await input();
      expect(await releaseForScreen(clinic[who], planId, waiting.treatmentId)).toBeNull();
      expect(await execute(releaseTreatment, clinic[who], sent)).toMatchObject({ ok: false, code: "not-found" });
      const rows = await asPerson(clinic[who], (client) => client.query("SELECT treatment_id FROM treatment_now"));
      expect(rows.rows).toEqual([]);
    },
  );
});

const noLonger = async () =>
  endWaitingInput.parse({ planId, treatmentId: waiting.treatmentId, version: 1, reason: "Better without it" });

describe("no longer needed", () => {
  test("opens the draft with the treatment stopped, with the reason", async () => {
    expect(await execute(endWaiting, clinic.neurologist, await noLonger())).toMatchObject({ ok: true });
    expect((await draftTreatmentRow(waiting.treatmentId))?.content).toMatchObject({
      action: "stop",
      end: today,
      changeReason: "Better without it",
    });
    expect(await written()).toEqual([
      "test.signed done",
      "treatment.waiting-ended done",
      "draft.opened done",
      "draft.treatment-stopped done",
    ]);
  });

  test("is refused once it was released, and after a new version", async () => {
    const stale = { ...(await noLonger()), version: 7 };
    expect(await execute(endWaiting, clinic.neurologist, stale)).toMatchObject({ code: "plan-moved-on" });
    await execute(releaseTreatment, clinic.neurologist, await input());
    expect(await execute(endWaiting, clinic.neurologist, await noLonger())).toMatchObject({ code: "does-not-wait" });
  });
});
