// Referrals to physical and speech therapy: a question and goals for a named therapist or for a team's pool.
import * as z from "zod";
import { choiceField, countField, fault, idField, requiredText } from "../fields";
import { checkFrame, frame } from "../frame";

export const urgencies = ["routine", "soon", "urgent"] as const;
export type Urgency = (typeof urgencies)[number];

export const visitFrequencies = [
  "once",
  "daily",
  "three-times-weekly",
  "twice-weekly",
  "weekly",
  "every-2-weeks",
  "monthly",
  "as-judged",
] as const;
export type VisitFrequency = (typeof visitFrequencies)[number];

const noGoal = "Enter at least one goal, such as: walk 10 m without help";
const noPerson = "Choose a person from the list";
const noTeam = "Choose a team from the list";

const referralShape = {
  ...frame,
  question: requiredText("Enter the question to the therapist", 2000),
  goals: z.array(requiredText(noGoal, 300), { error: noGoal }).min(1, noGoal).max(12),
  urgency: choiceField(urgencies, "Choose routine, soon or urgent"),
  assigneeId: idField(noPerson).nullable(),
  pool: z.strictObject({ teamId: idField(noTeam) }).nullable(),
  sessionsRequested: countField("Enter the number of visits, from 1 to 200", 1, 200).nullable(),
  visitFrequency: choiceField(visitFrequencies, "Choose how often, or leave it to the therapist"),
};

const referralBase = z.strictObject(referralShape);
type ReferralBase = z.infer<typeof referralBase>;

function checkReferral(t: ReferralBase, ctx: z.RefinementCtx): void {
  checkFrame(t, ctx);
  if (!t.assigneeId && !t.pool) fault(ctx, ["assigneeId"], "Choose a therapist, or the team whose pool it goes to");
  if (t.assigneeId && t.pool) fault(ctx, ["pool"], "Choose either a therapist or a team's pool, not both");
}

export const ptReferralSchema = z
  .strictObject({ ...referralShape, kind: z.literal("pt-referral") })
  .superRefine(checkReferral);
export type PtReferral = z.infer<typeof ptReferralSchema>;

export const slpReferralSchema = z
  .strictObject({ ...referralShape, kind: z.literal("slp-referral") })
  .superRefine(checkReferral);
export type SlpReferral = z.infer<typeof slpReferralSchema>;
