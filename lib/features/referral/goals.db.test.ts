// Goals: how far each got, said at a visit, in a report or on its own; what is due stands on the therapist's list.
import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { cursorOf, placeFrom } from "@/lib/domain/work/paging";
import { workFor } from "@/lib/features/work/queries/work";
import { execute } from "@/lib/platform/command";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral, referralRow } from "@/lib/testing/referrals";
import { asPerson } from "@/lib/testing/sql-plan";
import { aNote, aScheduledVisit, todayAt, visitRows } from "@/lib/testing/visits";
import { acceptReferral } from "./commands/answer-referral";
import { markVisitInError } from "./commands/correct-visit";
import { rateGoals } from "./commands/rate-goals";
import { recordVisit } from "./commands/record-visit";
import { sendInterimReport } from "./commands/report";
import { referralsFor } from "./queries-inbox";
import { referralForScreen } from "./queries-referral";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const [walks, climbs] = ["Walks 10 m", "Climbs a flight"];
const today = () => todayAt(clinic.physicalTherapist);
const at = async (referralId: string) => ({ referralId, revision: (await referralRow(referralId)).revision });

async function accepted() {
  const fixture = await aSentReferral(clinic, { to: clinic.physicalTherapist, over: { goals: [walks, climbs] } });
  const seenAt = new Date().toISOString();
  await execute(acceptReferral, clinic.physicalTherapist, { ...(await at(fixture.referralId)), seenAt });
  return fixture;
}

const goalsOf = async (referralId: string) =>
  (await referralForScreen(clinic.physicalTherapist, referralId))?.goals.map(({ state, targetOn }) => [
    state,
    targetOn,
  ]);

