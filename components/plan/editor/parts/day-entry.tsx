"use client";
import { DayField } from "@/components/shell/day-field";
import { type Day, isDay } from "@/lib/domain/shared/day";
import type { EditorContext } from "../editor-context";
import { shown } from "./bind";
import type { EditorFieldProps } from "./text-fields";
import { useReplaced } from "./use-replaced";

export interface DayEntryProps extends EditorFieldProps {
  readonly context: EditorContext;
  readonly today: Day;
  /** The start of the treatment, named as day 1 in the echo. */
  readonly dayOne?: unknown;
}

/** A typed date. What is not a date yet is kept as typed, so that nothing is lost and the problem can be named. */
export function DayEntry({ value, set, context, today, dayOne, ...field }: DayEntryProps) {
  const [key, typed] = useReplaced(value ?? null);
  return (
    <DayField
      key={key}
      {...field}
      today={today}
      order={context.dateOrder}
      {...(isDay(dayOne) ? { dayOne } : {})}
      {...(isDay(value) ? { defaultDay: value } : { defaultText: shown(value) })}
      onReadingChange={(reading, text) => {
        const next = reading.kind === "day" ? reading.value : reading.kind === "empty" ? null : text;
        typed(next);
        set(next);
      }}
    />
  );
}
