// Emergency access through the runners: who opens one, what it opens, how it ends, and what a lead says of it.
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { searchPatients } from "@/lib/features/patient/queries-search";
import { patientsForWorklist } from "@/lib/features/patient/queries-worklist";
import { acknowledgeVersion } from "@/lib/features/plan/commands/acknowledge-version";
import { planForScreen } from "@/lib/features/plan/queries/plan";
import { referralForScreen } from "@/lib/features/referral/queries-referral";
import { type PersonActor, systemActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aChart, type Chart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { aFirstDraft, type DraftFixture } from "@/lib/testing/drafts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { aSentReferral, type ReferralFixture } from "@/lib/testing/referrals";
import { endBreakGlass, expireBreakGlass } from "./commands/end-break-glass";
import { openBreakGlass } from "./commands/open-break-glass";
import { reviewBreakGlass } from "./commands/review-break-glass";
import { openBreakGlassInput } from "./input";
import { breakGlassesFor, breakGlassForReview, openAccessOf } from "./queries";

let clinic: Clinic;
let fixture: ReferralFixture;
let drafted: DraftFixture;
let chart: Chart;
let doctor: PersonActor;
beforeAll(async () => {
  clinic = await aClinic();
  fixture = await aSentReferral(clinic);
  drafted = await aFirstDraft(clinic);
});
beforeEach(async () => {
  chart = fixture.chart;
  doctor = await aPerson({ role: "neurologist", siteId: clinic.siteId, teamIds: [clinic.otherTeamId] });
});

const asked = (of: Chart, changes: Record<string, unknown> = {}) =>
  openBreakGlassInput.parse({
    mrn: of.mrn,
    born: "1961-04-09",
    reasonCode: "emergency",
    reason: "Found unconscious on the ward",
    ...changes,
  });

async function opened(by: PersonActor = doctor, of: Chart = chart): Promise<string> {
  const answer = await execute(openBreakGlass, by, asked(of));
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value.breakGlassId;
}

/** As if it had been opened so many minutes earlier, beneath the guards. */
async function backdate(id: string, minutes: number): Promise<void> {
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(
      "UPDATE break_glass SET started_at = started_at - make_interval(mins => $2), expires_at = expires_at - make_interval(mins => $2) WHERE id = $1",
      [id, minutes],
    );
  });
}

const sees = async (actor: PersonActor, of: Chart = chart) => (await patientHeader(actor, of.patientId)) !== null;
const say = (by: PersonActor, id: string, verdict: "queried" | "accepted" | "not-accepted") =>
  execute(reviewBreakGlass, by, { breakGlassId: id, patientId: chart.patientId, verdict, comment: "Asked the ward" });