describe("goals", () => {
  it("get a day and a state on their own, and stand on the list of work when they are due", async () => {
    const { referralId, chart } = await accepted();
    expect(await goalsOf(referralId)).toEqual([
      [null, null],
      [null, null],
    ]);
    const soon = addDays(today(), 7);
    const goals = [{ goal: walks, state: "open" as const, targetOn: soon }];
    const answer = await execute(rateGoals, clinic.physicalTherapist, { ...(await at(referralId)), goals });
    expect(answer.ok).toBe(true);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.goals-rated done");
    expect(await goalsOf(referralId)).toEqual([
      ["open", soon],
      [null, null],
    ]);
    const due = async () =>
      (await workFor(clinic.physicalTherapist))
        .find((list) => list.id === "goals")
        ?.entries.filter((entry) => entry.href === `/referrals/${referralId}`) ?? [];
    expect((await due()).map((entry) => entry.lines[0])).toEqual([walks]);
    // What the address of the next page would say: an id, never the goal.
    const place = { urgency: 1, since: `${soon}T00:00:00.000Z`, key: (await due())[0]?.key ?? "" };
    expect(placeFrom(cursorOf(place))).toEqual(place);
    const listed = await referralsFor(clinic.physicalTherapist, { list: "goals-due", status: null, owner: null });
    expect(listed?.rows.map((row) => row.id)).toContain(referralId);
    expect(listed?.counts["goals-due"]).toBe(listed?.rows.length);
    const reached = [{ goal: walks, state: "reached" as const, targetOn: soon }];
    await execute(rateGoals, clinic.physicalTherapist, { ...(await at(referralId)), goals: reached });
    expect(await due()).toEqual([]);
  });

  it("are rated at a visit and in a report; what was said at a visit entered in error counts no more", async () => {
    const { referralId } = await accepted();
    const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId);
    const goals = [{ goal: walks, state: "nearer" as const, targetOn: null }];
    const outcome = { attendance: "attended", note: aNote(), goals } as const;
    const visit = { referralId, visitId, revision: 1, outcome, flag: null };
    expect((await execute(recordVisit, clinic.physicalTherapist, visit)).ok).toBe(true);
    const view = await referralForScreen(clinic.physicalTherapist, referralId);
    expect(view?.visits.list[0]?.lines.at(-1)).toEqual({ label: "Goals", words: "Walks 10 m: on the way" });
    const said = [{ goal: climbs, state: "not-reachable" as const, targetOn: null }];
    const report = { ...(await at(referralId)), summary: "Better", recommendation: null, goals: said };
    expect((await execute(sendInterimReport, clinic.physicalTherapist, report)).ok).toBe(true);
    const reports = (await referralForScreen(clinic.neurologist, referralId))?.reports;
    expect(reports?.[0]?.goals).toEqual(["Climbs a flight: will not be reached"]);
    const [row] = await visitRows(referralId);
    const wrong = { referralId, visitId, revision: row?.revision ?? 0, reason: "Other patient", again: false };
    expect((await execute(markVisitInError, clinic.physicalTherapist, wrong)).ok).toBe(true);
    expect(await goalsOf(referralId)).toEqual([
      [null, null],
      ["not-reachable", null],
    ]);
  });

  it.each([
    ["a goal that the plan does not name", { goal: "Dances", state: "open", targetOn: null }, "goals"],
    ["a day that is past", { goal: climbs, state: "open", targetOn: "past" }, "target-1"],
    ["a day in ten years", { goal: walks, state: "open", targetOn: "far" }, "target-0"],
  ] as const)("with %s are refused beside the field", async (_, { goal, state, targetOn }, field) => {
    const { referralId } = await accepted();
    const days = { past: addDays(today(), -1), far: addDays(today(), 3650) };
    const goals = [{ goal, state, targetOn: targetOn ? days[targetOn] : null }];
    const answer = await execute(rateGoals, clinic.physicalTherapist, { ...(await at(referralId)), goals });
    expect(answer).toMatchObject({ ok: false, code: "invalid-input", fields: { [field]: expect.any(String) } });
    expect(await rowsOf("SELECT 1 FROM referral_goal WHERE referral_id = $1", [referralId])).toEqual([]);
  });

  it("are for the therapist who has the referral, while it is under way, from the revision on the screen", async () => {
    const { referralId } = await accepted();
    const goals = [{ goal: walks, state: "nearer" as const, targetOn: null }];
    const input = { ...(await at(referralId)), goals };
    expect(await execute(rateGoals, clinic.neurologist, input)).toMatchObject({ code: "may-not" });
    for (const person of [clinic.foreignTherapist, clinic.speechTherapist, clinic.nurse, clinic.administrator])
      expect(await execute(rateGoals, person, input)).toMatchObject({ code: "not-found" });
    expect(await execute(rateGoals, clinic.physicalTherapist, { ...input, revision: 1 })).toMatchObject({
      code: "changed-by-someone-else",
    });
    const waiting = await aSentReferral(clinic, { to: clinic.physicalTherapist, over: { goals: [walks] } });
    const early = { ...(await at(waiting.referralId)), goals };
    expect(await execute(rateGoals, clinic.physicalTherapist, early)).toMatchObject({ code: "no-goals-now" });
  });

  it("never change once kept, and nobody foreign sees them", async () => {
    const { referralId } = await accepted();
    const goals = [{ goal: walks, state: "nearer" as const, targetOn: null }];
    await execute(rateGoals, clinic.physicalTherapist, { ...(await at(referralId)), goals });
    const change = "UPDATE referral_goal SET state = 'reached' WHERE referral_id = $1";
    const asked = asPerson(clinic.physicalTherapist, (client) => client.query(change, [referralId]));
    await expect(asked).rejects.toThrow(/permission denied/);
    await expect(rowsOf(change, [referralId])).rejects.toThrow(/append-only/);
    for (const person of [clinic.foreignTherapist, clinic.speechTherapist, clinic.foreignNeurologist]) {
      const seen = await asPerson(person, (client) =>
        client.query("SELECT 1 FROM referral_goal WHERE referral_id = $1", [referralId]),
      );
      expect(seen.rowCount).toBe(0);
    }
  });
});
