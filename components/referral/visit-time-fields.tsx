"use client";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { DayField } from "../shell/day-field";
import { TextInput } from "../ui/text-input";

export interface VisitTimeProps {
  readonly prefix: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
  readonly day?: Day;
  readonly time?: string;
}

/** Local day and time of a visit at the site. */
export function VisitTimeFields({ prefix, fields, today, dateOrder, day, time }: VisitTimeProps) {
  return (
    <div className="flex flex-wrap gap-4">
      <DayField
        name="on"
        id={`${prefix}-on`}
        {...(fields.on ? { error: fields.on } : {})}
        {...(day ? { defaultDay: day } : {})}
        label="Day of the visit"
        hint="Such as 24 nov 26, t for today, t+2 or +1w"
        today={today}
        order={dateOrder}
      />
      <TextInput
        name="time"
        id={`${prefix}-time`}
        {...(fields.time ? { error: fields.time } : {})}
        label="Time"
        hint="24 hours, such as 09:30"
        defaultValue={time}
        autoComplete="off"
        className="max-w-36"
      />
    </div>
  );
}

const text = (data: FormData, name: string) => {
  const value = data.get(name);
  return typeof value === "string" ? value.trim() : "";
};

/** What the two fields send; `9:30` is read as `09:30`. */
export function readVisitTime(data: FormData): { on: string; time: string } {
  const time = text(data, "time");
  return { on: text(data, "on"), time: /^\d:\d\d$/.test(time) ? `0${time}` : time };
}