describe("opening a chart in an emergency", () => {
  it("opens this chart, its plan and its referral to read, and says until when", async () => {
    expect(await sees(doctor)).toBe(false);
    const id = await opened();
    const header = await patientHeader(doctor, chart.patientId);
    expect(header?.emergency?.breakGlassId).toBe(id);
    expect(header?.emergency?.secondsLeft).toBeGreaterThan(3_580);
    expect(header?.emergency?.secondsLeft).toBeLessThanOrEqual(3_600);
    expect(await planForScreen(doctor, drafted.planId)).toBeNull();
    expect(await referralForScreen(doctor, fixture.referralId)).not.toBeNull();
    expect(await patientHeader(clinic.neurologist, chart.patientId)).toMatchObject({ emergency: null });
  });

  it("puts the patient into no list and no search", async () => {
    await opened();
    expect((await searchPatients(doctor, chart.mrn)).patients).toEqual([]);
    const query = {
      sort: "next",
      desc: false,
      team: null,
      lead: null,
      phenotype: null,
      state: null,
      place: null,
    } as const;
    expect((await patientsForWorklist(doctor, { ...query, after: null, before: null }))?.rows).toEqual([]);
    expect(await openAccessOf(doctor)).toMatchObject({ patientId: chart.patientId });
  });

  it("needs both identifiers exactly; a miss is recorded and says nothing about anybody", async () => {
    const misses = [{ mrn: chart.mrn.slice(0, -1) }, { mrn: `${chart.mrn.slice(0, 5)}%` }, { born: "1961-04-10" }];
    for (const miss of misses) {
      expect(await execute(openBreakGlass, doctor, asked(chart, miss))).toMatchObject({ code: "no-such-patient" });
    }
    const rows = await rowsOf("SELECT patient_id, detail FROM audit_event WHERE actor_id = $1", [doctor.id]);
    expect(rows).toEqual(misses.map(() => ({ patient_id: null, detail: { refusal: "no-such-patient" } })));
  });

  it("stops after ten misses within an hour, also for the right patient", async () => {
    for (let n = 0; n < 10; n++) await execute(openBreakGlass, doctor, asked(chart, { mrn: `T-none-${n}` }));
    expect(await execute(openBreakGlass, doctor, asked(chart))).toMatchObject({ code: "too-many-tries" });
    expect(await sees(doctor)).toBe(false);
  });

  it("is for clinicians only, and not for a patient in one's care", async () => {
    for (const actor of [clinic.physicalTherapist, clinic.administrator]) {
      expect(await execute(openBreakGlass, actor, asked(chart))).toMatchObject({ ok: false, code: "not-found" });
    }
    for (const actor of [clinic.neurologist, clinic.teamLead]) {
      expect(await execute(openBreakGlass, actor, asked(chart))).toMatchObject({ code: "in-your-care" });
    }
    for (const actor of [clinic.nurse, clinic.foreignTeamLead]) {
      await opened(actor);
      expect(await sees(actor)).toBe(true);
    }
  });

  it("asks for a reason of ten characters", () => {
    const short = openBreakGlassInput.safeParse({
      mrn: "1",
      born: "1961-04-09",
      reasonCode: "emergency",
      reason: " 123456789 ",
    });
    expect(short.success).toBe(false);
  });

  it("tells the leads of the patient's team that something waits, and marks in the audit what was read", async () => {
    const id = await opened(doctor, drafted.chart);
    expect((await planForScreen(doctor, drafted.planId))?.patientId).toBe(drafted.chart.patientId);
    const jobs = await rowsOf<{ key: string }>("SELECT key FROM graphile_worker.jobs WHERE key = ANY ($1)", [
      [`mail:${clinic.teamLead.id}`, `break-glass:${id}`, `mail:${clinic.foreignTeamLead.id}`],
    ]);
    expect(jobs.map((job) => job.key).sort()).toEqual([`break-glass:${id}`, `mail:${clinic.teamLead.id}`].sort());
    const [read] = await rowsOf("SELECT detail FROM audit_event WHERE actor_id = $1 AND action = 'plan.read'", [
      doctor.id,
    ]);
    expect(read).toMatchObject({ detail: { emergencyAccess: true } });
  });
});

