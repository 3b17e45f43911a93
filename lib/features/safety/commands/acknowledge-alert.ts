import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { AcknowledgeAlertInput } from "../input";

/** A prescriber has seen that a signed plan became unsafe, and says what was done about it; it stays quiet until its facts change. */
export const acknowledgeAlert = command<AcknowledgeAlertInput, null>({
  name: "safety-alert.acknowledge",
  needs: "plan:sign",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, alertId, revision, note } = input;
    const alert = await tx.safetyAlert.findFirst({ where: { id: alertId, planId } });
    if (!alert) return refused("not-found");
    if (alert.closedAt) return refused("alert-closed");
    const { count } = await tx.safetyAlert.updateMany({
      where: { id: alertId, revision, closedAt: null },
      data: {
        closedAt: new Date(now),
        closedWhy: "acknowledged",
        closedBy: actor.id,
        note,
        revision: { increment: 1 },
      },
    });
    if (count === 0) return conflict({ revision }, { revision: alert.revision });
    const { patientId, version, ruleId } = alert;
    return done(null, [
      {
        action: "safety-alert.acknowledged",
        patientId,
        planId,
        version,
        object: { type: "safety-alert", id: alertId },
        detail: { rule: ruleId },
      },
    ]);
  },
});
