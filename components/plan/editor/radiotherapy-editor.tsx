"use client";
import { intentLabels } from "@/lib/domain/plan/choices";
import { countFrom, typedRadiotherapyDays } from "@/lib/domain/schedule/preview";
import { Decimal, isDecimalText, roundedDecimal } from "@/lib/domain/shared/decimal";
import { formatDose } from "@/lib/domain/wording/dose";
import type { EditorProps } from "./editor-context";
import { binder, shown } from "./parts/bind";
import { ChoiceField } from "./parts/choice-field";
import { DateList } from "./parts/date-list";
import { EditorSection, FieldGrid } from "./parts/editor-section";
import { NumberField, TextField } from "./parts/text-fields";

export function RadiotherapyEditor({ value, onChange, problems }: EditorProps<"radiotherapy">) {
  const bind = binder(value, onChange, problems);
  const total = shown(value.totalGy).trim();
  const fractions = countFrom(value.fractions, 1, 60);
  const isTotal = isDecimalText(total) && new Decimal(total).gt(0);
  const each = fractions && isTotal ? roundedDecimal(new Decimal(total).div(fractions), 3) : null;
  return (
    <div className="flex flex-col gap-4">
      <EditorSection title="Target and dose">
        <TextField {...bind("target")} label="What is irradiated" hint="Such as: left lung and mediastinum" />
        <FieldGrid>
          <NumberField {...bind("totalGy")} label="Total dose" unit="Gy" />
          <NumberField {...bind("fractions")} label="Number of fractions" />
          <NumberField
            {...bind("fractionsPerWeek")}
            label="Fractions in a week"
            hint="5: every working day; 10: twice"
          />
          <ChoiceField {...bind("intent")} label="Intent" choices={intentLabels} />
        </FieldGrid>
        {each && fractions ? (
          <p data-clinical="" className="rounded-control bg-sunken px-3 py-2">
            {formatDose(total, "Gy")} ÷ {formatDose(String(fractions), "{fraction}")} ={" "}
            <b>{formatDose(each, "Gy")} in each fraction</b>
          </p>
        ) : null}
      </EditorSection>
      <EditorSection title="Treatment days" lead="Usual weekdays; the radiotherapy department confirms them.">
        <DateList
          days={typedRadiotherapyDays(value)}
          noun="treatment day"
          needs="start, fractions and fractions in a week are entered"
        />
      </EditorSection>
    </div>
  );
}
