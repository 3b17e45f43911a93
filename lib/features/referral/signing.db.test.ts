import { beforeAll, describe, expect, it } from "vitest";
import type { TreatmentOf } from "@/lib/domain/plan/treatment";
import { command, execute } from "@/lib/platform/command";
import { done } from "@/lib/platform/outcome";
import { aDrug, anSlpReferral, aPtReferral } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { aPlanRow, withOwnId } from "@/lib/testing/plans";
import { aSentReferral, referralRow, signWithReferrals } from "@/lib/testing/referrals";
import { cancelReferrals } from "./on-plan-ended";
import { whyNotReferable } from "./on-signing";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const history = async (referralId: string) =>
  (
    await rowsOf<{ line: string }>(
      "SELECT event || coalesce(': ' || reason, '') AS line FROM referral_event WHERE referral_id = $1 ORDER BY at, id",
      [referralId],
    )
  ).map((row) => row.line);

const because = (action: "change" | "hold" | "stop", t: TreatmentOf<"pt-referral">, changeReason: string) =>
  ({ ...t, action, actionFrom: t.start, changeReason, ...(action === "stop" ? { end: t.start } : {}) }) as const;

describe("signing", () => {
  it("sends each new referral to its therapist or pool, and none for a treatment on a condition", async () => {
    const chart = await aChart(clinic);
    const { planId } = await aPlanRow(chart);
    const named = withOwnId(aPtReferral({ assigneeId: clinic.physicalTherapist.id }));
    const pooled = withOwnId(anSlpReferral({ pool: { teamId: clinic.teamId } }));
    const waiting = withOwnId(
      aPtReferral({ assigneeId: clinic.physicalTherapist.id, condition: { type: "hold-until", result: "X-ray" } }),
    );
    await signWithReferrals(chart, planId, 1, [named, pooled, waiting]);
    const rows = await rowsOf(
      "SELECT discipline, status, assignee_id, pool_team_id, requested_by FROM referral WHERE plan_id = $1 ORDER BY discipline",
      [planId],
    );
    const sent = { status: "sent", requested_by: clinic.neurologist.id };
    expect(rows).toEqual([
      { discipline: "physical", assignee_id: clinic.physicalTherapist.id, pool_team_id: null, ...sent },
      { discipline: "speech", assignee_id: null, pool_team_id: clinic.teamId, ...sent },
    ]);
    expect((await auditOf(chart.patientId)).filter((line) => line === "referral.sent done")).toHaveLength(2);
    const released = { ...waiting, action: "continue", condition: null } as const;
    await signWithReferrals(chart, planId, 2, [
      { ...named, action: "continue" },
      { ...pooled, action: "continue" },
      released,
    ]);
    expect(await rowsOf("SELECT id FROM referral WHERE plan_id = $1", [planId])).toHaveLength(3);
  });

  it("an amendment that leaves the referral alone leaves its state and history alone", async () => {
    const { chart, planId, treatment, referralId } = await aSentReferral(clinic);
    await signWithReferrals(chart, planId, 2, [{ ...treatment, action: "continue" }, withOwnId(aDrug())]);
    expect(await referralRow(referralId)).toMatchObject({ status: "sent", revision: 1 });
    expect(await history(referralId)).toEqual(["referral.sent"]);
  });

  it("carries a changed question and urgency to the therapist", async () => {
    const { chart, planId, treatment, referralId } = await aSentReferral(clinic);
    const changed = {
      ...because("change", treatment, "Fell twice"),
      question: "Why does she fall?",
      urgency: "urgent",
    } as const;
    await signWithReferrals(chart, planId, 2, [changed]);
    const kept = await rowsOf("SELECT question, urgency, status FROM referral WHERE id = $1", [referralId]);
    expect(kept).toEqual([{ question: "Why does she fall?", urgency: "urgent", status: "sent" }]);
    expect(await history(referralId)).toEqual(["referral.sent", "referral.changed: Fell twice"]);
  });

  it("sends it anew when the plan names another therapist", async () => {
    const { chart, planId, treatment, referralId } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    const other = await aPerson({
      role: "therapist",
      discipline: "physical",
      siteId: clinic.siteId,
      teamIds: [clinic.teamId],
    });
    await signWithReferrals(chart, planId, 2, [
      { ...because("change", treatment, "Nearer home"), assigneeId: other.id },
    ]);
    expect(await referralRow(referralId)).toMatchObject({ status: "sent", assignee_id: other.id });
    expect(await history(referralId)).toEqual(["referral.sent", "referral.reassigned: Nearer home"]);
  });

  it("holds, resumes and cancels with the plan; a closed one stays closed", async () => {
    const { chart, planId, treatment, referralId } = await aSentReferral(clinic);
    await signWithReferrals(chart, planId, 2, [because("hold", treatment, "Fever")]);
    await signWithReferrals(chart, planId, 3, [because("change", treatment, "Fever gone")]);
    await signWithReferrals(chart, planId, 4, [because("stop", treatment, "Goal met")]);
    expect(await referralRow(referralId)).toMatchObject({ status: "cancelled" });
    expect(await history(referralId)).toEqual([
      "referral.sent",
      "referral.held: Fever",
      "referral.resumed: Fever gone",
      "referral.cancelled: Goal met",
    ]);
    expect((await auditOf(chart.patientId)).filter((line) => line.startsWith("referral."))).toEqual([
      "referral.sent done",
      "referral.held done",
      "referral.resumed done",
      "referral.cancelled done",
    ]);
  });
});

const ask = command<{ planId: string; treatments: ReturnType<typeof aPtReferral>[] }, unknown>({
  name: "test.ask",
  needs: "plan:sign",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  run: async ({ tx, input }) => done(await whyNotReferable(tx, input.treatments), [{ action: "test.asked" }]),
});
const end = command<{ planId: string; patientId: string }, number>({
  name: "test.end",
  needs: "plan:sign",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  run: async ({ tx, actor, now, input }) => {
    const entries = await cancelReferrals(tx, { ...input, reason: "Plan ended: goal met", by: actor.id, now });
    return done(entries.length, [{ action: "test.ended" }, ...entries]);
  },
});

describe("around signing", () => {
  it("names the referrals that nobody could receive", async () => {
    const { planId } = await aSentReferral(clinic);
    const wrong = withOwnId(aPtReferral({ assigneeId: clinic.speechTherapist.id }));
    const fine = withOwnId(aPtReferral({ assigneeId: clinic.physicalTherapist.id }));
    const empty = withOwnId(aPtReferral({ assigneeId: null, pool: { teamId: clinic.siteId } }));
    expect(await execute(ask, clinic.neurologist, { planId, treatments: [wrong, fine, empty] })).toMatchObject({
      ok: true,
      value: [{ treatmentId: wrong.treatmentId }, { treatmentId: empty.treatmentId }],
    });
  });

  it("the end of a plan cancels its open referrals with the reason", async () => {
    const { planId, chart, referralId } = await aSentReferral(clinic);
    const answer = await execute(end, clinic.neurologist, { planId, patientId: chart.patientId });
    expect(answer).toEqual({ ok: true, value: 1 });
    expect(await history(referralId)).toEqual(["referral.sent", "referral.cancelled: Plan ended: goal met"]);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.cancelled done");
  });
});
