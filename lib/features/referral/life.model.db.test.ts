// Random lives of real referrals through the very commands, by people who may and who may not, from old screens, pressed again:
// the history holds moves of the table only, by whom it names, and nothing recorded ever changes.
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { type ReferralState, referralMoves } from "@/lib/domain/referral/states";
import { addDays } from "@/lib/domain/shared/day";
import type { PersonActor } from "@/lib/platform/actor-types";
import { type Answer, type Command, execute } from "@/lib/platform/command";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral, referralRow } from "@/lib/testing/referrals";
import { aNote, todayAt, visitRows } from "@/lib/testing/visits";
import { acceptReferral, askInformation, declineReferral } from "./commands/answer-referral";
import { markReportInError, takeBackEvent } from "./commands/correct-referral";
import { markVisitInError } from "./commands/correct-visit";
import * as manage from "./commands/manage-referral";
import { recordVisit } from "./commands/record-visit";
import { acknowledgeReport, finishWithSummary, sendInterimReport } from "./commands/report";
import { cancelVisit, moveVisit, scheduleVisit } from "./commands/schedule-visit";

const lives = process.env.CONCORD_LONG_TESTS ? 100 : 3;
let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const words = {
  reason: "Because",
  question: "What?",
  answer: "That",
  service: "Nord",
  summary: "Done",
  recommendation: null,
};
const seenAt = "2026-01-01T00:00:00Z";
type At = { readonly referralId: string; readonly revision: number };
type Doing = (who: PersonActor, at: At, pick: number) => Promise<Answer<unknown>>;
const say =
  <I>(command: Command<I, unknown>, more: (at: At) => object): Doing =>
  (who, at) =>
    execute(command, who, { ...at, ...more(at) } as I);
const { reason, question, answer, service, summary, recommendation } = words;

async function visitAt({ referralId }: At, pick: number) {
  const rows = await visitRows(referralId);
  const row = rows[pick % Math.max(1, rows.length)];
  return { referralId, visitId: row?.id ?? referralId, revision: row?.revision ?? 1 };
}

const doings: Readonly<Record<string, Doing>> = {
  accept: say(acceptReferral, () => ({ seenAt })),
  decline: say(declineReferral, () => ({ reason })),
  ask: say(askInformation, () => ({ question })),
  answer: say(manage.answerInformation, () => ({ answer })),
  interim: say(sendInterimReport, () => ({ summary, recommendation })),
  finish: say(finishWithSummary, () => ({ summary, recommendation })),
  acknowledge: say(acknowledgeReport, () => ({})),
  cancel: say(manage.cancelReferral, () => ({ reason })),
  outside: say(manage.sendOutside, () => ({ service, reason })),
  patient: say(manage.recordPatientDeclined, () => ({ reason })),
  reopen: say(manage.reopenReferral, () => ({ reason })),
  reassign: say(manage.reassignReferral, () => ({ to: { type: "pool", teamId: clinic.teamId }, reason })),
  schedule: (who, at, pick) =>
    execute(scheduleVisit, who, { ...at, on: addDays(todayAt(who), pick % 3), time: `00:${10 + (pick % 50)}` }),
  move: async (who, at, pick) =>
    execute(moveVisit, who, { ...(await visitAt(at, pick)), on: todayAt(who), time: `01:${10 + (pick % 50)}` }),
  attend: async (who, at, pick) =>
    execute(recordVisit, who, {
      ...(await visitAt(at, pick)),
      outcome: { attendance: "attended", note: aNote() },
      flag: null,
    }),
  miss: async (who, at, pick) =>
    execute(recordVisit, who, { ...(await visitAt(at, pick)), outcome: { attendance: "missed", reason }, flag: null }),
  "cancel a visit": async (who, at, pick) => execute(cancelVisit, who, { ...(await visitAt(at, pick)), reason }),
  "visit in error": async (who, at, pick) =>
    execute(markVisitInError, who, { ...(await visitAt(at, pick)), reason, again: pick % 2 === 0 }),
  "report in error": async (who, at, pick) => {
    const rows = await rowsOf<{ id: string }>("SELECT id FROM referral_report WHERE referral_id = $1 ORDER BY at, id", [
      at.referralId,
    ]);
    return execute(markReportInError, who, {
      ...at,
      reportId: rows[pick % Math.max(1, rows.length)]?.id ?? at.referralId,
      reason,
    });
  },
  "take back": async (who, at) => {
    const text = "SELECT id FROM referral_event WHERE referral_id = $1 ORDER BY at DESC, id DESC LIMIT 1";
    const [row] = await rowsOf<{ id: string }>(text, [at.referralId]);
    return execute(takeBackEvent, who, { ...at, eventId: row?.id ?? "", reason });
  },
};

