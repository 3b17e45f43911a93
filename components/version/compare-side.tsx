import { kindLabels } from "@/lib/domain/plan/labels";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import { DoseLines, underName } from "../plan/dose-lines";
import { MedicineNameText } from "../plan/medicine-name";

/** One treatment as one version says it, in full. A stopped one is struck through, and says so in words beside it. */
export function CompareSide({ treatment, struck }: { readonly treatment: Treatment; readonly struck?: boolean }) {
  const text = treatmentText(treatment);
  const under = underName(text.lines);
  return (
    <div className="flex flex-col gap-0.5">
      <p>
        {struck ? (
          <>
            <s>
              <MedicineNameText name={text.name} />
            </s>{" "}
            <b>stopped</b>
          </>
        ) : (
          <MedicineNameText name={text.name} />
        )}
        {text.brand ? ` (${text.brand})` : ""}
        <span className="block text-small text-ink-2">{[kindLabels[treatment.kind], ...under].join(" · ")}</span>
      </p>
      <DoseLines lines={text.lines} />
    </div>
  );
}
