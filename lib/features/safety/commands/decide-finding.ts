import { can } from "@/lib/domain/access/can";
import { sameIdentity } from "@/lib/domain/safety/decision";
import { decisionProblems, whyNotDecided } from "@/lib/domain/safety/decision-check";
import type { SignedFinding } from "@/lib/domain/safety/decision-schema";
import { isOverrideReason } from "@/lib/domain/safety/decision-words";
import { lockJudgedDraft } from "@/lib/features/plan/on-decision";
import type { AuditEntry } from "@/lib/platform/audit";
import { command } from "@/lib/platform/command";
import { done, type Refusal, refused } from "@/lib/platform/outcome";
import type { DecideInput } from "../input";
import { insertDecisions } from "../store";

const actions = {
  override: "finding.overridden",
  acknowledge: "finding.acknowledged",
  withdraw: "finding.decision-withdrawn",
} as const;

/** Overrides, acknowledges or takes back, for findings of one draft exactly as they were shown; all of them or none. */
export const decideFinding = command<DecideInput, { readonly planId: string; readonly decided: number }>({
  name: "safety.decide",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input, relation }) {
    const { draftId, kind, reason, text } = input;
    if (kind === "override" && !can(actor, "plan:sign", relation.ties)) return refused("may-not-override");
    const fields = decisionProblems(input);
    if (Object.keys(fields).length > 0) return refused("not-decidable", { fields });
    const draft = await lockJudgedDraft(tx, draftId, now);
    if (!draft) return refused("not-found");
    if (draft.state === "signed" || draft.state === "discarded") return refused("draft-closed");
    if (draft.authorId !== actor.id) return refused("not-author", { details: { author: draft.authorName } });
    if (!draft.findings) return refused("engine-failed");
    const found: SignedFinding[] = [];
    for (const shown of input.findings) {
      const finding = find(draft.findings, shown);
      if ("ok" in finding) return finding;
      const problem = whyNotDecided(finding, kind);
      if (problem) return refused(problem, { details: { ruleId: finding.ruleId } });
      found.push(finding);
    }
    const { planId, patientId } = draft;
    const decision = { kind, reason: isOverrideReason(reason) ? reason : null, text, by: actor.id, at: now };
    await insertDecisions(tx, { draftId, planId, patientId }, found, decision);
    const [first, ...others] = found.map(
      ({ ruleId, ruleVersion }): AuditEntry => ({
        action: actions[kind],
        patientId,
        planId,
        object: { type: "draft", id: draftId },
        detail: { rule: ruleId, ruleVersion, reason: decision.reason },
      }),
    );
    return first ? done({ planId, decided: found.length }, [first, ...others]) : refused("finding-gone");
  },
});

function find(findings: readonly SignedFinding[], shown: DecideInput["findings"][number]): SignedFinding | Refusal {
  const same = findings.filter((f) => sameIdentity(f, { ...shown, treatments: [...shown.treatments].sort() }));
  const exact = same.find((f) => f.basis === shown.basis);
  return exact ?? refused(same.length > 0 ? "finding-changed" : "finding-gone", { details: { ruleId: shown.ruleId } });
}
