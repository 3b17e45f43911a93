import { reviewProblem } from "@/lib/domain/break-glass/break-glass";
import { command } from "@/lib/platform/command";
import { enqueue } from "@/lib/platform/jobs/enqueue";
import { done, refused } from "@/lib/platform/outcome";
import type { ReviewBreakGlassInput } from "../input";
import { insertReview, lockForReview } from "../store";

/** A lead of the patient's team asks about an emergency access, or closes its review, once; never their own. */
export const reviewBreakGlass = command<ReviewBreakGlassInput, null>({
  name: "break-glass.review",
  needs: "break-glass:review",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { breakGlassId, patientId, verdict, comment } = input;
    const glass = await lockForReview(tx, breakGlassId, patientId);
    if (!glass) return refused("not-found");
    const problem = reviewProblem(glass, { verdict, by: actor.id, now });
    if (problem) return refused(problem);
    await insertReview(tx, { breakGlassId, patientId, verdict, comment }, { by: actor.id, at: now });
    if (verdict === "queried")
      await enqueue(tx, "mail", { personId: glass.personId }, { key: `mail:${glass.personId}` });
    return done(null, [
      {
        action: `break-glass.${verdict}`,
        patientId,
        object: { type: "break-glass", id: breakGlassId },
        reason: comment,
      },
    ]);
  },
});
