import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral, referralRow } from "@/lib/testing/referrals";
import { aNote, aScheduledVisit, attend, todayAt, visitRows } from "@/lib/testing/visits";
import { acceptReferral } from "./commands/answer-referral";
import { markVisitInError, seeVisitFlag } from "./commands/correct-visit";
import { cancelReferral, reassignReferral } from "./commands/manage-referral";
import { recordVisit } from "./commands/record-visit";
import { cancelVisit, moveVisit, scheduleVisit } from "./commands/schedule-visit";
import type { RecordVisitInput } from "./visit-input";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

async function accepted() {
  const fixture = await aSentReferral(clinic, { to: clinic.physicalTherapist });
  const { referralId } = fixture;
  const seenAt = new Date().toISOString();
  const answer = await execute(acceptReferral, clinic.physicalTherapist, { referralId, revision: 1, seenAt });
  if (!answer.ok) throw new Error(answer.code);
  return { ...fixture, revision: answer.value.revision };
}

const attended: RecordVisitInput["outcome"] = { attendance: "attended", note: aNote() };
const today = () => todayAt(clinic.physicalTherapist);
const at = (time = "00:00") => ({ on: today(), time });

describe("scheduling a visit", () => {
  it("moves an accepted referral to scheduled once, and is kept in history and audit", async () => {
    const { referralId, chart, revision } = await accepted();
    const input = { referralId, revision, ...at() };
    const first = await execute(scheduleVisit, clinic.physicalTherapist, input);
    expect(first).toMatchObject({ ok: true, value: { revision: revision + 1 } });
    expect(await referralRow(referralId)).toMatchObject({ status: "scheduled", revision: revision + 1 });
    const second = await execute(scheduleVisit, clinic.physicalTherapist, {
      ...input,
      revision: revision + 1,
      time: "00:01",
    });
    expect(second.ok).toBe(true);
    expect(await referralRow(referralId)).toMatchObject({ status: "scheduled", revision: revision + 2 });
    expect((await visitRows(referralId)).map((row) => row.state)).toEqual(["scheduled", "scheduled"]);
    expect((await auditOf(chart.patientId)).slice(-3)).toEqual([
      "visit.scheduled done",
      "referral.scheduled done",
      "visit.scheduled done",
    ]);
  });

  it("clicked twice, sent again, and from two tabs makes one visit", async () => {
    const { referralId, revision } = await accepted();
    const input = { referralId, revision, ...at() };
    const key = uuid();
    const [one, again, tab] = await Promise.all([
      execute(scheduleVisit, clinic.physicalTherapist, input, { key }),
      execute(scheduleVisit, clinic.physicalTherapist, input, { key }),
      execute(scheduleVisit, clinic.physicalTherapist, input, { key: uuid() }),
    ]);
    const retry = await execute(scheduleVisit, clinic.physicalTherapist, input, { key });
    expect([one, again, tab, retry].filter((answer) => answer.ok).length).toBeGreaterThan(0);
    expect(await visitRows(referralId)).toHaveLength(1);
  });

  it.each([
    ["before the referral was sent", -1, "visit-before-sent"],
    ["in two years", 700, "day-far"],
  ])("on a day %s is refused beside the field", async (_, days, code) => {
    const { referralId, revision } = await accepted();
    const input = { referralId, revision, on: addDays(today(), days), time: "09:00" };
    const answer = await execute(scheduleVisit, clinic.physicalTherapist, input);
    expect(answer).toMatchObject({ ok: false, code, fields: { on: expect.any(String) } });
    expect(await visitRows(referralId)).toEqual([]);
  });

  it("is not possible before the referral was accepted, nor for anybody else", async () => {
    const waiting = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    const early = { referralId: waiting.referralId, revision: 1, ...at() };
    expect(await execute(scheduleVisit, clinic.physicalTherapist, early)).toMatchObject({ code: "no-visits-now" });
    const { referralId, revision } = await accepted();
    const input = { referralId, revision, ...at() };
    for (const [person, code] of [
      [clinic.foreignTherapist, "not-found"],
      [clinic.speechTherapist, "not-found"],
      [clinic.neurologist, "may-not"],
      [clinic.administrator, "not-found"],
    ] as const)
      expect(await execute(scheduleVisit, person, input)).toMatchObject({ ok: false, code });
    expect(await visitRows(referralId)).toEqual([]);
  });

  it("at the time of another visit of the referral is refused", async () => {
    const { referralId } = await accepted();
    await aScheduledVisit(clinic.physicalTherapist, referralId);
    const { revision } = await referralRow(referralId);
    const answer = await execute(scheduleVisit, clinic.physicalTherapist, { referralId, revision, ...at() });
    expect(answer).toMatchObject({ code: "visit-taken", fields: { time: expect.any(String) } });
  });
});

