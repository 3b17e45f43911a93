import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { acceptReferral } from "@/lib/features/referral/commands/answer-referral";
import { referralForScreen } from "@/lib/features/referral/queries-referral";
import { signedIn } from "@/lib/testing/accounts";
import { testUrl } from "@/lib/testing/database";
import { rowsOf } from "@/lib/testing/insert-row";
import { anEar, idsIn, listeningIsUp, waitFor } from "@/lib/testing/live";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral } from "@/lib/testing/referrals";
import { execute } from "../command";
import { closeDb } from "../db";
import { closeSession } from "../session";
import { hub, stopHub } from "./hub";
import { CHANNEL, readTold } from "./told";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
  await listeningIsUp();
});
afterAll(async () => {
  await stopHub();
  await closeDb();
});

/** The lines the database sends while something is done, as another instance receives them. */
async function linesWhile(work: () => Promise<unknown>): Promise<string[]> {
  const client = new Client(testUrl("app"));
  const lines: string[] = [];
  await client.connect();
  client.on("notification", ({ payload }) => lines.push(payload ?? ""));
  await client.query(`LISTEN ${CHANNEL}`);
  await work();
  // Messages of a connection arrive in order: one of our own comes after everything that was committed before.
  await rowsOf("SELECT pg_notify($1, 'end')", [CHANNEL]);
  await waitFor(() => lines.includes("end"), "the last line");
  await client.end();
  return lines.filter((line) => line !== "end");
}

const accept = async (there: Clinic, referralId: string) => {
  const [row] = await rowsOf<{ revision: number }>("SELECT revision FROM referral WHERE id = $1", [referralId]);
  const input = { referralId, revision: row?.revision ?? 0, seenAt: new Date().toISOString() };
  const answer = await execute(acceptReferral, there.physicalTherapist, input);
  expect(answer.ok).toBe(true);
};

it("a write is told in ids and a noun, without a word about the patient", async () => {
  const { chart, planId, referralId } = await aSentReferral(clinic);
  const lines = await linesWhile(() => accept(clinic, referralId));
  const told = lines.map(readTold);
  expect(told).toContainEqual(
    expect.objectContaining({ patientId: chart.patientId, planId, objectId: referralId, noun: "referral" }),
  );
  for (const line of lines)
    expect(line).toMatch(/^[0-9a-f-]{0,36}\|[0-9a-f-]{0,36}\|[a-z-]*\|[0-9a-f-]{0,36}\|[a-z-]+\|[0-9a-f-]{0,36}$/);
});

it("looking at a chart, a plan or a referral tells nobody to look again", async () => {
  const { chart, referralId } = await aSentReferral(clinic);
  const lines = await linesWhile(async () => {
    expect(await patientHeader(clinic.neurologist, chart.patientId)).not.toBeNull();
    expect(await referralForScreen(clinic.physicalTherapist, referralId)).not.toBeNull();
    expect(await patientHeader(clinic.foreignNeurologist, chart.patientId)).toBeNull();
  });
  expect(lines).toEqual([]);
});

it("what is rolled back is never told", async () => {
  const { referralId } = await aSentReferral(clinic);
  const stale = { referralId, revision: 99, seenAt: new Date().toISOString() };
  expect(await linesWhile(() => execute(acceptReferral, clinic.physicalTherapist, stale))).toEqual([]);
});

it("a therapist hears of referrals that are theirs or in their pool, and never of an id that is not", async () => {
  const [clinic, other] = [await aClinic(), await aClinic()];
  const [mine, foreign] = [await aSentReferral(clinic), await aSentReferral(other)];
  const [there, notThere] = [clinic.physicalTherapist, clinic.speechTherapist];
  const ears = [anEar(there), anEar(notThere), anEar(clinic.foreignTherapist), anEar(clinic.administrator)] as const;
  const [therapist, ...others] = ears;
  await accept(other, foreign.referralId);
  await accept(clinic, mine.referralId);
  await therapist.until((heard) => idsIn(heard).includes(mine.referralId), "the therapist's own referral");
  // Nothing of the chart either: one id, that of the referral.
  expect(new Set(idsIn(therapist))).toEqual(new Set([mine.referralId]));
  const said = JSON.stringify(therapist.looks);
  for (const id of [mine.chart.patientId, mine.planId, foreign.referralId, foreign.chart.patientId])
    expect(said).not.toContain(id);
  for (const ear of others) expect(idsIn(ear)).toEqual([]);
  for (const ear of ears) ear.stop();
});

it("a colleague of the pool is told to look again, without an id, when a referral was taken", async () => {
  const there = await aClinic();
  const { referralId } = await aSentReferral(there);
  const colleague = { ...there.foreignTherapist, sessionId: there.foreignTherapist.sessionId };
  await rowsOf("INSERT INTO team_member (team_id, person_id) VALUES ($1, $2) RETURNING team_id", [
    there.teamId,
    colleague.id,
  ]);
  const ear = anEar(colleague);
  // What was told while the referral was sent is caught up first.
  await ear.until((heard) => idsIn(heard).includes(referralId), "the referral in the pool");
  await accept(there, referralId);
  await ear.until(({ looks }) => looks.some((look) => look.again), "that something is gone");
  expect(ear.looks.at(-1)).toEqual({ changes: [], again: true });
  ear.stop();
});

it("those who see the chart hear of it within two seconds, and others do not", async () => {
  const there = await aClinic();
  const { chart, planId, referralId } = await aSentReferral(there);
  const [own, foreign] = [anEar(there.neurologist), anEar(there.foreignNeurologist)];
  const from = Date.now();
  await accept(there, referralId);
  await own.until((heard) => idsIn(heard).includes(referralId), "the change", 2_000);
  expect(Date.now() - from).toBeLessThan(2_000);
  const ids = [chart.patientId, planId, referralId];
  await own.until(
    ({ looks }) => looks.some((look) => look.changes.some((change) => !change.own && change.ids.join() === ids.join())),
    "the change of somebody else",
  );
  expect(foreign.looks).toEqual([]);
  own.stop();
  foreign.stop();
});

it("a stream ends when its session is closed elsewhere, at once, and when the person is disabled, at the next check", async () => {
  const there = await aClinic();
  const [nurse, lead] = [await signedIn(there.nurse), await signedIn(there.teamLead)];
  const [first, second] = [anEar(nurse), anEar(lead)];
  await closeSession(nurse.sessionId, "signed out");
  await first.until(({ closed }) => closed.includes("signed-out"), "the end of the stream");
  expect(second.closed).toEqual([]);
  await rowsOf("UPDATE person SET disabled_at = now(), revision = revision + 1 WHERE id = $1 RETURNING id", [lead.id]);
  await hub().checkSessions();
  expect(second.closed).toEqual(["signed-out"]);
  first.stop();
  second.stop();
});

it("after the connection was lost it comes back, and everybody is told to look again", async () => {
  const there = await aClinic();
  const person = await signedIn(there.neurologist);
  const ear = anEar(person);
  const text = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'concord-listen'";
  await rowsOf(text);
  await ear.until(({ looks }) => looks.some((look) => look.again), "the connection to come back", 10_000);
  const { referralId } = await aSentReferral(there);
  await ear.until((heard) => idsIn(heard).includes(referralId), "changes after that");
  ear.stop();
});
