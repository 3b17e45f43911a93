"use client";
import { useState } from "react";
import type { Discipline } from "@/lib/domain/access/roles";
import type { Problem } from "@/lib/domain/plan/draft-treatment";
import { urgencyLabels, visitFrequencyLabels } from "@/lib/domain/plan/labels";
import type { EditorContext } from "../editor-context";
import { binder, type Leaf, problemAt } from "./bind";
import { ChoiceField } from "./choice-field";
import { EditorSection, FieldGrid } from "./editor-section";
import { Rows } from "./rows";
import { AreaField, NumberField, TextField } from "./text-fields";

type Text = string | number | null;

/** What the referrals to both disciplines have. */
export interface TypedReferral {
  readonly question?: Text;
  readonly goals?: readonly Text[] | null;
  readonly urgency?: Text;
  readonly assigneeId?: Text;
  readonly pool?: { readonly teamId?: Text } | null;
  readonly sessionsRequested?: Text;
  readonly visitFrequency?: Text;
}

export interface ReferralFieldsProps {
  readonly value: TypedReferral;
  readonly onChange: (change: TypedReferral) => void;
  readonly problems: readonly Problem[];
  readonly context: EditorContext;
  readonly discipline: Discipline;
  readonly goalHint: string;
}

/** The question, the goals, to whom it goes and how often. */
export function ReferralFields(props: ReferralFieldsProps) {
  const { value, onChange, problems, goalHint } = props;
  const bind = binder<TypedReferral>(value, onChange, problems);
  return (
    <div className="flex flex-col gap-4">
      <EditorSection title="Question" lead="The therapist reads this with a short brief, not the chart.">
        <AreaField {...bind("question")} label="Question to the therapist" />
        <ChoiceField {...bind("urgency")} label="Urgency" choices={urgencyLabels} radios />
      </EditorSection>
      <Rows<Leaf>
        path="goals"
        title="Goals"
        noun="Goal"
        error={problemAt(problems, "goals")}
        rows={value.goals ?? []}
        blank={() => ""}
        onChange={(goals) => onChange({ ...value, goals: goals.map((goal) => goal ?? null) })}
      >
        {(goal, at, change) => {
          const error = problemAt(problems, `goals.${at}`);
          return (
            <TextField
              id={`goals.${at}`}
              name={`goals.${at}`}
              label={`Goal ${at + 1}`}
              labelHidden
              hint={goalHint}
              value={goal}
              set={change}
              {...(error ? { error } : {})}
            />
          );
        }}
      </Rows>
      <Recipient {...props} />
      <EditorSection title="Visits">
        <FieldGrid>
          <NumberField {...bind("sessionsRequested")} label="Number of visits" unit="visits" optional />
          <ChoiceField {...bind("visitFrequency")} label="How often" choices={visitFrequencyLabels} />
        </FieldGrid>
      </EditorSection>
    </div>
  );
}

function Recipient({ value, onChange, problems, context, discipline }: ReferralFieldsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const to = value.pool ? "pool" : value.assigneeId ? "person" : chosen;
  const bind = binder<TypedReferral>(value, onChange, problems);
  const bindPool = binder(value.pool ?? {}, (pool) => onChange({ ...value, pool }), problems, "pool");
  const missing = problemAt(problems, "assigneeId");
  const both = problemAt(problems, "pool");
  const people = context.therapists.filter((person) => person.discipline === discipline);
  const error = (to === "person" ? undefined : missing) ?? both;

  function choose(next: string | null) {
    setChosen(next);
    onChange({ ...value, assigneeId: null, pool: null });
  }

  return (
    <EditorSection title="Goes to">
      <ChoiceField
        id={to === "person" ? "recipient" : "assigneeId"}
        name="recipient"
        label="Send the referral to"
        choices={{ person: "a therapist", pool: "the pool of a team" }}
        radios
        value={to}
        set={choose}
        {...(error ? { error } : {})}
      />
      {to === "person" && people.length > 0 ? (
        <ChoiceField
          {...bind("assigneeId")}
          label="Therapist"
          choices={people.map((person) => ({ value: person.id, label: person.name }))}
        />
      ) : null}
      {to === "person" && people.length === 0 ? (
        <p className="text-check">No therapist of this discipline has an account: choose the pool of a team.</p>
      ) : null}
      {to === "pool" ? (
        <ChoiceField
          {...bindPool("teamId")}
          label="Team"
          choices={context.teams.map((team) => ({ value: team.id, label: team.name }))}
        />
      ) : null}
    </EditorSection>
  );
}
