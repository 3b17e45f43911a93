import { planMoves } from "@/lib/domain/plan/plan-states";
import { moveFrom } from "@/lib/domain/shared/moves";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command, type Run } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { MovePlanInput } from "../input";
import { lockPlan, movePlan, type PlanRow } from "../store/plan";

export type MovedPlan = { readonly planId: string; readonly revision: number };

/** Both sides of a lost race over a plan's state. */
export const planConflict = (mine: unknown, { status, revision, currentVersion }: PlanRow) =>
  conflict(mine, { status, revision, version: currentVersion });

const movingPlan = (name: "hold" | "resume") =>
  command<MovePlanInput, MovedPlan>({
    name: `plan.${name}`,
    needs: "plan:move",
    on: ({ planId }) => ({ kind: "plan", id: planId }),
    run: (run) => move(run, name),
  });

async function move({ tx, now, input }: Run<MovePlanInput>, name: "hold" | "resume") {
  const plan = await lockPlan(tx, input.planId);
  if (!plan) return refused("not-found");
  if (plan.revision !== input.revision) return planConflict({ move: name }, plan);
  const legal = moveFrom(planMoves, plan.status, name);
  if (!legal.ok) return refused("not-possible-now", { details: { status: plan.status } });
  if (name === "hold" && plan.currentVersion === 0) return refused("nothing-signed");
  const { to, event } = legal.value;
  if (!(await movePlan(tx, plan, { status: to }, now))) return planConflict({ move: name }, plan);
  await factsChanged(tx, plan.patientId, now);
  const { id: planId, patientId, currentVersion: version } = plan;
  return done({ planId, revision: plan.revision + 1 }, [
    { action: event, patientId, planId, version, reason: input.reason },
  ]);
}

/** Nothing of the plan is to be given until it is resumed; its versions stay as they are. */
export const holdPlan = movingPlan("hold");

/** The plan holds again as signed. */
export const resumePlan = movingPlan("resume");
