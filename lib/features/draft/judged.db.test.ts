import { beforeAll, describe, expect, it } from "vitest";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { insertRows } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow } from "@/lib/testing/plans";
import { judgedDraft } from "./queries/judged";

let clinic: Clinic;
let chart: Chart;
let planId: string;

beforeAll(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  ({ planId } = await aDraftedPlan(chart, [aDrug()]));
});

const rulesOf = async () =>
  (await judgedDraft(clinic.neurologist, planId))?.panel.mustResolve.map((group) => group.first.finding.ruleId);

describe("a draft that is judged", () => {
  it("has no finding to resolve before the epilepsy is recorded, and one after", async () => {
    expect(await rulesOf()).toEqual([]);
    const by = clinic.neurologist.id;
    const place = { patient_id: chart.patientId, recorded_at: "2026-11-20T09:00:00Z", recorded_by: by };
    const epilepsy = { id: crypto.randomUUID(), code: "epilepsy", text: "Epilepsy", status: "active", source: "test" };
    await insertRows([["condition", { ...place, ...epilepsy }]]);
    expect(await rulesOf()).toEqual(["ami-seizure-history"]);
  });

  it("carries the facts with the day they were taken, so that a browser can judge it again", async () => {
    await anObservation(chart, "weight", "68.40", "kg", { taken_on: "2026-11-20" });
    const judged = await judgedDraft(clinic.neurologist, planId);
    expect(judged?.draft).toMatchObject({ nextVersion: 1, decisions: [], carried: [] });
    expect(judged?.draft.source).toMatchObject({ current: null, diagnosis: { phenotype: "lems" } });
    const weight = judged?.draft.source.facts.observations.find((row) => row.code === "weight");
    expect(weight).toMatchObject({ standard: "68.4", takenOn: "2026-11-20" });
  });

  it("does not exist for a therapist, a foreign neurologist or an administrator, nor without a draft", async () => {
    for (const person of [clinic.physicalTherapist, clinic.foreignNeurologist, clinic.administrator])
      expect(await judgedDraft(person, planId), person.name).toBeNull();
    const { planId: signed } = await aPlanRow(await aChart(clinic));
    expect(await judgedDraft(clinic.neurologist, signed)).toBeNull();
  });
});
