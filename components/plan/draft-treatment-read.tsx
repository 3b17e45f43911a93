import { paths } from "@/lib/platform/paths";
import { LinkButton } from "../ui/link-button";
import { UnbrokenDates } from "../ui/nowrap";
import type { Checked } from "./draft-check";
import { problemWords } from "./draft-field-words";

/** A treatment of a draft that is not in the reader's hands. */
export function TreatmentReadOnly({ planId, checked }: { readonly planId: string; readonly checked: Checked }) {
  return (
    <div className="flex flex-col gap-4 p-4">
      {checked.line ? (
        <p data-clinical="" className="prose-width whitespace-pre-line">
          <UnbrokenDates>{checked.line.split("; ").join("\n")}</UnbrokenDates>
        </p>
      ) : (
        <div>
          <p className="font-semibold text-check">Not complete yet. Still needed:</p>
          <ul className="list-disc pl-4">
            {checked.problems.map((problem) => (
              <li key={problem.path}>{problemWords(problem)}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-ink-2">You can read this draft. Who has it in hand can change it.</p>
      <div>
        <LinkButton href={paths.draft(planId)}>Back to the draft</LinkButton>
      </div>
    </div>
  );
}
