import { beforeAll, describe, expect, it } from "vitest";
import { execute } from "@/lib/platform/command";
import { aDrug, aPtReferral, aSteroid } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { signNow } from "@/lib/testing/signing";
import { endPlan } from "./commands/end-plan";
import { holdPlan, resumePlan } from "./commands/move-plan";

let clinic: Clinic;
let chart: Chart;
beforeAll(async () => {
  clinic = await aClinic();
});

async function signed(treatments: Parameters<typeof aDraftedPlan>[1] = [aDrug(), aSteroid()]) {
  chart = await aChart(clinic);
  const plan = await aDraftedPlan(chart, treatments);
  const answer = await signNow(clinic.neurologist, plan.planId);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const rows = await rowsOf<{ treatment_id: string }>(
    "SELECT treatment_id FROM treatment_version WHERE plan_id = $1 ORDER BY position",
    [plan.planId],
  );
  return { ...plan, treatmentIds: rows.map((row) => row.treatment_id) };
}
const planOf = async (planId: string) =>
  (
    await rowsOf<{ status: string; revision: number; end_reason: string | null }>(
      "SELECT status, revision, end_reason FROM plan WHERE id = $1",
      [planId],
    )
  )[0];
const all = (ids: readonly string[]) =>
  ids.map((treatmentId) => ({ treatmentId, disposition: "completed" as const, note: null }));

describe("holding and resuming a plan", () => {
  it("holds it with a reason, and resumes it", async () => {
    const { planId } = await signed();
    const held = await execute(holdPlan, clinic.neurologist, { planId, revision: 2, reason: "Sepsis" });
    expect(held).toEqual({ ok: true, value: { planId, revision: 3 } });
    expect(await planOf(planId)).toMatchObject({ status: "on-hold" });
    const resumed = await execute(resumePlan, clinic.neurologist, { planId, revision: 3, reason: "Recovered" });
    expect(resumed).toMatchObject({ ok: true });
    expect(await planOf(planId)).toMatchObject({ status: "active", revision: 4 });
    expect((await auditOf(chart.patientId)).slice(-2)).toEqual(["plan.held done", "plan.resumed done"]);
    const [event] = await rowsOf(
      "SELECT reason, version FROM audit_event WHERE plan_id = $1 AND action = 'plan.held'",
      [planId],
    );
    expect(event).toEqual({ reason: "Sepsis", version: 1 });
  });

  it.each(["hold", "resume"] as const)(
    "is no business of a stranger or of who may not move plans: %s",
    async (what) => {
      const { planId } = await signed();
      const door = what === "hold" ? holdPlan : resumePlan;
      const input = { planId, revision: 2, reason: "Sepsis" };
      expect(await execute(door, clinic.foreignNeurologist, input)).toEqual({ ok: false, code: "not-found" });
      expect(await execute(door, clinic.oncologist, input)).toEqual({ ok: false, code: "may-not" });
      expect(await planOf(planId)).toMatchObject({ status: "active", revision: 2 });
      expect((await auditOf(chart.patientId)).at(-1)).toBe(`plan.${what} refused`);
    },
  );

  it("refuses to resume what is not on hold, and to hold what was never signed", async () => {
    const { planId } = await signed();
    const input = { planId, revision: 2, reason: "Sepsis" };
    expect(await execute(resumePlan, clinic.neurologist, input)).toMatchObject({ ok: false, code: "not-possible-now" });
    const unsigned = await aDraftedPlan(await aChart(clinic));
    const first = { planId: unsigned.planId, revision: 1, reason: "Sepsis" };
    expect(await execute(holdPlan, clinic.neurologist, first)).toEqual({ ok: false, code: "nothing-signed" });
  });

  it.each(["hold", "resume"] as const)("answers a stale revision with both sides: %s", async (what) => {
    const { planId } = await signed();
    const door = what === "hold" ? holdPlan : resumePlan;
    expect(await execute(door, clinic.neurologist, { planId, revision: 1, reason: "Sepsis" })).toMatchObject({
      ok: false,
      code: "changed-by-someone-else",
      conflict: { mine: { move: what }, theirs: { status: "active", revision: 2 } },
    });
  });
});

