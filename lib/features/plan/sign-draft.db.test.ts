import { beforeAll, describe, expect, it } from "vitest";
import { readSigned } from "@/lib/domain/version/signed-content";
import { execute } from "@/lib/platform/command";
import { aDrug, aPtReferral, aSteroid } from "@/lib/testing/builders";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { everyKind } from "@/lib/testing/every-kind";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { signAlone, signingInput, signNow } from "@/lib/testing/signing";
import { signDraft } from "./commands/sign-draft";
import { contentHash } from "./content-hash";
import { draftForReview } from "./queries/review";

let clinic: Clinic;
let chart: Chart;
beforeAll(async () => {
  clinic = await aClinic();
});
const drafted = async (treatments = [aDrug()] as Parameters<typeof aDraftedPlan>[1]) => {
  chart = await aChart(clinic);
  return await aDraftedPlan(chart, treatments);
};
const versionsOf = (planId: string) =>
  rowsOf<{ version: number; content: string; content_hash: string; facts: Record<string, unknown>; summary: string }>(
    "SELECT version, content, content_hash, facts, summary FROM version WHERE plan_id = $1 ORDER BY version",
    [planId],
  );

describe("signing a draft", () => {
  it("makes version 1 of what was shown, with facts, signature and one treatment of every kind", async () => {
    const all = everyKind().map((t) => {
      if (t.kind === "pt-referral") return { ...t, assigneeId: clinic.physicalTherapist.id };
      return t.kind === "slp-referral" ? { ...t, pool: { teamId: clinic.teamId } } : t;
    });
    const { planId } = await drafted(all);
    await anObservation(chart, "weight", "68.4", "kg");
    const shown = await draftForReview(clinic.neurologist, planId);
    const answer = await signAlone(clinic.neurologist, planId);
    expect(answer).toMatchObject({ ok: true, value: { planId, version: 1 } });
    const [version] = await versionsOf(planId);
    expect(version?.content_hash).toBe(contentHash(version?.content ?? ""));
    const content = readSigned(version?.content ?? "");
    expect(content.treatments).toEqual(shown?.treatments);
    expect(content.diagnosis).toMatchObject({ phenotype: "lems", antibodies: [{ id: "pq-vgcc", result: "found" }] });
    expect(version?.facts).toMatchObject({ observations: [{ code: "weight", value: "68.4", unit: "kg" }] });
    const rows = await rowsOf(
      "SELECT status, trim_scale(amount)::text AS amount, unit, kind FROM treatment_version WHERE plan_id = $1",
      [planId],
    );
    expect(rows).toHaveLength(13);
    expect(rows).toContainEqual({ status: "active", amount: "40", unit: "mg", kind: "steroid" });
    const signatures = await rowsOf("SELECT signer_name, signer_role, meaning FROM signature WHERE plan_id = $1", [
      planId,
    ]);
    expect(signatures).toEqual([
      { signer_name: clinic.neurologist.name, signer_role: "neurologist", meaning: "author" },
    ]);
    expect(await rowsOf("SELECT state FROM draft WHERE plan_id = $1", [planId])).toEqual([{ state: "signed" }]);
    expect(await auditOf(chart.patientId)).toEqual(
      expect.arrayContaining(["draft.read done", "plan.signed done", "referral.sent done"]),
    );
  });

  it("needs a reason from version 2 on, and keeps it with a summary in words", async () => {
    const plan = await drafted([aDrug(), aSteroid()]);
    await signNow(clinic.neurologist, plan.planId);
    const change = { action: "change", actionFrom: "2026-12-03", changeReason: "Cramps" } as const;
    await anAmendment(plan, (t) =>
      t.kind === "drug" ? { ...t, ...change, steps: [{ ...aDrug().steps[0], amount: "20" }] } : t,
    );
    expect(await signNow(clinic.neurologist, plan.planId, { reason: null })).toMatchObject({
      ok: false,
      code: "not-signable",
      fields: { reason: expect.stringContaining("why") },
    });
    expect(await signNow(clinic.neurologist, plan.planId)).toMatchObject({ ok: true, value: { version: 2 } });
    const [, second] = await versionsOf(plan.planId);
    expect(second?.summary).toBe("1 dose changed");
    expect(readSigned(second?.content ?? "").reason).toBe("Cramps at the old dose");
  });

  it("looks like nothing is there to a stranger, and is refused to a colleague who may not sign", async () => {
    const { planId } = await drafted();
    const input = await signingInput(clinic.neurologist, planId);
    await joinCareTeam(chart.patientId, clinic.nurse);
    const therapist = { ok: false, code: "not-found" };
    expect(await execute(signDraft, clinic.foreignNeurologist, input)).toEqual(therapist);
    expect(await execute(signDraft, clinic.physicalTherapist, input)).toEqual(therapist);
    for (const colleague of [clinic.oncologist, clinic.nurse, clinic.teamLead])
      expect(await execute(signDraft, colleague, input)).toEqual({ ok: false, code: "may-not" });
    expect(await draftForReview(clinic.oncologist, planId)).toBeNull();
    expect(await draftForReview(clinic.foreignNeurologist, planId)).toBeNull();
    expect(await versionsOf(planId)).toEqual([]);
    expect(await auditOf(chart.patientId)).toContain("plan.sign refused");
  });

  it("is left to the author until a colleague takes the draft over", async () => {
    const { planId } = await drafted();
    const input = await signingInput(clinic.neurologist, planId);
    await joinCareTeam(chart.patientId, clinic.foreignNeurologist);
    expect(await execute(signDraft, clinic.foreignNeurologist, input)).toMatchObject({ ok: false, code: "not-author" });
    expect(await versionsOf(planId)).toEqual([]);
  });

  it("is refused while a treatment is incomplete, and says which", async () => {
    const { planId } = await drafted([{ ...aDrug(), steps: [] }, aSteroid()]);
    expect(await signNow(clinic.neurologist, planId)).toMatchObject({
      ok: false,
      code: "not-signable",
      details: { problems: [{ message: expect.any(String), treatmentId: expect.any(String) }] },
    });
  });

  it("is refused for a referral that its therapist cannot receive", async () => {
    const { planId } = await drafted([aPtReferral({ assigneeId: clinic.speechTherapist.id })]);
    expect(await signNow(clinic.neurologist, planId)).toMatchObject({ ok: false, code: "not-signable" });
    expect(await versionsOf(planId)).toEqual([]);
  });

  it("is refused once the patient's death is recorded", async () => {
    const { planId } = await drafted();
    await rowsOf("UPDATE patient SET deceased = true, revision = revision + 1 WHERE id = $1", [chart.patientId]);
    expect(await signNow(clinic.neurologist, planId)).toMatchObject({ ok: false, code: "patient-died" });
  });
});
