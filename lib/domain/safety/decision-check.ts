// What a decision about a finding needs, before it is written.
import { type DecisionKind, isOverrideReason } from "./decision-words";
import type { Tier } from "./finding";

export const OTHER_REASON_MIN = 15;
export const DECISION_TEXT_MAX = 1000;

export interface TypedDecision {
  readonly kind: DecisionKind;
  readonly reason: string | null;
  readonly text: string | null;
}

/** Words beside each field that does not hold; none when the decision may be taken. */
export function decisionProblems({ kind, reason, text }: TypedDecision): Record<string, string> {
  if (kind !== "override") return {};
  const words = text?.trim() ?? "";
  const fields: Record<string, string> = {};
  if (!isOverrideReason(reason)) fields.reason = "Choose why you sign in spite of this finding";
  if (words === "") fields.text = "Say in words why this is right for this patient";
  else if (reason === "other" && words.length < OTHER_REASON_MIN)
    fields.text = `Describe the other reason in at least ${OTHER_REASON_MIN} characters`;
  return fields;
}

/** Why a finding may not be decided in this way, or null. Before dose, Information and cannot tell need no decision. */
export function whyNotDecided(
  finding: { readonly tier: Tier; readonly overridable: boolean },
  kind: DecisionKind,
): "not-overridable" | "needs-override" | "needs-no-decision" | null {
  if (kind === "withdraw") return null;
  if (finding.tier === "must-resolve") {
    if (!finding.overridable) return "not-overridable";
    return kind === "override" ? null : "needs-override";
  }
  return finding.tier === "check" ? null : "needs-no-decision";
}
