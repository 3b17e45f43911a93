// Loaded after the first paint: the engine with its rules is not part of any page's first script.
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { type DraftToJudge, judgeDraft } from "@/lib/domain/safety/app/judge-draft";
import type { PanelView } from "@/lib/domain/safety/app/panel-view";

/** The panel of a draft with what is typed; null when the engine fails: what is typed must not be lost because of a rule. */
export function judgeTyped(draft: DraftToJudge, typed?: DraftTreatment): PanelView | null {
  try {
    return judgeDraft(draft, typed);
  } catch {
    return null;
  }
}
