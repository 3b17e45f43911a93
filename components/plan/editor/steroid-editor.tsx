"use client";
import { useState } from "react";
import { steroidCourse } from "@/lib/domain/calculation/steroid-course";
import { counted } from "@/lib/domain/plan/labels";
import { dayAfter, typedDoses } from "@/lib/domain/plan/typed-steps";
import { isDay } from "@/lib/domain/shared/day";
import { formatDose } from "@/lib/domain/wording/dose";
import type { EditorProps } from "./editor-context";
import { binder, problemAt, shown } from "./parts/bind";
import { EditorSection, FieldGrid } from "./parts/editor-section";
import { MedicineFields } from "./parts/medicine-fields";
import { Rows } from "./parts/rows";
import { StepCurve } from "./parts/step-curve";
import { StartMoved, StepFields, useFirstDay } from "./parts/step-fields";
import { TaperEntry } from "./parts/taper-entry";
import { NumberField, TextField } from "./parts/text-fields";
import { rowsOf, type TypedSteroidStep } from "./parts/types";

export function SteroidEditor({ value, onChange, problems, context, today }: EditorProps<"steroid">) {
  const bind = binder(value, onChange, problems);
  const steps = rowsOf<TypedSteroidStep>(value.steps);
  const [before, setBefore] = useState<readonly TypedSteroidStep[] | null>(null);
  const start = isDay(value.start) ? value.start : null;
  const setSteps = (next: readonly TypedSteroidStep[]) => {
    setBefore(null);
    onChange({ ...value, steps: next });
  };
  useFirstDay(steps, "from", value.start, setSteps);

  const taper = (
    <>
      <StartMoved steps={steps} start={value.start} onChange={setSteps} />
      <TaperEntry
        start={start}
        hasSteps={steps.length > 0}
        onFill={(filled) => {
          setBefore(steps);
          onChange({ ...value, steps: filled.map((step) => ({ ...step, basis: "fixed" })) });
        }}
        onUndo={before ? () => setSteps(before) : null}
      />
    </>
  );

  return (
    <div className="flex flex-col gap-4">
      <EditorSection title="Medicine">
        <MedicineFields value={value} onChange={onChange} problems={problems} context={context} />
      </EditorSection>
      <Rows
        path="steps"
        title="Doses and taper"
        lead="Type the taper as one rule, or each dose step for itself."
        noun="Dose step"
        error={problemAt(problems, "steps")}
        rows={steps}
        blank={(rows) => ({ from: dayAfter(rows.at(-1)) ?? undefined })}
        onChange={setSteps}
        above={taper}
      >
        {(step, at, change) => (
          <>
            <StepFields
              step={step}
              onChange={change}
              path={`steps.${at}`}
              problems={problems}
              context={context}
              today={today}
              start={value.start}
            />
            {step.frequency === "daily" || step.frequency === "every-morning" || shown(step.alternateAmount) ? (
              <FieldGrid>
                <NumberField
                  {...binder<TypedSteroidStep>(step, change, problems, `steps.${at}`)("alternateAmount")}
                  label="Dose on the days in between"
                  hint="Only when a high and a low dose alternate day by day"
                  optional
                  unit={shown(step.unit) || undefined}
                />
              </FieldGrid>
            ) : null}
          </>
        )}
      </Rows>
      <Totals value={value} steps={steps} />
      <EditorSection title="No taper">
        <TextField
          {...bind("noTaperReason")}
          label="Why there is no taper"
          hint="Needed when no later dose is lower than the highest one"
          optional
        />
      </EditorSection>
    </div>
  );
}

function Totals({
  value,
  steps,
}: {
  readonly value: EditorProps<"steroid">["value"];
  readonly steps: readonly TypedSteroidStep[];
}) {
  const agentId = typeof value.agent === "string" ? value.agent : null;
  const doses = typedDoses(steps);
  const lastDay = [value.end, value.reviewOn, doses?.at(-1)?.from].find(isDay);
  const course = doses && lastDay ? steroidCourse(agentId, doses, lastDay) : null;
  return (
    <EditorSection title="What the doses add up to">
      {course ? (
        <>
          <p data-clinical="" aria-live="polite">
            {counted(course.days, "day")}
            {course.goesOn ? ", as far as the end or review" : ""}; total <b>{formatDose(course.totalMg, "mg")}</b>
            {course.daysAtOrAbove20 === null
              ? "; days at or above 20 mg of prednisone: not known for this agent"
              : `; ${counted(course.daysAtOrAbove20, "day")} at or above 20 mg of prednisone a day`}
          </p>
          <StepCurve course={course} agentId={agentId} />
        </>
      ) : (
        <p className="text-ink-2">Shown once every dose step has an amount, how often, and its days.</p>
      )}
    </EditorSection>
  );
}
