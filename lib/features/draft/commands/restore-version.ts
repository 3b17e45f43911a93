import { v7 as uuid } from "uuid";
import { restoreVersion as restored } from "@/lib/domain/plan/restore";
import { dayInZone } from "@/lib/domain/shared/instant";
import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { RestoreVersionInput } from "../input";
import { zoneOfPlan } from "../queries/plan-zone";
import { stoppedFrom } from "../queries/stopped-from";
import { insertDraft, insertTreatment, lockPlan, openDraftOf, versionTreatments } from "../store";

/**
 * Opens the next draft of a plan as an older version said it. Nothing is in force by that: the draft is checked, signed and
 * co-signed anew. Refused while another draft is open, and when another version was signed since the page was read.
 */
export const restoreVersion = command<RestoreVersionInput, { planId: string; draftId: string }>({
  name: "draft.restore-version",
  needs: "plan:draft",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, version, from, reason } = input;
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused("not-found");
    if (plan.status !== "active" && plan.status !== "on-hold") return refused("plan-ended");
    const open = await openDraftOf(tx, planId);
    if (open) return refused("draft-open", { details: { draftId: open.id } });
    const { patientId, currentVersion: baseVersion } = plan;
    if (baseVersion !== input.currentVersion)
      return conflict({ version: input.currentVersion }, { version: baseVersion });
    if (version >= baseVersion) return refused("not-older");
    if (from < dayInZone(now, await zoneOfPlan(tx, planId)))
      return refused("invalid-input", { fields: { from: "This day is past: enter today or a later day" } });
    const [current, older] = [
      await versionTreatments(tx, planId, baseVersion),
      await versionTreatments(tx, planId, version),
    ];
    if (older.length === 0) return refused("not-found");
    const stops = await stoppedFrom(tx, planId);
    const source = { current, older, because: { from, reason }, stoppedFrom: stops, newId: uuid };
    const { treatments, restarted, leftOut } = restored(source);
    const written = { by: actor.id, at: now };
    for (const t of restarted) await insertTreatment(tx, { id: "", planId, patientId }, t, written);
    const words = `Version ${version} restored: ${reason}`;
    const draftId = await insertDraft(tx, { planId, patientId, baseVersion, treatments, reason: words }, written);
    const counts = { treatments: treatments.length, restarted: restarted.length, leftOut: leftOut.length };
    return done({ planId, draftId }, [
      {
        action: "draft.restored",
        patientId,
        planId,
        version,
        object: { type: "draft", id: draftId },
        detail: { baseVersion, ...counts },
      },
    ]);
  },
});
