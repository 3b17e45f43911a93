// From a template and a draft to the preview: what each line says and what can be done with it in each arm.
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { offer, presentLines } from "@/lib/domain/template/offer";
import type { TemplateArm } from "@/lib/domain/template/record";
import type { Template } from "@/lib/domain/template/template";
import { lineViews } from "./line-view";
import type { LineState, MergeLine } from "./ticks";

export interface MergeViewInput {
  readonly template: Template;
  readonly cancer: string | null;
  readonly drafted: readonly DraftTreatment[];
}

export function mergeLines({ template, cancer, drafted }: MergeViewInput): readonly MergeLine[] {
  const statesIn = (arm: TemplateArm) =>
    new Map<string, LineState>(
      offer({ template, arm, cancer, drafted }).map(({ line, state }) => [line.id, state.type]),
    );
  const [found, none] = [statesIn("cancer-found"), statesIn("no-cancer")];
  const there = presentLines({ template, drafted });
  return lineViews(template.lines).map((line) => ({
    ...line,
    states: { "cancer-found": found.get(line.id) ?? "open", "no-cancer": none.get(line.id) ?? "open" },
    there: there.get(line.id) ?? null,
  }));
}
