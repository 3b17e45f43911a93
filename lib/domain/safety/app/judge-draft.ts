// An open draft judged and made ready for the panel: on the server at render, in the browser with what is being typed.
import type { DraftTreatment } from "../../plan/draft-treatment";
import type { DraftDecision } from "../decision";
import type { SignedFinding } from "../decision-schema";
import { judgePlan } from "./judge-plan";
import { panelOf } from "./panel";
import type { PanelView } from "./panel-view";
import { type PlanSource, plannedReview } from "./to-engine-input";

/** Everything an open draft is judged by. */
export interface DraftToJudge {
  readonly source: Omit<PlanSource, "reviewOn">;
  readonly decisions: readonly DraftDecision[];
  readonly carried: readonly SignedFinding[];
  readonly nextVersion: number;
}

/** The panel of a draft; `typed` stands for the stored treatment of the same id, or is added when there is none. */
export function judgeDraft({ source, ...rest }: DraftToJudge, typed?: DraftTreatment): PanelView {
  const isStored = source.treatments.some((t) => t.treatmentId === typed?.treatmentId);
  const stored = source.treatments.map((t) => (typed && t.treatmentId === typed.treatmentId ? typed : t));
  const treatments = typed && !isStored ? [...stored, typed] : stored;
  const reviewOn = plannedReview(treatments, source.asOf);
  const judged = judgePlan({ ...source, treatments, reviewOn });
  return panelOf({ judged, asOf: source.asOf, ...rest });
}
