// What was said about a referral and was never right: marked, kept, replaced; and what rested on it.
import { beforeAll, describe, expect, it } from "vitest";
import { workFor } from "@/lib/features/work/queries/work";
import { execute } from "@/lib/platform/command";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral, referralRow, signWithReferrals } from "@/lib/testing/referrals";
import { aScheduledVisit, attend } from "@/lib/testing/visits";
import { acceptReferral, declineReferral } from "./commands/answer-referral";
import { markReportInError, takeBackEvent } from "./commands/correct-referral";
import { cancelReferral, recordPatientDeclined, reopenReferral, sendOutside } from "./commands/manage-referral";
import { acknowledgeReport, finishWithSummary, readReport, sendInterimReport } from "./commands/report";
import { referralForScreen } from "./queries-referral";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const seenAt = "2026-01-01T00:00:00Z";
const report = { summary: "Walks stairs", recommendation: null };
const because = { reason: "Other patient" };
const at = async (referralId: string) => ({ referralId, revision: (await referralRow(referralId)).revision });

async function underWay() {
  const fixture = await aSentReferral(clinic, { to: clinic.physicalTherapist });
  const { referralId } = fixture;
  await execute(acceptReferral, clinic.physicalTherapist, { ...(await at(referralId)), seenAt });
  await attend(clinic.physicalTherapist, referralId, await aScheduledVisit(clinic.physicalTherapist, referralId));
  return fixture;
}

const reportsOf = async (referralId: string) =>
  await rowsOf<{ id: string; kind: string; error_reason: string | null; replaces_id: string | null }>(
    "SELECT id, kind, error_reason, replaces_id FROM referral_report WHERE referral_id = $1 ORDER BY at, id",
    [referralId],
  );

async function sentReport(referralId: string, kind: "interim" | "final") {
  const door = kind === "final" ? finishWithSummary : sendInterimReport;
  const answer = await execute(door, clinic.physicalTherapist, { ...(await at(referralId)), ...report });
  if (!answer.ok) throw new Error(answer.code);
  return (await reportsOf(referralId)).at(-1)?.id ?? "";
}

