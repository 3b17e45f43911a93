import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { type ReferralBrief, referralBriefSchema } from "@/lib/domain/referral/brief-schema";
import { addDays, asDay, formatDay } from "@/lib/domain/shared/day";
import { recordObservation } from "@/lib/features/patient/commands/record-observation";
import { recordObservationInput } from "@/lib/features/patient/input/facts";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aFact, anObservation, type Chart } from "@/lib/testing/charts";
import { auditOf, insertRows, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { withOwnId } from "@/lib/testing/plans";
import { aSentReferral, referralRow, signWithReferrals } from "@/lib/testing/referrals";
import { acceptReferral } from "./commands/answer-referral";
import { markSeen } from "./commands/mark-seen";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const yesterday = addDays(asDay(new Date().toISOString().slice(0, 10)), -1);
const own = (chart: Chart) => ({ id: uuid(), patient_id: chart.patientId });

async function kept(referralId: string): Promise<{ brief: ReferralBrief; text: string; writtenAt: string }> {
  const [row] = await rowsOf<{ content: unknown; written_at: Date }>(
    "SELECT content, written_at FROM referral_brief WHERE referral_id = $1",
    [referralId],
  );
  if (!row) throw new Error("no brief was written");
  const brief = referralBriefSchema.parse(row.content);
  return { brief, text: JSON.stringify(row.content), writtenAt: row.written_at.toISOString() };
}

const about = ({ brief }: { brief: ReferralBrief }, topic: string) => brief.precautions.find((p) => p.topic === topic);

async function platelets(chart: Chart, value: string) {
  const input = recordObservationInput.parse({
    patientId: chart.patientId,
    code: "platelets",
    value,
    unit: "10*9/L",
    takenOn: yesterday,
    takenTime: "",
    source: "measured",
    note: "",
    rater: "",
  });
  const answer = await execute(recordObservation, chart.clinic.neurologist, input);
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.fields)}`);
}

describe("the brief of a referral", () => {
  it("is written when the plan is signed, with unknown facts as cannot tell", async () => {
    const { referralId, chart } = await aSentReferral(clinic, { others: [withOwnId(aDrug())] });
    const { brief } = await kept(referralId);
    expect(brief).toMatchObject({
      patient: { name: "TESTPERSON, Grete", mrn: chart.mrn, bornOn: "1961-04-09" },
      contact: { name: clinic.neurologist.name, role: "Neurologist", phone: "100" },
      planVersion: 1,
      treatments: [{ name: "Amifampridine" }],
      changes: [],
    });
    expect(brief.precautions.find((p) => p.topic === "platelets")?.verdict).toBe("cannot-tell");
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.sent done");
  });

  it("follows a new platelet count in the same transaction", async () => {
    const { referralId, chart } = await aSentReferral(clinic);
    await platelets(chart, "18");
    expect(about(await kept(referralId), "platelets")).toMatchObject({
      verdict: "no-go",
      text: expect.stringContaining(formatDay(yesterday)),
    });
  });

  it("counts a condition as absent after a review of the list, but a seizure only after its question was answered", async () => {
    const { referralId, chart } = await aSentReferral(clinic);
    const review = { list: "conditions", none_known: true, reviewed_at: "2020-11-20T09:00:00Z" };
    await insertRows([["list_review", { ...review, ...own(chart), reviewed_by: clinic.neurologist.id }]]);
    await platelets(chart, "200");
    const reviewed = await kept(referralId);
    expect(about(reviewed, "central-line")?.verdict).toBe("go");
    expect(about(reviewed, "seizure")?.verdict).toBe("cannot-tell");
    const answer = { question: "seizure-history", answer: "no", asked_at: "2020-11-20T09:00:00Z" };
    await insertRows([["gatekeeper_answer", { ...answer, ...own(chart), asked_by: clinic.neurologist.id }]]);
    await platelets(chart, "201");
    expect(about(await kept(referralId), "seizure")?.verdict).toBe("go");
  });

  it("holds nothing of the chart outside its closed list: planted words never appear", async () => {
    const secret = (where: string) => `CANARY-${where}`;
    const drug = withOwnId(aDrug({ reason: secret("reason"), note: secret("note") }));
    const other = withOwnId(aDrug({ agent: "sertraline", name: secret("drug"), reason: secret("why") }));
    const { referralId, chart, planId, treatment } = await aSentReferral(clinic, { others: [drug, other] });
    await aFact(chart, "allergy", { text: secret("allergy"), reaction: secret("reaction") });
    await aFact(chart, "condition", { text: secret("condition"), status: "active" });
    await aFact(chart, "condition", { text: secret("coded"), code: "feeding-tube", status: "active" });
    await aFact(chart, "home_medicine", { text: secret("medicine"), dose_text: secret("dose") });
    await anObservation(chart, "weight", "68.4", "kg", { note: secret("observation") });
    await accept(referralId);
    const changed = {
      action: "change",
      actionFrom: drug.start,
      changeReason: secret("change"),
      note: secret("new-note"),
    } as const;
    await signWithReferrals(chart, planId, 2, [{ ...treatment, action: "continue" }, { ...drug, ...changed }, other]);
    await platelets(chart, "30");
    const { text, brief } = await kept(referralId);
    expect(brief.planVersion).toBe(2);
    expect(about({ brief }, "tube")?.verdict).toBe("caution");
    expect(brief.changes.length).toBeGreaterThan(0);
    expect(text).not.toContain("CANARY");
  });
});

const accept = async (referralId: string) => {
  const { writtenAt } = await kept(referralId);
  const { revision } = await referralRow(referralId);
  const answer = await execute(acceptReferral, clinic.physicalTherapist, { referralId, revision, seenAt: writtenAt });
  if (!answer.ok) throw new Error(answer.code);
};

describe("what changed since the therapist's last look", () => {
  it("says which precaution changed and how, until it was seen", async () => {
    const { referralId, chart } = await aSentReferral(clinic);
    await platelets(chart, "240");
    await accept(referralId);
    expect((await kept(referralId)).brief.changes).toEqual([]);
    await platelets(chart, "18");
    const { brief, writtenAt } = await kept(referralId);
    expect(brief.changes).toEqual([expect.stringMatching(/^Platelets: go, now no-go\. Platelets 18/)]);

    const { revision } = await referralRow(referralId);
    const input = { referralId, revision, seenAt: writtenAt };
    expect(await execute(markSeen, clinic.speechTherapist, input)).toMatchObject({ ok: false, code: "not-found" });
    expect(await execute(markSeen, clinic.physicalTherapist, { ...input, revision: 99 })).toMatchObject({
      ok: false,
      code: "changed-by-someone-else",
    });
    expect(await execute(markSeen, clinic.physicalTherapist, input)).toMatchObject({ ok: true });
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.seen done");
    await platelets(chart, "17");
    expect((await kept(referralId)).brief.changes).toEqual([]);
  });

  it("an unseen change stays even when something else is written after it", async () => {
    const { referralId, chart } = await aSentReferral(clinic);
    await platelets(chart, "240");
    await accept(referralId);
    await platelets(chart, "45");
    const unsafe = { value_number: null, standard_number: null, value_text: "unsafe", taken_on: yesterday };
    await anObservation(chart, "swallow", "0", "{level}", { ...unsafe, recorded_at: new Date().toISOString() });
    await platelets(chart, "44");
    expect((await kept(referralId)).brief.changes.map((text) => text.split(":")[0])).toEqual([
      "Platelets",
      "Swallowing",
    ]);
  });
});
