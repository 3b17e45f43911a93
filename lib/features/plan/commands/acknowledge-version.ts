import { v7 as uuid } from "uuid";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { AcknowledgeVersionInput } from "../input";
import { insertAcknowledgement } from "../store/acknowledgement";
import { lockPlan } from "../store/plan";

/** A reader of a plan says that they have seen the version in force. Its signer has seen it by signing; opening a page says nothing. */
export const acknowledgeVersion = command<AcknowledgeVersionInput, { id: string }>({
  name: "version.acknowledge",
  needs: "plan:read",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, version } = input;
    // Locked, so that no version is signed between the look and the row.
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused("not-found");
    if (plan.currentVersion !== version) return refused("version-moved-on");
    const signed = await tx.version.findUnique({ where: { planId_version: { planId, version } } });
    if (!signed) return refused("not-found");
    if (signed.signedBy === actor.id) return refused("own-version");
    const { patientId } = plan;
    const row = { id: uuid(), planId, version, patientId, personId: actor.id, role: actor.role, at: new Date(now) };
    if (!(await insertAcknowledgement(tx, row))) return refused("already-seen");
    const object = { type: "version-acknowledgement", id: row.id };
    return done({ id: row.id }, [{ action: "version.acknowledged", patientId, planId, version, object }]);
  },
});
