// Reassigned to somebody else, a referral is gone for the old therapist at once: screens, lists, commands and rows.
import { beforeAll, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { workFor } from "@/lib/features/work/queries/work";
import { execute } from "@/lib/platform/command";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { aSentReferral, referralRow } from "@/lib/testing/referrals";
import { asPerson } from "@/lib/testing/sql-plan";
import { aNote, aScheduledVisit, attend } from "@/lib/testing/visits";
import { acceptReferral } from "./commands/answer-referral";
import { reassignReferral } from "./commands/manage-referral";
import { markSeen } from "./commands/mark-seen";
import { rateGoals } from "./commands/rate-goals";
import { recordVisit } from "./commands/record-visit";
import { sendInterimReport } from "./commands/report";
import { scheduleVisit } from "./commands/schedule-visit";
import { referralsFor } from "./queries-inbox";
import { referralForScreen, referralForSheet } from "./queries-referral";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const seenAt = "2026-01-01T00:00:00Z";
const tables = ["referral", "referral_event", "referral_report", "referral_brief", "referral_goal", "visit"];

it.each(["another therapist", "a pool they do not belong to"])("to %s", async (receiver) => {
  const { referralId, treatment } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
  const old = clinic.physicalTherapist;
  const at = async () => ({ referralId, revision: (await referralRow(referralId)).revision });
  await execute(acceptReferral, old, { ...(await at()), seenAt });
  await attend(old, referralId, await aScheduledVisit(old, referralId));
  const planned = await aScheduledVisit(old, referralId, { time: "00:01" });
  const [goal = ""] = treatment.goals;
  const goals = [{ goal, state: "nearer" as const, targetOn: null }];
  await execute(rateGoals, old, { ...(await at()), goals });
  await execute(sendInterimReport, old, { ...(await at()), summary: "Better", recommendation: null });
  const rows = async () =>
    await asPerson(old, async (client) => {
      const counted: number[] = [];
      for (const table of tables) {
        const column = table === "referral" ? "id" : "referral_id";
        const { rowCount } = await client.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [referralId]);
        counted.push(rowCount ?? 0);
      }
      return counted;
    });
  expect((await rows()).every((count) => count > 0)).toBe(true);

  const other = await aPerson({
    role: "therapist",
    discipline: "physical",
    siteId: clinic.siteId,
    teamIds: [clinic.teamId],
  });
  const [away] = await rowsOf<{ team_id: string }>("SELECT team_id FROM team_member WHERE person_id = $1", [
    clinic.foreignTherapist.id,
  ]);
  const to =
    receiver === "another therapist"
      ? ({ type: "therapist", personId: other.id } as const)
      : ({ type: "pool", teamId: away?.team_id ?? "" } as const);
  const answer = await execute(reassignReferral, clinic.neurologist, { ...(await at()), to, reason: "On leave" });
  expect(answer).toMatchObject({ ok: true, value: { status: "sent" } });

  expect(await rows()).toEqual(tables.map(() => 0));
  expect(await referralForScreen(old, referralId)).toBeNull();
  expect(await referralForSheet(old, referralId)).toBeNull();
  const inbox = await referralsFor(old, { status: null, owner: null });
  expect(inbox?.rows.map((row) => row.id)).not.toContain(referralId);
  expect((await workFor(old)).flatMap((list) => list.entries.map((entry) => entry.key))).not.toContain(referralId);
  const now = await at();
  const outcome = { attendance: "attended", note: aNote() } as const;
  const gone = { ok: false, code: "not-found" };
  expect(await execute(markSeen, old, { ...now, seenAt })).toMatchObject(gone);
  expect(await execute(rateGoals, old, { ...now, goals })).toMatchObject(gone);
  expect(await execute(scheduleVisit, old, { ...now, on: asDay("2026-12-24"), time: "09:00" })).toMatchObject(gone);
  const record = { referralId, visitId: planned, revision: 2, outcome, flag: null };
  expect(await execute(recordVisit, old, record)).toMatchObject(gone);
  expect(
    await referralForScreen(receiver === "another therapist" ? other : clinic.foreignTherapist, referralId),
  ).not.toBeNull();
});
