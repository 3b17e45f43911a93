// What speech therapy finds reaches the check of the plan at once, without the therapist seeing the chart.
import { beforeAll, describe, expect, it } from "vitest";
import type { SwallowAssessment } from "@/lib/domain/referral/swallow-assessment";
import { judgedDraft } from "@/lib/features/draft/queries/judged";
import { workFor } from "@/lib/features/work/queries/work";
import { command, execute } from "@/lib/platform/command";
import { done } from "@/lib/platform/outcome";
import { aDrug, anSlpReferral } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, withOwnId } from "@/lib/testing/plans";
import { signWithReferrals } from "@/lib/testing/referrals";
import { asPerson } from "@/lib/testing/sql-plan";
import { aNote, aScheduledVisit, attend, todayAt } from "@/lib/testing/visits";
import { acceptReferral } from "./commands/answer-referral";
import { markVisitInError } from "./commands/correct-visit";
import { rewriteBriefs } from "./on-facts-changed";
import { referralsFor } from "./queries-inbox";
import { referralForScreen } from "./queries-referral";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const nothing: SwallowAssessment = { nilByMouth: false, tablets: "none", fois: 4, iddsiFood: 4, iddsiDrink: 2 };

async function aSpeechReferral() {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  const treatment = withOwnId(
    anSlpReferral({ assigneeId: clinic.speechTherapist.id, pool: null, sessionsRequested: 6 }),
  );
  const tablet = withOwnId(aDrug({ agent: "pyridostigmine", name: "Pyridostigmine", route: "oral" }));
  await signWithReferrals(chart, planId, 1, [treatment, tablet]);
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM referral WHERE treatment_id = $1", [
    treatment.treatmentId,
  ]);
  const referralId = row?.id ?? "";
  const seenAt = new Date().toISOString();
  const answer = await execute(acceptReferral, clinic.speechTherapist, { referralId, revision: 1, seenAt });
  if (!answer.ok) throw new Error(answer.code);
  return { chart, planId, referralId };
}

const alertsOf = async (planId: string) =>
  (
    await rowsOf<{ rule: string }>(
      "SELECT finding->>'ruleId' AS rule FROM safety_alert WHERE plan_id = $1 AND closed_at IS NULL",
      [planId],
    )
  ).map((row) => row.rule);

describe("a visit with no tablets by mouth", () => {
  it("writes an unsafe swallow and FOIS, raises the alert of the signed plan and rewrites the brief", async () => {
    const { chart, planId, referralId } = await aSpeechReferral();
    expect(await alertsOf(planId)).not.toContain("oral-unsafe-swallow");
    const visitId = await aScheduledVisit(clinic.speechTherapist, referralId);
    await attend(clinic.speechTherapist, referralId, visitId, aNote({ swallow: nothing }));
    const facts = await rowsOf(
      "SELECT code, coalesce(value_text, trim_scale(value_number)::text) AS value, taken_on::text AS day, recorded_by FROM observation WHERE patient_id = $1 ORDER BY code",
      [chart.patientId],
    );
    const shared = { day: todayAt(clinic.speechTherapist), recorded_by: clinic.speechTherapist.id };
    expect(facts).toEqual([
      { code: "fois", value: "4", ...shared },
      { code: "swallow", value: "unsafe", ...shared },
    ]);
    expect(await alertsOf(planId)).toContain("oral-unsafe-swallow");
    expect(await auditOf(chart.patientId)).toContain("safety-alert.raised done");
    const view = await referralForScreen(clinic.speechTherapist, referralId);
    expect(view?.brief.swallow).toEqual({ value: "unsafe", on: shared.day });
    // The therapist's own record is no news to them, and nothing of the chart came with it.
    expect(view?.changes).toEqual([]);
    expect(JSON.stringify(view)).not.toContain(chart.patientId);
    expect(view?.visits.count).toBe("1 of 6 used, 5 left");
  });

  it("shows in the neurologist's open draft, and goes when the visit was entered in error", async () => {
    const { chart, planId: signed, referralId } = await aSpeechReferral();
    const { planId } = await aDraftedPlan(chart, [
      aDrug({ agent: "pyridostigmine", name: "Pyridostigmine", route: "oral" }),
    ]);
    const rules = async () =>
      JSON.stringify((await judgedDraft(clinic.neurologist, planId))?.panel.mustResolve ?? "none");
    expect(await rules()).not.toContain("oral-unsafe-swallow");
    const visitId = await aScheduledVisit(clinic.speechTherapist, referralId);
    await attend(clinic.speechTherapist, referralId, visitId, aNote({ swallow: nothing }));
    expect(await rules()).toContain("oral-unsafe-swallow");
    const wrong = { referralId, visitId, revision: 2, reason: "Other patient", again: false };
    expect((await execute(markVisitInError, clinic.speechTherapist, wrong)).ok).toBe(true);
    expect(await rules()).not.toContain("oral-unsafe-swallow");
    expect(await alertsOf(signed)).not.toContain("oral-unsafe-swallow");
  });

  it("leaves the therapist outside the chart once it is saved", async () => {
    const { chart, referralId } = await aSpeechReferral();
    const visitId = await aScheduledVisit(clinic.speechTherapist, referralId);
    await attend(clinic.speechTherapist, referralId, visitId, aNote({ swallow: nothing }));
    await asPerson(clinic.speechTherapist, async (client) => {
      const { rowCount } = await client.query("SELECT 1 FROM observation WHERE patient_id = $1", [chart.patientId]);
      expect(rowCount).toBe(0);
    });
  });
});

describe("an unsafe swallow", () => {
  it("puts its referral on top of the therapist's lists until they have seen the patient", async () => {
    const { chart, referralId } = await aSpeechReferral();
    const day = todayAt(clinic.speechTherapist);
    const unsafe = {
      value_number: null,
      standard_number: null,
      standard_unit: null,
      value_text: "unsafe",
      taken_on: day,
    };
    await anObservation(chart, "swallow", "0", "{level}", { ...unsafe, recorded_at: new Date().toISOString() });
    await rewriteBriefsOf(chart.patientId);
    const top = async () => (await referralsFor(clinic.speechTherapist, { status: null, owner: null }))?.rows[0];
    expect(await top()).toMatchObject({ id: referralId, unsafeSwallow: true, swallowWaits: true, waited: "under 1 h" });
    const lane = async () =>
      (await workFor(clinic.speechTherapist)).find((list) => list.id === "swallows")?.entries.map((e) => e.key);
    expect(await lane()).toContain(referralId);
    const visitId = await aScheduledVisit(clinic.speechTherapist, referralId);
    await attend(clinic.speechTherapist, referralId, visitId, aNote({ swallow: nothing }));
    expect(await lane()).not.toContain(referralId);
  });
});

const rewrite = command<string, null>({
  name: "test.rewrite",
  needs: "patient:read",
  on: (id) => ({ kind: "patient", id }),
  async run({ tx, now, input }) {
    await rewriteBriefs(tx, input, now);
    return done(null, [{ action: "test.rewritten", patientId: input }]);
  },
});

/** A brief follows a fact as soon as any command touches the patient. */
async function rewriteBriefsOf(patientId: string): Promise<void> {
  const answer = await execute(rewrite, clinic.neurologist, patientId);
  if (!answer.ok) throw new Error(answer.code);
}