describe("ending a plan", () => {
  it("gives every open treatment a disposition, cancels its referrals, and leaves the versions as they are", async () => {
    const referral = aPtReferral({ assigneeId: clinic.physicalTherapist.id });
    const { planId, treatmentIds } = await signed([aDrug(), referral]);
    const dispositions = all(treatmentIds).map((d) => ({ ...d, disposition: "toxicity" as const, note: "Seizure" }));
    const input = {
      planId,
      revision: 2,
      how: "discontinue" as const,
      reason: "toxicity" as const,
      note: null,
      dispositions,
    };
    expect(await execute(endPlan, clinic.neurologist, input)).toMatchObject({ ok: true });
    expect(await planOf(planId)).toMatchObject({ status: "discontinued", end_reason: "toxicity" });
    const kept = await rowsOf("SELECT disposition, note FROM disposition WHERE plan_id = $1", [planId]);
    expect(kept).toEqual([1, 2].map(() => ({ disposition: "toxicity", note: "Seizure" })));
    expect(await rowsOf("SELECT status FROM referral WHERE plan_id = $1", [planId])).toEqual([{ status: "cancelled" }]);
    expect(await auditOf(chart.patientId)).toEqual(
      expect.arrayContaining(["plan.discontinued done", "referral.cancelled done"]),
    );
    expect(await execute(endPlan, clinic.neurologist, { ...input, revision: 3 })).toMatchObject({
      code: "not-possible-now",
    });
  });

  it("completes it as planned, without asking for a treatment that was stopped before", async () => {
    const plan = await signed();
    await anAmendment(plan, (t) =>
      t.kind === "steroid"
        ? { ...t, action: "stop", actionFrom: "2026-12-03", end: "2026-12-03", changeReason: "Taper done" }
        : t,
    );
    expect(await signNow(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
    const dispositions = all(plan.treatmentIds.slice(0, 1));
    const input = { planId: plan.planId, revision: 3, how: "complete" as const, note: null, dispositions };
    expect(await execute(endPlan, clinic.neurologist, input)).toMatchObject({ ok: true });
    expect(await planOf(plan.planId)).toMatchObject({ status: "completed", end_reason: "completed" });
  });

  it("is refused while one open treatment has no disposition, and names it", async () => {
    const { planId, treatmentIds } = await signed();
    const input = {
      planId,
      revision: 2,
      how: "complete" as const,
      note: null,
      dispositions: all(treatmentIds.slice(0, 1)),
    };
    expect(await execute(endPlan, clinic.neurologist, input)).toMatchObject({
      ok: false,
      code: "dispositions-missing",
      fields: { [`dispositions.${treatmentIds[1]}`]: expect.stringContaining("Prednisone") },
    });
    expect(await planOf(planId)).toMatchObject({ status: "active" });
    expect(await rowsOf("SELECT 1 FROM disposition WHERE plan_id = $1", [planId])).toEqual([]);
  });

  it("is refused while a draft is open", async () => {
    const plan = await signed();
    await anAmendment(plan, (t) => t);
    const dispositions = all(plan.treatmentIds);
    const input = { planId: plan.planId, revision: 2, how: "complete" as const, note: null, dispositions };
    expect(await execute(endPlan, clinic.neurologist, input)).toEqual({ ok: false, code: "draft-open" });
  });

  it("is no business of a stranger or of who may not move plans, and a stale revision is a conflict", async () => {
    const { planId, treatmentIds } = await signed();
    const input = { planId, revision: 2, how: "complete" as const, note: null, dispositions: all(treatmentIds) };
    expect(await execute(endPlan, clinic.foreignNeurologist, input)).toEqual({ ok: false, code: "not-found" });
    expect(await execute(endPlan, clinic.oncologist, input)).toEqual({ ok: false, code: "may-not" });
    expect(await execute(endPlan, clinic.neurologist, { ...input, revision: 1 })).toMatchObject({
      ok: false,
      code: "changed-by-someone-else",
    });
    expect((await auditOf(chart.patientId)).at(-1)).toBe("plan.end refused");
  });
});
