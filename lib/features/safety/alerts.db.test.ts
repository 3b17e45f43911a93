import { beforeAll, describe, expect, it } from "vitest";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { changeStatus, mapHomeMedicine } from "@/lib/features/patient/commands/change-fact";
import { recordDiagnosis } from "@/lib/features/patient/commands/record-diagnosis";
import { answerGatekeeper } from "@/lib/features/patient/commands/review-list";
import { recordDiagnosisInput } from "@/lib/features/patient/input/diagnosis";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aCheckpointInhibitor } from "@/lib/testing/course-builders";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { granted, recorder } from "@/lib/testing/recorded-facts";
import { signNow } from "@/lib/testing/signing";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

type Drug = Parameters<typeof aDrug>[0];
const valproate: Drug = { agent: "valproic-acid", name: "Valproic acid", strength: null };
const today = new Date().toISOString().slice(0, 10);

async function signed(over: Drug = {}) {
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [aDrug(over)]);
  const answer = await signNow(clinic.neurologist, planId);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return { chart, planId };
}
const alertsOf = (planId: string) =>
  rowsOf<{ rule_id: string; closed_why: string | null }>(
    "SELECT rule_id, closed_why FROM safety_alert WHERE plan_id = $1 ORDER BY raised_at, id",
    [planId],
  );
const open = async (planId: string) =>
  (await alertsOf(planId)).filter((a) => a.closed_why === null).map((a) => a.rule_id);
const by = () => clinic.neurologist;

describe("a fact that makes a signed plan unsafe", () => {
  it("a condition raises an alert once, whatever comes after, and clears it when it was entered in error", async () => {
    const { chart, planId } = await signed();
    expect(await open(planId)).toEqual([]);
    const id = await recorder(chart).condition("epilepsy");
    expect(await open(planId)).toEqual(["ami-seizure-history"]);
    await recorder(chart).value("weight", "70", "kg");
    await recorder(chart).condition("asthma");
    expect(await alertsOf(planId)).toHaveLength(1);
    await recorder(chart).inError("condition", id);
    expect(await alertsOf(planId)).toEqual([{ rule_id: "ami-seizure-history", closed_why: "gone" }]);
  });

  it("an allergy to an ingredient does, until it is refuted", async () => {
    const { chart, planId } = await signed();
    const id = await recorder(chart).allergy("amifampridine");
    expect(await open(planId)).toContain("allergy-same-ingredient");
    const refuted = {
      kind: "allergy",
      id: id,
      patientId: chart.patientId,
      revision: 1,
      status: "refuted",
    } as const;
    await granted(execute(changeStatus, by(), refuted));
    expect(await open(planId)).toEqual([]);
  });

  it("a home medicine does once somebody says which it is, until that is taken back", async () => {
    const { chart, planId } = await signed();
    const id = await recorder(chart).medicine(null, "Fampyra");
    expect(await open(planId)).toEqual([]);
    const map = { id, patientId: chart.patientId };
    await granted(execute(mapHomeMedicine, by(), { ...map, revision: 1, agent: "dalfampridine" }));
    expect(await open(planId)).toEqual(["ami-duplicate-aminopyridine"]);
    await granted(execute(mapHomeMedicine, by(), { ...map, revision: 2, agent: null }));
    expect(await open(planId)).toEqual([]);
  });

  it("a result does, and a new result clears it", async () => {
    const { chart, planId } = await signed(valproate);
    await recorder(chart).value("alt", "300", "U/L");
    expect(await open(planId)).toEqual(["vpa-hepatic"]);
    await recorder(chart).value("alt", "30", "U/L");
    expect(await open(planId)).toEqual([]);
  });

  it("an answer to a question before treatment does", async () => {
    const { chart, planId } = await signed(valproate);
    const answer = (said: "yes" | "no") =>
      granted(
        execute(answerGatekeeper, by(), { patientId: chart.patientId, question: "pregnant", answer: said, note: null }),
      );
    await answer("yes");
    expect(await open(planId)).toEqual(["vpa-pregnant"]);
    await answer("no");
    expect(await open(planId)).toEqual([]);
  });

  it("another weight does, where the highest dose depends on it", async () => {
    const born = `${Number(today.slice(0, 4)) - 12}-01-01`;
    const chart = await aChart(clinic, { born });
    const { planId } = await aDraftedPlan(chart, [aDrug({ steps: [{ ...aDrug().steps[0], amount: "15" }] as never })]);
    await recorder(chart).value("weight", "50", "kg");
    await granted(signNow(by(), planId));
    expect(await open(planId)).toEqual([]);
    await recorder(chart).value("weight", "40", "kg");
    expect(await open(planId)).toEqual(["ami-max-single"]);
  });

  it("a diagnosis with a high-risk antibody does, where a checkpoint inhibitor is planned", async () => {
    const chart = await aChart(clinic);
    const { planId } = await aDraftedPlan(chart, [
      aCheckpointInhibitor({
        start: asDay(today),
        reviewOn: addDays(asDay(today), 42),
        jointDecision: false,
        jointDecisionBy: null,
        jointDecisionOn: null,
      }),
    ]);
    await rowsOf(
      "UPDATE diagnosis SET phenotype = 'limbic-encephalitis', revision = revision + 1 WHERE patient_id = $1",
      [chart.patientId],
    );
    await granted(signNow(by(), planId));
    const before = await open(planId);
    const [old] = await rowsOf<{ id: string; revision: number }>(
      "SELECT id, revision FROM diagnosis WHERE patient_id = $1",
      [chart.patientId],
    );
    const diagnosis = recordDiagnosisInput.parse({
      patientId: chart.patientId,
      phenotype: "limbic-encephalitis",
      onsetOn: "",
      followUpStart: "2026-06-01",
      cancerStatus: "not-found",
      cancer: "",
      cancerText: "",
      cancerFoundOn: "",
      cancerConsistent: null,
      antigenExpressed: null,
      checkpointContext: false,
      note: "",
      antibodies: [{ antibody: "hu", result: "found", sample: "serum", takenOn: "" }],
      replaces: { ...old, how: "superseded", reason: "Antibodies came back" },
    });
    await granted(execute(recordDiagnosis, by(), diagnosis));
    expect(before).not.toContain("ici-high-risk-antibody");
    expect(await open(planId)).toContain("ici-high-risk-antibody");
  });
});
