"use client";
import type { Day } from "@/lib/domain/shared/day";
import { formatDay } from "@/lib/domain/shared/day";
import { type DateOrder, readDayEntry } from "@/lib/domain/shared/day-entry";
import { DateField, type DateReading } from "../ui/date-field";
import type { FieldProps } from "../ui/field";

export interface DayFieldProps extends FieldProps {
  /** Today at the patient's site. */
  readonly today: Day;
  /** The site's order of numbers; null when it has not chosen one. */
  readonly order: DateOrder | null;
  /** Day 1 of the plan, named in the echo. */
  readonly dayOne?: Day;
  readonly defaultDay?: Day;
  readonly defaultText?: string;
  readonly onReadingChange?: (reading: DateReading, text: string) => void;
}

/** A date field that reads what clinicians type: 23 nov 26, t+14, +6w. */
export function DayField({ today, order, dayOne, defaultDay, defaultText, ...field }: DayFieldProps) {
  function parse(text: string): DateReading {
    if (text.trim() === "") return { kind: "empty" };
    const entry = readDayEntry(text, { today, order, ...(dayOne ? { dayOne } : {}) });
    if (entry.kind === "day") return { kind: "day", value: entry.day, echo: entry.echo };
    if (entry.kind === "problem") return { kind: "problem", message: entry.problem };
    const choices = entry.options.map((day) => ({ value: day, text: formatDay(day) }));
    return { kind: "question", question: entry.question, choices };
  }

  return <DateField {...field} parse={parse} defaultText={defaultText ?? (defaultDay ? formatDay(defaultDay) : "")} />;
}
