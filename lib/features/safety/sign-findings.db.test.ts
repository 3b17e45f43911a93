import { beforeAll, describe, expect, it } from "vitest";
import { readSigned } from "@/lib/domain/version/signed-content";
import { signDraft, signDraftJudgedBy } from "@/lib/features/plan/commands/sign-draft";
import { execute } from "@/lib/platform/command";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aChart, aFact, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { recorder } from "@/lib/testing/recorded-facts";
import {
  acknowledgeAll,
  decide,
  OVERRIDE,
  signingInput,
  signNow,
  signPage,
  undecidedInput,
} from "@/lib/testing/signing";

let clinic: Clinic;
let chart: Chart;
beforeAll(async () => {
  clinic = await aClinic();
});
const drafted = async (treatments = [aDrug()] as Parameters<typeof aDraftedPlan>[1]) => {
  chart = await aChart(clinic);
  return await aDraftedPlan(chart, treatments);
};
const withEpilepsy = (over = {}) =>
  aFact(chart, "condition", { code: "epilepsy", text: "Epilepsy", status: "active", ...over });
const contentOf = async (planId: string, version: number) => {
  const [row] = await rowsOf<{ content: string; findings: unknown[]; engine_version: string }>(
    "SELECT content, findings, engine_version FROM version WHERE plan_id = $1 AND version = $2",
    [planId, version],
  );
  if (!row) throw new Error(`version ${version} was not signed`);
  return { ...row, content: readSigned(row.content) };
};
const putInError = (id: string) =>
  rowsOf(
    `UPDATE condition SET errored_at = now(), errored_by = $2, error_reason = 'test', revision = revision + 1 WHERE id = $1`,
    [id, clinic.neurologist.id],
  );
const seizures = "ami-seizure-history";
const findingOn = async (planId: string, ruleId: string) => {
  const one = (await signPage(clinic.neurologist, planId)).safety?.findings.find((f) => f.finding.ruleId === ruleId);
  if (!one) throw new Error(`${ruleId} does not fire`);
  return one;
};
const change = { action: "change", actionFrom: "2026-12-03", changeReason: "Review" } as const;
const dose = (amount: string) => [{ ...aDrug().steps[0], amount }];

describe("signing with a Must resolve", () => {
  it("amifampridine in epilepsy is refused, each finding by name, and nothing is written", async () => {
    const { planId } = await drafted();
    await withEpilepsy();
    const answer = await execute(signDraft, clinic.neurologist, await undecidedInput(clinic.neurologist, planId));
    expect(answer).toMatchObject({ ok: false, code: "unresolved-findings" });
    const { findings } = (answer as { details: { findings: { ruleId: string; tier: string }[] } }).details;
    expect(findings).toContainEqual(expect.objectContaining({ ruleId: seizures, tier: "must-resolve" }));
    expect(await rowsOf("SELECT 1 FROM version WHERE plan_id = $1", [planId])).toEqual([]);
    expect(await auditOf(chart.patientId)).toContain("plan.sign refused");
  });

  it("is let through by an override with a reason, which stays in the version with the facts", async () => {
    const { planId, draftId } = await drafted();
    await withEpilepsy();
    const one = await findingOn(planId, seizures);
    expect(await decide(clinic.neurologist, draftId, "override", [one])).toMatchObject({ ok: true });
    expect(await signNow(clinic.neurologist, planId)).toMatchObject({ ok: true, value: { version: 1 } });
    const { content, findings, engine_version } = await contentOf(planId, 1);
    expect(engine_version).toMatch(/^\d/);
    expect(findings).toEqual(content.findings);
    const kept = content.findings.find((f) => f.ruleId === seizures);
    expect(kept).toMatchObject({
      tier: "must-resolve",
      decision: { kind: "override", ...OVERRIDE, byName: clinic.neurologist.name, version: 1 },
    });
    expect(kept?.evidence).toContainEqual(expect.objectContaining({ value: "epilepsy" }));
    expect(content.cannotTell?.length).toBeGreaterThan(0);
    expect(await auditOf(chart.patientId)).toEqual(
      expect.arrayContaining(["finding.overridden done", "plan.signed done"]),
    );
  });

  it("is refused when a Check was not acknowledged, and passes with the acknowledgement", async () => {
    const { planId } = await drafted();
    const input = await undecidedInput(clinic.neurologist, planId);
    expect(await execute(signDraft, clinic.neurologist, input)).toMatchObject({ code: "unresolved-findings" });
    await acknowledgeAll(clinic.neurologist, planId);
    const later = await undecidedInput(clinic.neurologist, planId);
    expect(await execute(signDraft, clinic.neurologist, later)).toMatchObject({ ok: true });
    const { content } = await contentOf(planId, 1);
    const checks = content.findings.filter((f) => f.tier === "check");
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.every((f) => f.decision?.kind === "acknowledge")).toBe(true);
  });

  it("is refused when a fact moved between showing and signing, although everything shown was decided", async () => {
    const { planId } = await drafted();
    const input = await signingInput(clinic.neurologist, planId);
    await withEpilepsy();
    expect(await execute(signDraft, clinic.neurologist, input)).toMatchObject({ ok: false, code: "content-changed" });
  });

  it("is refused when the engine fails, and says so", async () => {
    const { planId } = await drafted();
    const input = await signingInput(clinic.neurologist, planId);
    const broken = signDraftJudgedBy(() => {
      throw new Error("injected");
    });
    expect(await execute(broken, clinic.neurologist, input)).toEqual({ ok: false, code: "engine-failed" });
    expect(await rowsOf("SELECT 1 FROM version WHERE plan_id = $1", [planId])).toEqual([]);
    expect(await execute(signDraft, clinic.neurologist, input)).toMatchObject({ ok: true });
  });
});

