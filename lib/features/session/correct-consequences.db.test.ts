// What rested on a wrong record: alerts and briefs follow what is right.
import { beforeAll, describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { aPtReferral } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { anIvig, aPlasmaExchange } from "@/lib/testing/course-builders";
import { rowsOf } from "@/lib/testing/insert-row";
import { sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, withOwnId } from "@/lib/testing/plans";
import { signWithReferrals } from "@/lib/testing/referrals";
import { planAgain, signWithSessions } from "@/lib/testing/sessions";
import { correctSession } from "./commands/correct";
import { recordSession } from "./commands/record";
import type { CorrectInput, RecordInput } from "./input";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const record = {
  kind: "ivig",
  product: "Privigen",
  lot: "L-77",
  doseG: "25",
  rateMlPerHour: "120",
  reactions: null,
} as const;
const given = { time: "09:30", reason: null, preCheckReason: "Tests seen on paper", record } as const;

describe("what depended on a wrong record", () => {
  it("an alert that rested on it is closed, and one that the right record makes is raised", async () => {
    const chart = await aChart(clinic);
    const { planId } = await aPlanRow(chart);
    const exchange = aPlasmaExchange();
    const courses = exchange.courses.map((c) => ({ ...c, start: asDay("2026-12-12") }));
    const treatments = [withOwnId(anIvig()), withOwnId({ ...exchange, courses })];
    await signWithSessions({ chart, planId, version: 1, treatments }, "2026-11-20T10:00:00.000Z");
    const alerts = async () =>
      (
        await rowsOf(
          "SELECT rule_id FROM safety_alert WHERE plan_id = $1 AND closed_at IS NULL AND rule_id = 'ivig-before-plex'",
          [planId],
        )
      ).length;
    expect(await alerts()).toBe(0);
    const [last] = await rowsOf<{ id: string; revision: number }>(
      "SELECT s.id, s.revision FROM course_session s JOIN course c ON c.id = s.course_id WHERE c.plan_id = $1 AND c.kind = 'ivig' AND s.n = 5",
      [planId],
    );
    const later = "2026-12-01T10:00:00.000Z";
    const notGiven: RecordInput = {
      sessionId: last?.id ?? "",
      revision: last?.revision ?? 0,
      outcome: "not-given",
      ...given,
      record: null,
      reason: "Fever",
    };
    expect(await execute(recordSession, clinic.nurse, notGiven, { clock: later })).toMatchObject({ ok: true });
    const [wrong] = await rowsOf<{ revision: number }>("SELECT revision FROM course_session WHERE id = $1", [last?.id]);
    // It was given after all, three days later: within 14 days of the first exchange.
    const right: CorrectInput = {
      sessionId: last?.id ?? "",
      revision: wrong?.revision ?? 0,
      errorReason: "It was given on 30 November",
      outcome: "given",
      day: asDay("2026-11-30"),
      ...given,
    };
    const corrected = await execute(correctSession, clinic.nurse, right, { clock: later });
    expect(corrected).toMatchObject({ ok: true });
    expect(await alerts()).toBe(1);
    const successor = corrected.ok ? corrected.value.sessionId : "";
    const [now] = await rowsOf<{ revision: number }>("SELECT revision FROM course_session WHERE id = $1", [successor]);
    const undone: CorrectInput = {
      ...right,
      sessionId: successor,
      revision: now?.revision ?? 0,
      outcome: "not-given",
      reason: "Fever",
      record: null,
    };
    expect(await execute(correctSession, clinic.nurse, undone, { clock: later })).toMatchObject({ ok: true });
    expect(await alerts()).toBe(0);
  });

  it("a therapist's brief no longer has an exchange that did not happen, whether recorded so or put right", async () => {
    const chart = await aChart(clinic);
    const { planId } = await aPlanRow(chart);
    const referral = withOwnId(aPtReferral({ assigneeId: clinic.physicalTherapist.id }));
    const treatments = [referral, withOwnId(aPlasmaExchange())];
    await signWithReferrals(chart, planId, 1, treatments);
    await planAgain({ chart, planId, version: 1, treatments });
    const exchangeDays = async () => {
      const [brief] = await rowsOf<{ days: string[] }>(
        `SELECT array(SELECT p->>'from' FROM jsonb_array_elements(b.content->'precautions') p WHERE p->>'topic' = 'exchange') AS days
           FROM referral_brief b JOIN referral r ON r.id = b.referral_id WHERE r.plan_id = $1`,
        [planId],
      );
      return brief?.days ?? [];
    };
    const { id: sessionId, revision, day } = await sessionOf(planId, 5);
    const missed = { sessionId, revision, outcome: "not-given", ...given, record: null, reason: "Line lost" } as const;
    const late = "2026-12-01T12:00:00.000Z";
    expect(await execute(recordSession, clinic.nurse, missed, { clock: late })).toMatchObject({ ok: true });
    expect(await exchangeDays()).not.toContain(day);
    const [now] = await rowsOf<{ revision: number }>("SELECT revision FROM course_session WHERE id = $1", [sessionId]);
    const input: CorrectInput = {
      sessionId,
      revision: now?.revision ?? 0,
      errorReason: "Another patient's line",
      outcome: "planned",
      day: asDay(day),
      ...given,
      record: null,
    };
    expect(await execute(correctSession, clinic.nurse, input, { clock: late })).toMatchObject({ ok: true });
    expect(await exchangeDays()).toContain(day);
  });
});
