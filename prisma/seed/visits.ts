// The visits of the referrals in the stories.
import { referralBriefSchema } from "@/lib/domain/referral/brief-schema";
import type { VisitNote } from "@/lib/domain/referral/visit-note";
import { recordVisit } from "@/lib/features/referral/commands/record-visit";
import { scheduleVisit } from "@/lib/features/referral/commands/schedule-visit";
import type { Actor } from "@/lib/platform/actor-types";
import { act } from "./act";
import { idOf, type Plan } from "./plan";
import { seenBy } from "./world";

type When = { readonly on: number; readonly time?: string; readonly by: Actor };
const VISIT_TIME = "08:30";
/** From a visit to the day by which its first goal is to be reached. */
const GOAL_DAYS = 28;

const referralOf = (plan: Plan, key: string, at: string) =>
  seenBy(plan.chart.lead, at, (tx) =>
    tx.referral.findFirst({ where: { treatmentId: idOf(plan, key) }, select: { id: true, revision: true } }),
  );

/** Schedules a visit in the morning of a day of the story. */
export async function scheduleOn(plan: Plan, key: string, { on, time, by }: When, visitOn: number): Promise<void> {
  const { clock } = plan.chart.world;
  const at = clock.at(on, time ?? "14:10");
  const { id, revision } = await referralOf(plan, key, at);
  await act(at, scheduleVisit, by, { referralId: id, revision, on: clock.day(visitOn), time: VISIT_TIME });
}

/** The patient came to the visit that stands, and the therapist wrote its note. */
export async function attend(plan: Plan, key: string, { on, time, by }: When, done: Doing): Promise<void> {
  const at = plan.chart.world.clock.at(on, time ?? "15:00");
  const { id: referralId } = await referralOf(plan, key, at);
  const { id, revision } = await seenBy(plan.chart.lead, at, (tx) =>
    tx.visit.findFirst({
      where: { referralId, state: "scheduled", erroredAt: null },
      select: { id: true, revision: true },
    }),
  );
  const { content } = await seenBy(plan.chart.lead, at, (tx) => tx.referralBrief.findFirst({ where: { referralId } }));
  const [goal] = referralBriefSchema.parse(content).goals;
  const targetOn = plan.chart.world.clock.day(on + GOAL_DAYS);
  const goals = goal ? [{ goal, state: "nearer" as const, targetOn }] : [];
  const note: VisitNote = { schema: "visit-note/1", progress: "first-visit", scales: [], swallow: null, ...done };
  await act(at, recordVisit, by, {
    referralId,
    visitId: id,
    revision,
    outcome: { attendance: "attended", note, goals },
    flag: null,
  });
}

type Doing = { readonly interventions: string[]; readonly text: string };

export const firstPhysical: Doing = {
  interventions: ["pt-balance-coordination", "patient-teaching"],
  text: "First assessment, goals agreed with the patient.",
};
export const firstSpeech: Doing = {
  interventions: ["slp-swallow-therapy", "patient-teaching"],
  text: "First assessment, goals agreed with the patient and the ward.",
};
