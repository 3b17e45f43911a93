"use client";
import { useState } from "react";
import { taperDoses } from "@/components/plan/taper/step-texts";
import { dayAfter } from "@/lib/domain/plan/typed-steps";
import { isDay } from "@/lib/domain/shared/day";
import { taperCourse } from "@/lib/domain/taper/course";
import { orderTablets } from "@/lib/domain/taper/order-tablets";
import { unitLabel } from "@/lib/domain/wording/unit";
import type { EditorProps } from "./editor-context";
import { binder, problemAt, shown } from "./parts/bind";
import { EditorSection } from "./parts/editor-section";
import { HoldLonger } from "./parts/hold-longer";
import { MedicineFields } from "./parts/medicine-fields";
import { Rows } from "./parts/rows";
import { StartMoved, StepFields, useFirstDay } from "./parts/step-fields";
import { TaperEntry } from "./parts/taper-entry";
import { TaperView } from "./parts/taper-view";
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
  const doses = taperDoses(steps);
  const lastDay = [value.end, value.reviewOn, doses?.at(-1)?.from].find(isDay);
  const course = doses && lastDay ? taperCourse(agentId, doses, lastDay) : null;
  const means = (course?.ok ? course.value.steps : []).map((step) => Number(step.meanMg));
  const isTapered = means.some((mean) => mean > (means.at(-1) ?? mean));
  useFirstDay(steps, "from", value.start, setSteps);

  return (
    <div className="flex flex-col gap-4">
      <EditorSection title="Medicine">
        <MedicineFields
          value={value}
          onChange={onChange}
          problems={problems}
          context={context}
          strengthHint="Tablets at hand, such as 20 mg, 5 mg (can be halved)"
        />
        {value.route === "intravenous" || shown(value.infusionMinutes) ? (
          <NumberField
            {...binder(value, onChange, problems)("infusionMinutes")}
            label="Each infusion runs for"
            hint="Such as 60; at least 30 for 500 mg or more"
            optional
            unit="minutes"
          />
        ) : null}
      </EditorSection>
      <EditorSection title="Taper" lead="Type the taper as one rule, or each dose step for itself further down.">
        <TaperEntry
          start={start}
          hasSteps={steps.length > 0}
          onFill={(filled) => {
            setBefore(steps);
            onChange({ ...value, steps: filled.map((step) => ({ ...step, basis: "fixed" })) });
          }}
          onUndo={before ? () => setSteps(before) : null}
        />
      </EditorSection>
      <TaperView
        doses={doses}
        course={course}
        tablets={orderTablets({ route: shown(value.route), form: shown(value.form), strength: shown(value.strength) })}
      />
      <HoldLonger steps={steps} onChange={setSteps} />
      <Rows
        path="steps"
        title="Dose steps"
        noun="Dose step"
        error={problemAt(problems, "steps")}
        rows={steps}
        blank={(rows) => ({ from: dayAfter(rows.at(-1)) ?? undefined })}
        onChange={setSteps}
        above={<StartMoved steps={steps} start={value.start} onChange={setSteps} />}
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
            beside={<MoreOfStep step={step} onChange={change} problems={problems} path={`steps.${at}`} />}
          />
        )}
      </Rows>
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

interface MoreOfStepProps {
  readonly step: TypedSteroidStep;
  readonly onChange: (next: TypedSteroidStep) => void;
  readonly problems: EditorProps<"steroid">["problems"];
  readonly path: string;
}

/** The lower dose is asked for only where two doses may alternate day by day. */
function MoreOfStep({ step, onChange, problems, path }: MoreOfStepProps) {
  const bind = binder<TypedSteroidStep>(step, onChange, problems, path);
  const isDaily = step.frequency === "daily" || step.frequency === "every-morning";
  return (
    <>
      {isDaily || shown(step.alternateAmount) ? (
        <NumberField
          {...bind("alternateAmount")}
          label="Days in between"
          hint="A lower dose, if two alternate"
          optional
          unit={shown(step.unit) ? unitLabel(shown(step.unit)) : undefined}
        />
      ) : null}
      <TextField {...bind("holdIf")} label="Hold here if" hint="Such as: relapse" optional />
    </>
  );
}
