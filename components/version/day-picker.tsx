"use client";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { DayField } from "../shell/day-field";
import { Button } from "../ui/button";

interface DaysOfSite {
  /** Where the choice leads; a plain form, so that the address can be shared. */
  readonly action: string;
  readonly today: Day;
  readonly order: DateOrder | null;
}

/** Two days: the versions that held on them, side by side. */
export function DayPicker({ action, ...days }: DaysOfSite) {
  return (
    <form method="get" action={action} className="no-print flex flex-wrap items-end gap-3">
      <DayField name="fromDay" label="As of this day" {...days} />
      <DayField name="toDay" label="And as of this day" {...days} />
      <Button type="submit">Compare these days</Button>
    </form>
  );
}

/** One day: the version that held on it, with what was known. */
export function OnDayPicker({ action, day, ...days }: DaysOfSite & { readonly day: Day | null }) {
  return (
    <form method="get" action={action} className="no-print flex flex-wrap items-end gap-3">
      <DayField key={day} name="on" label="Day" {...days} {...(day ? { defaultDay: day } : {})} />
      <Button type="submit">Show the plan of this day</Button>
    </form>
  );
}
