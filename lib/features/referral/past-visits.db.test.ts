import { expect, it } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic } from "@/lib/testing/people";
import { aSentReferral } from "@/lib/testing/referrals";
import { todayAt } from "@/lib/testing/visits";
import { acceptReferral } from "./commands/answer-referral";
import { scheduleVisit } from "./commands/schedule-visit";

it("a visit that took place already is entered back to the day its referral was sent, and no further", async () => {
  const clinic = await aClinic();
  const who = clinic.physicalTherapist;
  const { referralId } = await aSentReferral(clinic, { to: who });
  await execute(acceptReferral, who, { referralId, revision: 1, seenAt: new Date().toISOString() });
  const earlier = "UPDATE referral SET sent_at = sent_at - interval '3 days', revision = revision + 1 WHERE id = $1";
  await rowsOf(earlier, [referralId]);
  const at = { referralId, revision: 3, time: "09:00" };
  const early = await execute(scheduleVisit, who, { ...at, on: addDays(todayAt(who), -4) });
  expect(early).toMatchObject({ ok: false, code: "visit-before-sent", fields: { on: expect.any(String) } });
  expect((await execute(scheduleVisit, who, { ...at, on: addDays(todayAt(who), -3) })).ok).toBe(true);
});
