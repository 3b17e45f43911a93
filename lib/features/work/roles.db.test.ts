// What is peculiar to one role: the alert on a plan, what therapists send back, counts before a cycle, load, links and imports.
import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, it } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { previewImport } from "@/lib/features/import/commands/preview-import";
import { acceptReferral, askInformation } from "@/lib/features/referral/commands/answer-referral";
import { finishWithSummary } from "@/lib/features/referral/commands/report";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aDrug, anSlpReferral, aPtReferral } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { aRegimen } from "@/lib/testing/course-builders";
import { insertRows, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { aSentReferral, referralRow, signWithReferrals } from "@/lib/testing/referrals";
import { aCourse } from "@/lib/testing/sessions";
import { aScheduledVisit, attend } from "@/lib/testing/visits";
import { workFor } from "./queries/work";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
let clinic: Clinic;
beforeEach(async () => {
  clinic = await aClinic();
});
const entries = async (actor: PersonActor, id: string) =>
  (await workFor(actor)).find((one) => one.id === id)?.entries ?? [];
const keys = async (actor: PersonActor, id: string) => (await entries(actor, id)).map((entry) => entry.key);

const finding = {
  ruleId: "r",
  ruleVersion: "1",
  tier: "must-resolve",
  severity: "high",
  cause: "c",
  title: "Potassium too low",
  message: "2.6 mmol per L",
  why: "Rhythm",
  treatments: [],
  basis: "b",
  evidence: [],
  unsure: [],
  overridable: true,
  decision: null,
};

it("a plan is unsafe since its oldest alert, for its prescriber first, until the last one is closed", async () => {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  await aSignedVersion(chart, planId, 1, [withOwnId(aDrug())]);
  const alert = (day: string) => ({
    id: uuid(),
    plan_id: planId,
    patient_id: chart.patientId,
    version: 1,
    rule_id: `r-${day}`,
    treatments: [],
    basis: "b",
    finding: JSON.stringify(finding),
    raised_at: `2026-11-${day}T09:00:00Z`,
    changed_at: `2026-11-${day}T09:00:00Z`,
  });
  await insertRows([
    ["safety_alert", alert("20")],
    ["safety_alert", alert("22")],
  ]);
  for (const actor of [clinic.neurologist, clinic.oncologist, clinic.teamLead])
    expect(await entries(actor, "unsafe-plans")).toMatchObject([
      { key: planId, age: { since: "20-Nov-2026 10:00" }, action: { label: "Open the plan" } },
    ]);
  expect(await keys(clinic.foreignNeurologist, "unsafe-plans")).toEqual([]);
  const close =
    "UPDATE safety_alert SET closed_at = now(), closed_why = 'gone', revision = revision + 1 WHERE plan_id = $1 RETURNING id";
  await rowsOf(close, [planId]);
  expect(await keys(clinic.neurologist, "unsafe-plans")).toEqual([]);
});

it("a question comes back to the neurologist since its event, and is nobody else's", async () => {
  const { referralId } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
  await execute(askInformation, clinic.physicalTherapist, { referralId, revision: 1, question: "Which stairs?" });
  expect(await entries(clinic.neurologist, "information-asked")).toMatchObject([
    { key: referralId, lines: ["Which stairs?", expect.any(String)], age: { waited: "under 1 h" } },
  ]);
  expect(await keys(clinic.foreignNeurologist, "information-asked")).toEqual([]);
});

it("a final report waits to be acknowledged", async () => {
  const seenAt = new Date().toISOString();
  const other = await aSentReferral(clinic, { to: clinic.physicalTherapist });
  await execute(acceptReferral, clinic.physicalTherapist, { referralId: other.referralId, revision: 1, seenAt });
  expect(await keys(clinic.physicalTherapist, "mine")).toContain(other.referralId);
  await attend(
    clinic.physicalTherapist,
    other.referralId,
    await aScheduledVisit(clinic.physicalTherapist, other.referralId),
  );
  const { revision } = await referralRow(other.referralId);
  const finish = { referralId: other.referralId, revision, summary: "Done", recommendation: null };
  const finished = await execute(finishWithSummary, clinic.physicalTherapist, finish);
  expect(finished.ok, JSON.stringify(finished)).toBe(true);
  expect(await keys(clinic.neurologist, "final-report")).toEqual([other.referralId]);
});

it("an unsafe swallow waits for speech therapy by the hours since it was sent, and for nobody else", async () => {
  const chart = await aChart(clinic);
  const columns = { value_number: null, standard_number: null, value_text: "unsafe", taken_on: today };
  await anObservation(chart, "swallow", "0", "{level}", columns);
  const { planId } = await aPlanRow(chart);
  const pool = { assigneeId: null, pool: { teamId: clinic.teamId } };
  const [speech, physical] = [withOwnId(anSlpReferral(pool)), withOwnId(aPtReferral(pool))];
  await signWithReferrals(chart, planId, 1, [speech, physical]);
  expect(await entries(clinic.speechTherapist, "swallows")).toMatchObject([
    { tag: { words: "Unsafe swallow" }, age: { waited: "under 1 h" }, action: { label: "Take it" } },
  ]);
  expect(await keys(clinic.speechTherapist, "pool")).toEqual([]);
  expect(await keys(clinic.physicalTherapist, "pool")).toHaveLength(1);
  expect((await workFor(clinic.physicalTherapist)).map((list) => list.id)).not.toContain("swallows");
  for (const list of await workFor(clinic.foreignTherapist)) expect(list.entries, list.id).toEqual([]);
});

it("today's cycle shows its counts with value and time; one to come is in the list of the next days", async () => {
  const { chart } = await aCourse(
    clinic,
    aRegimen({ start: today, end: addDays(today, 100) }),
    `${today}T00:00:00.000Z`,
  );
  await anObservation(chart, "neutrophils", "2.4", "10*9/L", { taken_on: today, taken_at: `${today}T05:10:00Z` });
  const [cycle] = await entries(clinic.oncologist, "cycles-today");
  expect(cycle?.lines.join(" ")).toMatch(/Neutrophils 2\.4\s[^;]*06:10/);
  const coming = await entries(clinic.oncologist, "cycles-coming");
  expect(coming.map((entry) => entry.lines[0]?.replace(/:.*/, ""))).toEqual([
    expect.stringContaining("no time set"),
    expect.stringContaining("no time set"),
  ]);
  expect(await keys(clinic.oncologist, "next")).toEqual([]);
  expect(await keys(clinic.nurse, "today")).toEqual([cycle?.key]);
  expect(await keys(clinic.foreignNeurologist, "cycles-today")).toEqual([]);
});

it("the load of a team counts the plans, drafts and referrals of its people, and names no patient", async () => {
  await aSentReferral(clinic, { to: clinic.physicalTherapist });
  const load = await entries(clinic.teamLead, "team-load");
  const linesOf = (actor: PersonActor) => load.find((entry) => entry.key === actor.id)?.lines;
  expect(linesOf(clinic.neurologist)).toEqual(["Neurologist", "1 plan"]);
  expect(linesOf(clinic.physicalTherapist)).toEqual(["Physical therapist", "1 referral under way"]);
  expect(load.every((entry) => entry.identity === null)).toBe(true);
  expect(load.map((entry) => entry.key)).not.toContain(clinic.foreignNeurologist.id);
});

it("an administrator sees a link that ran out and a file that was refused, and never a chart", async () => {
  const person = await aPerson({ role: "nurse", siteId: clinic.siteId, teamIds: [clinic.teamId] });
  const link = { id: uuid(), purpose: "reset", person_id: person.id, token_hash: uuid() };
  await insertRows([
    ["one_time_link", { ...link, created_at: "2026-11-01T08:00:00Z", expires_at: "2026-11-02T08:00:00Z" }],
  ]);
  expect(await entries(clinic.administrator, "links-expired")).toContainEqual(
    expect.objectContaining({ key: person.id, action: expect.objectContaining({ label: "Make a new link" }) }),
  );
  await insertRows([
    [
      "one_time_link",
      {
        ...link,
        id: uuid(),
        token_hash: uuid(),
        created_at: new Date().toISOString(),
        expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      },
    ],
  ]);
  expect(await keys(clinic.administrator, "links-expired")).not.toContain(person.id);
  const text = "{ this is no bundle";
  const refused = await execute(previewImport, clinic.neurologist, {
    text,
    fileHash: createHash("sha256").update(text).digest("hex"),
  } as never);
  expect(refused).toMatchObject({ ok: false, code: "file-refused" });
  const failed = await entries(clinic.administrator, "failed-imports");
  expect(failed).toContainEqual(
    expect.objectContaining({
      title: clinic.neurologist.name,
      identity: null,
      tag: { tone: "check", words: "File refused" },
    }),
  );
  for (const list of await workFor(clinic.administrator))
    expect(
      list.entries.every((entry) => entry.identity === null),
      list.id,
    ).toBe(true);
});
