// What becomes of a signed plan: held, ended; and the lives of its referrals.
import type { DispositionCode } from "@/lib/domain/plan/end-plan";
import { openTreatments } from "@/lib/domain/plan/end-plan";
import type { EndReason } from "@/lib/domain/plan/plan-states";
import { treatmentSchema } from "@/lib/domain/plan/treatment";
import { endPlan } from "@/lib/features/plan/commands/end-plan";
import { holdPlan } from "@/lib/features/plan/commands/move-plan";
import { acceptReferral } from "@/lib/features/referral/commands/answer-referral";
import type { Moved } from "@/lib/features/referral/move";
import type { Actor } from "@/lib/platform/actor-types";
import type { Command } from "@/lib/platform/command";
import { act } from "./act";
import { idOf, type Plan } from "./plan";
import { recordPastSessions } from "./sessions";
import { attend, firstPhysical, firstSpeech, scheduleOn } from "./visits";
import { seenBy } from "./world";

const planRow = ({ chart, planId }: Plan, at: string) =>
  seenBy(chart.lead, at, (tx) => tx.plan.findUnique({ where: { id: planId } }));

export async function putOnHold(plan: Plan, offset: number, reason: string): Promise<void> {
  const at = plan.chart.world.clock.at(offset, "11:00");
  await recordPastSessions(plan.chart.world, { planId: plan.planId, lead: plan.chart.lead }, offset);
  const { revision } = await planRow(plan, at);
  await act(at, holdPlan, plan.chart.lead, { planId: plan.planId, revision, reason });
}

type End = { readonly how: "complete" } | { readonly how: "discontinue"; readonly reason: EndReason };

/** Ends the plan; every open treatment gets the given disposition, or one of its own by the key of the story. */
export async function finish(
  plan: Plan,
  offset: number,
  end: End & {
    readonly note: string;
    readonly usual: DispositionCode;
    readonly own?: Readonly<Record<string, DispositionCode>>;
  },
): Promise<void> {
  const { planId, chart } = plan;
  const at = chart.world.clock.at(offset, "11:10");
  await recordPastSessions(chart.world, { planId, lead: chart.lead }, offset);
  const { revision, currentVersion: version } = await planRow(plan, at);
  const rows = await seenBy(chart.lead, at, (tx) => tx.treatmentVersion.findMany({ where: { planId, version } }));
  const open = openTreatments(rows.map((row) => treatmentSchema.parse(row.content)));
  const own = new Map(Object.entries(end.own ?? {}).map(([key, code]) => [idOf(plan, key), code]));
  const dispositions = open.map(({ treatmentId }) => ({
    treatmentId,
    disposition: own.get(treatmentId) ?? end.usual,
    note: null,
  }));
  const shared = { planId, revision, note: end.note, dispositions };
  const input = end.how === "complete" ? { ...shared, how: end.how } : { ...shared, how: end.how, reason: end.reason };
  await act(at, endPlan, chart.lead, input);
}

/** Moves the referral of a treatment by a command of the referral feature, from the revision on the person's screen. */
export async function moveReferral<M extends object>(
  plan: Plan,
  key: string,
  when: { readonly on: number; readonly time?: string; readonly by: Actor },
  command: Command<M & { referralId: string; revision: number }, Moved>,
  more: Omit<M, "referralId" | "revision">,
): Promise<void> {
  const at = plan.chart.world.clock.at(when.on, when.time ?? "14:00");
  const row = await seenBy(plan.chart.lead, at, (tx) =>
    tx.referral.findFirst({ where: { treatmentId: idOf(plan, key) }, select: { id: true, revision: true } }),
  );
  const input = { ...more, referralId: row.id, revision: row.revision } as M & { referralId: string; revision: number };
  await act(at, command, when.by, input);
}

/** A therapist accepts a referral, sees the patient two days later and is at work since. */
export async function takeOn(plan: Plan, key: string, by: Actor, on: number): Promise<void> {
  const { clock } = plan.chart.world;
  await moveReferral(plan, key, { on, by }, acceptReferral, { seenAt: clock.at(on, "13:50") });
  await scheduleOn(plan, key, { on, time: "14:10", by }, on + 2);
  await attend(plan, key, { on: on + 2, by }, key === "speech" ? firstSpeech : firstPhysical);
}
