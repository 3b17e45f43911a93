import type { ComponentProps } from "react";
import { FieldError, FieldHint, type FieldProps, fieldParts, splitField } from "./field";

export interface CheckboxProps extends FieldProps, Omit<ComponentProps<"input">, keyof FieldProps | "type"> {}

export function Checkbox(props: CheckboxProps) {
  const { field, input } = splitField(props);
  const parts = fieldParts(field);
  return (
    <div className={field.className}>
      <label htmlFor={parts.id} className="control flex min-h-8 items-start gap-2 py-1.5">
        <input
          {...input}
          {...parts}
          type="checkbox"
          name={field.name}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span>{field.label}</span>
      </label>
      <div className="pl-6">
        <FieldHint id={parts.id} hint={field.hint} />
        <FieldError id={parts.id} error={field.error} />
      </div>
    </div>
  );
}
