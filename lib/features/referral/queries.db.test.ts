import { beforeAll, describe, expect, it } from "vitest";
import { execute } from "@/lib/platform/command";
import { anObservation } from "@/lib/testing/charts";
import { auditOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral, signWithReferrals } from "@/lib/testing/referrals";
import { acceptReferral, declineReferral } from "./commands/answer-referral";
import { referralsFor } from "./queries-inbox";
import { referralForScreen } from "./queries-referral";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const all = { status: null, owner: null };
const seenAt = "2026-01-01T00:00:00Z";

describe("the inbox", () => {
  it("puts an urgent question first and an accepted one last for the therapist, with two identifiers each", async () => {
    const own = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    await execute(acceptReferral, clinic.physicalTherapist, { referralId: own.referralId, revision: 1, seenAt });
    const fresh = await aSentReferral(clinic);
    const urgent = await aSentReferral(clinic, { over: { urgency: "urgent" } });
    await aSentReferral(clinic, { to: clinic.foreignTherapist });
    const inbox = await referralsFor(clinic.physicalTherapist, all);
    expect(inbox?.rows.map((row) => row.id)).toEqual([urgent.referralId, fresh.referralId, own.referralId]);
    expect(inbox?.rows[0]).toMatchObject({
      name: "TESTPERSON, Grete",
      born: "09-Apr-1961",
      mrn: urgent.chart.mrn,
      receiver: "Pool of Neuro-oncology",
      verdict: "cannot-tell",
      waited: "under 1 h",
    });
    expect((await referralsFor(clinic.physicalTherapist, { status: "waiting", owner: "me" }))?.rows).toEqual([]);
    expect((await referralsFor(clinic.speechTherapist, all))?.rows).toEqual([]);
  });

  it("shows a neurologist the referrals of their patients, declined ones first; nothing to a foreign one", async () => {
    const fresh = await aSentReferral(clinic);
    const declined = await aSentReferral(clinic);
    const input = { referralId: declined.referralId, revision: 1, reason: "No capacity" };
    await execute(declineReferral, clinic.physicalTherapist, input);
    const ids = (await referralsFor(clinic.neurologist, all))?.rows.map((row) => row.id) ?? [];
    expect(ids[0]).toBe(declined.referralId);
    expect(ids).toContain(fresh.referralId);
    expect((await referralsFor(clinic.foreignNeurologist, all))?.rows).toEqual([]);
    expect((await referralsFor(clinic.administrator, all))?.rows).toEqual([]);
  });
});

describe("one referral", () => {
  it("gives the therapist the brief and only legal moves, no way to the chart, and keeps who looked", async () => {
    const { referralId, chart } = await aSentReferral(clinic);
    const view = await referralForScreen(clinic.physicalTherapist, referralId);
    expect(view?.moves.map((move) => move.name)).toEqual(["accept", "decline", "ask-information", "patient-declines"]);
    expect(view).toMatchObject({
      chart: null,
      receivers: null,
      mayMarkSeen: false,
      statusWords: "Waiting for an answer",
    });
    expect(JSON.stringify(view)).not.toContain(chart.patientId);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.read done");
  });

  it("gives the neurologist the way to the chart and whom it could go to", async () => {
    const { referralId, chart, planId } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    const view = await referralForScreen(clinic.neurologist, referralId);
    expect(view?.chart).toEqual({ patientId: chart.patientId, planId });
    expect(view?.moves.map((move) => move.name)).toEqual(["reassign", "cancel", "send-outside", "patient-declines"]);
    expect(view?.receivers?.teams.map((team) => team.label)).toEqual(["Another team", "Neuro-oncology"]);
    expect(view?.receivers?.therapists).toContainEqual({
      value: clinic.physicalTherapist.id,
      label: clinic.physicalTherapist.name,
    });
  });

  it("is not there for the wrong discipline, another team, a foreign neurologist, a nurse without a tie, an administrator", async () => {
    const { referralId, chart } = await aSentReferral(clinic);
    const { speechTherapist, foreignTherapist, foreignNeurologist, nurse, administrator } = clinic;
    for (const person of [speechTherapist, foreignTherapist, foreignNeurologist, nurse, administrator]) {
      expect(await referralForScreen(person, referralId)).toBeNull();
      expect((await auditOf(chart.patientId)).at(-1)).toBe("access.refused refused");
    }
  });

  it("tells the therapist what is new since their last look, and the neurologist that it was not seen yet", async () => {
    const { referralId, chart, planId, treatment } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    const accepted = { referralId, revision: 1, seenAt: new Date().toISOString() };
    await execute(acceptReferral, clinic.physicalTherapist, accepted);
    await anObservation(chart, "platelets", "18", "10*9/L", { recorded_at: new Date().toISOString() });
    const changed = {
      ...treatment,
      action: "change",
      actionFrom: treatment.start,
      changeReason: "Stairs at home",
    } as const;
    await signWithReferrals(chart, planId, 2, [{ ...changed, question: "Can she climb two flights?" }]);
    const view = await referralForScreen(clinic.physicalTherapist, referralId);
    expect(view?.changes.join(" ")).toContain("Can she climb two flights?");
    expect(view?.mayMarkSeen).toBe(true);
    expect((await referralForScreen(clinic.neurologist, referralId))?.mayMarkSeen).toBe(false);
  });
});
