"use client";
import { intentLabels } from "@/lib/domain/plan/choices";
import { typedRepeats } from "@/lib/domain/schedule/preview";
import type { EditorProps } from "./editor-context";
import { binder, problemAt } from "./parts/bind";
import { ChoiceField } from "./parts/choice-field";
import { ComponentFields } from "./parts/component-fields";
import { DateList } from "./parts/date-list";
import { EditorSection, FieldGrid } from "./parts/editor-section";
import { Rows } from "./parts/rows";
import { NumberField } from "./parts/text-fields";
import { rowsOf, type TypedComponent } from "./parts/types";

export function RegimenEditor({ value, onChange, problems, context, today }: EditorProps<"regimen">) {
  const bind = binder(value, onChange, problems);
  return (
    <div className="flex flex-col gap-4">
      <EditorSection title="Cycles">
        <FieldGrid>
          <ChoiceField {...bind("intent")} label="Intent" choices={intentLabels} />
          <NumberField {...bind("cycles")} label="Number of cycles" unit="cycles" />
          <NumberField {...bind("cycleDays")} label="Days from one cycle to the next" hint="Such as 21" unit="days" />
        </FieldGrid>
        <DateList
          days={typedRepeats(value.start, value.cycleDays, value.cycles)}
          noun="cycle"
          needs="start, number and length of the cycles are entered"
        />
      </EditorSection>
      <Rows
        path="components"
        title="Drugs of the regimen"
        noun="Drug"
        error={problemAt(problems, "components")}
        rows={rowsOf<TypedComponent>(value.components)}
        blank={() => ({})}
        onChange={(components) => onChange({ ...value, components })}
      >
        {(component, at, change) => (
          <ComponentFields
            component={component}
            onChange={change}
            path={`components.${at}`}
            problems={problems}
            context={context}
            today={today}
          />
        )}
      </Rows>
    </div>
  );
}
