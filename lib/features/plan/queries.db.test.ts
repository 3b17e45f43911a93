import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/platform/actor-types";
import { aDrug, anSlpReferral, aSteroid } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { auditOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { signNow } from "@/lib/testing/signing";
import { planForScreen } from "./queries/plan";
import { draftForReview } from "./queries/review";
import { versionsForList, versionsToCompare } from "./queries/versions";

let clinic: Clinic;
let chart: Chart;
let planId: string;
beforeAll(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  const plan = await aDraftedPlan(chart, [aDrug(), aSteroid()]);
  planId = plan.planId;
  await signNow(clinic.neurologist, planId);
  await anAmendment(plan, (t) =>
    t.kind === "steroid"
      ? { ...t, action: "stop", actionFrom: "2026-12-03", end: "2026-12-03", changeReason: "Diabetes" }
      : t,
  );
  await signNow(clinic.neurologist, planId);
});

const reads: readonly [string, (actor: PersonActor) => Promise<unknown>][] = [
  ["the plan", (actor) => planForScreen(actor, planId)],
  ["an older version", (actor) => planForScreen(actor, planId, 1)],
  ["the list of versions", (actor) => versionsForList(actor, planId)],
  ["two versions side by side", (actor) => versionsToCompare(actor, planId, 1, 2)],
];

describe.each(reads)("reading %s", (_, ask) => {
  it("shows the care team and the lead of the patient's team what was signed, and records the reading", async () => {
    for (const actor of [clinic.neurologist, clinic.oncologist, clinic.teamLead])
      expect(await ask(actor)).not.toBeNull();
    expect((await auditOf(chart.patientId)).slice(-3)).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^plan\.(read|history-read|compared) done$/)),
    );
  });

  it("shows nothing to therapists, administrators and strangers, and records the attempt", async () => {
    const strangers = [
      clinic.physicalTherapist,
      clinic.administrator,
      clinic.foreignNeurologist,
      clinic.foreignTeamLead,
    ];
    for (const actor of [...strangers, clinic.nurse]) expect(await ask(actor)).toBeNull();
    expect((await auditOf(chart.patientId)).at(-1)).toBe("access.refused refused");
  });
});

describe("what the screens are given", () => {
  it("the current version, and only what each person may do with it", async () => {
    const mine = await planForScreen(clinic.neurologist, planId);
    expect(mine).toMatchObject({
      status: "active",
      currentVersion: 2,
      version: {
        version: 2,
        summary: "1 treatment stopped",
        signerName: clinic.neurologist.name,
        signerRole: "neurologist",
      },
      draft: null,
      may: { draft: true, sign: true, move: true },
    });
    expect(mine?.version?.content.treatments.map((t) => [t.kind, t.action])).toEqual([
      ["drug", "continue"],
      ["steroid", "stop"],
    ]);
    const leads = await planForScreen(clinic.teamLead, planId);
    expect(leads?.may).toEqual({ draft: false, sign: false, move: false });
  });

  it("an older version as it was signed; a number that does not exist is not there", async () => {
    const first = await planForScreen(clinic.neurologist, planId, 1);
    expect(first?.version?.content.treatments.map((t) => t.action)).toEqual(["start", "start"]);
    expect(await planForScreen(clinic.neurologist, planId, 3)).toBeNull();
    expect(await versionsToCompare(clinic.neurologist, planId, 1, 3)).toBeNull();
  });

  it("all versions newest first, with reasons and hashes", async () => {
    const list = await versionsForList(clinic.neurologist, planId);
    expect(list?.versions.map((v) => [v.version, v.reason])).toEqual([
      [2, "Cramps at the old dose"],
      [1, null],
    ]);
    expect(list?.versions.every((v) => /^h1:[0-9a-f]{64}$/.test(v.contentHash))).toBe(true);
  });

  it("before signing: the changes, who gets the referral, and what is missing", async () => {
    const other = await aChart(clinic);
    const pool = { teamId: clinic.teamId };
    const plan = await aDraftedPlan(other, [anSlpReferral({ pool }), { ...aDrug(), steps: [] }]);
    const view = await draftForReview(clinic.neurologist, plan.planId);
    expect(view).toMatchObject({
      version: 1,
      changes: null,
      draft: { isMine: true },
      blocked: [{ name: "Amifampridine", messages: expect.arrayContaining([expect.any(String)]) }],
      told: { referrals: [{ treatment: "Speech therapy", to: "the pool of Neuro-oncology" }] },
    });
    expect(view?.told.careTeam).toEqual([{ name: clinic.oncologist.name, function: "oncology" }]);
    expect(await draftForReview(clinic.neurologist, planId)).toBeNull();
  });
});
