"use client";
import { functionObservations, labs, vitals } from "@/lib/domain/knowledge/labs";
import { countFrom } from "@/lib/domain/schedule/preview";
import { monitoringDays } from "@/lib/domain/schedule/sessions";
import { addDays, isDay } from "@/lib/domain/shared/day";
import type { EditorProps } from "./editor-context";
import { binder, type Leaf, problemAt } from "./parts/bind";
import { ChoiceField } from "./parts/choice-field";
import { DateList } from "./parts/date-list";
import { DayEntry } from "./parts/day-entry";
import { EditorSection } from "./parts/editor-section";
import { Rows } from "./parts/rows";
import { AreaField, NumberField } from "./parts/text-fields";
import { rowsOf, type TypedWatch } from "./parts/types";

const kinds = [...labs, ...vitals, ...functionObservations];
const choices = kinds.map(({ id, label }) => ({ value: id, label }));
type Value = EditorProps<"monitoring">["value"];

export function MonitoringEditor(props: EditorProps<"monitoring">) {
  const { value, onChange, problems } = props;
  const bind = binder(value, onChange, problems);
  return (
    <div className="flex flex-col gap-4">
      <Rows<TypedWatch>
        path="observations"
        title="What is measured"
        noun="Observation"
        error={problemAt(problems, "observations")}
        rows={rowsOf(value.observations)}
        blank={() => ({})}
        onChange={(observations) => onChange({ ...value, observations })}
      >
        {(row, at, change) => {
          const error =
            problemAt(problems, `observations.${at}.code`) ?? problemAt(problems, `observations.${at}.label`);
          return (
            <ChoiceField
              id={`observations.${at}.code`}
              name={`observations.${at}.code`}
              label={`Observation ${at + 1}`}
              labelHidden
              choices={choices}
              value={row.code}
              set={(code) => change({ code, label: kinds.find((kind) => kind.id === code)?.label ?? null })}
              {...(error ? { error } : {})}
            />
          );
        }}
      </Rows>
      <When {...props} />
      <EditorSection title="When to act">
        <AreaField
          {...bind("actOn")}
          label="When to call the prescriber"
          hint="Such as: neutrophils below 1.5"
          optional
        />
      </EditorSection>
    </div>
  );
}

function plannedDays(value: Value) {
  const every = countFrom(value.rhythm?.everyDays, 1, 400);
  const last = [value.end, value.reviewOn].find(isDay);
  if (!isDay(value.start) || every === null || !last || last < value.start) return null;
  const horizon = addDays(value.start, every * 59);
  return monitoringDays(
    { start: value.start, end: last, rhythm: { type: "interval", everyDays: every } },
    last < horizon ? last : horizon,
  );
}

function When({ value, onChange, problems, context, today }: EditorProps<"monitoring">) {
  const rhythm = value.rhythm ?? {};
  const bind = binder(rhythm, (next) => onChange({ ...value, rhythm: next }), problems, "rhythm");
  const type = bind("type");
  const error = type.error ?? problemAt(problems, "rhythm");
  return (
    <>
      <EditorSection title="When it is measured">
        <ChoiceField
          {...type}
          {...(error ? { error } : {})}
          label="Measured"
          choices={{ interval: "every so many days", dates: "on dates" }}
          radios
        />
        {rhythm.type === "interval" ? (
          <>
            <NumberField {...bind("everyDays")} label="Days from one test to the next" hint="Such as 7" unit="days" />
            <DateList days={plannedDays(value)} noun="test" needs="start, interval and the end or review are entered" />
          </>
        ) : null}
      </EditorSection>
      {rhythm.type === "dates" ? (
        <Rows<Leaf>
          path="rhythm.dates"
          title="Dates"
          noun="Test"
          error={problemAt(problems, "rhythm.dates")}
          rows={rhythm.dates ?? []}
          blank={() => null}
          onChange={(dates) => onChange({ ...value, rhythm: { ...rhythm, dates: dates.map((day) => day ?? null) } })}
        >
          {(day, at, change) => {
            const dayError = problemAt(problems, `rhythm.dates.${at}`);
            return (
              <DayEntry
                id={`rhythm.dates.${at}`}
                name={`rhythm.dates.${at}`}
                label={`Day of test ${at + 1}`}
                value={day}
                set={change}
                context={context}
                today={today}
                dayOne={value.start}
                {...(dayError ? { error: dayError } : {})}
              />
            );
          }}
        </Rows>
      ) : null}
    </>
  );
}
