// What follows from moving a session: the plan is judged again, therapists learn of it, and the nurse's day changes.
import { beforeAll, expect, it } from "vitest";
import { addDays, asDay, type Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { workFor } from "@/lib/features/work/queries/work";
import { execute } from "@/lib/platform/command";
import { aPtReferral } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { anIvig, aPlasmaExchange } from "@/lib/testing/course-builders";
import { rowsOf } from "@/lib/testing/insert-row";
import { sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, withOwnId } from "@/lib/testing/plans";
import { signWithReferrals } from "@/lib/testing/referrals";
import { aCourse, planAgain, signWithSessions } from "@/lib/testing/sessions";
import { deferSessions } from "./commands/moves";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

async function defer(planId: string, n: number, to: Day, nurse = clinic.nurse) {
  const { id: sessionId, courseRevision } = await sessionOf(planId, n);
  const input = { sessionId, courseRevision, to, scope: "this-and-following", reason: "Fever" } as const;
  const answer = await execute(deferSessions, nurse, input);
  expect(answer).toMatchObject({ ok: true });
}

it("an infusion moved to within 14 days before an exchange raises an alert on the signed plan", async () => {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  const exchange = aPlasmaExchange();
  const courses = exchange.courses.map((c) => ({ ...c, start: asDay("2026-12-12") }));
  const treatments = [withOwnId(anIvig()), withOwnId({ ...exchange, courses })];
  await signWithSessions({ chart, planId, version: 1, treatments }, "2026-11-20T10:00:00.000Z");
  const alerts = () =>
    rowsOf(
      "SELECT rule_id FROM safety_alert WHERE plan_id = $1 AND closed_at IS NULL AND rule_id = 'ivig-before-plex'",
      [planId],
    );
  expect(await alerts()).toEqual([]);
  const infusions = await rowsOf<{ id: string; revision: number }>(
    "SELECT s.id, c.revision FROM course_session s JOIN course c ON c.id = s.course_id WHERE c.plan_id = $1 AND c.kind = 'ivig' AND s.n = 5",
    [planId],
  );
  const [last] = infusions;
  const input = {
    sessionId: last?.id ?? "",
    courseRevision: last?.revision ?? 0,
    to: asDay("2026-11-30"),
    scope: "this",
    reason: "Fever",
  } as const;
  const answer = await execute(deferSessions, clinic.neurologist, input, { clock: "2026-11-26T10:00:00.000Z" });
  expect(answer).toMatchObject({ ok: true });
  expect(await alerts()).toEqual([{ rule_id: "ivig-before-plex" }]);
});

it("a therapist's brief has the exchange on its new day", async () => {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  const referral = withOwnId(aPtReferral({ assigneeId: clinic.physicalTherapist.id }));
  const treatments = [referral, withOwnId(aPlasmaExchange())];
  await signWithReferrals(chart, planId, 1, treatments);
  await planAgain({ chart, planId, version: 1, treatments });
  await defer(planId, 5, asDay("2036-12-05"));
  const [brief] = await rowsOf<{ days: string[] }>(
    `SELECT array(SELECT p->>'from' FROM jsonb_array_elements(b.content->'precautions') p WHERE p->>'topic' = 'exchange') AS days
       FROM referral_brief b JOIN referral r ON r.id = b.referral_id WHERE r.plan_id = $1`,
    [planId],
  );
  expect(brief?.days).toContain("2036-12-05");
  expect(brief?.days).not.toContain("2026-12-01");
});

it("the nurse's work of today no longer holds what was put off to tomorrow", async () => {
  const own = await aClinic();
  const today = dayInZone(new Date().toISOString(), own.zone);
  const base = anIvig();
  const course = { ...base, start: today, courses: base.courses.map((c) => ({ ...c, start: today, days: 1 })) };
  const { planId } = await aCourse(own, course, `${today}T00:00:00.000Z`);
  const entries = async (id: string) => (await workFor(own.nurse)).find((list) => list.id === id)?.entries ?? [];
  expect((await entries("today")).map((entry) => entry.lines[0])).toEqual([
    expect.stringMatching(/^no time set: .*, Infusion 1 of 1: /),
  ]);
  await defer(planId, 1, addDays(today, 1), own.nurse);
  expect(await entries("today")).toEqual([]);
  expect(await entries("tomorrow")).toHaveLength(1);
});
