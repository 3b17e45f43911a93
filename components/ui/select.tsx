import type { ComponentProps } from "react";
import { Field, type FieldProps, fieldParts, inputClass, splitField } from "./field";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectProps extends FieldProps, Omit<ComponentProps<"select">, keyof FieldProps | "children"> {
  readonly options: readonly SelectOption[];
  /** The empty first choice. Nothing dangerous is ever chosen beforehand. */
  readonly emptyLabel?: string;
}

/** A native list of up to about seven choices; longer lists are a Combobox. */
export function Select({ options, emptyLabel, ...props }: SelectProps) {
  const { field, input } = splitField(props);
  return (
    <Field field={field}>
      <select {...input} {...fieldParts(field)} name={field.name} className={inputClass}>
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
