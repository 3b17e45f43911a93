import { type Day, formatDay } from "@/lib/domain/shared/day";
import type { TemplateArm } from "@/lib/domain/template/record";
import { laneColour } from "../plan/lane-colour";
import { MedicineNameText } from "../plan/medicine-name";
import { cx } from "../ui/cx";
import { Disclosure } from "../ui/disclosure";
import { FieldError } from "../ui/field";
import { Tag } from "../ui/tag";
import { LineWords } from "./line-words";
import type { LineState, MergeLine } from "./ticks";

export interface MergeLinesProps {
  readonly lines: readonly MergeLine[];
  readonly arm: TemplateArm;
  readonly ticked: ReadonlySet<string>;
  /** Null while day 0 is not readable. */
  readonly starts: ReadonlyMap<string, Day> | null;
  readonly error: string | undefined;
  readonly onToggle: (id: string) => void;
}

const leftAlone: Readonly<Record<Exclude<LineState, "open">, string>> = {
  present: "already in the plan",
  "other-arm": "belongs to the other arm",
  "other-cancer": "for another cancer than the recorded one",
};

/** The lines of the chosen arm to tick; what is in the plan is named and left alone, the rest is folded away. */
export function MergeLines({ lines, arm, ticked, starts, error, onToggle }: MergeLinesProps) {
  const inState = (...states: readonly LineState[]) => lines.filter((line) => states.includes(line.states[arm]));
  const open = inState("open");
  const present = inState("present");
  const excluded = inState("other-arm", "other-cancer");
  const from = (line: MergeLine) => starts?.get(line.id);
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-lead font-semibold">Treatments to take ({open.length})</legend>
        <p className="text-small text-ink-2">
          Nothing is ticked in advance. Each arrives incomplete: the dose is a hint that you read and never a default.
        </p>
        <FieldError id="lines" error={error} />
        <ul className="flex flex-col gap-2">
          {open.map((line, at) => (
            <li
              key={line.id}
              className={cx(
                "flex items-start gap-3 rounded-control border-l-3 bg-surface px-3 py-2",
                laneColour[line.lane].edge,
              )}
            >
              <input
                id={at === 0 ? "lines" : `line-${line.id}`}
                type="checkbox"
                className="mt-1 size-4 shrink-0 accent-accent"
                aria-describedby={`words-${line.id}`}
                checked={ticked.has(line.id)}
                onChange={() => onToggle(line.id)}
              />
              <div className="min-w-0 flex-1">
                <div className="flex flex-wrap items-baseline gap-x-3">
                  <label className="control" htmlFor={at === 0 ? "lines" : `line-${line.id}`}>
                    <MedicineNameText name={line.name} />
                  </label>
                  <span className="text-small text-ink-2">
                    {line.place} · starts {startWords(from(line), line.starts)}
                  </span>
                </div>
                <LineWords id={`words-${line.id}`} line={line} />
              </div>
            </li>
          ))}
        </ul>
      </fieldset>
      {present.length > 0 ? (
        <section aria-labelledby="present-title">
          <h2 id="present-title" className="text-body">
            Already in the plan, left alone ({present.length})
          </h2>
          <ul className="list-disc pl-5" data-clinical="">
            {present.map((line) => (
              <li key={line.id}>
                <MedicineNameText name={line.name} /> <Tag tone="info">already in the plan</Tag>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {excluded.length > 0 ? (
        <Disclosure summary={`Not in this arm (${excluded.length})`}>
          <ul className="list-disc pl-5" data-clinical="">
            {excluded.map((line) => {
              const state = line.states[arm];
              return (
                <li key={line.id}>
                  <MedicineNameText name={line.name} />: {state === "open" ? "" : leftAlone[state]}
                  {state === "other-cancer" && line.cancers ? ` (it is for ${line.cancers.toLowerCase()})` : ""}
                </li>
              );
            })}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}

const startWords = (day: Day | undefined, words: string) => (day ? `${formatDay(day)} (${words})` : words);
