// Signing as the sign page does it: decide what waits for a decision, read what would be signed, then sign exactly that.
import { asDay } from "@/lib/domain/shared/day";
import { type SignedVersion, signDraft } from "@/lib/features/plan/commands/sign-draft";
import type { SignDraftInput } from "@/lib/features/plan/input";
import { draftForReview, type ReviewFinding, type ReviewView } from "@/lib/features/plan/queries/review";
import { decideFinding } from "@/lib/features/safety/commands/decide-finding";
import type { DecideInput } from "@/lib/features/safety/input";
import type { PersonActor } from "@/lib/platform/actor-types";
import { type Answer, execute } from "@/lib/platform/command";
import { cosignAll } from "./cosigning";

export const OVERRIDE = {
  reason: "specialist-advice",
  text: "Discussed with the epilepsy team, who advise it",
} as const;

/** The sign page of a plan as somebody sees it. */
export async function signPage(actor: PersonActor, planId: string): Promise<ReviewView> {
  const view = await draftForReview(actor, planId);
  if (!view) throw new Error(`plan ${planId} has no open draft that ${actor.name} may sign`);
  return view;
}

const shownAs = ({ finding: { ruleId, treatments, basis } }: ReviewFinding) => ({ ruleId, treatments, basis });

/** Decides some findings of a draft as its sign page would. */
export async function decide(
  actor: PersonActor,
  draftId: string,
  kind: DecideInput["kind"],
  findings: readonly ReviewFinding[],
  why: Pick<DecideInput, "reason" | "text"> = kind === "override" ? OVERRIDE : { reason: null, text: null },
) {
  return await execute(decideFinding, actor, { draftId, kind, findings: findings.map(shownAs), ...why });
}

/** Acknowledges every Check that waits and overrides every Must resolve that may be overridden; those of a colleague's draft stay. */
export async function acknowledgeAll(actor: PersonActor, planId: string): Promise<void> {
  const { draft, safety } = await signPage(actor, planId);
  if (!draft.isMine || !safety) return;
  const waiting = safety.findings.filter((one) => one.blocks);
  const checks = waiting.filter((one) => one.finding.tier === "check");
  const grave = waiting.filter((one) => one.finding.tier === "must-resolve" && one.finding.overridable);
  if (checks.length > 0) await decide(actor, draft.id, "acknowledge", checks);
  if (grave.length > 0) await decide(actor, draft.id, "override", grave);
}

/** What the sign page of a plan sends, nothing decided on the way. */
export async function undecidedInput(
  actor: PersonActor,
  planId: string,
  over: Partial<SignDraftInput> = {},
): Promise<SignDraftInput> {
  const view = await signPage(actor, planId);
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

/** What the sign page of a plan sends once every finding was decided. */
export async function signingInput(
  actor: PersonActor,
  planId: string,
  over: Partial<SignDraftInput> = {},
): Promise<SignDraftInput> {
  await acknowledgeAll(actor, planId);
  return await undecidedInput(actor, planId, over);
}

/** Signs the open draft of a plan, its findings decided, and lets nothing wait for a second signature. */
export async function signNow(
  actor: PersonActor,
  planId: string,
  over: Partial<SignDraftInput> = {},
): Promise<Answer<SignedVersion>> {
  const answer = await signAlone(actor, planId, over);
  if (answer.ok) await cosignAll(planId);
  return answer;
}

/** The same, and what needs a second signature waits for it. */
export async function signAlone(
  actor: PersonActor,
  planId: string,
  over: Partial<SignDraftInput> = {},
): Promise<Answer<SignedVersion>> {
  return await execute(signDraft, actor, await signingInput(actor, planId, over));
}
