// What a draft of a treatment amounts to. Loaded after the first paint, so that no page waits for the schemas.
import { completeTreatment, type DraftTreatment, type Problem } from "@/lib/domain/plan/draft-treatment";
import { treatmentText } from "@/lib/domain/version/treatment-text";

export interface Checked {
  readonly problems: readonly Problem[];
  /** The treatment in its final wording; null while something is missing. */
  readonly line: string | null;
}

export function checkTreatment(draft: DraftTreatment): Checked {
  const result = completeTreatment(draft);
  return result.ok
    ? { problems: [], line: treatmentText(result.value).plain }
    : { problems: result.problem, line: null };
}
