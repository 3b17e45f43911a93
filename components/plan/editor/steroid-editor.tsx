"use client";
import { useState } from "react";
import { type SteroidCourse, steroidCourse } from "@/lib/domain/calculation/steroid-course";
import { counted } from "@/lib/domain/plan/labels";
import { dayAfter, typedDoses } from "@/lib/domain/plan/typed-steps";
import { isDay } from "@/lib/domain/shared/day";
import { formatDose } from "@/lib/domain/wording/dose";
import { unitLabel } from "@/lib/domain/wording/unit";
import type { EditorProps } from "./editor-context";
import { binder, problemAt, shown } from "./parts/bind";
import { EditorSection } from "./parts/editor-section";
import { MedicineFields } from "./parts/medicine-fields";
import { Rows } from "./parts/rows";
import { StepCurve } from "./parts/step-curve";
import { StartMoved, StepFields, useFirstDay } from "./parts/step-fields";
import { TaperEntry } from "./parts/taper-entry";
import { NumberField, TextField } from "./parts/text-fields";
import { rowsOf, type TypedSteroidStep } from "./parts/types";

export function SteroidEditor({ value, onChange, problems, context, today }: EditorProps<"steroid">) {
  const noTaper = binder(value, onChange, problems)("noTaperReason");
  const agentId = typeof value.agent === "string" ? value.agent : null;
  const steps = rowsOf<TypedSteroidStep>(value.steps);
  const [before, setBefore] = useState<readonly TypedSteroidStep[] | null>(null);
  const start = isDay(value.start) ? value.start : null;
  const setSteps = (next: readonly TypedSteroidStep[]) => {
    setBefore(null);
    onChange({ ...value, steps: next });
  };
  const doses = typedDoses(steps);
  const lastDay = [value.end, value.reviewOn, doses?.at(-1)?.from].find(isDay);
  const course = doses && lastDay ? steroidCourse(agentId, doses, lastDay) : null;
  const means = (course?.steps ?? []).map((step) => Number(step.meanMg));
  const isTapered = means.some((mean) => mean > (means.at(-1) ?? mean));
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
          <StepFields
            step={step}
            onChange={change}
            path={`steps.${at}`}
            problems={problems}
            context={context}
            today={today}
            start={value.start}
            beside={<AlternateDose step={step} onChange={change} problems={problems} path={`steps.${at}`} />}
          />
        )}
      </Rows>
      <Totals agentId={agentId} course={course} />
      {isTapered && !noTaper.error && !shown(noTaper.value) ? null : (
        <EditorSection title="No taper">
          <TextField
            {...noTaper}
            label="Why there is no taper"
            hint="Needed when no later dose is lower than the highest one"
            optional
          />
        </EditorSection>
      )}
    </div>
  );
}

interface AlternateDoseProps {
  readonly step: TypedSteroidStep;
  readonly onChange: (next: TypedSteroidStep) => void;
  readonly problems: EditorProps<"steroid">["problems"];
  readonly path: string;
}

/** Asked for only where two doses may alternate day by day. */
function AlternateDose({ step, onChange, problems, path }: AlternateDoseProps) {
  const bind = binder<TypedSteroidStep>(step, onChange, problems, path);
  const isDaily = step.frequency === "daily" || step.frequency === "every-morning";
  if (!isDaily && !shown(step.alternateAmount)) return null;
  return (
    <NumberField
      {...bind("alternateAmount")}
      label="Days in between"
      hint="A lower dose, if two alternate"
      optional
      unit={shown(step.unit) ? unitLabel(shown(step.unit)) : undefined}
    />
  );
}

function Totals({ agentId, course }: { readonly agentId: string | null; readonly course: SteroidCourse | null }) {
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
