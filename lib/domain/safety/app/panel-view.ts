// The panel of findings as plain data, and its summary; apart from the engine, so that a page can draw it without loading it.
import type { Standing } from "../decision";
import type { SignedFinding } from "../decision-schema";

export type PanelAction =
  | { readonly kind: "open"; readonly treatmentId: string; readonly label: string }
  | { readonly kind: "add"; readonly item: string; readonly label: string }
  | { readonly kind: "record"; readonly fact: string; readonly label: string };

export interface PanelFinding {
  readonly finding: SignedFinding;
  readonly standing: Standing["state"];
  /** In words, for a decision that stands or fell. */
  readonly decided: { readonly kind: string; readonly by: string; readonly text: string | null } | null;
  /** What changed since the decision that fell. */
  readonly changes: readonly string[];
  readonly advice: readonly string[];
  readonly actions: readonly PanelAction[];
  readonly hasPage: boolean;
}

export interface PanelGroup {
  readonly key: string;
  readonly first: PanelFinding;
  readonly others: readonly PanelFinding[];
  readonly treatments: readonly string[];
}

export interface MissingGroup {
  readonly fact: string;
  readonly words: string;
  readonly treatmentId: string | null;
  readonly rules: readonly { readonly ruleId: string; readonly title: string }[];
}

export interface PreCheck {
  readonly ruleId: string;
  readonly title: string;
  readonly detail: string;
  /** Upcoming: its time has not come; open: wanted before the next dose; overdue: monitoring that was missed. */
  readonly state: "upcoming" | "open" | "overdue";
}

export interface PanelView {
  readonly mustResolve: readonly PanelGroup[];
  readonly checks: readonly PanelGroup[];
  readonly information: readonly PanelGroup[];
  readonly decided: readonly PanelGroup[];
  /** Medicines, allergies and conditions that no rule was able to look at. */
  readonly notChecked: readonly { readonly title: string; readonly inLists: boolean }[];
  readonly missing: readonly MissingGroup[];
  /** Rules that could not be judged for want of a fact. */
  readonly couldNotCheck: number;
  readonly preChecks: Readonly<Record<string, readonly PreCheck[]>>;
}

/** "1 must resolve · 3 checks"; nothing to decide says so. */
export function panelSummary({ mustResolve, checks }: Pick<PanelView, "mustResolve" | "checks">): string {
  const parts = [
    ...(mustResolve.length > 0 ? [`${mustResolve.length} must resolve`] : []),
    ...(checks.length > 0 ? [`${checks.length} ${checks.length === 1 ? "check" : "checks"}`] : []),
  ];
  return parts.length > 0 ? parts.join(" · ") : "nothing to decide";
}
