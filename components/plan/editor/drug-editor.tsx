"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { drugPurposeLabels, unitChoiceLabels } from "@/lib/domain/plan/choices";
import { dayAfter } from "@/lib/domain/plan/typed-steps";
import type { EditorProps } from "./editor-context";
import { AroundDose } from "./parts/around-dose";
import { binder, problemAt } from "./parts/bind";
import { ChoiceField } from "./parts/choice-field";
import { EditorSection, FieldGrid } from "./parts/editor-section";
import { MedicineFields } from "./parts/medicine-fields";
import { Rows } from "./parts/rows";
import { StartMoved, StepFields, useFirstDay } from "./parts/step-fields";
import { NumberField, TextField } from "./parts/text-fields";
import { rowsOf, type TypedDrugStep } from "./parts/types";

export function DrugEditor({ value, onChange, problems, context, today }: EditorProps<"drug">) {
  const bind = binder(value, onChange, problems);
  const steps = rowsOf<TypedDrugStep>(value.steps);
  const setSteps = (next: readonly TypedDrugStep[]) => onChange({ ...value, steps: next });
  const most = value.maxPerDay ?? {};
  const bindMost = binder(most, (maxPerDay) => onChange({ ...value, maxPerDay }), problems, "maxPerDay");
  useFirstDay(steps, "from", value.start, setSteps);

  return (
    <div className="flex flex-col gap-4">
      <EditorSection title="Medicine">
        <ChoiceField {...bind("purpose")} label="This drug" choices={drugPurposeLabels} radios />
        <MedicineFields value={value} onChange={onChange} problems={problems} context={context} />
      </EditorSection>
      <Rows
        path="steps"
        title="Doses"
        lead="One dose step for each dose; another step when the dose goes up or down."
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
          />
        )}
      </Rows>
      <AroundDose value={value} onChange={onChange} />
      <EditorSection title="As needed">
        <Checkbox
          name="asNeeded"
          label="Taken only as needed"
          checked={value.asNeeded === true}
          onChange={(event) => onChange({ ...value, asNeeded: event.target.checked })}
        />
        {value.asNeeded ? (
          <>
            <TextField {...bind("asNeededFor")} label="Taken for" hint="Such as: for nausea" />
            <FieldGrid>
              <NumberField {...bindMost("amount")} label="Most in 24 hours" />
              <ChoiceField {...bindMost("unit")} label="Unit of the most in 24 hours" choices={unitChoiceLabels} />
            </FieldGrid>
          </>
        ) : null}
      </EditorSection>
    </div>
  );
}
