// Pressed twice, sent again after a time-out, and from two tabs: one referral move, one report, one visit. The loser is told.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/platform/actor-types";
import { type Answer, execute } from "@/lib/platform/command";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral, referralRow } from "@/lib/testing/referrals";
import { aNote, aScheduledVisit, attend, todayAt } from "@/lib/testing/visits";
import { acceptReferral } from "./commands/answer-referral";
import { cancelReferral, reassignReferral } from "./commands/manage-referral";
import { recordVisit } from "./commands/record-visit";
import { finishWithSummary, sendInterimReport } from "./commands/report";
import { scheduleVisit } from "./commands/schedule-visit";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const report = { summary: "Walks stairs", recommendation: null };
const seenAt = "2026-01-01T00:00:00Z";
type Send = (key: string) => Promise<Answer<unknown>>;

async function fresh() {
  const { referralId } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
  return { referralId, revision: 1 };
}

async function accepted() {
  const at = await fresh();
  await execute(acceptReferral, clinic.physicalTherapist, { ...at, seenAt });
  return { ...at, revision: (await referralRow(at.referralId)).revision };
}

async function underWay() {
  const { referralId } = await accepted();
  await attend(clinic.physicalTherapist, referralId, await aScheduledVisit(clinic.physicalTherapist, referralId));
  return { referralId, revision: (await referralRow(referralId)).revision };
}

const pt = (): PersonActor => clinic.physicalTherapist;
type Case = { referralId: string; send: Send };
const cases: readonly [string, () => Promise<Case>, string][] = [
  [
    "a referral that is accepted",
    async () => {
      const at = await fresh();
      return { ...at, send: (key) => execute(acceptReferral, pt(), { ...at, seenAt }, { key }) };
    },
    "SELECT id FROM referral_event WHERE referral_id = $1 AND event = 'referral.accepted'",
  ],
  [
    "a referral that is cancelled",
    async () => {
      const at = await fresh();
      const input = { ...at, reason: "Transferred" };
      return { ...at, send: (key) => execute(cancelReferral, clinic.neurologist, input, { key }) };
    },
    "SELECT id FROM referral_event WHERE referral_id = $1 AND event = 'referral.cancelled'",
  ],
  [
    "a referral that is reassigned to the pool",
    async () => {
      const at = await fresh();
      const input = { ...at, to: { type: "pool", teamId: clinic.teamId } as const, reason: "On leave" };
      return { ...at, send: (key) => execute(reassignReferral, clinic.neurologist, input, { key }) };
    },
    "SELECT id FROM referral_event WHERE referral_id = $1 AND event = 'referral.reassigned'",
  ],
  [
    "an interim report",
    async () => {
      const at = await underWay();
      return { ...at, send: (key) => execute(sendInterimReport, pt(), { ...at, ...report }, { key }) };
    },
    "SELECT id FROM referral_report WHERE referral_id = $1",
  ],
  [
    "a final report",
    async () => {
      const at = await underWay();
      return { ...at, send: (key) => execute(finishWithSummary, pt(), { ...at, ...report }, { key }) };
    },
    "SELECT id FROM referral_report WHERE referral_id = $1",
  ],
  [
    "a visit that is scheduled",
    async () => {
      const at = await accepted();
      const input = { ...at, on: todayAt(pt()), time: "00:00" };
      return { ...at, send: (key) => execute(scheduleVisit, pt(), input, { key }) };
    },
    "SELECT id FROM visit WHERE referral_id = $1",
  ],
  [
    "a visit that is recorded",
    async () => {
      const at = await accepted();
      const visitId = await aScheduledVisit(pt(), at.referralId);
      const outcome = { attendance: "attended", note: aNote() } as const;
      const input = { referralId: at.referralId, visitId, revision: 1, outcome, flag: null };
      return { ...at, send: (key) => execute(recordVisit, pt(), input, { key }) };
    },
    "SELECT id FROM referral_event WHERE referral_id = $1 AND event = 'referral.begun'",
  ],
];

describe.each(cases)("%s", (_, prepare, made) => {
  it("with one key at the same time and again later is made once, and every answer is the same", async () => {
    const { referralId, send } = await prepare();
    const key = uuid();
    const together = await Promise.all([send(key), send(key), send(key)]);
    const answers = [...together, await send(key)];
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true, true]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await rowsOf(made, [referralId])).toHaveLength(1);
  });

  it("with different keys at the same time has one winner; the other is told what happened", async () => {
    const { referralId, send } = await prepare();
    const answers = await Promise.all([send(uuid()), send(uuid())]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      code: "changed-by-someone-else",
      conflict: { theirs: { revision: expect.any(Number) }, by: expect.any(String), at: expect.any(String) },
    });
    expect(await rowsOf(made, [referralId])).toHaveLength(1);
  });
});