/** Everything of a referral that was recorded, without the marks that may be added to it. */
async function recorded(referralId: string): Promise<string[]> {
  const rows = await rowsOf<{ row: string }>(
    `SELECT to_jsonb(e)::text AS row FROM referral_event e WHERE e.referral_id = $1
     UNION ALL SELECT (to_jsonb(r) - ARRAY['acknowledged_at', 'acknowledged_by', 'errored_at', 'errored_by', 'error_reason'])::text
       FROM referral_report r WHERE r.referral_id = $1
     UNION ALL SELECT (to_jsonb(v) - ARRAY['flag_seen_at', 'flag_seen_by', 'errored_at', 'errored_by', 'error_reason', 'revision',
                                           'changed_at', 'changed_by'])::text
       FROM visit v WHERE v.referral_id = $1 AND v.state <> 'scheduled'`,
    [referralId],
  );
  return rows.map(({ row }) => row);
}

const people = [
  "physicalTherapist",
  "neurologist",
  "teamLead",
  "foreignTherapist",
  "speechTherapist",
  "oncologist",
  "nurse",
  "administrator",
] as const;
type Who = (typeof people)[number];
const byRequester = ["answer", "acknowledge", "cancel", "outside", "reopen", "reassign"];
/** Who may do it, where a step does not ask for somebody else. */
const rightOne = (what: string): Who => (byRequester.includes(what) ? "neurologist" : "physicalTherapist");

const step = fc.record({
  other: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom<Who>(...people) },
  ),
  what: fc.oneof(
    fc.constantFrom(...Object.keys(doings)),
    fc.constantFrom("accept", "schedule", "attend", "interim", "finish"),
  ),
  pick: fc.nat(60),
  stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

const pairs = new Set(referralMoves.flatMap((m) => m.from.map((from) => `${from} > ${m.to}`)));

it(`${lives} lives of a referral through its commands`, async () => {
  const reached = new Set<ReferralState>();
  let moves = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 30 }), async (steps) => {
      const { referralId } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
      let kept = await recorded(referralId);
      for (const { other, what, pick, stale } of steps) {
        const who = other ?? rightOne(what);
        const before = await referralRow(referralId);
        const at = { referralId, revision: before.revision - (stale ? 1 : 0) };
        const answer = await doings[what]?.(clinic[who], at, pick);
        const after = await referralRow(referralId);
        const now = await recorded(referralId);
        for (const row of kept) expect(now, what).toContain(row);
        if (!answer?.ok) expect([after, now.length], what).toEqual([before, kept.length]);
        if (before.status !== after.status)
          expect(pairs, `${what} by ${who}`).toContain(`${before.status} > ${after.status}`);
        if (answer?.ok) {
          moves += 1;
          const manages = who === "neurologist" || who === "teamLead";
          expect(
            manages || before.assignee_id === null || before.assignee_id === clinic[who].id,
            `${what} by ${who}`,
          ).toBe(true);
        }
        reached.add(after.status as ReferralState);
        kept = now;
      }
      const planned = (await visitRows(referralId)).filter((v) => v.state === "scheduled" && v.error_reason === null);
      const { status } = await referralRow(referralId);
      if (!["accepted", "scheduled", "in-progress"].includes(status)) expect(planned).toEqual([]);
    }),
    { numRuns: lives, seed: 16, endOnFailure: true },
  );
  expect(moves).toBeGreaterThan(lives * 2);
  expect(reached.size).toBeGreaterThan(3);
}, 1_800_000);
