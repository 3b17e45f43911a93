// A line of a template as it arrives in a draft: named and dated, but incomplete. No dose, route or schedule is ever filled in.
import { canonicalJson } from "../plan/canonical";
import type { DraftTreatment } from "../plan/draft-treatment";
import type { Day } from "../shared/day";
import type { TemplateLine } from "./template";
import type { TemplateUse } from "./use";

/**
 * The draft of a line: identity, start and, for a line that needs no condition, its reason; a drug also says whether it treats
 * or supports. Under a condition the reason is the patient's, so it is left for the prescriber.
 */
export function draftOfLine(line: TemplateLine, treatmentId: string, start: Day): DraftTreatment {
  const { kind, lane, agent, name, purpose } = line;
  const reason = line.when === null ? { reason: line.why.charAt(0).toUpperCase() + line.why.slice(1) } : {};
  const own = purpose ? { purpose } : {};
  // The kind decides which fields a draft may have; `purpose` is set for drugs only.
  return { treatmentId, kind, lane, agent, name, action: "start", start, ...reason, ...own } as DraftTreatment;
}

/** Whether a treatment still is exactly as the template left it, and so is marked "from template" (FRM-7). */
export function isUntouched(line: TemplateLine, start: Day, draft: DraftTreatment): boolean {
  return canonicalJson(draft) === canonicalJson(draftOfLine(line, draft.treatmentId, start));
}

/** The name and version of the template that a treatment still is exactly as; null once it was touched. */
export function untouchedFrom(uses: readonly TemplateUse[], draft: DraftTreatment): string | null {
  const use = uses.find(({ lines }) =>
    lines.some(
      ({ line, how, treatmentId, start }) =>
        how === "merged" && treatmentId === draft.treatmentId && start !== null && isUntouched(line, start, draft),
    ),
  );
  return use ? `${use.name} v${use.version}` : null;
}
