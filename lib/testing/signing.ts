// Signing as the sign page does it: read what would be signed, then sign exactly that.
import { asDay } from "@/lib/domain/shared/day";
import { type SignedVersion, signDraft } from "@/lib/features/plan/commands/sign-draft";
import type { SignDraftInput } from "@/lib/features/plan/input";
import { draftForReview } from "@/lib/features/plan/queries/review";
import type { PersonActor } from "@/lib/platform/actor-types";
import { type Answer, execute } from "@/lib/platform/command";

/** What the sign page of a plan would send. */
export async function signingInput(
  actor: PersonActor,
  planId: string,
  over: Partial<SignDraftInput> = {},
): Promise<SignDraftInput> {
  const view = await draftForReview(actor, planId);
  if (!view) throw new Error(`plan ${planId} has no open draft that ${actor.name} may sign`);
  return {
    draftId: view.draft.id,
    draftRevision: view.draft.revision,
    contentHash: view.contentHash,
    shown: JSON.parse(JSON.stringify(view.content)),
    effectiveOn: asDay("2026-11-23"),
    reason: view.version > 1 ? "Cramps at the old dose" : null,
    ...over,
  };
}

/** Signs the open draft of a plan. */
export async function signNow(
  actor: PersonActor,
  planId: string,
  over: Partial<SignDraftInput> = {},
): Promise<Answer<SignedVersion>> {
  return await execute(signDraft, actor, await signingInput(actor, planId, over));
}
