// Invariant 4: a signed version can be judged again for ever, whatever was recorded about the patient since.
import { expect, it } from "vitest";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { everyKind } from "@/lib/testing/every-kind";
import { judgedAgain } from "@/lib/testing/judged-again";
import { aClinic } from "@/lib/testing/people";
import { signNow } from "@/lib/testing/signing";

it("three versions of every kind of treatment are found to be what they were when signed, after the facts moved on", async () => {
  const clinic = await aClinic();
  const chart = await aChart(clinic);
  const kinds = everyKind().map((t) => {
    if (t.kind === "pt-referral") return { ...t, assigneeId: clinic.physicalTherapist.id };
    return t.kind === "slp-referral" ? { ...t, pool: { teamId: clinic.teamId } } : t;
  });
  const plan = await aDraftedPlan(chart, kinds);
  await anObservation(chart, "weight", "68.4", "kg");
  expect(await signNow(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
  await anObservation(chart, "weight", "51", "kg");
  await anAmendment(plan, (t) => t, [aSteroid()]);
  expect(await signNow(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
  await anObservation(chart, "potassium", "2.4", "mmol/L");
  await anAmendment(plan, (t) => t, [aDrug()]);
  expect(await signNow(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
  await anObservation(chart, "weight", "90", "kg");
  const found: number[] = [];
  for (const version of [1, 2, 3]) {
    const { stored, again } = await judgedAgain(plan.planId, version);
    expect(again, `version ${version}`).toEqual(stored);
    found.push(stored.findings.length + (stored.cannotTell?.length ?? 0));
  }
  expect(Math.min(...found)).toBeGreaterThan(3);
});