describe("a scheduled visit", () => {
  it("is moved, then cancelled with a reason; an older revision is a conflict", async () => {
    const { referralId } = await accepted();
    const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId);
    const base = { referralId, visitId, revision: 1 };
    const on = addDays(today(), 3);
    expect(await execute(moveVisit, clinic.physicalTherapist, { ...base, on, time: "14:30" })).toMatchObject({
      ok: true,
    });
    expect(await visitRows(referralId)).toMatchObject([{ day: on, time: "14:30", revision: 2 }]);
    const late = await execute(cancelVisit, clinic.physicalTherapist, { ...base, reason: "Ward round" });
    expect(late).toMatchObject({ code: "changed-by-someone-else", conflict: { theirs: { revision: 2 } } });
    const cancelled = await execute(cancelVisit, clinic.physicalTherapist, {
      ...base,
      revision: 2,
      reason: "Ward round",
    });
    expect(cancelled.ok).toBe(true);
    expect(await visitRows(referralId)).toMatchObject([{ state: "cancelled", reason: "Ward round" }]);
    const again = { ...base, revision: 3, reason: "Once more" };
    expect(await execute(cancelVisit, clinic.physicalTherapist, again)).toMatchObject({ code: "not-possible" });
  });

  it("is cancelled with its referral, and when another therapist gets the referral", async () => {
    const one = await accepted();
    await aScheduledVisit(clinic.physicalTherapist, one.referralId);
    const { revision } = await referralRow(one.referralId);
    const ended = { referralId: one.referralId, revision, reason: "Transferred" };
    expect((await execute(cancelReferral, clinic.neurologist, ended)).ok).toBe(true);
    expect(await visitRows(one.referralId)).toMatchObject([{ state: "cancelled" }]);
    const two = await accepted();
    await aScheduledVisit(clinic.physicalTherapist, two.referralId);
    const now = await referralRow(two.referralId);
    const to = { type: "therapist", personId: clinic.foreignTherapist.id } as const;
    const moved = { referralId: two.referralId, revision: now.revision, to, reason: "On leave" };
    expect((await execute(reassignReferral, clinic.neurologist, moved)).ok).toBe(true);
    expect(await visitRows(two.referralId)).toMatchObject([{ state: "cancelled" }]);
  });
});

