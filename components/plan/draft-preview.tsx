"use client";
import type { ReactNode } from "react";
import type { Merged } from "@/lib/domain/plan/merge-fields";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Notice } from "../ui/notice";
import { UnbrokenDates } from "../ui/nowrap";
import type { Checked } from "./draft-check";
import { fieldLabel, problemWords } from "./draft-field-words";

export interface PreviewProps {
  readonly checked: Checked;
  /** Usual doses of the catalogue as prose, to read beside what is being written. */
  readonly usual: readonly string[];
  /** What the catalogue says to observe while it is given. */
  readonly monitoring: readonly string[];
  readonly onShowAll: () => void;
  /** The safety review, above the wording. */
  readonly children?: ReactNode;
}

/** The final wording as it is typed, or what is still needed for it. */
export function TreatmentPreview({ checked, usual, monitoring, onShowAll, children }: PreviewProps) {
  const { line, problems } = checked;
  return (
    <aside
      aria-label="Safety review and final wording"
      className="flex flex-col gap-4 border-line bg-surface p-4 max-lg:border-t lg:sticky lg:top-[calc(var(--band-height,0px)+var(--patient-height,0px))] lg:max-h-[calc(100dvh-var(--band-height,0px)-var(--patient-height,0px))] lg:w-84 lg:overflow-y-auto lg:shrink-0 lg:border-l"
    >
      {children}
      <section aria-labelledby="wording-title">
        <h2 id="wording-title" className="text-body">
          As it will be signed
        </h2>
        {line ? (
          <p data-clinical="" className="mt-1 whitespace-pre-line">
            <UnbrokenDates>{line.split("; ").join("\n")}</UnbrokenDates>
          </p>
        ) : (
          <p className="mt-1 text-ink-2">The final wording appears here when nothing is missing.</p>
        )}
      </section>
      {problems.length > 0 ? (
        <section aria-labelledby="needed-title">
          <h2 id="needed-title" className="text-body">
            Still needed before signing ({problems.length})
          </h2>
          <ul className="mt-1 flex list-disc flex-col gap-1 pl-4 text-small">
            {problems.map((problem) => (
              <li key={problem.path}>
                <a href={`#${problem.path}`} className="link" onClick={(event) => goTo(event, problem.path, onShowAll)}>
                  {problemWords(problem)}
                </a>
              </li>
            ))}
          </ul>
          <Button size="small" className="mt-2" onClick={onShowAll}>
            Mark them in the form
          </Button>
        </section>
      ) : null}
      {usual.length > 0 ? (
        <section aria-labelledby="usual-title">
          <h2 id="usual-title" className="text-body">
            Usual doses, to compare
          </h2>
          <ul className="mt-1 flex flex-col gap-1 text-small text-ink-2">
            {usual.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
          <p className="mt-1 text-small text-ink-3">From the catalogue; clinically reviewed: not yet.</p>
        </section>
      ) : null}
      {monitoring.length > 0 ? (
        <Disclosure summary={`What to observe while it is given (${monitoring.length})`}>
          <ul className="flex list-disc flex-col gap-1 pl-4 text-small text-ink-2">
            {monitoring.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="mt-1 text-small text-ink-3">From the catalogue; clinically reviewed: not yet.</p>
        </Disclosure>
      ) : null}
    </aside>
  );
}

/** The field itself, or the nearest one around it that exists. */
function goTo(event: React.MouseEvent, path: string, onShowAll: () => void): void {
  event.preventDefault();
  onShowAll();
  const keys = path.split(".");
  for (let length = keys.length; length > 0; length--) {
    const field = document.getElementById(keys.slice(0, length).join("."));
    if (!field) continue;
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
    return;
  }
}

/** Says which changes of a colleague were put together with mine (D4). */
export function MergedNote<T>({ merged }: { readonly merged: Merged<T> | null }) {
  if (!merged) return null;
  const taken = merged.taken.map(fieldLabel).join(", ");
  const kept = merged.kept.map(fieldLabel).join(", ");
  return (
    <Notice tone="info" title="A colleague's changes were put together with yours" headingLevel={2}>
      {taken ? <p>Taken over: {taken}.</p> : null}
      {kept ? <p>Yours, kept: {kept}.</p> : null}
    </Notice>
  );
}
