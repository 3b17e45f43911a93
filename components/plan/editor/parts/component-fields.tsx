"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { type AgentLabel, agentLabels } from "@/lib/domain/knowledge/agent-labels";
import type { Problem } from "@/lib/domain/plan/draft-treatment";
import { kindOfAgent, shortName } from "@/lib/domain/plan/treatment-choice";
import type { Day } from "@/lib/domain/shared/day";
import { routes } from "@/lib/domain/wording/route";
import type { EditorContext } from "../editor-context";
import { binder, problemAt, shown } from "./bind";
import { ChoiceField } from "./choice-field";
import { CycleDaysField } from "./cycle-days-field";
import { DoseFields } from "./dose-fields";
import { FieldGrid } from "./editor-section";
import { TextField } from "./text-fields";
import type { TypedComponent } from "./types";

const inWords = "in-words";
// A regimen's own entry names several drugs; a line of it is one.
const isOneDrug = (label: AgentLabel) =>
  label.group === "cancer-therapy" &&
  !label.id.startsWith("regimen-") &&
  ["regimen", "checkpoint-inhibitor"].includes(kindOfAgent(label));
const drugs = [
  ...agentLabels
    .filter(isOneDrug)
    .map((label) => ({ value: label.id, label: shortName(label), keywords: label.brands })),
  { value: inWords, label: "Another drug, named in words" },
];

export interface ComponentFieldsProps {
  readonly component: TypedComponent;
  readonly onChange: (next: TypedComponent) => void;
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly context: EditorContext;
  readonly today: Day;
}

/** One drug of a regimen: which, how much, by which route, on which days of the cycle. */
export function ComponentFields(props: ComponentFieldsProps) {
  const { component, onChange, path, problems, context, today } = props;
  const bind = binder<TypedComponent>(component, onChange, problems, path);
  const isInWords = !component.agent && component.name !== undefined && component.name !== null;
  const nameError = problemAt(problems, `${path}.name`);
  const days = problems.find((p) => p.path === `${path}.days` || p.path.startsWith(`${path}.days.`))?.message;

  function chooseDrug(id: string | null) {
    const drug = drugs.find((entry) => entry.value === id);
    if (!drug) onChange({ ...component, agent: null, name: null });
    else if (drug.value === inWords) onChange({ ...component, agent: null, name: "" });
    else onChange({ ...component, agent: drug.value, name: drug.label });
  }

  return (
    <>
      <FieldGrid>
        <ChoiceField
          id={isInWords ? `${path}.agent` : `${path}.name`}
          name={`${path}.agent`}
          label="Drug"
          choices={drugs}
          value={isInWords ? inWords : component.agent}
          set={chooseDrug}
          {...(nameError && !isInWords ? { error: nameError } : {})}
        />
        {isInWords ? <TextField {...bind("name")} label="Name of the drug" hint="Generic name" /> : null}
      </FieldGrid>
      <DoseFields
        value={component}
        onChange={(dose) => onChange({ ...component, ...dose })}
        problems={problems}
        path={path}
        bases={
          shown(component.agent) === "carboplatin" || isInWords
            ? ["fixed", "per-kg", "per-m2", "auc"]
            : ["fixed", "per-kg", "per-m2"]
        }
        context={context}
        today={today}
      />
      <FieldGrid>
        <ChoiceField {...bind("route")} label="Route" choices={routes} />
        <CycleDaysField
          id={`${path}.days`}
          error={days}
          value={component.days}
          onChange={(next) => onChange({ ...component, days: next })}
        />
      </FieldGrid>
      {component.agent === "cisplatin" || component.hydration ? (
        <Checkbox
          id={`${path}.hydration`}
          name={`${path}.hydration`}
          label="Hydration is ordered around each dose"
          hint="Fluids with magnesium before and after"
          checked={component.hydration === true}
          onChange={(event) => onChange({ ...component, hydration: event.target.checked })}
        />
      ) : null}
    </>
  );
}
