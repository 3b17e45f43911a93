import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordDeath } from "@/lib/features/patient/commands/record-death";
import { signDraft } from "@/lib/features/plan/commands/sign-draft";
import { workFor } from "@/lib/features/work/queries/work";
import { execute, command as testCommand } from "@/lib/platform/command";
import { done } from "@/lib/platform/outcome";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment, type DraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { granted, recorder } from "@/lib/testing/recorded-facts";
import { signNow, undecidedInput } from "@/lib/testing/signing";
import { asPerson } from "@/lib/testing/sql-plan";
import { acknowledgeAlert } from "./commands/acknowledge-alert";
import { factsChanged } from "./on-facts-changed";

let clinic: Clinic;
let chart: Chart;
let plan: DraftedPlan;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
  plan = await aDraftedPlan(chart, [aDrug(), aSteroid()]);
  await granted(signNow(clinic.neurologist, plan.planId));
});

type Alert = { id: string; rule_id: string; closed_why: string | null; note: string | null; revision: number };
const alerts = () =>
  rowsOf<Alert>(
    "SELECT id, rule_id, closed_why, note, revision FROM safety_alert WHERE plan_id = $1 ORDER BY raised_at, id",
    [plan.planId],
  );
const theAlert = async () => {
  const [alert] = (await alerts()).filter((a) => a.closed_why === null);
  if (!alert) throw new Error("no alert is open");
  return alert;
};
const seen = async (by = clinic.neurologist, note = "Stopped by phone, ward told") => {
  const { id, revision } = await theAlert();
  return await execute(acknowledgeAlert, by, { planId: plan.planId, alertId: id, revision, note });
};

describe("an alert about a signed plan", () => {
  it("stays quiet once a prescriber acknowledged it, and comes back on other facts", async () => {
    const id = await recorder(chart).condition("epilepsy");
    await granted(seen());
    expect(await alerts()).toMatchObject([{ closed_why: "acknowledged", note: "Stopped by phone, ward told" }]);
    await recorder(chart).condition("asthma");
    expect(await alerts()).toHaveLength(1);
    await recorder(chart).condition("status-epilepticus");
    await recorder(chart).inError("condition", id);
    expect((await alerts()).map((a) => a.closed_why)).toEqual(["acknowledged", null]);
    expect(await auditOf(chart.patientId)).toEqual(
      expect.arrayContaining(["safety-alert.raised done", "safety-alert.acknowledged done"]),
    );
  });

  it("is acknowledged by prescribers only, with words, and once", async () => {
    await recorder(chart).condition("epilepsy");
    await joinCareTeam(chart.patientId, clinic.nurse);
    for (const colleague of [clinic.nurse, clinic.oncologist, clinic.teamLead])
      expect(await seen(colleague)).toMatchObject({ code: "may-not" });
    for (const stranger of [clinic.foreignNeurologist, clinic.physicalTherapist])
      expect(await seen(stranger)).toMatchObject({ code: "not-found" });
    const { id, revision } = await theAlert();
    const input = { planId: plan.planId, alertId: id, revision, note: "Stopped" };
    expect(await execute(acknowledgeAlert, clinic.neurologist, { ...input, revision: 9 })).toMatchObject({
      code: "changed-by-someone-else",
    });
    await granted(execute(acknowledgeAlert, clinic.neurologist, input));
    expect(await execute(acknowledgeAlert, clinic.neurologist, input)).toMatchObject({ code: "alert-closed" });
  });

  it("is answered by a version that stops the treatment, and stays open in one that leaves it as it is", async () => {
    await recorder(chart).condition("epilepsy");
    await anAmendment(plan, (t) =>
      t.kind === "steroid"
        ? ({ ...t, action: "change", actionFrom: "2026-12-03", changeReason: "Review", note: "Breakfast" } as typeof t)
        : t,
    );
    await granted(execute(signDraft, clinic.neurologist, await undecidedInput(clinic.neurologist, plan.planId)));
    expect(await alerts()).toMatchObject([{ closed_why: null }]);
    const today = new Date().toISOString().slice(0, 10);
    const stop = { action: "stop", actionFrom: today, end: today, changeReason: "Epilepsy" };
    await anAmendment(plan, (t) => (t.kind === "drug" ? ({ ...t, ...stop } as typeof t) : t));
    await granted(execute(signDraft, clinic.neurologist, await undecidedInput(clinic.neurologist, plan.planId)));
    expect(await alerts()).toMatchObject([{ closed_why: "new-version" }]);
    expect(await auditOf(chart.patientId)).toContain("safety-alert.answered done");
  });

  it("is answered by a version that overrides it, and raises nothing again on the same facts", async () => {
    await recorder(chart).condition("epilepsy");
    await anAmendment(plan, (t) =>
      t.kind === "drug"
        ? ({
            ...t,
            action: "change",
            actionFrom: "2026-12-03",
            changeReason: "Review",
            steps: [{ ...aDrug().steps[0], amount: "15" }],
          } as typeof t)
        : t,
    );
    await granted(signNow(clinic.neurologist, plan.planId));
    await recorder(chart).condition("asthma");
    expect((await alerts()).map((a) => a.closed_why)).toEqual(["new-version"]);
  });

  it("comes back when what was acknowledged was gone for a while, also on the same facts", async () => {
    const id = await recorder(chart).condition("epilepsy");
    await granted(seen());
    await recorder(chart).inError("condition", id);
    await recorder(chart).condition("epilepsy");
    expect((await alerts()).map((a) => a.closed_why)).toEqual(["acknowledged", null]);
    await granted(seen());
    await recorder(chart).condition("asthma");
    expect((await alerts()).filter((a) => a.closed_why === null)).toEqual([]);
  });

  it("falls silent when the patient has died", async () => {
    await recorder(chart).condition("epilepsy");
    await rowsOf("UPDATE patient SET deceased = true, revision = revision + 1 WHERE id = $1", [chart.patientId]);
    await recorder(chart).value("weight", "60", "kg");
    expect(await alerts()).toMatchObject([{ closed_why: "patient-died" }]);
  });

  it("two facts recorded at once make one alert", async () => {
    await Promise.all([recorder(chart).condition("epilepsy"), recorder(chart).condition("seizure-history")]);
    expect((await alerts()).filter((a) => a.closed_why === null)).toHaveLength(1);
  });
});

