// Goals of a referral: the signed plan names them, the therapist says until when and how far each of them got.
import * as z from "zod";
import { addDays, type Day } from "../shared/day";
import { daySchema } from "../shared/day-schema";
import { type Goal, goalStates } from "./goal-states";

export const goalRatingSchema = z.strictObject({
  goal: z.string().min(1).max(300),
  state: z.enum(goalStates, { error: "Choose how far this goal got" }),
  targetOn: daySchema.nullable(),
});
export type GoalRating = z.infer<typeof goalRatingSchema>;

/** The goals of the signed plan, in its order, each with the newest of the ratings (given newest first) that count. */
export function goalsOf(signed: readonly string[], newestFirst: readonly GoalRating[]): Goal[] {
  return signed.map((goal) => {
    const newest = newestFirst.find((rating) => rating.goal === goal);
    return { goal, state: newest?.state ?? null, targetOn: newest?.targetOn ?? null };
  });
}

/** Days before its target on which a goal begins to stand on the list of work; a product choice, clinically reviewed: not yet. */
export const GOAL_NOTICE_DAYS = 7;

/** The goals whose target day has come or comes within a week, and that are neither reached nor given up. */
export function goalsDue(
  goals: readonly Goal[],
  today: Day,
): (Goal & { readonly targetOn: Day; readonly overdue: boolean })[] {
  return goals.flatMap((goal) =>
    goal.targetOn &&
    goal.targetOn <= addDays(today, GOAL_NOTICE_DAYS) &&
    goal.state !== "reached" &&
    goal.state !== "not-reachable"
      ? [{ ...goal, targetOn: goal.targetOn, overdue: goal.targetOn < today }]
      : [],
  );
}

/**
 * Why ratings cannot be kept, by field `goal-N` or `target-N` with the position of the goal in the signed plan; empty when
 * they can. A goal that the plan does not name is not rated, none twice, and a new target day is not past.
 */
export function goalProblems(
  ratings: readonly GoalRating[],
  goals: readonly Goal[],
  today: Day,
): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  const rated = new Set<string>();
  for (const { goal, targetOn } of ratings) {
    const at = goals.findIndex((known) => known.goal === goal);
    if (at < 0) fields.goals = "The goals in the signed plan have changed. Reload the page";
    if (rated.has(goal)) fields[`goal-${at}`] = "This goal is rated twice";
    rated.add(goal);
    const agreed = goals[at]?.targetOn ?? null;
    if (targetOn && targetOn !== agreed && targetOn < today) fields[`target-${at}`] = "Enter today or a later day";
    if (targetOn && targetOn > addDays(today, 730)) fields[`target-${at}`] = "Enter a day within two years";
  }
  return fields;
}
