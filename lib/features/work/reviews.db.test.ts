// The list of reviews: whose it is, what is overdue, what comes back, and what two worse visits raise early.
import { v7 as uuid } from "uuid";
import { beforeEach, expect, it } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { decideReview } from "@/lib/features/review/commands/decide-review";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { withTestClient } from "@/lib/testing/database";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { insertRow, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { withOwnId } from "@/lib/testing/plans";
import { aSentReferral, type ReferralFixture } from "@/lib/testing/referrals";
import { workFor } from "./queries/work";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
const start = addDays(today, -60);
const aBegunDrug = (name: string, reviewOn: Treatment["reviewOn"]) =>
  withOwnId(aDrug({ name, start, end: null, reviewOn, steps: [aDoseStep({ from: start })] }));

let clinic: Clinic;
let fixture: ReferralFixture;
let near: Treatment;
let far: Treatment;
beforeEach(async () => {
  clinic = await aClinic();
  near = aBegunDrug("Near", addDays(today, 40));
  far = aBegunDrug("Far", addDays(today, 80));
  fixture = await aSentReferral(clinic, {
    others: [near, far],
    over: { end: addDays(today, 200), reviewOn: null },
  });
});

async function listed(actor: PersonActor = clinic.neurologist) {
  const list = (await workFor(actor)).find((one) => one.id === "reviews");
  return (list?.entries ?? []).map((entry) => [entry.key, entry.tag?.words, ...entry.lines]);
}

async function visited(...progress: string[]) {
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const [at, word] of progress.entries()) {
      const day = addDays(today, at - progress.length);
      await insertRow(client, "visit", {
        id: uuid(),
        referral_id: fixture.referralId,
        patient_id: fixture.chart.patientId,
        day,
        time: "09:00",
        zone: "Europe/Berlin",
        state: "attended",
        note: JSON.stringify({ progress: word }),
        changed_at: new Date(Date.now() - 60_000).toISOString(),
        changed_by: clinic.physicalTherapist.id,
      });
    }
  });
}

const raised = () => [
  near.treatmentId,
  `Due ${formatDay(addDays(today, 40))}`,
  `Raised early: worse at two visits in a row, the last on ${formatDay(addDays(today, -1))}`,
  "Near",
];
const decide = async (outcome: "continue" | "stop", nextOn: Treatment["reviewOn"]) => {
  const asked = { planId: fixture.planId, treatmentId: near.treatmentId, version: 1, outcome, nextOn };
  const dueOn = addDays(today, 40);
  const answer = await execute(decideReview, clinic.neurologist, { ...asked, dueOn, sentence: "Seen together" });
  expect(answer.ok, JSON.stringify(answer)).toBe(true);
};

it("what is due in six weeks is not listed; two worse visits in a row raise the next review of the plan, once", async () => {
  expect(await listed()).toEqual([]);
  await visited("better", "worse", "worse");
  expect(await listed()).toEqual([raised()]);
  await decide("continue", addDays(today, 60));
  expect(await listed()).toEqual([]);
});

it.each([[["worse", "same"]], [["worse"]], [["worse", "better", "worse"]]])(
  "visits that were %s raise nothing",
  async (progress) => {
    await visited(...progress);
    expect(await listed()).toEqual([]);
  },
);

it("a visit entered in error does not count", async () => {
  await visited("worse", "worse");
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    const mark = "errored_at = now(), errored_by = changed_by, error_reason = 'slip'";
    await client.query(`UPDATE visit SET ${mark} WHERE day = $1 AND referral_id = $2`, [
      addDays(today, -1),
      fixture.referralId,
    ]);
  });
  expect(await listed()).toEqual([]);
});

it("a decision whose draft was discarded comes back at the top", async () => {
  await decide("stop", null);
  expect(await listed()).toEqual([]);
  await rowsOf(
    "UPDATE draft SET state = 'discarded', ended_at = now(), revision = revision + 1 WHERE plan_id = $1 RETURNING id",
    [fixture.planId],
  );
  expect(await listed()).toEqual([[near.treatmentId, "Decided, draft discarded", "Near"]]);
});

it("a colleague of the care team sees whose plan it is, a foreign neurologist sees nothing", async () => {
  await visited("worse", "worse");
  const colleague = await aPerson({ role: "neurologist", siteId: clinic.siteId });
  await joinCareTeam(fixture.chart.patientId, colleague);
  expect((await listed(colleague)).map((entry) => entry.at(-1))).toEqual([`Near, plan of ${clinic.neurologist.name}`]);
  expect(await listed(clinic.foreignNeurologist)).toEqual([]);
});
