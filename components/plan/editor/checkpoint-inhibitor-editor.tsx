"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { intentLabels } from "@/lib/domain/plan/choices";
import { typedRepeats } from "@/lib/domain/schedule/preview";
import { routes } from "@/lib/domain/wording/route";
import type { EditorProps } from "./editor-context";
import { binder } from "./parts/bind";
import { ChoiceField } from "./parts/choice-field";
import { DateList } from "./parts/date-list";
import { DayEntry } from "./parts/day-entry";
import { DoseFields } from "./parts/dose-fields";
import { EditorSection, FieldGrid } from "./parts/editor-section";
import { NumberField, TextField } from "./parts/text-fields";

export function CheckpointInhibitorEditor(props: EditorProps<"checkpoint-inhibitor">) {
  const { value, onChange, problems, context, today } = props;
  const bind = binder(value, onChange, problems);
  return (
    <div className="flex flex-col gap-4">
      <EditorSection title="Dose">
        <DoseFields
          value={value}
          onChange={(dose) => onChange({ ...value, ...dose })}
          problems={problems}
          path=""
          bases={["fixed", "per-kg"]}
          context={context}
          today={today}
        />
        <FieldGrid>
          <ChoiceField {...bind("route")} label="Route" choices={routes} />
          <ChoiceField {...bind("intent")} label="Intent" choices={intentLabels} />
        </FieldGrid>
      </EditorSection>
      <EditorSection title="Schedule">
        <FieldGrid>
          <NumberField {...bind("everyDays")} label="Days from one dose to the next" hint="Such as 21" unit="days" />
          <NumberField
            {...bind("dosesPlanned")}
            label="Number of doses"
            hint="Leave empty when it goes on until a review"
            optional
          />
        </FieldGrid>
        <DateList
          days={typedRepeats(value.start, value.everyDays, value.dosesPlanned)}
          noun="dose"
          needs="start, interval and number of doses are entered"
        />
      </EditorSection>
      <EditorSection
        title="Joint decision"
        lead="A checkpoint inhibitor can worsen a paraneoplastic syndrome: neurology and oncology decide together."
      >
        <Checkbox
          name="jointDecision"
          label="Neurology and oncology have decided this together"
          checked={value.jointDecision === true}
          onChange={(event) => onChange({ ...value, jointDecision: event.target.checked })}
        />
        {value.jointDecision ? (
          <FieldGrid>
            <TextField {...bind("jointDecisionBy")} label="Who decided" hint="Names or the tumour board" />
            <DayEntry {...bind("jointDecisionOn")} label="Day of the decision" context={context} today={today} />
          </FieldGrid>
        ) : null}
      </EditorSection>
    </div>
  );
}
