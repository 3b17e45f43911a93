import { markImportedInError } from "@/lib/features/patient/on-import";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { MarkImportInErrorInput } from "../input";

/**
 * Takes a wrong import out of use: every row it made, and the chart it opened, stay readable and are marked. Not once a
 * plan is signed on it, nor while one is drafted. Without a signed plan there is no referral whose brief could change.
 */
export const markImportInError = command<MarkImportInErrorInput, { patientId: string }>({
  name: "import.mark-in-error",
  needs: "patient:edit",
  on: ({ importId }) => ({ kind: "import", id: importId }),
  async run({ tx, actor, now, input }) {
    const { importId, reason } = input;
    const row = await tx.import.findUnique({ where: { id: importId }, select: { patientId: true } });
    if (!row) return refused("not-found");
    const { patientId } = row;
    const signed = await tx.plan.findFirst({ where: { patientId, currentVersion: { gt: 0 } }, select: { id: true } });
    if (signed) return refused("plan-signed");
    const states = ["open", "in-review", "changes-asked"];
    const draft = await tx.draft.findFirst({ where: { patientId, state: { in: states } }, select: { id: true } });
    if (draft) return refused("draft-open");
    const errored = { erroredAt: new Date(now), erroredBy: actor.id, errorReason: reason };
    const { count } = await tx.import.updateMany({ where: { id: importId, erroredAt: null }, data: errored });
    if (count === 0) return refused("already-in-error");
    const facts = await markImportedInError(tx, { importId, patientId }, { by: actor.id, at: now, reason });
    return done({ patientId }, [
      { action: "import.entered-in-error", patientId, object: { type: "import", id: importId }, detail: { facts } },
      { action: "patient.entered-in-error", patientId, object: { type: "patient", id: patientId } },
    ]);
  },
});
