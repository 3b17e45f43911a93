import { v7 as uuid } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { addDays, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { acceptReferral, declineReferral } from "@/lib/features/referral/commands/answer-referral";
import { seeVisitFlag } from "@/lib/features/referral/commands/correct-visit";
import { recordVisit } from "@/lib/features/referral/commands/record-visit";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { aCheckpointInhibitor, anIvig, aPlasmaExchange } from "@/lib/testing/course-builders";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { aSentReferral } from "@/lib/testing/referrals";
import { aCourse } from "@/lib/testing/sessions";
import { aScheduledVisit } from "@/lib/testing/visits";
import { workFor } from "./queries/work";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");

async function list(actor: PersonActor, id: string) {
  const lists = await workFor(actor);
  const found = lists.find((one) => one.id === id);
  if (!found) throw new Error(`no list ${id} among ${lists.map((one) => one.id).join(", ")}`);
  return found;
}

const putOnHold = (planId: string) =>
  rowsOf(
    "UPDATE plan SET status = 'on-hold', revision = revision + 1, status_changed_at = now() WHERE id = $1 RETURNING id",
    [planId],
  );

it("a neurologist sees the inpatient with bed, the unsafe swallow, the declined referral, the review due and nothing of other teams", async () => {
  const chart = await aChart(clinic, { bed: "4-12", family: "Okafor" });
  const unsafe = { value_number: null, standard_number: null, value_text: "unsafe", taken_on: today };
  await anObservation(chart, "swallow", "0", "{level}", unsafe);
  const { planId } = await aPlanRow(chart);
  const [reviewed] = await aSignedVersion(chart, planId, 1, [
    withOwnId(aDrug({ start: addDays(today, -30), reviewOn: addDays(today, -1) })),
  ]);
  const { referralId } = await aSentReferral(clinic);
  await execute(declineReferral, clinic.physicalTherapist, { referralId, revision: 1, reason: "No capacity" });

  expect((await list(clinic.neurologist, "inpatients")).entries).toMatchObject([
    { title: "OKAFOR, Grete", identity: { mrn: chart.mrn }, bed: "4-12", lines: ["Plan version 1 signed"] },
  ]);
  expect((await list(clinic.neurologist, "unsafe-swallows")).entries).toMatchObject([{ title: "OKAFOR, Grete" }]);
  expect((await list(clinic.neurologist, "declined")).entries).toMatchObject([
    { key: referralId, lines: expect.arrayContaining(["No capacity"]) },
  ]);
  const [review] = (await list(clinic.neurologist, "reviews")).entries;
  expect(review).toMatchObject({ key: reviewed?.treatmentId, tag: { words: expect.stringMatching(/^Overdue since/) } });
  for (const one of await workFor(clinic.foreignNeurologist)) expect(one.entries, one.id).toEqual([]);
});

it("a corrected swallow leaves the list of unsafe ones", async () => {
  const chart = await aChart(clinic);
  const at = { value_number: null, standard_number: null, taken_on: today };
  await anObservation(chart, "swallow", "0", "{level}", {
    ...at,
    value_text: "unsafe",
    taken_at: `${today}T01:00:00Z`,
  });
  await anObservation(chart, "swallow", "0", "{level}", { ...at, value_text: "safe", taken_at: `${today}T02:00:00Z` });
  const entries = (await list(clinic.neurologist, "unsafe-swallows")).entries;
  expect(entries.map((entry) => entry.key)).not.toContain(chart.patientId);
});

it("a nurse sees the infusion of today with one answer, the one of tomorrow, and no once the plan is on hold", async () => {
  const there = await aClinic();
  const base = anIvig({ start: today });
  const { planId } = await aCourse(there, { ...base, courses: base.courses.map((c) => ({ ...c, start: today })) });
  const [first] = (await list(there.nurse, "today")).entries;
  expect(first).toMatchObject({ tag: { words: "Not yet" }, action: { label: "Record or move" } });
  expect(first?.lines[0]).toMatch(/^no time set: Intravenous immune globulin, Infusion 1 of 5/);
  expect(first?.lines.join()).toContain("Body weight Not recorded");
  expect((await list(there.nurse, "tomorrow")).entries.map((entry) => entry.lines[0])).toEqual([
    expect.stringContaining("Infusion 2 of 5"),
  ]);
  await putOnHold(planId);
  expect((await list(there.nurse, "today")).entries[0]).toMatchObject({ tag: { tone: "stop", words: "Do not give" } });
});

it("what is due by its order without a booked session is shown to the nurse too, and that a held one must not be given", async () => {
  const there = await aClinic();
  const chart = await aChart(there);
  const { planId } = await aPlanRow(chart);
  const course = { ...aPlasmaExchange().courses[0], courseId: uuid(), start: today, sessions: 5 };
  const exchange = aPlasmaExchange({
    start: today,
    courses: [{ ...course, rhythm: { type: "interval", everyDays: 2 } } as never],
  });
  const held = { ...withOwnId(exchange), action: "hold", actionFrom: today, changeReason: "Fever" } as const;
  await aSignedVersion(chart, planId, 1, [withOwnId(exchange), held]);
  const { entries } = await list(there.nurse, "not-booked");
  expect(entries.map((entry) => entry.tag?.words).sort()).toEqual([formatDay(today), "On hold"].sort());
});

it("an oncologist sees each cancer treatment once, at its next date", async () => {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  const drug = withOwnId(
    aCheckpointInhibitor({ start: addDays(today, -21), everyDays: 21, dosesPlanned: 6, end: null }),
  );
  await aSignedVersion(chart, planId, 1, [drug, withOwnId(aDrug())]);
  const { entries } = await list(clinic.oncologist, "next");
  expect(entries.map((entry) => [entry.tag?.words, entry.lines[0]])).toEqual([["Today", "Dose 2 of 6"]]);
});

it("a team lead sees who has no neurologist today, the plan on hold and what was signed this week", async () => {
  const chart = await aChart(clinic);
  await rowsOf(
    "UPDATE care_team_member SET to_on = $2, ended_at = now(), ended_by = person_id, revision = revision + 1 WHERE patient_id = $1 AND person_id = $3 RETURNING id",
    [chart.patientId, today, clinic.neurologist.id],
  );
  const { planId } = await aPlanRow(chart, { status: "on-hold" });
  await aSignedVersion(chart, planId, 1, [withOwnId(aDrug())], new Date().toISOString());
  expect((await list(clinic.teamLead, "uncovered")).entries.map((entry) => entry.key)).toEqual([chart.patientId]);
  expect((await list(clinic.teamLead, "on-hold")).entries.map((entry) => entry.key)).toEqual([planId]);
  expect((await list(clinic.teamLead, "signed")).entries.map((entry) => entry.key)).toContain(`${planId}-1`);
  const foreign = await workFor(clinic.foreignTeamLead);
  for (const one of foreign)
    expect(
      one.entries.filter((entry) => entry.identity),
      one.id,
    ).toEqual([]);
});

it("a therapist sees the urgent question, the new one and nothing of other disciplines", async () => {
  const there = await aClinic();
  const urgent = await aSentReferral(there, { over: { urgency: "urgent" } });
  const fresh = await aSentReferral(there);
  expect((await list(there.physicalTherapist, "urgent")).entries.map((entry) => entry.key)).toEqual([
    urgent.referralId,
  ]);
  expect((await list(there.physicalTherapist, "pool")).entries).toMatchObject([
    { key: fresh.referralId, action: { label: "Take it", take: { referralId: fresh.referralId } } },
  ]);
  for (const one of await workFor(there.speechTherapist)) expect(one.entries, one.id).toEqual([]);
});

it("a therapist sees today's visits in the order of the day, and the neurologist what was flagged at one until it was seen", async () => {
  const there = await aClinic();
  const therapist = there.physicalTherapist;
  const seenAt = new Date().toISOString();
  const made = [];
  for (const time of ["00:01", "00:00"]) {
    const { referralId } = await aSentReferral(there, { to: therapist });
    await execute(acceptReferral, therapist, { referralId, revision: 1, seenAt });
    made.push({ referralId, visitId: await aScheduledVisit(therapist, referralId, { time }) });
  }
  const [late, early] = made;
  if (!late || !early) throw new Error("two visits were made");
  const visits = async () => (await list(therapist, "visits")).entries.map((entry) => entry.key);
  expect(await visits()).toEqual([early.visitId, late.visitId]);
  const outcome = { attendance: "missed", reason: "Too weak" } as const;
  const missed = { ...early, revision: 1, outcome, flag: "Weaker since Monday" };
  expect((await execute(recordVisit, therapist, missed)).ok).toBe(true);
  expect(await visits()).toEqual([late.visitId]);
  const flags = async () => (await list(there.neurologist, "visit-flags")).entries;
  expect(await flags()).toMatchObject([{ key: early.visitId, lines: ["Weaker since Monday", expect.any(String)] }]);
  expect((await execute(seeVisitFlag, there.neurologist, { ...early, revision: 2 })).ok).toBe(true);
  expect(await flags()).toEqual([]);
});

it("an administrator sees the account without a team and the site, and no patient", async () => {
  const loose = await aPerson({ role: "nurse", siteId: clinic.siteId });
  expect((await list(clinic.administrator, "without-team")).entries.map((entry) => entry.key)).toContain(loose.id);
  const [sites, people] = [await list(clinic.administrator, "sites"), await workFor(clinic.administrator)];
  expect(sites.entries.map((entry) => entry.key)).toContain(clinic.siteId);
  expect(people.flatMap((one) => one.entries).every((entry) => entry.identity === null)).toBe(true);
});
