import type { ComponentProps } from "react";
import { Field, type FieldProps, fieldParts, inputClass, splitField } from "./field";

export interface TextInputProps extends FieldProps, Omit<ComponentProps<"input">, keyof FieldProps | "children"> {}

/** A one-line text field. Paste and password managers stay allowed. */
export function TextInput(props: TextInputProps) {
  const { field, input } = splitField(props);
  return (
    <Field field={field}>
      <input type="text" {...input} {...fieldParts(field)} name={field.name} className={inputClass} />
    </Field>
  );
}
