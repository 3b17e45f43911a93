import { beforeEach, describe, expect, it } from "vitest";
import { addDays, asDay, type Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { restoreForScreen } from "@/lib/features/draft/queries/restore";
import { aDrug, anSlpReferral, aSteroid } from "@/lib/testing/builders";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, withOwnId } from "@/lib/testing/plans";
import { signWithReferrals } from "@/lib/testing/referrals";
import { signNow } from "@/lib/testing/signing";
import { planOnDay } from "./queries/as-of";
import { plannedForScreen } from "./queries/delivered";
import { versionsToCompare } from "./queries/versions";

let clinic: Clinic;
let chart: Chart;
let planId: string;
const today = dayInZone(new Date().toISOString(), "Europe/Berlin");

/** Version 1 holds from today; version 2, also signed today, holds in five days. */
beforeEach(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  const plan = await aDraftedPlan(chart, [aDrug()]);
  ({ planId } = plan);
  expect(await signNow(clinic.neurologist, planId, { effectiveOn: today })).toMatchObject({ ok: true });
  await anAmendment(plan, (t) => t, [aSteroid()]);
  const ahead = addDays(today, 5);
  expect(await signNow(clinic.neurologist, planId, { effectiveOn: ahead })).toMatchObject({ ok: true });
});

const onDay = async (day: Day) => await planOnDay(clinic.neurologist, planId, day);

describe("the plan on a day", () => {
  it("names the version that held, and the one that was signed ahead", async () => {
    const view = await onDay(today);
    expect(view?.version?.version).toBe(1);
    expect(view?.version?.content.treatments).toHaveLength(1);
    expect(view?.on.ahead.map((v) => v.version)).toEqual([2]);
    expect(view?.lists).toMatchObject({ allergies: [] });
    expect((await onDay(addDays(today, 5)))?.version?.version).toBe(2);
    expect(await auditOf(chart.patientId)).toContain("plan.read done");
  });

  it("shows only what had been recorded by the end of that day, and what was called wrong since", async () => {
    await anObservation(chart, "weight", "60", "kg", { taken_on: "2026-11-03" });
    const late = { taken_on: "2026-11-03", recorded_at: "2026-11-12T09:00:00Z" };
    await anObservation(chart, "potassium", "4.1", "mmol/L", late);
    const wrong = await anObservation(chart, "sodium", "190", "mmol/L", { taken_on: "2026-11-04" });
    await rowsOf(
      `UPDATE observation SET errored_at = '2026-11-08T09:00:00Z', errored_by = recorded_by, error_reason = 'Typo', revision = revision + 1
        WHERE id = $1 RETURNING id`,
      [wrong],
    );
    const shown = async (day: string) =>
      (await onDay(asDay(day)))?.results.map((r) => [r.value.replaceAll("\u00a0", " "), r.errorSince]);
    expect(await shown("2026-11-05")).toEqual([
      ["190 mmol per L", true],
      ["60 kg", false],
    ]);
    expect(await shown("2026-11-12")).toEqual([
      ["4.1 mmol per L", false],
      ["60 kg", false],
    ]);
    expect(await shown("2026-11-01")).toEqual([]);
  });

  it("is empty before the first version, and nothing for who may not read the plan", async () => {
    expect((await onDay(asDay("2026-10-01")))?.version).toBeNull();
    for (const person of [clinic.foreignNeurologist, clinic.physicalTherapist, clinic.administrator])
      expect(await planOnDay(person, planId, today)).toBeNull();
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

  it("an older version can be looked at before it is restored, by who may draft", async () => {
    const view = await restoreForScreen(clinic.neurologist, planId, 1);
    expect(view?.changes.map((c) => [c.kind, c.status])).toEqual([
      ["drug", "unchanged"],
      ["steroid", "changed"],
    ]);
    expect(view).toMatchObject({ restarted: [], leftOut: [], incomplete: [], openDraftOf: null });
    expect(await restoreForScreen(clinic.neurologist, planId, 2)).toBeNull();
    for (const person of [clinic.oncologist, clinic.teamLead, clinic.foreignNeurologist])
      expect(await restoreForScreen(person, planId, 1)).toBeNull();
  });
});

describe("planned and delivered", () => {
  it("counts the visits of a referral, tells a taper, and is nothing for strangers", async () => {
    const speech = withOwnId(
      anSlpReferral({ assigneeId: clinic.speechTherapist.id, pool: null, sessionsRequested: 6 }),
    );
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