describe("while it is open", () => {
  it("no command counts it, not even one that only needs a reader", async () => {
    await opened();
    const seen = { planId: fixture.planId, version: 1 };
    expect(await execute(acknowledgeVersion, doctor, seen as never)).toMatchObject({ ok: false, code: "may-not" });
    expect(await auditOf(chart.patientId)).toContain("version.acknowledge refused");
  });

  it("a second one ends the first", async () => {
    const other = await aChart(clinic);
    const first = await opened();
    await opened(doctor, other);
    expect(await sees(doctor)).toBe(false);
    expect(await sees(doctor, other)).toBe(true);
    expect(await rowsOf("SELECT ended_why FROM break_glass WHERE id = $1", [first])).toEqual([
      { ended_why: "opened-again" },
    ]);
  });

  it("ends when its person ends it, once, and nobody else can", async () => {
    const id = await opened();
    const input = { breakGlassId: id, patientId: chart.patientId };
    expect(await execute(endBreakGlass, clinic.nurse, input)).toMatchObject({ code: "already-over" });
    expect(await execute(endBreakGlass, doctor, input)).toMatchObject({ ok: true });
    expect(await sees(doctor)).toBe(false);
    expect(await execute(endBreakGlass, doctor, input)).toMatchObject({ code: "already-over" });
  });

  it("ends by the clock, without anything that runs", async () => {
    const id = await opened();
    await backdate(id, 59);
    expect(await sees(doctor)).toBe(true);
    await backdate(id, 1);
    expect(await sees(doctor)).toBe(false);
    expect(await openAccessOf(doctor)).toBeNull();
    expect(await execute(expireBreakGlass, systemActor("background jobs"), { breakGlassId: id })).toMatchObject({
      ok: true,
    });
    expect(await rowsOf("SELECT ended_why, ended_at = expires_at AS at FROM break_glass WHERE id = $1", [id])).toEqual([
      { ended_why: "expired", at: true },
    ]);
    expect(await execute(expireBreakGlass, systemActor("background jobs"), { breakGlassId: id })).toMatchObject({
      code: "nothing-to-do",
    });
  });

  it("ends with the role in which it was opened, and with the account", async () => {
    await opened();
    await rowsOf("UPDATE person SET role = 'oncologist', revision = revision + 1 WHERE id = $1", [doctor.id]);
    expect(await sees(doctor)).toBe(false);
    expect(await sees({ ...doctor, role: "oncologist" })).toBe(false);
    await rowsOf("UPDATE person SET role = 'neurologist', disabled_at = now(), revision = revision + 1 WHERE id = $1", [
      doctor.id,
    ]);
    expect(await sees(doctor)).toBe(false);
  });
});

describe("its review", () => {
  it("waits with the leads of the patient's team until it is closed, once, and never by the person itself", async () => {
    const id = await opened();
    await referralForScreen(doctor, fixture.referralId);
    const waiting = async (by: PersonActor) =>
      (await breakGlassesFor(by, "waiting"))?.rows.some((row) => row.id === id);
    expect(await waiting(clinic.teamLead)).toBe(true);
    expect(await waiting(clinic.foreignTeamLead)).toBe(false);
    expect(await breakGlassesFor(clinic.neurologist, "waiting")).toBeNull();
    expect(await breakGlassForReview(clinic.foreignTeamLead, id)).toBeNull();
    expect(await breakGlassForReview(doctor, id)).toBeNull();
    const view = await breakGlassForReview(clinic.teamLead, id);
    expect(view?.opened.map((event) => event.what)).toContain("Opened a referral");

    expect(await say(clinic.teamLead, id, "accepted")).toMatchObject({ code: "still-open" });
    expect(await say(clinic.teamLead, id, "queried")).toMatchObject({ ok: true });
    await execute(endBreakGlass, doctor, { breakGlassId: id, patientId: chart.patientId });
    for (const by of [doctor, clinic.neurologist, clinic.foreignTeamLead]) {
      expect(await say(by, id, "accepted")).toMatchObject({ ok: false });
    }
    expect(await say(clinic.teamLead, id, "accepted")).toMatchObject({ ok: true });
    expect(await say(clinic.teamLead, id, "not-accepted")).toMatchObject({ code: "review-closed" });
    expect(await waiting(clinic.teamLead)).toBe(false);
    expect((await breakGlassForReview(clinic.teamLead, id))?.said.map((one) => one.verdict)).toEqual([
      "queried",
      "accepted",
    ]);
    expect((await auditOf(chart.patientId)).filter((line) => line.startsWith("break-glass.")).slice(-5)).toEqual(
      expect.arrayContaining(["break-glass.accepted done", "break-glass.review refused"]),
    );
  });

  it("of a lead's own access waits for another lead", async () => {
    const both = await aPerson({ role: "team-lead", siteId: clinic.siteId });
    const id = await opened(both);
    await rowsOf("INSERT INTO team_member (team_id, person_id) VALUES ($1, $2)", [clinic.teamId, both.id]);
    await execute(endBreakGlass, both, { breakGlassId: id, patientId: chart.patientId });
    expect(await say(both, id, "accepted")).toMatchObject({ code: "own-access" });
    expect((await breakGlassForReview(both, id))?.own).toBe(true);
    expect(await say(clinic.teamLead, id, "not-accepted")).toMatchObject({ ok: true });
  });
});
