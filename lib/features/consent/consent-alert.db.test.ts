// A refusal is a fact: a signed plan that gives blood products is judged again in the same transaction.
import { expect, test } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { execute } from "@/lib/platform/command";
import { aChart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic } from "@/lib/testing/people";
import { signNow } from "@/lib/testing/signing";
import { markConsentInError } from "./commands/mark-consent-in-error";
import { recordConsent } from "./commands/record-consent";
import { recordConsentInput } from "./input";

test("a refused IVIg of a signed plan alerts its prescriber; a later agreement or a mark in error clears it", async () => {
  const clinic = await aClinic();
  const chart = await aChart(clinic);
  const today = dayInZone(new Date().toISOString(), clinic.zone);
  const base = anIvig({ start: today, reviewOn: addDays(today, 60) });
  const ahead = { ...base, courses: base.courses.map((course) => ({ ...course, start: today })) };
  const { planId } = await aDraftedPlan(chart, [ahead]);
  const signed = await signNow(clinic.neurologist, planId);
  if (!signed.ok) throw new Error(JSON.stringify(signed));
  const [treatment] = await rowsOf<{ id: string }>("SELECT id FROM treatment WHERE plan_id = $1", [planId]);
  const treatmentId = treatment?.id ?? "";
  const record = async (decision: "agreed" | "refused", decidedOn: string) => {
    const said = {
      decision,
      decidedBy: "patient",
      capacity: "has-capacity",
      decidedOn,
      discussed: "Benefit and risks",
    };
    const blank = { proxyName: "", proxyRelation: "", capacityBy: "", note: "" };
    const input = recordConsentInput.parse({ planId, treatmentId, ...said, ...blank });
    const answer = await execute(recordConsent, clinic.neurologist, input);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value.id;
  };
  const open = async () => {
    const text = "SELECT rule_id, treatments FROM safety_alert WHERE plan_id = $1 AND closed_at IS NULL";
    return await rowsOf(text, [planId]);
  };
  const alert = [{ rule_id: "blood-products-refused", treatments: [treatmentId] }];

  expect(await open()).toEqual([]);
  await record("refused", "2026-01-10");
  expect(await open()).toEqual(alert);
  await record("agreed", "2026-01-11");
  expect(await open()).toEqual([]);
  const id = await record("refused", "2026-01-12");
  expect(await open()).toEqual(alert);
  const mark = { planId, treatmentId, id, revision: 1, reason: "Another patient" };
  expect((await execute(markConsentInError, clinic.neurologist, mark)).ok).toBe(true);
  expect(await open()).toEqual([]);
});
