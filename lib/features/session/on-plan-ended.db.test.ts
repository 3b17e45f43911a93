// What the end of a plan or a recorded death does to sessions, and what comes back when the death is reversed.
import { beforeAll, describe, expect, it } from "vitest";
import { command, execute } from "@/lib/platform/command";
import { done } from "@/lib/platform/outcome";
import { anIvig } from "@/lib/testing/course-builders";
import { withTestClient } from "@/lib/testing/database";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { liveSessions, sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aCourse } from "@/lib/testing/sessions";
import { cancelSessionsOfCourse, omitSessions } from "./commands/moves";
import { recordSession, setSessionTime } from "./commands/record";
import { cancelSessions, type RevivedPlan, restoreSessions } from "./on-plan-ended";
import { coursesOfPlan } from "./queries/plan-courses";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

type About = Omit<RevivedPlan, "by" | "now">;
const around = (name: string, act: typeof cancelSessions) =>
  command<About, null>({
    name,
    needs: "patient:edit",
    on: ({ patientId }) => ({ kind: "patient", id: patientId }),
    async run({ tx, actor, now, input }) {
      const { patientId } = input;
      return done(null, [{ action: name, patientId }, ...(await act(tx, { ...input, by: actor.id, now }))]);
    },
  });
const died = around("test.died", cancelSessions);
const lives = around("test.lives", restoreSessions);

const clock = "2026-11-24T12:00:00.000Z";
const later = "2026-11-26T12:00:00.000Z";
const shown = async (planId: string) => (await liveSessions(planId)).map((s) => `${s.day.slice(8)} ${s.state}`);
const planState = (planId: string, status: string) =>
  withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query("UPDATE plan SET status = $2, end_reason = 'transferred' WHERE id = $1", [planId, status]);
  });

/** Five infusions: one given, one with its time set, one cancelled and one omitted by people. */
async function aLife() {
  const { chart, planId } = await aCourse(clinic, anIvig());
  const [first, third] = [await sessionOf(planId, 1), await sessionOf(planId, 3)];
  const record = {
    kind: "ivig",
    product: "Privigen",
    lot: "L-1",
    doseG: "25",
    rateMlPerHour: "120",
    reactions: null,
  } as const;
  const given = { outcome: "given", time: "09:30", reason: null, preCheckReason: "Seen on paper", record } as const;
  const { id: sessionId, revision } = first;
  await execute(recordSession, clinic.nurse, { sessionId, revision, ...given }, { clock });
  const timed = { sessionId: third.id, revision: third.revision, time: "11:15" };
  await execute(setSessionTime, clinic.nurse, timed, { clock });
  for (const [n, leave] of [
    [4, cancelSessionsOfCourse],
    [5, omitSessions],
  ] as const) {
    const { id, courseRevision } = await sessionOf(planId, n);
    const input = { sessionId: id, courseRevision, scope: "this", reason: "Enough" } as const;
    expect(await execute(leave, clinic.neurologist, input, { clock })).toMatchObject({ ok: true });
  }
  return { chart, planId, patientId: chart.patientId };
}

describe("a death that is reversed", () => {
  it("brings back what it had cancelled as planned successors, and nothing else", async () => {
    const { planId, patientId } = await aLife();
    await execute(died, clinic.neurologist, { patientId, reason: "The patient has died" }, { clock });
    const dead = ["23 given", "24 cancelled", "25 cancelled", "26 cancelled", "27 omitted"];
    expect(await shown(planId)).toEqual(dead);
    await execute(lives, clinic.neurologist, { patientId, reason: "Another patient of that name" }, { clock: later });
    expect(await shown(planId)).toEqual(["23 given", "24 planned", "25 planned", "26 cancelled", "27 omitted"]);
    const third = await rowsOf(
      `SELECT s.time, o.state AS was, o.reason, o.ended_with_plan FROM course_session s JOIN course_session o ON o.id = s.replaces_id
        WHERE s.plan_id = $1 AND s.n = 3 AND s.live`,
      [planId],
    );
    expect(third).toEqual([{ time: "11:15", was: "cancelled", reason: "The patient has died", ended_with_plan: true }]);
    expect(await auditOf(patientId)).toContain("course.restored done");
    const [course] = (await coursesOfPlan(clinic.neurologist, planId)) ?? [];
    expect(course?.sentence).toContain("1 of 5 infusions given, 1 omitted, 1 cancelled");
  });

  it("done twice changes nothing more", async () => {
    const { planId, patientId } = await aLife();
    const about = { patientId, reason: "Wrong patient" };
    await execute(died, clinic.neurologist, about, { clock });
    await execute(lives, clinic.neurologist, about, { clock: later });
    const [before, revision] = [await liveSessions(planId), (await sessionOf(planId, 1)).courseRevision];
    await execute(lives, clinic.neurologist, about, { clock: later });
    expect(await liveSessions(planId)).toEqual(before);
    expect((await sessionOf(planId, 1)).courseRevision).toBe(revision);
  });

  it("and recorded again cancels what had come back, which can come back once more", async () => {
    const { planId, patientId } = await aLife();
    const about = { patientId, reason: "Died" };
    const both = ["24 planned", "25 planned"];
    for (let round = 0; round < 2; round += 1) {
      await execute(died, clinic.neurologist, about, { clock });
      expect((await shown(planId)).slice(1, 3)).toEqual(["24 cancelled", "25 cancelled"]);
      await execute(lives, clinic.neurologist, about, { clock: later });
      expect((await shown(planId)).slice(1, 3)).toEqual(both);
    }
    expect(await rowsOf("SELECT count(*)::int AS n FROM course_session WHERE plan_id = $1", [planId])).toEqual([
      { n: 9 },
    ]);
  });

  it("brings back only what that death had cancelled, when its instant is named", async () => {
    const { planId, patientId } = await aLife();
    await execute(died, clinic.neurologist, { patientId, reason: "Died" }, { clock });
    const reason = "Wrong patient";
    const other = { patientId, reason, endedAt: new Date("2026-11-01T00:00:00.000Z") };
    await execute(lives, clinic.neurologist, other, { clock: later });
    expect((await shown(planId)).slice(1, 3)).toEqual(["24 cancelled", "25 cancelled"]);
    await execute(lives, clinic.neurologist, { patientId, reason, endedAt: new Date(clock) }, { clock: later });
    expect((await shown(planId)).slice(1, 3)).toEqual(["24 planned", "25 planned"]);
  });

  it("leaves alone a plan that had ended for another reason, such as a transfer", async () => {
    const { planId, patientId } = await aLife();
    await execute(
      died,
      clinic.neurologist,
      { patientId, planId, reason: "The treatment plan ended: transferred" },
      { clock },
    );
    await planState(planId, "discontinued");
    await execute(lives, clinic.neurologist, { patientId, reason: "Wrong patient" }, { clock: later });
    expect((await shown(planId)).slice(1, 3)).toEqual(["24 cancelled", "25 cancelled"]);
  });
});