describe("a report entered in error", () => {
  it.each([
    ["sent", false],
    ["acknowledged", true],
  ])("takes a %s final report back to work, keeps its words, and the next one replaces it", async (_, closed) => {
    const { referralId, chart } = await underWay();
    const reportId = await sentReport(referralId, "final");
    if (closed) await execute(acknowledgeReport, clinic.neurologist, await at(referralId));
    const input = { ...(await at(referralId)), reportId, ...because };
    expect(await execute(markReportInError, clinic.physicalTherapist, input)).toMatchObject({
      ok: true,
      value: { status: "in-progress" },
    });
    expect(await referralRow(referralId)).toMatchObject({ status: "in-progress" });
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.report-entered-in-error done");
    const again = await execute(markReportInError, clinic.physicalTherapist, {
      ...(await at(referralId)),
      reportId,
      ...because,
    });
    expect(again).toMatchObject({ code: "report-in-error" });
    const list = async () => (await workFor(clinic.neurologist)).find((one) => one.id === "reports")?.entries ?? [];
    const entry = (await list()).find((one) => one.key === reportId);
    expect(entry?.tag?.words ?? null).toBe(closed ? "Final report entered in error" : null);
    const second = await sentReport(referralId, "final");
    expect(await reportsOf(referralId)).toEqual([
      { id: reportId, kind: "final", error_reason: "Other patient", replaces_id: null },
      { id: second, kind: "final", error_reason: null, replaces_id: reportId },
    ]);
    expect((await list()).map((one) => one.key)).not.toContain(reportId);
    const view = await referralForScreen(clinic.neurologist, referralId);
    expect(view?.reports.map((one) => [one.replaces, one.errored !== null])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect((await execute(acknowledgeReport, clinic.neurologist, await at(referralId))).ok).toBe(true);
  });

  it("stays closed where the plan no longer holds the referral, and is marked all the same", async () => {
    const { referralId, chart, planId, treatment } = await underWay();
    const reportId = await sentReport(referralId, "final");
    await execute(acknowledgeReport, clinic.neurologist, await at(referralId));
    const stop = {
      action: "stop",
      actionFrom: treatment.start,
      end: treatment.start,
      changeReason: "Goal met",
    } as const;
    await signWithReferrals(chart, planId, 2, [{ ...treatment, ...stop }]);
    const answer = await execute(markReportInError, clinic.neurologist, {
      ...(await at(referralId)),
      reportId,
      ...because,
    });
    expect(answer).toMatchObject({ ok: true, value: { status: "acknowledged" } });
    expect((await reportsOf(referralId))[0]?.error_reason).toBe("Other patient");
  });

  it("leaves the state alone when it was an interim one, which was read in one tap before", async () => {
    const { referralId, chart } = await underWay();
    const reportId = await sentReport(referralId, "interim");
    const read = { ...(await at(referralId)), reportId };
    expect(await execute(readReport, clinic.physicalTherapist, read)).toMatchObject({ code: "may-not" });
    expect((await execute(readReport, clinic.neurologist, read)).ok).toBe(true);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.report-read done");
    expect(await execute(readReport, clinic.teamLead, read)).toMatchObject({ code: "report-read" });
    expect(await referralRow(referralId)).toMatchObject({ status: "in-progress" });
    const input = { ...(await at(referralId)), reportId, ...because };
    expect(await execute(markReportInError, clinic.neurologist, input)).toMatchObject({
      value: { status: "in-progress" },
    });
    expect(await execute(readReport, clinic.neurologist, read)).toMatchObject({ code: "report-in-error" });
  });

  it("is not for people without that tie or role, nor from an older revision", async () => {
    const { referralId, chart } = await underWay();
    const reportId = await sentReport(referralId, "final");
    const input = { ...(await at(referralId)), reportId, ...because };
    for (const person of [clinic.foreignTherapist, clinic.speechTherapist, clinic.foreignNeurologist, clinic.nurse])
      expect(await execute(markReportInError, person, input)).toMatchObject({ code: "not-found" });
    expect(await execute(markReportInError, clinic.oncologist, input)).toMatchObject({ code: "may-not" });
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.mark-report-in-error refused");
    const stale = { ...input, revision: input.revision - 1 };
    expect(await execute(markReportInError, clinic.physicalTherapist, stale)).toMatchObject({
      code: "changed-by-someone-else",
      conflict: { theirs: { status: "final-report" }, by: clinic.physicalTherapist.name },
    });
    expect((await reportsOf(referralId))[0]?.error_reason).toBeNull();
  });
});

async function newest(referralId: string) {
  const [row] = await rowsOf<{ id: string; event: string }>(
    "SELECT id, event FROM referral_event WHERE referral_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
    [referralId],
  );
  return row ?? { id: "", event: "" };
}

describe("an event entered in error", () => {
  it.each([
    ["a refusal by the therapist", declineReferral, "therapist"],
    ["a patient who declined, said by the therapist", recordPatientDeclined, "therapist"],
    ["a patient who declined, said by the neurologist", recordPatientDeclined, "neurologist"],
    ["a cancellation", cancelReferral, "neurologist"],
  ] as const)("%s is marked and kept; the referral waits for an answer again", async (_, door, by) => {
    const { referralId, chart } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    const who = by === "therapist" ? clinic.physicalTherapist : clinic.neurologist;
    expect((await execute(door, who, { ...(await at(referralId)), ...because })).ok).toBe(true);
    const { id: eventId } = await newest(referralId);
    const input = { ...(await at(referralId)), eventId, reason: "Wrong row" };
    expect(await execute(takeBackEvent, clinic.foreignTherapist, input)).toMatchObject({ code: "not-found" });
    expect(await execute(takeBackEvent, clinic.oncologist, input)).toMatchObject({ code: "may-not" });
    if (by === "neurologist")
      expect(await execute(takeBackEvent, clinic.physicalTherapist, input)).toMatchObject({ code: "may-not" });
    expect(await execute(takeBackEvent, who, input)).toMatchObject({ ok: true, value: { status: "sent" } });
    expect(await rowsOf("SELECT reason FROM referral_event_error WHERE event_id = $1", [eventId])).toEqual([
      { reason: "Wrong row" },
    ]);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.event-entered-in-error done");
    const view = await referralForScreen(clinic.physicalTherapist, referralId);
    expect(view?.events[1]?.errored).toMatch(/^Entered in error: Wrong row\./);
    expect(view?.takeBack).toBeNull();
    expect(await execute(takeBackEvent, who, { ...(await at(referralId)), eventId, reason: "Again" })).toMatchObject({
      code: "not-possible",
    });
  });

  it("is not a later or an earlier one, nor one that follows from a visit, nor one the plan no longer asks for", async () => {
    const { referralId } = await underWay();
    const begun = await newest(referralId);
    const input = { ...(await at(referralId)), eventId: begun.id, reason: "Wrong row" };
    expect(await execute(takeBackEvent, clinic.physicalTherapist, input)).toMatchObject({ code: "not-possible" });
    const other = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    const sent = await newest(other.referralId);
    await execute(cancelReferral, clinic.neurologist, { ...(await at(other.referralId)), ...because });
    const earlier = { ...(await at(other.referralId)), eventId: sent.id, reason: "Wrong row" };
    expect(await execute(takeBackEvent, clinic.neurologist, earlier)).toMatchObject({ code: "event-not-newest" });
    const cancelled = await newest(other.referralId);
    const { treatment, chart, planId } = other;
    const stop = {
      action: "stop",
      actionFrom: treatment.start,
      end: treatment.start,
      changeReason: "Goal met",
    } as const;
    await signWithReferrals(chart, planId, 2, [{ ...treatment, ...stop }]);
    const late = { ...(await at(other.referralId)), eventId: cancelled.id, reason: "Wrong row" };
    expect(await execute(takeBackEvent, clinic.neurologist, late)).toMatchObject({ code: "not-in-plan" });
  });
});

it("an outside service is kept by its name, shown, and gone when the referral is reopened", async () => {
  const { referralId } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
  const input = { ...(await at(referralId)), service: "Rehabilitation Nord", reason: "Lives there" };
  expect((await execute(sendOutside, clinic.neurologist, input)).ok).toBe(true);
  expect((await referralForScreen(clinic.neurologist, referralId))?.service).toBe("Rehabilitation Nord");
  await execute(reopenReferral, clinic.neurologist, { ...(await at(referralId)), reason: "Back" });
  expect((await referralForScreen(clinic.neurologist, referralId))?.service).toBeNull();
  const nameless =
    "INSERT INTO referral_event (id, referral_id, patient_id, event, to_status, at, by) SELECT gen_random_uuid(), id, patient_id, 'referral.sent-outside', 'sent-outside', now(), requested_by FROM referral WHERE id = $1";
  await expect(rowsOf(nameless, [referralId])).rejects.toThrow(/referral_event_names_service/);
});
