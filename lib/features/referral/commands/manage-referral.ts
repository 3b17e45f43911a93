import { can } from "@/lib/domain/access/can";
import { refused } from "@/lib/platform/outcome";
import { askedInPlan } from "../in-plan";
import type { AnswerInput, BecauseInput, OutsideInput, ReassignInput } from "../input";
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

/** Somebody outside does it; the name of the service stays with the event. */
export const sendOutside = moveCommand<OutsideInput>({
  move: "send-outside",
  needs: "referral:manage",
  prepare: ({ input }) => ({ reason: input.reason, text: input.service }),
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
    const asked = await askedInPlan(tx, row);
    if ("ok" in asked) return asked;
    return {
      columns: { ...asked, sentAt: new Date(now) },
      reason: input.reason,
      after: () => rewriteBriefs(tx, row.patientId, now),
    };
  },
});
