import { can } from "@/lib/domain/access/can";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import { treatmentsInForce } from "@/lib/features/plan/queries/in-force";
import { refused } from "@/lib/platform/outcome";
import type { AnswerInput, BecauseInput, ReassignInput } from "../input";
import { moveCommand, ownedBy } from "../move";
import { rewriteBriefs } from "../on-facts-changed";
import { hasTherapist, isActiveTherapist } from "../store";

export const answerInformation = moveCommand<AnswerInput>({
  move: "answer",
  needs: "referral:manage",
  prepare: ({ input }) => ({ text: input.answer }),
});

export const cancelReferral = moveCommand<BecauseInput>({
  move: "cancel",
  needs: "referral:manage",
  prepare: ({ input }) => ({ reason: input.reason }),
});

export const sendOutside = moveCommand<BecauseInput>({
  move: "send-outside",
  needs: "referral:manage",
  prepare: ({ input }) => ({ reason: input.reason }),
});

/** Told to the therapist or to the neurologist: either may record it. */
export const recordPatientDeclined = moveCommand<BecauseInput>({
  move: "patient-declines",
  needs: "referral:read",
  prepare: ({ actor, input, relation }, row) => ({
    columns: can(actor, "referral:answer", relation.ties) ? ownedBy(actor.id, row) : {},
    reason: input.reason,
  }),
});

/** The new therapist or pool has seen nothing yet, and the waiting begins anew. */
export const reassignReferral = moveCommand<ReassignInput>({
  move: "reassign",
  needs: "referral:manage",
  prepare: async ({ tx, input, now }, row) => {
    const { to, reason } = input;
    const assigneeId = to.type === "therapist" ? to.personId : null;
    const poolTeamId = to.type === "pool" ? to.teamId : null;
    const same = assigneeId ? assigneeId === row.assigneeId : row.assigneeId === null && poolTeamId === row.poolTeamId;
    if (same) return refused("same-receiver", { fields: { to: "Choose somebody else" } });
    if (assigneeId && !(await isActiveTherapist(tx, assigneeId, row.discipline)))
      return refused("no-such-therapist", { fields: { to: "Choose a therapist of this discipline" } });
    if (poolTeamId && !(await hasTherapist(tx, poolTeamId, row.discipline)))
      return refused("no-such-team", { fields: { to: "Choose a team with a therapist of this discipline" } });
    return {
      columns: { assigneeId, poolTeamId, sentAt: new Date(now), lastSeenAt: null },
      reason,
      after: () => rewriteBriefs(tx, row.patientId, now),
    };
  },
});

/** Sends a closed referral again, with the question as the signed plan now asks it. */
export const reopenReferral = moveCommand<BecauseInput>({
  move: "reopen",
  needs: "referral:manage",
  prepare: async ({ tx, input, now }, row) => {
    const plan = await tx.plan.findUnique({ where: { id: row.planId } });
    if (plan?.status !== "active" && plan?.status !== "on-hold") return refused("plan-ended");
    const treatments = await treatmentsInForce(tx, row.planId, plan.currentVersion);
    const treatment = treatments.find((t) => t.treatmentId === row.treatmentId);
    const referred = treatment?.kind === "pt-referral" || treatment?.kind === "slp-referral";
    if (!referred || stateOf(treatment) === "stopped") return refused("not-in-plan");
    const { question, urgency } = treatment;
    return {
      columns: { question, urgency, sentAt: new Date(now) },
      reason: input.reason,
      after: () => rewriteBriefs(tx, row.patientId, now),
    };
  },
});