describe("recording a visit", () => {
  it("as attended begins the therapy, and keeps the scales in the chart by the therapist's name", async () => {
    const { referralId, chart } = await accepted();
    const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId);
    await attend(clinic.physicalTherapist, referralId, visitId, aNote({ scales: [{ code: "berg", value: "41" }] }));
    expect(await referralRow(referralId)).toMatchObject({ status: "in-progress" });
    const kept = await rowsOf(
      "SELECT code, trim_scale(value_number)::text AS value, taken_on::text AS day, recorded_by, source FROM observation WHERE patient_id = $1",
      [chart.patientId],
    );
    const by = clinic.physicalTherapist.id;
    expect(kept).toEqual([
      { code: "berg", value: "41", day: today(), recorded_by: by, source: "Physical therapy visit" },
    ]);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("visit.attended done");
  });

  it("in the future, attended or missed, is refused with the reason beside the field", async () => {
    const { referralId } = await accepted();
    const on = addDays(today(), 1);
    const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId, { on });
    const missed = { attendance: "missed", reason: "Ill" } as const;
    for (const outcome of [attended, missed]) {
      const input = { referralId, visitId, revision: 1, outcome, flag: null };
      const answer = await execute(recordVisit, clinic.physicalTherapist, input);
      expect(answer).toMatchObject({ code: "visit-in-future", fields: { "outcome.attendance": expect.any(String) } });
    }
    expect(await visitRows(referralId)).toMatchObject([{ state: "scheduled" }]);
  });

  it("with a score outside its range is refused beside the scale, and leaves nothing behind", async () => {
    const { referralId, chart } = await accepted();
    const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId);
    const outcome = { attendance: "attended", note: aNote({ scales: [{ code: "berg", value: "57" }] }) } as const;
    const input = { referralId, visitId, revision: 1, outcome, flag: null };
    const answer = await execute(recordVisit, clinic.physicalTherapist, input);
    expect(answer).toMatchObject({ fields: { "outcome.note.scale-berg": expect.stringContaining("0 to 56") } });
    expect(await rowsOf("SELECT id FROM observation WHERE patient_id = $1", [chart.patientId])).toEqual([]);
  });

  it("twice at the same moment has one winner, one record and one set of facts", async () => {
    const { referralId, chart } = await accepted();
    const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId);
    const outcome = { attendance: "attended", note: aNote({ scales: [{ code: "tug", value: "12.5" }] }) } as const;
    const input = { referralId, visitId, revision: 1, outcome, flag: null };
    const record = () => execute(recordVisit, clinic.physicalTherapist, input, { key: uuid() });
    const answers = await Promise.all([record(), record(), record()]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await rowsOf("SELECT code FROM observation WHERE patient_id = $1", [chart.patientId])).toEqual([
      { code: "tug" },
    ]);
    const events = await rowsOf(
      "SELECT event FROM referral_event WHERE referral_id = $1 AND event = 'referral.begun'",
      [referralId],
    );
    expect(events).toHaveLength(1);
  });

  it("is not for the neurologist or another therapist", async () => {
    const { referralId } = await accepted();
    const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId);
    const input = { referralId, visitId, revision: 1, outcome: attended, flag: null };
    expect(await execute(recordVisit, clinic.neurologist, input)).toMatchObject({ code: "may-not" });
    expect(await execute(recordVisit, clinic.foreignTherapist, input)).toMatchObject({ code: "not-found" });
  });
});

describe("correcting a visit", () => {
  it("marks it and its facts entered in error and puts a new visit in its place", async () => {
    const { referralId, chart } = await accepted();
    const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId);
    await attend(clinic.physicalTherapist, referralId, visitId, aNote({ scales: [{ code: "berg", value: "41" }] }));
    const input = { referralId, visitId, revision: 2, reason: "Other patient", again: true };
    expect((await execute(markVisitInError, clinic.physicalTherapist, input)).ok).toBe(true);
    const rows = await visitRows(referralId);
    expect(rows.find((row) => row.id === visitId)).toMatchObject({ state: "attended", error_reason: "Other patient" });
    expect(rows.find((row) => row.id !== visitId)).toMatchObject({ state: "scheduled", replaces_id: visitId });
    const facts = await rowsOf("SELECT error_reason FROM observation WHERE patient_id = $1", [chart.patientId]);
    expect(facts).toEqual([{ error_reason: "Other patient" }]);
    expect(await referralRow(referralId)).toMatchObject({ status: "in-progress" });
    expect(await execute(markVisitInError, clinic.physicalTherapist, { ...input, revision: 3 })).toMatchObject({
      code: "visit-in-error",
    });
  });
});

describe("a flag", () => {
  it("is seen once, by somebody who manages the referral", async () => {
    const { referralId } = await accepted();
    const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId);
    const outcome = { attendance: "missed", reason: "Too weak" } as const;
    const flag = "Weaker since Monday";
    const input = { referralId, visitId, revision: 1, outcome, flag };
    expect((await execute(recordVisit, clinic.physicalTherapist, input)).ok).toBe(true);
    const seen = { referralId, visitId, revision: 2 };
    expect(await execute(seeVisitFlag, clinic.physicalTherapist, seen)).toMatchObject({ code: "may-not" });
    expect((await execute(seeVisitFlag, clinic.neurologist, seen)).ok).toBe(true);
    expect(await execute(seeVisitFlag, clinic.teamLead, { ...seen, revision: 3 })).toMatchObject({ code: "flag-seen" });
  });
});
