"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { DayField } from "@/components/shell/day-field";
import { Button } from "@/components/ui/button";
import { type Day, isDay } from "@/lib/domain/shared/day";

/** From and to as days in the address, beside the closed-choice filters. */
export function FilterDays({ today }: { readonly today: Day }) {
  const path = usePathname();
  const params = useSearchParams();
  const kept = [...params.entries()].filter(([name]) => !["from", "to", "after", "before"].includes(name));
  const dayOf = (name: string) => {
    const text = params.get(name);
    return text && isDay(text) ? { defaultDay: text } : {};
  };
  return (
    <form method="get" action={path} className="flex flex-wrap items-end gap-2">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DayField
        key={`from ${params.get("from")}`}
        name="from"
        label="From"
        today={today}
        order={null}
        optional
        {...dayOf("from")}
      />
      <DayField
        key={`to ${params.get("to")}`}
        name="to"
        label="To"
        today={today}
        order={null}
        optional
        {...dayOf("to")}
      />
      <Button type="submit">Show these days</Button>
    </form>
  );
}
