"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Problem } from "@/lib/domain/plan/draft-treatment";
import { moveSteps, type TypedStep } from "@/lib/domain/plan/typed-steps";
import { type Day, formatDay, isDay } from "@/lib/domain/shared/day";
import { frequencies } from "@/lib/domain/wording/frequency";
import type { EditorContext } from "../editor-context";
import { binder, type Leaf } from "./bind";
import { ChoiceField } from "./choice-field";
import { DayEntry } from "./day-entry";
import { DoseFields, type TypedDose } from "./dose-fields";
import { FieldGrid } from "./editor-section";

const frequencyChoices = Object.entries(frequencies).map(([value, { label }]) => ({ value, label }));

export interface StepFieldsProps<S extends TypedDose & TypedStep> {
  readonly step: S;
  readonly onChange: (next: S) => void;
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly context: EditorContext;
  readonly today: Day;
  readonly start: Leaf;
  /** A further short field of the step. */
  readonly beside?: ReactNode;
}

/** One dose step: the dose, how often, and from which day to which. */
export function StepFields<S extends TypedDose & TypedStep>(props: StepFieldsProps<S>) {
  const { step, onChange, path, problems, context, today, start, beside } = props;
  const bind = binder<TypedStep>(step, (next) => onChange({ ...step, ...next }), problems, path);
  const isOnce = step.frequency === "once";
  return (
    <>
      <DoseFields
        value={step}
        onChange={(dose) => onChange({ ...step, ...dose })}
        problems={problems}
        path={path}
        bases={["fixed", "per-kg", "per-m2"]}
        context={context}
        today={today}
        beside={<ChoiceField {...bind("frequency")} label="How often" choices={frequencyChoices} />}
      />
      <FieldGrid dense>
        <DayEntry
          {...bind("from")}
          label={isOnce ? "Day" : "First day"}
          hint="Such as 23 Nov 26, t+14 or +6w"
          context={context}
          today={today}
          dayOne={start}
        />
        {isOnce ? null : (
          <DayEntry
            {...bind("to")}
            label="Last day"
            hint="Leave empty when this dose goes on"
            optional
            context={context}
            today={today}
            dayOne={start}
          />
        )}
        {beside}
      </FieldGrid>
    </>
  );
}

/** Begins the first row on the start of the treatment as soon as both are there; a day that was typed or emptied stays. */
export function useFirstDay<R extends object, F extends keyof R>(
  rows: readonly R[],
  field: F,
  start: Leaf,
  change: (rows: readonly R[]) => void,
) {
  const first = rows[0];
  const isMissing = first !== undefined && isDay(start) && first[field] === undefined;
  const latest = useRef(change);
  latest.current = change;
  const pending = useRef(rows);
  pending.current = rows;
  useEffect(() => {
    const [row, ...others] = pending.current;
    if (isMissing && row !== undefined) latest.current([{ ...row, [field]: start }, ...others]);
  }, [isMissing, start, field]);
}

/** Offers to move all steps when the treatment starts on another day than its first dose. */
export function StartMoved<S extends TypedStep>({
  steps,
  start,
  onChange,
}: {
  readonly steps: readonly S[];
  readonly start: Leaf;
  readonly onChange: (steps: readonly S[]) => void;
}) {
  const first = steps[0]?.from;
  if (!isDay(start) || !isDay(first) || start === first) return null;
  return (
    <Notice
      tone="check"
      headingLevel={3}
      title="The doses do not begin on the start day"
      actions={
        <Button onClick={() => onChange(moveSteps(steps, start))}>Move all to begin on {formatDay(start)}</Button>
      }
    >
      <p>
        The treatment starts on <span className="nowrap">{formatDay(start)}</span>, the first dose is on{" "}
        <span className="nowrap">{formatDay(first)}</span>.
      </p>
    </Notice>
  );
}
