// The decision behind "add from template": which lines become treatments, and what the draft keeps about the template.
import type { DraftTreatment } from "../plan/draft-treatment";
import type { Day } from "../shared/day";
import { fail, ok, type Result } from "../shared/result";
import { offer, proposedStarts } from "./offer";
import type { TemplateArm } from "./record";
import type { Template } from "./template";
import { draftOfLine } from "./to-draft";
import type { TemplateUse, UsedLine } from "./use";

export interface MergeInput {
  readonly template: Template;
  readonly arm: TemplateArm;
  readonly dayZero: Day;
  /** The ticked lines. */
  readonly lines: readonly string[];
  readonly cancer: string | null;
  /** The treatments of the draft, removed ones left out. */
  readonly drafted: readonly DraftTreatment[];
  /** How the draft used this template before. */
  readonly before: TemplateUse | null;
  readonly newId: () => string;
}

export interface Merged {
  readonly added: readonly DraftTreatment[];
  readonly lines: readonly UsedLine[];
  /** Ticked, but in the draft already: left alone. */
  readonly skipped: readonly string[];
}

export type MergeProblem = "unknown-line" | "other-arm" | "other-cancer" | "arm-in-draft" | "nothing-to-add";

function isOtherArmInDraft({ before, arm, drafted }: MergeInput): boolean {
  const there = new Set(drafted.map((t) => t.treatmentId));
  return (before?.lines ?? []).some(
    ({ line, how, treatmentId }) =>
      how === "merged" && treatmentId !== null && there.has(treatmentId) && line.arm !== "both" && line.arm !== arm,
  );
}

/** New incomplete treatments for the ticked lines of one arm; agents that are in the draft are left alone. */
export function mergeTemplate(input: MergeInput): Result<Merged, MergeProblem> {
  const { template, dayZero, before, newId } = input;
  if (isOtherArmInDraft(input)) return fail("arm-in-draft");
  const offered = offer(input);
  const ticked = new Set(input.lines);
  if ([...ticked].some((id) => !offered.some((one) => one.line.id === id))) return fail("unknown-line");
  const chosen = offered.filter((one) => ticked.has(one.line.id));
  if (chosen.some((one) => one.state.type === "other-arm")) return fail("other-arm");
  if (chosen.some((one) => one.state.type === "other-cancer")) return fail("other-cancer");
  const taking = chosen.filter((one) => one.state.type === "open");
  if (taking.length === 0) return fail("nothing-to-add");
  const starts = proposedStarts(
    input,
    dayZero,
    taking.map((one) => one.line.id),
  );
  const added = new Map(
    taking.map(({ line }) => [line.id, draftOfLine(line, newId(), starts.get(line.id) ?? dayZero)] as const),
  );
  const lines = offered.flatMap(({ line, state }): UsedLine[] => {
    const draft = added.get(line.id);
    if (draft) return [{ line, how: "merged", treatmentId: draft.treatmentId, start: starts.get(line.id) ?? dayZero }];
    const known = before?.lines.find((used) => used.line.id === line.id && used.how === "merged");
    // Merged earlier: still there, or removed and perhaps put back.
    if (known && (state.type !== "present" || state.treatmentId === known.treatmentId)) return [known];
    if (state.type === "present") return [{ line, how: "present", treatmentId: state.treatmentId, start: null }];
    return state.type === "open" ? [{ line, how: "left", treatmentId: null, start: null }] : [];
  });
  const skipped = chosen.filter((one) => one.state.type === "present").map((one) => one.line.name);
  return ok({ added: template.lines.flatMap((line) => added.get(line.id) ?? []), lines, skipped });
}
