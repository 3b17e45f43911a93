"use client";
import { FieldError } from "@/components/ui/field";
import { weekdayLabels } from "@/lib/domain/plan/choices";
import type { Problem } from "@/lib/domain/plan/draft-treatment";
import { binder, problemAt } from "./bind";
import { ChoiceField } from "./choice-field";
import { NumberField } from "./text-fields";
import type { TypedExchange } from "./types";

type TypedRhythm = NonNullable<TypedExchange["rhythm"]>;

export interface RhythmFieldsProps {
  readonly value: TypedRhythm;
  readonly onChange: (next: TypedRhythm) => void;
  readonly problems: readonly Problem[];
  readonly path: string;
}

/** Sessions every so many days, or on days of the week. */
export function RhythmFields({ value, onChange, problems, path }: RhythmFieldsProps) {
  const bind = binder<TypedRhythm>(value, onChange, problems, path);
  const type = bind("type");
  const error = type.error ?? problemAt(problems, path);
  return (
    <>
      <ChoiceField
        {...type}
        {...(error ? { error } : {})}
        label="Sessions come"
        choices={{ interval: "every so many days", weekdays: "on days of the week" }}
        radios
      />
      {value.type === "interval" ? (
        <NumberField
          {...bind("everyDays")}
          label="Days from one session to the next"
          hint="1: daily, 2: every other day"
          unit="days"
        />
      ) : null}
      {value.type === "weekdays" ? (
        <WeekdayBoxes
          path={`${path}.weekdays`}
          chosen={(value.weekdays ?? []).map(String)}
          error={problemAt(problems, `${path}.weekdays`)}
          onChange={(weekdays) => onChange({ ...value, weekdays })}
        />
      ) : null}
    </>
  );
}

function WeekdayBoxes({
  path,
  chosen,
  error,
  onChange,
}: {
  readonly path: string;
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (next: readonly string[]) => void;
}) {
  const all = Object.entries(weekdayLabels);
  const toggle = (day: string, on: boolean) =>
    onChange(all.map(([code]) => code).filter((code) => (code === day ? on : chosen.includes(code))));
  return (
    <fieldset aria-describedby={error ? `${path}-error` : undefined}>
      <legend className="mb-1 font-semibold">Days of the week</legend>
      <div className="flex flex-wrap gap-x-4">
        {all.map(([day, label], at) => (
          <label key={day} className="control flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              id={at === 0 ? path : `${path}.${day}`}
              name={path}
              value={day}
              checked={chosen.includes(day)}
              onChange={(event) => toggle(day, event.target.checked)}
              className="size-4 shrink-0 accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
      <FieldError id={path} error={error} />
    </fieldset>
  );
}
