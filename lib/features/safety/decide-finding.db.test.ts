import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, aFact, type Chart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { aDraftedPlan, type DraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { decide, OVERRIDE, signNow, signPage } from "@/lib/testing/signing";
import { asPerson } from "@/lib/testing/sql-plan";
import { decideFinding } from "./commands/decide-finding";

let clinic: Clinic;
let chart: Chart;
let plan: DraftedPlan;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
  plan = await aDraftedPlan(chart, [aDrug()]);
  await aFact(chart, "condition", { code: "epilepsy", text: "Epilepsy", status: "active" });
});

const findings = async () => (await signPage(clinic.neurologist, plan.planId)).safety?.findings ?? [];
const finding = async (ruleId: string) => {
  const one = (await findings()).find((f) => f.finding.ruleId === ruleId);
  if (!one) throw new Error(`${ruleId} does not fire`);
  return one;
};
const grave = () => finding("ami-seizure-history");
const kept = () =>
  rowsOf<{ kind: string; reason: string | null }>(
    "SELECT kind, reason FROM finding_decision WHERE draft_id = $1 ORDER BY decided_at, id",
    [plan.draftId],
  );

describe("deciding about a finding", () => {
  it("is kept with who, why and on which facts, and is in the audit", async () => {
    expect(await decide(clinic.neurologist, plan.draftId, "override", [await grave()])).toMatchObject({ ok: true });
    expect(await kept()).toEqual([{ kind: "override", reason: OVERRIDE.reason }]);
    expect(await auditOf(chart.patientId)).toContain("finding.overridden done");
    expect(await grave()).toMatchObject({ blocks: false, finding: { decision: { kind: "override" } } });
  });

  it("can be taken back: then it waits again", async () => {
    const one = await grave();
    await decide(clinic.neurologist, plan.draftId, "override", [one]);
    await decide(clinic.neurologist, plan.draftId, "withdraw", [one]);
    expect(await grave()).toMatchObject({ blocks: true, finding: { decision: null } });
    expect((await kept()).map((row) => row.kind)).toEqual(["override", "withdraw"]);
  });

  it.each([
    ["no reason", { reason: null, text: "Long discussion with the family" }, "reason"],
    ["a reason that is not in the list", { reason: "because", text: "Long discussion" }, "reason"],
    ["no words", { reason: "specialist-advice", text: null }, "text"],
    ["too few words for another reason", { reason: "other", text: "Fourteen chars" }, "text"],
  ])("an override with %s is refused beside the field", async (_, why, field) => {
    const answer = await decide(clinic.neurologist, plan.draftId, "override", [await grave()], why);
    expect(answer).toMatchObject({ ok: false, code: "not-decidable", fields: { [field]: expect.any(String) } });
    expect(await kept()).toEqual([]);
  });

  it("a Must resolve is not acknowledged away", async () => {
    expect(await decide(clinic.neurologist, plan.draftId, "acknowledge", [await grave()])).toMatchObject({
      code: "needs-override",
    });
  });

  it("an allergy to the very ingredient cannot be overridden, and cannot be signed", async () => {
    await aFact(chart, "allergy", {
      substance: "amifampridine",
      text: "Amifampridine",
      severity: "severe",
      status: "active",
    });
    const one = await finding("allergy-same-ingredient");
    expect(await decide(clinic.neurologist, plan.draftId, "override", [one])).toMatchObject({
      code: "not-overridable",
    });
    expect(await signNow(clinic.neurologist, plan.planId)).toMatchObject({ code: "unresolved-findings" });
    expect(await auditOf(chart.patientId)).toContain("safety.decide refused");
  });

  it("is refused once the facts behind it moved, or when it does not apply", async () => {
    const one = await grave();
    await rowsOf("UPDATE condition SET code = 'status-epilepticus', revision = revision + 1 WHERE patient_id = $1", [
      chart.patientId,
    ]);
    expect(await decide(clinic.neurologist, plan.draftId, "override", [one])).toMatchObject({
      code: "finding-changed",
    });
    await rowsOf(
      `UPDATE condition SET errored_at = now(), errored_by = $2, error_reason = 'test', revision = revision + 1 WHERE patient_id = $1`,
      [chart.patientId, clinic.neurologist.id],
    );
    expect(await decide(clinic.neurologist, plan.draftId, "override", [one])).toMatchObject({ code: "finding-gone" });
  });

  it("of several, all are decided or none", async () => {
    const checks = (await findings()).filter((f) => f.finding.tier === "check");
    expect(await decide(clinic.neurologist, plan.draftId, "acknowledge", [...checks, await grave()])).toMatchObject({
      ok: false,
    });
    expect(await kept()).toEqual([]);
  });
});

describe("who may decide", () => {
  it("nobody without the rights of a prescriber, and nothing is told to strangers", async () => {
    const one = await grave();
    await joinCareTeam(chart.patientId, clinic.nurse);
    for (const colleague of [clinic.nurse, clinic.oncologist, clinic.teamLead])
      expect(await decide(colleague, plan.draftId, "override", [one])).toMatchObject({ code: "may-not" });
    for (const stranger of [clinic.foreignNeurologist, clinic.physicalTherapist, clinic.administrator])
      expect(await decide(stranger, plan.draftId, "override", [one])).toMatchObject({ code: "not-found" });
    expect(await kept()).toEqual([]);
  });

  it("only the author of the draft, until it is taken over; nobody once it is signed", async () => {
    const one = await grave();
    await joinCareTeam(chart.patientId, clinic.foreignNeurologist);
    expect(await decide(clinic.foreignNeurologist, plan.draftId, "override", [one])).toMatchObject({
      code: "not-author",
    });
    await signNow(clinic.neurologist, plan.planId);
    expect(await decide(clinic.neurologist, plan.draftId, "override", [one])).toMatchObject({ code: "draft-closed" });
  });

  it("a decision is never changed or deleted, and a stranger sees none", async () => {
    await decide(clinic.neurologist, plan.draftId, "override", [await grave()]);
    for (const text of [
      `UPDATE finding_decision SET reason = 'other' WHERE draft_id = '${plan.draftId}'`,
      `DELETE FROM finding_decision WHERE draft_id = '${plan.draftId}'`,
      "TRUNCATE finding_decision",
    ]) {
      await expect(asPerson(clinic.neurologist, (client) => client.query(text))).rejects.toThrow(/denied|append-only/);
      await expect(withTestClient("super", (client) => client.query(text))).rejects.toThrow(/append-only/);
    }
    const seen = (who: Parameters<typeof asPerson>[0]) =>
      asPerson(
        who,
        async (client) =>
          (await client.query("SELECT 1 FROM finding_decision WHERE draft_id = $1", [plan.draftId])).rowCount,
      );
    expect(await seen(clinic.neurologist)).toBeGreaterThan(0);
    for (const stranger of [clinic.foreignNeurologist, clinic.physicalTherapist]) expect(await seen(stranger)).toBe(0);
  });

  it("a form sent twice decides once", async () => {
    const { ruleId, treatments, basis } = (await grave()).finding;
    const input = {
      draftId: plan.draftId,
      kind: "override" as const,
      findings: [{ ruleId, treatments, basis }],
      ...OVERRIDE,
    };
    const key = "01900000-0000-7000-8000-00000000abcd";
    await execute(decideFinding, clinic.neurologist, input, { key });
    await execute(decideFinding, clinic.neurologist, input, { key });
    expect(await kept()).toHaveLength(1);
  });
});
