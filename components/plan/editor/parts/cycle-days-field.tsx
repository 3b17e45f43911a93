"use client";
import { TextInput } from "@/components/ui/text-input";
import { readCycleDays } from "@/lib/domain/plan/cycle-days";
import { type Leaf, shown } from "./bind";
import { useReplaced } from "./use-replaced";

export interface CycleDaysFieldProps {
  readonly id: string;
  readonly error?: string | undefined;
  readonly value: readonly Leaf[] | null | undefined;
  readonly onChange: (days: readonly string[]) => void;
}

/** The days of the cycle as one list, read back below. */
export function CycleDaysField({ id, error, value, onChange }: CycleDaysFieldProps) {
  const listed = (value ?? []).map(shown).join(", ");
  const [key, typed] = useReplaced(listed);
  return (
    <TextInput
      key={key}
      id={id}
      name={id}
      label="Days of the cycle"
      hint="Such as 1, 2, 3 or 1 to 3; day 1 is the first day of the cycle"
      note={listed ? `Given on day ${listed}` : undefined}
      defaultValue={listed}
      autoComplete="off"
      onChange={(event) => {
        const days = readCycleDays(event.target.value);
        typed(days.join(", "));
        onChange(days);
      }}
      {...(error ? { error } : {})}
    />
  );
}