describe("the fact and its alert", () => {
  const judging = (fails: boolean, refuse: boolean) =>
    testCommand<{ patientId: string }, null>({
      name: "test.fact",
      needs: "facts:record",
      on: ({ patientId }) => ({ kind: "patient", id: patientId }),
      async run({ tx, now, actor, input: { patientId } }) {
        const row = {
          id: crypto.randomUUID(),
          patientId,
          code: "epilepsy",
          text: "Epilepsy",
          status: "active",
          source: "test",
        };
        await tx.condition.create({ data: { ...row, recordedAt: new Date(now), recordedBy: actor.id } });
        const broken = () => {
          throw new Error("injected");
        };
        await (fails ? factsChanged(tx, patientId, now, broken) : factsChanged(tx, patientId, now));
        if (refuse) throw new Error("fault after the alert");
        return done(null, [{ action: "test.fact", patientId }]);
      },
    });
  const conditions = () => rowsOf("SELECT 1 FROM condition WHERE patient_id = $1", [chart.patientId]);

  it("commit together or not at all", async () => {
    const input = { patientId: chart.patientId };
    await expect(execute(judging(false, true), clinic.neurologist, input)).rejects.toThrow("fault after the alert");
    expect([await conditions(), await alerts()]).toEqual([[], []]);
    await granted(execute(judging(false, false), clinic.neurologist, input));
    expect([await conditions(), await alerts()].map((rows) => rows.length)).toEqual([1, 1]);
  });

  it("a failing engine lets the fact be recorded, and says that the plan was not judged until it could be", async () => {
    await granted(execute(judging(true, false), clinic.neurologist, { patientId: chart.patientId }));
    expect(await alerts()).toMatchObject([{ rule_id: "product-not-judged", closed_why: null }]);
    await recorder(chart).value("weight", "60", "kg");
    const open = async () => (await alerts()).filter((a) => a.closed_why === null).map((a) => a.rule_id);
    expect(await open()).toEqual(["ami-seizure-history"]);
    await granted(execute(judging(true, false), clinic.neurologist, { patientId: chart.patientId }));
    expect(await open()).toEqual(["ami-seizure-history", "product-not-judged"]);
  });
});

describe("who sees it", () => {
  it("first on the neurologist's list of work and on the lead's; nobody from elsewhere sees the row", async () => {
    await recorder(chart).condition("epilepsy");
    for (const actor of [clinic.neurologist, clinic.teamLead]) {
      const [first] = await workFor(actor);
      expect(first?.id).toBe("unsafe-plans");
      expect(first?.entries.some((entry) => entry.href.includes(plan.planId))).toBe(true);
    }
    const rows = (who: Parameters<typeof asPerson>[0]) =>
      asPerson(
        who,
        async (client) => (await client.query("SELECT 1 FROM safety_alert WHERE plan_id = $1", [plan.planId])).rowCount,
      );
    expect(await rows(clinic.neurologist)).toBe(1);
    for (const stranger of [clinic.foreignNeurologist, clinic.physicalTherapist, clinic.administrator])
      expect(await rows(stranger)).toBe(0);
  });

  it("an alert cannot be deleted, reopened or made to be about something else", async () => {
    await recorder(chart).condition("epilepsy");
    const run = (text: string) => asPerson(clinic.neurologist, (client) => client.query(text, [plan.planId]));
    await expect(run("DELETE FROM safety_alert WHERE plan_id = $1")).rejects.toThrow(/denied/);
    await expect(run("UPDATE safety_alert SET rule_id = 'x' WHERE plan_id = $1")).rejects.toThrow(/denied/);
    await granted(seen());
    await expect(
      run("UPDATE safety_alert SET closed_at = null, closed_why = null, revision = revision + 1 WHERE plan_id = $1"),
    ).rejects.toThrow(/is closed/);
  });
});

it("the death of a patient, recorded by the command, silences the alerts of the plan", async () => {
  await recorder(chart).condition("epilepsy");
  await granted(execute(recordDeath, clinic.neurologist, { patientId: chart.patientId, diedOn: null }));
  expect(await alerts()).toMatchObject([{ closed_why: "patient-died" }]);
});
