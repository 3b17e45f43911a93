import { beforeEach, describe, expect, it } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { asDay } from "@/lib/domain/shared/day";
import { aDrug, anSlpReferral, aSteroid } from "@/lib/testing/builders";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { signWithReferrals } from "@/lib/testing/referrals";
import { planOnDay } from "./queries/as-of";
import { plannedForScreen } from "./queries/delivered";
import { versionsToCompare } from "./queries/versions";

let clinic: Clinic;
let chart: Chart;
let planId: string;
let drug: Treatment;
beforeEach(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  drug = withOwnId(aDrug());
  await aSignedVersion(chart, planId, 1, [drug], "2026-11-02T10:00:00Z");
  const changed = { ...drug, action: "change", actionFrom: asDay("2026-11-10"), changeReason: "Weaker" };
  const twice = { ...changed, steps: [aDoseStep({ amount: "20", frequency: "three-times-daily" })] } as Treatment;
  await aSignedVersion(chart, planId, 2, [twice, withOwnId(aSteroid())], "2026-11-10T10:00:00Z");
});

const onDay = async (day: string) => await planOnDay(clinic.neurologist, planId, asDay(day));

describe("the plan on a day", () => {
  it("names the version that held, and shows only what had been recorded by the end of that day", async () => {
    await anObservation(chart, "weight", "60", "kg", { taken_on: "2026-11-03" });
    await anObservation(chart, "potassium", "4.1", "mmol/L", {
      taken_on: "2026-11-03",
      recorded_at: "2026-11-12T09:00:00Z",
    });
    const wrong = await anObservation(chart, "sodium", "190", "mmol/L", { taken_on: "2026-11-04" });
    await rowsOf(
      "UPDATE observation SET errored_at = '2026-11-08T09:00:00Z', errored_by = recorded_by, error_reason = 'Typo', revision = revision + 1 WHERE id = $1 RETURNING id",
      [wrong],
    );
    const view = await onDay("2026-11-05");
    expect(view?.version?.version).toBe(1);
    expect(view?.version?.content.treatments).toHaveLength(1);
    expect(view?.results.map((r) => [r.value.replace("\u00a0", " "), r.errorSince])).toEqual([
      ["190 mmol per L", true],
      ["60 kg", false],
    ]);
    const later = await onDay("2026-11-12");
    expect(later?.version?.version).toBe(2);
    expect(later?.results.map((r) => r.takenOn)).toEqual(["2026-11-03", "2026-11-03"]);
    expect(await auditOf(chart.patientId)).toEqual(["plan.read done", "plan.read done"]);
  });

  it("is empty before the first version, and nothing for who may not read the plan", async () => {
    expect((await onDay("2026-10-01"))?.version).toBeNull();
    for (const person of [clinic.foreignNeurologist, clinic.physicalTherapist, clinic.administrator])
      expect(await planOnDay(person, planId, asDay("2026-11-05"))).toBeNull();
  });
});

describe("a comparison", () => {
  it("knows who signed each version on the way and what its treatments were", async () => {
    const view = await versionsToCompare(clinic.neurologist, planId, 1, 2);
    expect(view?.steps.map((s) => [s.version, s.signerId, s.treatments.length])).toEqual([
      [1, clinic.neurologist.id, 1],
      [2, clinic.neurologist.id, 2],
    ]);
    expect(view?.versions[0]?.signerId).toBe(clinic.neurologist.id);
  });
});

describe("planned and delivered", () => {
  it("counts the visits of a referral, tells a taper, and is nothing for strangers", async () => {
    const speech = withOwnId(anSlpReferral({ assigneeId: clinic.speechTherapist.id, pool: null, sessionsRequested: 6 }));
    const steroid = withOwnId(aSteroid());
    const other = await aChart(clinic);
    const { planId: id } = await aPlanRow(other);
    await signWithReferrals(other, id, 1, [speech, steroid]);
    const view = await plannedForScreen(clinic.neurologist, id, null);
    expect(view?.visits.get(speech.treatmentId)).toMatchObject({
      state: "sent",
      sentence: "Visits: 0 of 6 used, 6 left.",
    });
    expect(view?.tapers.get(steroid.treatmentId)?.join(" ")).toContain("not recorded here");
    expect(await plannedForScreen(clinic.neurologist, id, 7)).toBeNull();
    expect(await plannedForScreen(clinic.foreignNeurologist, id, null)).toBeNull();
  });
});
