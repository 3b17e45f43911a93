import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { anObservation } from "@/lib/testing/charts";
import { aWaitingPlan, cosignInput, type WaitingPlan } from "@/lib/testing/cosign-plans";
import { statesOf } from "@/lib/testing/cosign-states";
import { aRegimen } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { anAmendment } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { signAlone } from "@/lib/testing/signing";
import { activateUrgently } from "./commands/activate-urgently";
import { cosignTreatment, cosignTreatmentJudgedBy } from "./commands/cosign-treatment";
import { declineCosignature } from "./commands/decline-cosignature";
import { cosignaturesForPlan, cosignForScreen } from "./queries/cosign";

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
const decline = async (who = clinic.teamLead, id = first) => {
  const { hash: _, ...rest } = await sent(who, id);
  return await execute(declineCosignature, who, { ...rest, reason: "Too soon after the infection" });
};
const urgent = async (who = clinic.neurologist, id = first) =>
  execute(activateUrgently, who, { ...(await sent(who, id)), reason: "Rapid loss of gait, lead away" });
const signatures = () =>
  rowsOf("SELECT signer_role, meaning, asks FROM signature WHERE plan_id = $1 ORDER BY signed_at, meaning", [
    plan.planId,
  ]);

describe("a co-signature", () => {
  test("by the team lead makes the treatment active, once, and is audited", async () => {
    expect(await statesOf(plan.planId)).toEqual(["awaiting-cosignature"]);
    const answer = await cosign();
    expect(answer).toMatchObject({ ok: true, value: { active: true } });
    expect(await statesOf(plan.planId)).toEqual(["active"]);
    expect(await signatures()).toEqual([
      { signer_role: "neurologist", meaning: "author", asks: null },
      { signer_role: "team-lead", meaning: "co-signature", asks: "team-lead" },
    ]);
    expect(await auditOf(plan.chart.patientId)).toContain("treatment.cosigned done");
    const view = await cosignForScreen(clinic.teamLead, plan.planId, first);
    expect(view?.mark).toMatchObject({ state: "given", unanswered: [], signatures: [{ role: "team-lead" }] });
    expect(view?.why).toBe("already-cosigned");
  });

  test("is not the author's, nor of a role or person that is not asked", async () => {
    const input = await sent();
    expect(await execute(cosignTreatment, clinic.neurologist, input)).toMatchObject({ ok: false, code: "may-not" });
    expect(await execute(cosignTreatment, clinic.nurse, input)).toMatchObject({ ok: false });
    expect(await execute(cosignTreatment, clinic.oncologist, input)).toMatchObject({ code: "not-asked-of-you" });
    expect(await execute(cosignTreatment, clinic.foreignTeamLead, input)).toMatchObject({ ok: false });
    expect(await statesOf(plan.planId)).toEqual(["awaiting-cosignature"]);
  });

  test("by an author whose role was changed to team lead since is refused, and that is kept in the audit", async () => {
    const author = { ...clinic.neurologist, role: "team-lead" } as const;
    const colleague = await aPerson({ role: "team-lead", siteId: clinic.siteId, teamIds: [clinic.teamId] });
    await rowsOf("UPDATE person SET role = 'team-lead', revision = revision + 1 WHERE id = $1", [
      clinic.neurologist.id,
    ]);
    const input = await sent(colleague);
    try {
      expect(await execute(cosignTreatment, author, input)).toMatchObject({ code: "author-cannot-cosign" });
    } finally {
      await rowsOf("UPDATE person SET role = 'neurologist', revision = revision + 1 WHERE id = $1", [
        clinic.neurologist.id,
      ]);
    }
    expect(await auditOf(plan.chart.patientId)).toContain("treatment.cosign refused");
  });

  test("from two tabs is one row", async () => {
    const input = await sent();
    const both = await Promise.all([1, 2].map(() => execute(cosignTreatment, clinic.teamLead, input)));
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(both.find((one) => !one.ok)).toMatchObject({ code: "already-cosigned" });
    expect(await signatures()).toHaveLength(2);
  });

  test("is refused when a fact behind the check changed after it was shown", async () => {
    const input = await sent();
    await anObservation(plan.chart, "neutrophils", "1.1", "10*9/L");
    expect(await execute(cosignTreatment, clinic.teamLead, input)).toMatchObject({ code: "facts-changed" });
    expect(await execute(cosignTreatment, clinic.teamLead, await sent())).toMatchObject({ ok: true });
  });

  test("is refused when the safety check fails", async () => {
    const broken = cosignTreatmentJudgedBy(() => {
      throw new Error("broken");
    });
    expect(await execute(broken, clinic.teamLead, await sent())).toMatchObject({ code: "engine-failed" });
  });

  test("of another version, or of content that was not shown, is refused", async () => {
    const input = await sent();
    const other = { ...input, contentHash: `h1:${"0".repeat(64)}` };
    expect(await execute(cosignTreatment, clinic.teamLead, other)).toMatchObject({ code: "plan-moved-on" });
    await anAmendment(plan, (t) => ({
      ...t,
      action: "change",
      actionFrom: asDay("2026-12-01"),
      changeReason: "More",
      note: "x",
    }));
    expect(await signAlone(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
    expect(await execute(cosignTreatment, clinic.teamLead, input)).toMatchObject({ code: "plan-moved-on" });
    expect(await statesOf(plan.planId)).toEqual(["awaiting-cosignature"]);
  });

  test("by two roles is asked where both are: the treatment is active with the second", async () => {
    plan = await aWaitingPlan(clinic, [aRegimen()]);
    const id = plan.ids[0] ?? "";
    const asked = (await cosignForScreen(clinic.oncologist, plan.planId, id))?.mark.asked ?? [];
    expect(asked).toContain("oncologist");
    for (const role of asked) {
      expect(await statesOf(plan.planId)).toEqual(["awaiting-cosignature"]);
      const who = role === "oncologist" ? clinic.oncologist : clinic.teamLead;
      expect(await cosign(who, id), role).toMatchObject({ ok: true });
    }
    expect(await statesOf(plan.planId)).toEqual(["active"]);
  });
});

describe("declining", () => {
  test("keeps the treatment inactive, says why, and is final for this version", async () => {
    expect(await decline()).toMatchObject({ ok: true });
    expect(await statesOf(plan.planId)).toEqual(["awaiting-cosignature"]);
    const marks = (await cosignaturesForPlan(clinic.neurologist, plan.planId))?.marks;
    expect(marks).toMatchObject([{ state: "declined", declined: { reason: "Too soon after the infection" } }]);
    expect(await cosign()).toMatchObject({ code: "cosignature-declined" });
    expect(await urgent()).toMatchObject({ code: "cosignature-declined" });
    expect(await auditOf(plan.chart.patientId)).toContain("treatment.cosignature-declined done");
  });

  test("ends an urgent activation", async () => {
    expect(await urgent()).toMatchObject({ ok: true });
    expect(await statesOf(plan.planId)).toEqual(["active"]);
    expect(await decline()).toMatchObject({ ok: true });
    expect(await statesOf(plan.planId)).toEqual(["awaiting-cosignature"]);
  });

  test("is not the prescriber's", async () => {
    const { hash: _, ...input } = await sent();
    const said = await execute(declineCosignature, clinic.neurologist, { ...input, reason: "x" });
    expect(said).toMatchObject({ ok: false, code: "may-not" });
  });

  test("is asked again when the next version carries the treatment on", async () => {
    await decline();
    await anAmendment(
      plan,
      (t) =>
        ({
          ...t,
          action: "change",
          actionFrom: asDay("2026-12-01"),
          changeReason: "Less",
          steps: [aDoseStep({ amount: "50" })],
        }) as typeof t,
    );
    expect(await signAlone(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
    const marks = (await cosignaturesForPlan(clinic.teamLead, plan.planId))?.marks;
    expect(marks).toMatchObject([{ state: "awaited", asked: ["team-lead"] }]);
    expect(await cosign()).toMatchObject({ ok: true });
    expect(await statesOf(plan.planId)).toEqual(["active"]);
  });
});
