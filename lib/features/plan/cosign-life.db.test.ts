import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { aPtReferral } from "@/lib/testing/builders";
import { aWaitingPlan, cosignInput, type WaitingPlan } from "@/lib/testing/cosign-plans";
import { aCyclophosphamide, statesOf } from "@/lib/testing/cosign-states";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { anAmendment } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { signAlone } from "@/lib/testing/signing";
import { activateUrgently, activateUrgentlyJudgedBy } from "./commands/activate-urgently";
import { cosignTreatment } from "./commands/cosign-treatment";
import { cosignaturesForPlan } from "./queries/cosign";
import { releaseForScreen } from "./queries/release";

let clinic: Clinic;
let plan: WaitingPlan;
let first: string;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  plan = await aWaitingPlan(clinic);
  first = plan.ids[0] ?? "";
});

const sent = (who = clinic.teamLead, id = first) => cosignInput(who, plan.planId, id);
const cosign = async (who = clinic.teamLead, id = first) => execute(cosignTreatment, who, await sent(who, id));
const urgent = async (who = clinic.neurologist, id = first) =>
  execute(activateUrgently, who, { ...(await sent(who, id)), reason: "Rapid loss of gait, lead away" });

describe("an urgent activation", () => {
  test("is active now, due within 24 hours, and co-signed by anybody of the role that is asked", async () => {
    const answer = await urgent();
    const rows = await rowsOf<{ at: Date }>("SELECT activated_at AS at FROM treatment_activation WHERE plan_id = $1", [
      plan.planId,
    ]);
    const due = new Date((rows[0]?.at.getTime() ?? 0) + 24 * 3_600_000).toISOString();
    expect(answer).toMatchObject({ ok: true, value: { due } });
    expect(await statesOf(plan.planId)).toEqual(["active"]);
    const mark = (await cosignaturesForPlan(clinic.teamLead, plan.planId))?.marks[0];
    expect(mark).toMatchObject({ state: "urgent", due, urgent: { reason: "Rapid loss of gait, lead away" } });
    const other = await aPerson({ role: "team-lead", siteId: clinic.siteId, teamIds: [clinic.teamId] });
    expect(await cosign(other)).toMatchObject({ ok: true });
    expect(await statesOf(plan.planId)).toEqual(["active"]);
    expect(await urgent()).toMatchObject({ code: "already-cosigned" });
  });

  test("is a prescriber's, once, and not while the plan is on hold", async () => {
    const input = { ...(await sent()), reason: "x" };
    for (const who of [clinic.oncologist, clinic.teamLead])
      expect(await execute(activateUrgently, who, input)).toMatchObject({ code: "may-not" });
    await rowsOf("UPDATE plan SET status = 'on-hold', revision = revision + 1 WHERE id = $1", [plan.planId]);
    expect(await urgent()).toMatchObject({ code: "plan-on-hold" });
    await rowsOf("UPDATE plan SET status = 'active', revision = revision + 1 WHERE id = $1", [plan.planId]);
    expect(await urgent()).toMatchObject({ ok: true });
    expect(await urgent()).toMatchObject({ code: "already-urgent" });
    const broken = activateUrgentlyJudgedBy(() => {
      throw new Error("broken");
    });
    plan = await aWaitingPlan(clinic);
    first = plan.ids[0] ?? "";
    expect(await execute(broken, clinic.neurologist, { ...(await sent()), reason: "x" })).toMatchObject({
      code: "engine-failed",
    });
  });

  test("goes on under the next version while it is not raised, with the same deadline", async () => {
    await urgent();
    const due = (await cosignaturesForPlan(clinic.teamLead, plan.planId))?.marks[0]?.due;
    await anAmendment(plan, (t) => ({
      ...t,
      action: "change",
      actionFrom: asDay("2026-12-01"),
      changeReason: "Note",
      note: "with food",
    }));
    expect(await signAlone(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
    expect(await statesOf(plan.planId)).toEqual(["active"]);
    expect((await cosignaturesForPlan(clinic.teamLead, plan.planId))?.marks[0]).toMatchObject({ state: "urgent", due });
    await anAmendment(
      plan,
      (t) =>
        ({
          ...t,
          action: "change",
          actionFrom: asDay("2026-12-01"),
          changeReason: "More",
          steps: [aDoseStep({ amount: "150" })],
        }) as typeof t,
    );
    expect(await signAlone(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
    expect(await statesOf(plan.planId)).toEqual(["awaiting-cosignature"]);
  });
});

describe("what needs none", () => {
  test("is active with the signature; a stop, a hold and a reduction of what was co-signed are too", async () => {
    await cosign();
    const because = { actionFrom: asDay("2026-12-01"), changeReason: "Infection" } as const;
    await anAmendment(
      plan,
      (t) => ({ ...t, ...because, action: "change", steps: [aDoseStep({ amount: "50" })] }) as typeof t,
      [aCyclophosphamide({ agent: "azathioprine", name: "Azathioprine" })],
    );
    expect(await signAlone(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
    expect((await statesOf(plan.planId))[0]).toBe("active");
    await anAmendment(plan, (t) => (t.agent === "cyclophosphamide" ? { ...t, ...because, action: "hold" } : t));
    expect(await signAlone(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
    expect((await statesOf(plan.planId))[0]).toBe("held");
    await anAmendment(plan, (t) =>
      t.agent === "cyclophosphamide" ? { ...t, ...because, action: "stop", end: because.actionFrom } : t,
    );
    expect(await signAlone(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
    expect((await statesOf(plan.planId))[0]).toBe("stopped");
  });

  test("what waits for a result too is released only after its co-signature", async () => {
    plan = await aWaitingPlan(clinic, [aCyclophosphamide({ condition: { type: "hold-until", result: "IgA" } })]);
    const id = plan.ids[0] ?? "";
    expect(await releaseForScreen(clinic.neurologist, plan.planId, id)).toBeNull();
    expect(await urgent(clinic.neurologist, id)).toMatchObject({ code: "waits-for-condition" });
    expect(await cosign(clinic.teamLead, id)).toMatchObject({ ok: true });
    expect(await statesOf(plan.planId)).toEqual(["waiting"]);
    expect(await releaseForScreen(clinic.neurologist, plan.planId, id)).not.toBeNull();
  });

  test("a therapist is told of it once it may be given", async () => {
    const { id } = clinic.physicalTherapist;
    const referral = aPtReferral({ assigneeId: id, pool: null });
    plan = await aWaitingPlan(clinic, [aCyclophosphamide(), referral]);
    const told = () =>
      rowsOf<{ told: boolean }>(
        `SELECT b.content::text LIKE '%yclophosphamide%' AS told FROM referral r JOIN referral_brief b ON b.referral_id = r.id WHERE r.plan_id = $1`,
        [plan.planId],
      );
    expect(await told()).toEqual([{ told: false }]);
    expect(await cosign(clinic.teamLead, plan.ids[0] ?? "")).toMatchObject({ ok: true });
    expect(await told()).toEqual([{ told: true }]);
  });
});
