// What therapists said about goals, inside a given transaction.
import { v7 as uuid } from "uuid";
import * as z from "zod";
import type { Goal } from "@/lib/domain/referral/goal-states";
import { type GoalRating, goalProblems, goalRatingSchema, goalsOf } from "@/lib/domain/referral/goals";
import type { Tx } from "@/lib/platform/db";
import type { ReferralRow } from "./store";

const known = z.object({ goals: z.array(z.string()), ratings: z.array(goalRatingSchema) });

/** The goals of the signed plan as they stand; what was said at a visit or in a report entered in error does not count. */
export async function goalsNow(tx: Tx, referralId: string): Promise<Goal[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT b.content->'goals' AS goals,
           coalesce((SELECT json_agg(json_build_object('goal', g.goal, 'state', g.state, 'targetOn', g.target_on)
                                     ORDER BY g.at DESC, g.id DESC)
                       FROM referral_goal g LEFT JOIN visit v ON v.id = g.visit_id LEFT JOIN referral_report x ON x.id = g.report_id
                      WHERE g.referral_id = b.referral_id AND v.errored_at IS NULL AND x.errored_at IS NULL), '[]') AS ratings
      FROM referral_brief b WHERE b.referral_id = ${referralId}::uuid`;
  if (rows.length === 0) return [];
  const { goals, ratings } = known.parse(rows[0]);
  return goalsOf(goals, ratings);
}

export type SaidWhere = { readonly visitId?: string; readonly reportId?: string };

/** Keeps what was said about goals, with the visit or the report it was said in. */
export async function keepGoals(
  tx: Tx,
  { id: referralId, patientId }: ReferralRow,
  ratings: readonly GoalRating[],
  { by, now, ...where }: SaidWhere & { readonly by: string; readonly now: string },
): Promise<void> {
  if (ratings.length === 0) return;
  const rows = ratings.map(({ goal, state, targetOn }) => ({
    id: uuid(),
    referralId,
    patientId,
    goal,
    state,
    targetOn: targetOn ? new Date(`${targetOn}T00:00:00Z`) : null,
    visitId: where.visitId ?? null,
    reportId: where.reportId ?? null,
    at: new Date(now),
    by,
  }));
  await tx.referralGoal.createMany({ data: rows });
}

/** Why ratings cannot be kept, by field below a prefix; empty when they can. */
export async function whyNotRated(
  tx: Tx,
  referralId: string,
  ratings: readonly GoalRating[],
  { today, prefix = "" }: { readonly today: Parameters<typeof goalProblems>[2]; readonly prefix?: string },
): Promise<Record<string, string>> {
  if (ratings.length === 0) return {};
  const problems = goalProblems(ratings, await goalsNow(tx, referralId), today);
  return Object.fromEntries(Object.entries(problems).map(([field, words]) => [`${prefix}${field}`, words]));
}
