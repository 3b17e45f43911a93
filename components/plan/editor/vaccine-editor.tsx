"use client";
import { vaccines } from "@/lib/domain/knowledge/vaccines";
import type { EditorProps } from "./editor-context";
import { type Leaf, problemAt, shown } from "./parts/bind";
import { ChoiceField } from "./parts/choice-field";
import { DayEntry } from "./parts/day-entry";
import { EditorSection } from "./parts/editor-section";
import { Rows } from "./parts/rows";

const choices = vaccines.map(({ id, label }) => ({ value: id, label }));

export function VaccineEditor({ value, onChange, problems, context, today }: EditorProps<"vaccine">) {
  const isCatalogued = !value.agent || vaccines.some((vaccine) => vaccine.id === value.agent);
  return (
    <div className="flex flex-col gap-4">
      {value.action === "start" && isCatalogued ? (
        <EditorSection title="Vaccine">
          <ChoiceField
            id="agent"
            name="agent"
            label="Vaccine"
            hint="Live vaccines say so in their name"
            choices={choices}
            value={value.agent}
            set={(id) => {
              const chosen = vaccines.find((vaccine) => vaccine.id === id);
              if (chosen) onChange({ ...value, agent: chosen.id, name: chosen.label });
            }}
            {...(value.agent ? {} : { note: `Not in the list: it stays "${shown(value.name)}", named in words.` })}
          />
        </EditorSection>
      ) : null}
      <Rows<Leaf>
        path="dates"
        title="Doses"
        lead="The day of each dose; the first is the start of the treatment."
        noun="Dose"
        error={problemAt(problems, "dates")}
        rows={value.dates ?? []}
        blank={() => null}
        onChange={(dates) => onChange({ ...value, dates: dates.map((day) => day ?? null) })}
      >
        {(day, at, change) => {
          const error = problemAt(problems, `dates.${at}`);
          return (
            <DayEntry
              id={`dates.${at}`}
              name={`dates.${at}`}
              label={`Day of dose ${at + 1}`}
              hint="Such as 23 Nov 26, t+14 or +6w"
              value={day}
              set={change}
              context={context}
              today={today}
              dayOne={value.start}
              {...(error ? { error } : {})}
            />
          );
        }}
      </Rows>
    </div>
  );
}
