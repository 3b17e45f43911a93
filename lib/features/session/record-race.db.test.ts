// A double-click, a retry after a time-out and two tabs create one record of a session.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { anIvig } from "@/lib/testing/course-builders";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { aCourse } from "@/lib/testing/sessions";
import { recordSession, setSessionTime } from "./commands/record";
import type { RecordInput } from "./input";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const clock = "2026-11-25T08:00:00.000Z";

async function recording(planId: string, over: Partial<RecordInput> = {}): Promise<RecordInput> {
  const { id: sessionId, revision } = await sessionOf(planId, 1);
  return {
    sessionId,
    revision,
    outcome: "given",
    time: "09:30",
    reason: null,
    preCheckReason: "Tests seen on paper",
    record: { kind: "ivig", product: "Privigen", lot: "L-1", doseG: "25", rateMlPerHour: "120", reactions: null },
    ...over,
  };
}

const given = (sessionId: string) =>
  rowsOf("SELECT event FROM session_event WHERE session_id = $1 AND to_state NOT IN ('planned', 'scheduled')", [
    sessionId,
  ]);

describe("one record of a session", () => {
  it("comes of one key sent five times at the same moment, and again later: all get the same answer", async () => {
    const { chart, planId } = await aCourse(clinic, anIvig());
    const [input, key] = [await recording(planId), uuid()];
    const send = () => execute(recordSession, clinic.nurse, input, { clock, key });
    const answers = await Promise.all(Array.from({ length: 5 }, send));
    answers.push(await send());
    expect(answers.every((answer) => answer.ok)).toBe(true);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await given(input.sessionId)).toEqual([{ event: "session.given" }]);
    expect((await auditOf(chart.patientId)).filter((line) => line === "session.given done")).toHaveLength(1);
  });

  it("comes of two tabs with keys of their own: one wins, the other sees both records and is told who was first", async () => {
    const { chart, planId } = await aCourse(clinic, anIvig());
    const second = await aPerson({ role: "nurse", siteId: clinic.siteId, zone: clinic.zone, teamIds: [clinic.teamId] });
    const mine = await recording(planId);
    const theirs = await recording(planId, { outcome: "not-given", reason: "Fever", record: null, time: "10:00" });
    const answers = await Promise.all([
      execute(recordSession, clinic.nurse, mine, { clock, key: uuid() }),
      execute(recordSession, second, theirs, { clock, key: uuid() }),
    ]);
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
    const loser = answers.find((answer) => !answer.ok);
    const won = answers[0]?.ok ? { state: "given", record: { lot: "L-1" } } : { state: "not-given", reason: "Fever" };
    const lost = answers[0]?.ok
      ? { outcome: "not-given", reason: "Fever" }
      : { outcome: "given", record: { lot: "L-1" } };
    expect(loser).toMatchObject({ code: "changed-by-someone-else", conflict: { mine: lost, theirs: won } });
    const winner = answers[0]?.ok ? clinic.nurse.name : second.name;
    expect(loser?.ok ? null : loser?.conflict?.by).toBe(winner);
    expect(loser?.ok ? "" : loser?.message).toMatch(/It now says: .*You entered: .*Yours was not saved/);
    expect(await given(mine.sessionId)).toHaveLength(1);
    const done = (await auditOf(chart.patientId)).filter((line) => /^session\.(given|not-given) done$/.test(line));
    expect(done).toHaveLength(1);
  });

  it("a key that was used for something else records nothing", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const [input, key] = [await recording(planId), uuid()];
    await execute(recordSession, clinic.nurse, input, { clock, key });
    const other = { ...input, outcome: "not-given", reason: "Fever", record: null } as const;
    expect(await execute(recordSession, clinic.nurse, other, { clock, key })).toMatchObject({ code: "key-reused" });
    expect(await given(input.sessionId)).toHaveLength(1);
  });
});

describe("a time that never comes", () => {
  it("is refused beside the field, with one that does; the hour that comes twice is taken", async () => {
    // Clocks in Berlin go from 02:00 to 03:00 on 28 March 2027, and from 03:00 back to 02:00 on 25 October 2026.
    const at = async (start: string) => {
      const base = anIvig();
      const day = asDay(start);
      const courses = base.courses.map((c) => ({ ...c, start: day, days: 1 }));
      return (await aCourse(clinic, { ...base, start: day, end: null, reviewOn: asDay("2027-12-01"), courses })).planId;
    };
    const set = async (planId: string, time: string) => {
      const { id: sessionId, revision } = await sessionOf(planId, 1);
      return await execute(setSessionTime, clinic.nurse, { sessionId, revision, time }, { clock });
    };
    const spring = await at("2027-03-28");
    expect(await set(spring, "02:30")).toMatchObject({ ok: false, fields: { time: expect.stringContaining("03:30") } });
    expect(await set(spring, "03:00")).toMatchObject({ ok: true });
    const input = await recording(spring, { time: "02:15" });
    const late = { clock: "2027-03-28T09:00:00.000Z" };
    expect(await execute(recordSession, clinic.nurse, input, late)).toMatchObject({
      ok: false,
      fields: { time: expect.stringContaining("go forward over 02:15") },
    });
    expect(await set(await at("2026-10-25"), "02:30")).toMatchObject({ ok: true });
  });
});
