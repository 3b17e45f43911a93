import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { formatDay } from "@/lib/domain/shared/day";
import { isUntouched } from "@/lib/domain/template/to-draft";
import type { TemplateUse } from "@/lib/domain/template/use";
import { Notice } from "../ui/notice";
import { lineViews } from "./line-view";
import { LineWords } from "./line-words";

export interface TemplateHintProps {
  readonly uses: readonly TemplateUse[];
  readonly content: DraftTreatment;
}

/** Above the editor of a treatment that came from a template: what the template says, for reading beside the empty fields. */
export function TemplateHint({ uses, content }: TemplateHintProps) {
  const use = uses.find((one) => one.lines.some((line) => isFrom(line, content)));
  const used = use?.lines.find((line) => isFrom(line, content));
  if (!use || !used) return null;
  const view = lineViews(use.lines.map((one) => one.line)).find((line) => line.id === used.line.id);
  if (!view) return null;
  const untouched = used.start !== null && isUntouched(used.line, used.start, content);
  return (
    <Notice tone="info" headingLevel={2} title={`From template: ${use.name} v${use.version}`}>
      <LineWords line={view} />
      <p className="text-small text-ink-2">
        {untouched
          ? "What is filled in is as the template put it, until you touch this treatment. The dose is yours to enter."
          : "You have worked on this treatment since it came from the template."}
        {used.start ? (
          <>
            {" "}
            The template starts it on <span className="nowrap">{formatDay(used.start)}</span>.
          </>
        ) : null}
      </p>
    </Notice>
  );
}

const isFrom = (line: TemplateUse["lines"][number], content: DraftTreatment) =>
  line.how === "merged" && line.treatmentId === content.treatmentId;
