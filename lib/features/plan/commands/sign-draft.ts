import { awaitsCosignature } from "@/lib/domain/cosign/needs";
import { signRequirements } from "@/lib/domain/plan/sign-requirements";
import type { ProposedFinding } from "@/lib/domain/safety/decision-findings";
import type { SignedDecision, SignedFinding } from "@/lib/domain/safety/decision-schema";
import { summarise } from "@/lib/domain/version/describe";
import { diffTreatments } from "@/lib/domain/version/diff";
import { shownDifference } from "@/lib/domain/version/shown-difference";
import { readShown, type ShownContent, type SignedContent, signedText } from "@/lib/domain/version/signed-content";
import { endSignedDraft } from "@/lib/features/draft/on-signing";
import { onSigning, whyNotReferable } from "@/lib/features/referral/on-signing";
import { onCauseChanged } from "@/lib/features/reminder/on-cause";
import { closeAnswered } from "@/lib/features/safety/on-signing";
import type { Judge } from "@/lib/features/safety/queries/judge";
import { planSessions } from "@/lib/features/session/on-signing";
import type { Actor } from "@/lib/platform/actor-types";
import { command, type Run } from "@/lib/platform/command";
import { conflict, done, type Outcome, type Refusal, refused } from "@/lib/platform/outcome";
import { contentHash } from "../content-hash";
import type { SignDraftInput } from "../input";
import { proposalOf, type SigningRow } from "../queries/signing-source";
import { carryUrgent } from "../store/cosign";
import { lockForSigning, writeVersion } from "../store/sign";

export type SignedVersion = { readonly planId: string; readonly version: number; readonly contentHash: string };

/** Signs a draft as the next version of its plan: exactly what was shown and what is safe by this judge, or nothing. */
export const signDraftJudgedBy = (judge?: Judge) =>
  command<SignDraftInput, SignedVersion>({
    name: "plan.sign",
    needs: "plan:sign",
    on: ({ draftId }) => ({ kind: "draft", id: draftId }),
    run: (context) => sign(context, judge),
  });

export const signDraft = signDraftJudgedBy();

async function sign({ tx, actor, now, input }: Run<SignDraftInput>, judge?: Judge): Promise<Outcome<SignedVersion>> {
  const row = await lockForSigning(tx, input.draftId);
  if (!row) return refused("not-found");
  const closed = whyNotNow(row, actor, input);
  if (closed) return closed;
  const proposal = proposalOf(row, now, judge);
  if (!proposal.safety) return refused("engine-failed");
  const moved = movedSince(input, proposal.content);
  if (moved) return moved;
  if (row.draft.revision !== input.draftRevision) return lost(row, input);
  const { effectiveOn, reason } = input;
  const { source, current } = proposal;
  const { problems } = signRequirements({ ...source, effectiveOn, reason }, source.baseVersion > 0 ? current : null);
  if (problems.length > 0) return notSignable(problems);
  const unreferable = await whyNotReferable(tx, proposal.treatments);
  if (unreferable.length > 0) return refused("not-signable", { details: { problems: unreferable } });
  if (proposal.blocking.length > 0) return unresolved(proposal.blocking);

  const content: SignedContent = { ...proposal.content, effectiveOn, reason };
  const { planId, patientId, version, treatments } = content;
  const summary = version === 1 ? "First version" : summarise(diffTreatments(current, treatments));
  const { id, name, role } = actor;
  const hash = await writeVersion(tx, { content, facts: row.facts, summary, signer: { id, name, role }, now });
  const { id: draftId, revision } = row.draft;
  const state = row.draft.state === "in-review" ? "in-review" : "open";
  if (!(await endSignedDraft(tx, { id: draftId, state, revision, effectiveOn, reason }, now))) return lost(row, input);
  const stillUrgent = content.cosign?.stillUrgent ?? [];
  await carryUrgent(tx, { planId, patientId, version, treatmentIds: stillUrgent });
  const signed = { patientId, planId, version, treatments, signedBy: actor.id, now };
  const courses = await planSessions(tx, signed);
  // Days are planned at once, so that they can be booked; nobody is referred to on the strength of one signature.
  const waits = (id: string) => awaitsCosignature(content.cosign, id) && !stillUrgent.includes(id);
  const referrals = await onSigning(tx, { ...signed, treatments: treatments.filter((t) => !waits(t.treatmentId)) });
  if (version > 1) await onCauseChanged(tx, patientId);
  const answered = await closeAnswered(tx, { patientId, planId, version, findings: content.findings }, now);
  return done({ planId, version, contentHash: hash }, [
    {
      action: "plan.signed",
      patientId,
      planId,
      version,
      object: { type: "draft", id: input.draftId },
      detail: {
        hash,
        treatments: treatments.length,
        ...decisionCounts(content.findings),
        ...(content.cosign ? { cosignatures: content.cosign.needs.length } : {}),
      },
    },
    ...courses,
    ...referrals,
    ...answered,
  ]);
}

function decisionCounts(findings: readonly SignedFinding[]) {
  const count = (kind: SignedDecision["kind"]) => findings.filter((f) => f.decision?.kind === kind).length;
  return { findings: findings.length, overridden: count("override"), acknowledged: count("acknowledge") };
}

/** Each finding by name: what it is, and what it needs. */
function unresolved(blocking: readonly ProposedFinding[]): Refusal {
  const findings = blocking.map(({ finding: { ruleId, tier, title, treatments, overridable } }) => ({
    ruleId,
    tier,
    title,
    treatments,
    overridable,
  }));
  return refused("unresolved-findings", { details: { findings } });
}

const lost = ({ draft, plan }: SigningRow, input: SignDraftInput) =>
  conflict(
    { draftRevision: input.draftRevision },
    { draftRevision: draft.revision, state: draft.state, version: plan.currentVersion },
    { by: draft.authorName, at: draft.changedAt },
  );

function whyNotNow(row: SigningRow, actor: Actor, input: SignDraftInput): Refusal | null {
  const { draft, plan } = row;
  if (draft.state === "signed" || plan.currentVersion !== draft.baseVersion) return lost(row, input);
  if (draft.state === "discarded") return refused("draft-discarded");
  if (draft.state === "changes-asked") return refused("changes-asked");
  if (draft.authorId !== actor.id) {
    const message = `This draft is in the hands of ${draft.authorName}. Nothing was signed. Take it over to sign it.`;
    return refused("not-author", { message, details: { author: draft.authorName } });
  }
  if (plan.status !== "active" && plan.status !== "on-hold") return refused("plan-ended");
  return row.deceased ? refused("patient-died") : null;
}

/** You sign what you saw (invariant 3): any difference refuses, and says what it is. */
function movedSince(input: SignDraftInput, now: ShownContent): Refusal | null {
  const shown = readShown(input.shown);
  const intact = shown !== null && contentHash(signedText(shown)) === input.contentHash;
  if (intact && contentHash(signedText(now)) === input.contentHash) return null;
  const difference = shown && intact ? shownDifference(shown, now) : ["The page you signed from is out of date."];
  return refused("content-changed", { details: { difference } });
}

function notSignable(problems: ReturnType<typeof signRequirements>["problems"]): Refusal {
  const own = problems.filter((p) => p.treatmentId === null && p.path !== null);
  const fields = Object.fromEntries(own.map((p) => [p.path ?? "", p.message]));
  return refused("not-signable", {
    ...(own.length > 0 ? { fields } : {}),
    details: { problems: problems.map(({ treatmentId, message }) => ({ treatmentId, message })) },
  });
}
