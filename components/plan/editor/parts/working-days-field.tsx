"use client";
import { Checkbox } from "@/components/ui/checkbox";

export interface WorkingDaysFieldProps {
  readonly id: string;
  readonly checked: boolean;
  readonly onChange: (next: boolean) => void;
}

/** Whether a course passes over weekends and the holidays of the site. */
export function WorkingDaysField({ id, checked, onChange }: WorkingDaysFieldProps) {
  return (
    <Checkbox
      id={id}
      name={id}
      label="Working days only"
      hint="A day at the weekend or on a holiday of the site moves to the next working day"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
