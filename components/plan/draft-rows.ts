// What the list of treatments says about each of them: its words, what is missing, and what this draft does with it.
import { completeTreatment, type DraftTreatment, type Problem } from "@/lib/domain/plan/draft-treatment";
import type { Lane } from "@/lib/domain/plan/frame";
import { kindLabels, laneLabels } from "@/lib/domain/plan/labels";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { untouchedFrom } from "@/lib/domain/template/to-draft";
import type { TemplateUse } from "@/lib/domain/template/use";
import { type ChangeType, diffTreatments } from "@/lib/domain/version/diff";
import { type TreatmentText, treatmentText } from "@/lib/domain/version/treatment-text";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import type { Tone } from "../ui/tone";

export interface DraftRowView {
  readonly treatmentId: string;
  readonly lane: Lane;
  readonly laneLabel: string;
  readonly kindLabel: string;
  readonly name: { readonly display: string; readonly plain: string };
  /** Null while something is missing: half an order is never written out as if it were one. */
  readonly text: TreatmentText | null;
  readonly problems: readonly Problem[];
  readonly status: { readonly tone: Tone | "plain"; readonly words: string };
  readonly isNew: boolean;
  /** Therapist or team of a referral, by name. */
  readonly to: string | null;
  /** The template it still is exactly as, with its version; null once it was touched (FRM-7). */
  readonly fromTemplate: string | null;
  readonly revision: number;
}

const changeWords: Partial<Record<ChangeType, string>> = {
  "dose-up": "dose up",
  "dose-down": "dose down",
  "dose-changed": "dose changed",
  "schedule-moved": "moved",
  "courses-changed": "courses changed",
  "referral-changed": "referral changed",
  resumed: "resumed",
};

function statusOf(draft: DraftTreatment, complete: Treatment | null, before: Treatment | undefined) {
  switch (draft.action) {
    case "start":
      return { tone: "draft", words: complete?.condition ? "new, waiting" : "new" } as const;
    case "continue":
      return { tone: "done", words: complete?.condition ? "unchanged, waiting" : "unchanged" } as const;
    case "hold":
      return { tone: "info", words: before?.action === "hold" ? "still on hold" : "on hold" } as const;
    case "stop":
      return { tone: "plain", words: "stopped" } as const;
    case "change": {
      const change = before && complete ? diffTreatments([before], [complete])[0] : undefined;
      const types = change?.status === "changed" ? change.changes.map((c) => c.type) : [];
      const words = types.flatMap((type) => changeWords[type] ?? [])[0] ?? "changed";
      return { tone: "check", words } as const;
    }
  }
}

/** One row of the list; `before` is the same treatment in the current version. */
export function draftRow(
  draft: DraftTreatment,
  revision: number,
  before: Treatment | undefined,
  names: Readonly<Record<string, string>> = {},
  uses: readonly TemplateUse[] = [],
): DraftRowView {
  const result = completeTreatment(draft);
  const complete = result.ok ? result.value : null;
  const name = typeof draft.name === "string" && draft.name.trim() ? draft.name : kindLabels[draft.kind];
  return {
    treatmentId: draft.treatmentId,
    lane: draft.lane,
    laneLabel: laneLabels[draft.lane],
    kindLabel: kindLabels[draft.kind],
    name: tallMan(name),
    text: complete ? treatmentText(complete) : null,
    problems: result.ok ? [] : result.problem,
    status: statusOf(draft, complete, before),
    isNew: draft.action === "start",
    to: complete ? recipientOf(complete, names) : null,
    fromTemplate: untouchedFrom(uses, draft),
    revision,
  };
}

function recipientOf(t: Treatment, names: Readonly<Record<string, string>>): string | null {
  if (t.kind !== "pt-referral" && t.kind !== "slp-referral") return null;
  const id = t.assigneeId ?? t.pool?.teamId;
  const name = id ? (names[id] ?? "somebody who is no longer listed") : null;
  return name && t.pool ? `${name} (team pool)` : name;
}
