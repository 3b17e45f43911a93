// Loose ends as an actor sees them: each found in the rows that cause it, gone once it is mended, never of a foreign patient.

import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { acceptReferral } from "@/lib/features/referral/commands/answer-referral";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aChart, aFact, anObservation } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { withTestClient } from "@/lib/testing/database";
import { insertRows, rowsOf } from "@/lib/testing/insert-row";
import { sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, aPerson, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { aSentReferral } from "@/lib/testing/referrals";
import { signWithSessions } from "@/lib/testing/sessions";
import { workFor } from "./queries/work";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
const start = addDays(today, -100);
const reviewOn = addDays(today, 100);
let clinic: Clinic;
beforeEach(async () => {
  clinic = await aClinic();
});

async function words(actor: PersonActor = clinic.neurologist) {
  const list = (await workFor(actor)).find((one) => one.id === "loose-ends");
  return (list?.entries ?? []).map(
    ({ lines, tag }) => `${tag ? `${tag.words}: ` : ""}${lines[0]?.replace(/, since .*/, "")}`,
  );
}

async function signed(treatments: readonly Treatment[]) {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  await aSignedVersion(chart, planId, 1, treatments, new Date().toISOString());
  return { chart, planId };
}

/** Beneath the guards, as if it had happened. */
const forge = (text: string, values: unknown[]) =>
  withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(text, values);
  });

const quiet = withOwnId(aDrug({ start, reviewOn }));

describe("loose ends", () => {
  it("a plan with a review and nothing left undone has none", async () => {
    await signed([quiet]);
    expect(await words()).toEqual([]);
  });

  it("not booked, until the sessions are planned; then not recorded, once its day is past", async () => {
    const base = anIvig({ start: addDays(today, -3), reviewOn });
    const ivig = withOwnId({ ...base, courses: base.courses.map((c) => ({ ...c, start: addDays(today, -3) })) });
    const { chart, planId } = await signed([ivig]);
    expect(await words()).toEqual(["Intravenous immune globulin: no session is booked"]);
    expect(await words(clinic.teamLead)).toEqual(["Intravenous immune globulin: no session is booked"]);
    expect(await words(clinic.foreignNeurologist)).toEqual([]);
    expect(await words(clinic.foreignTeamLead)).toEqual([]);
    await signWithSessions(
      { chart, planId, version: 2, treatments: [ivig] },
      new Date(Date.now() - 1000).toISOString(),
    );
    expect(await words()).toEqual(["Intravenous immune globulin: 2 sessions are not recorded"]);
    await forge("UPDATE course_session SET state = 'given', time = '09:00', record = '{}' WHERE plan_id = $1", [
      planId,
    ]);
    expect(await words()).toEqual([]);
    const { id } = await sessionOf(planId, 5);
    await forge("UPDATE course_session SET state = 'not-given', record = NULL, reason = 'Away' WHERE id = $1", [id]);
    expect(await words()).toEqual(["Intravenous immune globulin: a session was not given and no next one is planned"]);
  });

  it("a taper whose review was decided for good, and a plan in which that was the last one", async () => {
    const { treatmentId, ...steroid } = withOwnId(aSteroid({ start, end: null, reviewOn: addDays(today, -10) }));
    const { chart, planId } = await signed([{ ...steroid, treatmentId }]);
    expect(await words()).toEqual([]);
    const decided = { id: uuid(), treatment_id: treatmentId, plan_id: planId, patient_id: chart.patientId, version: 1 };
    const day = addDays(today, -10);
    const by = {
      outcome: "continue",
      sentence: "Fine",
      decided_at: new Date().toISOString(),
      decided_by: clinic.neurologist.id,
    };
    await insertRows([["treatment_review_decision", { ...decided, review_on: day, due_on: day, ...by }]]);
    expect(await words()).toEqual([
      "Prednisone: neither an end nor a review to come",
      "No treatment of this plan has a review to come",
    ]);
  });

  it("an anti-seizure medicine cannot be judged until somebody asked, is loose when there were none, and fine with epilepsy", async () => {
    const drug = withOwnId(aDrug({ agent: "levetiracetam", name: "Levetiracetam", start, reviewOn }));
    const { chart } = await signed([drug]);
    expect(await words()).toEqual(["Cannot tell: Levetiracetam: nobody has recorded whether there were seizures"]);
    const review = { id: uuid(), patient_id: chart.patientId, list: "conditions", none_known: true };
    await insertRows([
      ["list_review", { ...review, reviewed_at: new Date().toISOString(), reviewed_by: clinic.neurologist.id }],
    ]);
    expect(await words()).toEqual(["Levetiracetam: no indication on record"]);
    await aFact(chart, "condition", { code: "epilepsy", text: "Epilepsy" });
    expect(await words()).toEqual([]);
  });

  it("an immunosuppressant without its count, until the count is recorded", async () => {
    const drug = withOwnId(
      aDrug({ agent: "azathioprine", name: "Azathioprine", lane: "immunosuppression", start, reviewOn }),
    );
    const { chart } = await signed([drug]);
    expect(await words()).toEqual(["Azathioprine: no monitoring result on record"]);
    await anObservation(chart, "neutrophils", "3", "10*9/L", { taken_on: addDays(today, -60) });
    expect(await words()).toEqual(["Azathioprine: the last monitoring is older than 45 days"]);
    await anObservation(chart, "neutrophils", "3", "10*9/L", { taken_on: addDays(today, -5) });
    expect(await words()).toEqual([]);
  });

  it("a referral without an answer counts from its event, and goes when somebody accepts", async () => {
    const { referralId } = await aSentReferral(clinic, { over: { urgency: "soon", reviewOn } });
    expect(await words()).toEqual([]);
    await withTestClient("super", async (client) => {
      await client.query("ALTER TABLE referral_event DISABLE TRIGGER USER");
      await client.query("UPDATE referral_event SET at = now() - interval '6 days' WHERE referral_id = $1", [
        referralId,
      ]);
      await client.query("ALTER TABLE referral_event ENABLE TRIGGER USER");
      await client.query("ALTER TABLE referral_event ENABLE ALWAYS TRIGGER referral_event_append_only");
      await client.query("ALTER TABLE referral_event ENABLE ALWAYS TRIGGER referral_event_no_truncate");
    });
    expect(await words()).toEqual(["Referral to physical therapy: no answer"]);
    await execute(acceptReferral, clinic.physicalTherapist, {
      referralId,
      revision: 1,
      seenAt: new Date().toISOString(),
    });
    expect(await words()).toEqual([]);
  });

  it("a condition some days past, and a plan whose neurologist left, which only the lead can see", async () => {
    const waiting = withOwnId(
      aDrug({ start, reviewOn, condition: { type: "conditional", text: "If no response", by: addDays(today, -5) } }),
    );
    const { chart } = await signed([waiting]);
    expect(await words()).toEqual(["Amifampridine: the day to decide is past"]);
    await rowsOf(
      `UPDATE care_team_member SET to_on = $2, ended_at = now(), ended_by = person_id, revision = revision + 1
        WHERE patient_id = $1 AND person_id = $3 RETURNING id`,
      [chart.patientId, today, clinic.neurologist.id],
    );
    expect(await words(clinic.teamLead)).toContain("An active plan and no neurologist on the care team");
    await joinCareTeam(chart.patientId, await aPerson({ role: "neurologist", siteId: clinic.siteId }));
    expect(await words(clinic.teamLead)).not.toContain("An active plan and no neurologist on the care team");
  });
});
