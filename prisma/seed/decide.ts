// What the people of the demo decide about the findings of their drafts before they sign.

import type { ProposedFinding } from "@/lib/domain/safety/decision-findings";
import type { OverrideReason } from "@/lib/domain/safety/decision-words";
import { decideFinding } from "@/lib/features/safety/commands/decide-finding";
import type { Actor } from "@/lib/platform/actor-types";
import { act } from "./act";

export type Override = { readonly reason: OverrideReason; readonly text: string };

/** What a story overrides, by rule. A Must resolve that no story speaks of ends the seed: the plan has to be mended. */
export type Overrides = Readonly<Record<string, Override>>;

const shown = ({ finding: { ruleId, treatments, basis } }: ProposedFinding) => ({ ruleId, treatments, basis });

/** Acknowledges the checks that wait and overrides what the story says; answers whether anything was decided. */
export async function decideBefore(
  at: string,
  by: Actor,
  draftId: string,
  blocking: readonly ProposedFinding[],
  overrides: Overrides,
): Promise<boolean> {
  const checks = blocking.filter(({ finding }) => finding.tier === "check");
  const grave = blocking.filter(({ finding }) => finding.tier === "must-resolve");
  if (checks.length > 0) {
    const input = { draftId, kind: "acknowledge" as const, reason: null, text: null, findings: checks.map(shown) };
    await act(at, decideFinding, by, input);
  }
  for (const one of grave) {
    const why = overrides[one.finding.ruleId];
    if (!why) throw new Error(`${one.finding.ruleId} must be resolved (${one.finding.title}: ${one.finding.message})`);
    await act(at, decideFinding, by, { draftId, kind: "override" as const, findings: [shown(one)], ...why });
  }
  return blocking.length > 0;
}