describe("the safe direction", () => {
  const signedThenEpilepsy = async () => {
    const plan = await drafted([aDrug(), aSteroid()]);
    await signNow(clinic.neurologist, plan.planId);
    await withEpilepsy();
    return plan;
  };
  const signsUndecided = async (planId: string) =>
    await execute(signDraft, clinic.neurologist, await undecidedInput(clinic.neurologist, planId));

  it.each<[string, object]>([
    ["a stop", { action: "stop", actionFrom: "2026-12-03", changeReason: "Seizure", end: "2026-12-03" }],
    ["a hold", { action: "hold", actionFrom: "2026-12-03", changeReason: "Seizure" }],
    ["a lower dose", { ...change, steps: dose("5") }],
  ])("%s of the treatment in question is signed without any decision", async (_, over) => {
    const plan = await signedThenEpilepsy();
    await anAmendment(plan, (t) => (t.kind === "drug" ? ({ ...t, ...over } as typeof t) : t));
    expect(await signsUndecided(plan.planId)).toMatchObject({ ok: true, value: { version: 2 } });
  });

  it("a change of another treatment is not held up by it, a higher dose is", async () => {
    const plan = await signedThenEpilepsy();
    await anAmendment(plan, (t) =>
      t.kind === "steroid" ? ({ ...t, ...change, note: "With breakfast" } as typeof t) : t,
    );
    expect(await signsUndecided(plan.planId)).toMatchObject({ ok: true });
    await anAmendment(plan, (t) => (t.kind === "drug" ? ({ ...t, ...change, steps: dose("15") } as typeof t) : t));
    expect(await signsUndecided(plan.planId)).toMatchObject({ code: "unresolved-findings" });
  });
});

describe("from version to version", () => {
  it("a decision stays quiet while its facts are the same, and comes back with what changed when they are not", async () => {
    const plan = await drafted([aDrug(), aSteroid()]);
    const condition = await withEpilepsy();
    await signNow(clinic.neurologist, plan.planId);
    await anAmendment(plan, (t) => (t.kind === "drug" ? ({ ...t, ...change, steps: dose("15") } as typeof t) : t));
    const quiet = await findingOn(plan.planId, seizures);
    expect(quiet).toMatchObject({ blocks: false, changed: null, finding: { decision: { version: 1 } } });
    const other = await aFact(chart, "condition", { code: "status-epilepticus", text: "Status", status: "active" });
    await putInError(condition);
    const back = await findingOn(plan.planId, seizures);
    expect(back).toMatchObject({ blocks: true, finding: { decision: null } });
    expect(back.changed?.what.join(" ")).toMatch(/Was: .*epilepsy.* Now: .*status epilepticus/i);
    await withEpilepsy();
    await putInError(other);
    expect(await findingOn(plan.planId, seizures)).toMatchObject({ blocks: false });
    await signNow(clinic.neurologist, plan.planId);
    const { content } = await contentOf(plan.planId, 2);
    expect(content.findings.find((f) => f.ruleId === seizures)?.decision).toMatchObject({ version: 1, ...OVERRIDE });
  });

  it("a decision does not outlive a time in which its finding was gone", async () => {
    const plan = await drafted([aDrug(), aSteroid()]);
    const first = await recorder(chart).condition("epilepsy");
    await signNow(clinic.neurologist, plan.planId);
    await recorder(chart).inError("condition", first);
    await recorder(chart).condition("epilepsy");
    await anAmendment(plan, (t) => (t.kind === "drug" ? ({ ...t, ...change, steps: dose("15") } as typeof t) : t));
    expect(await findingOn(plan.planId, seizures)).toMatchObject({ blocks: true, finding: { decision: null } });
  });
});
