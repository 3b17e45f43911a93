import type { ComponentProps } from "react";
import { Field, type FieldProps, fieldParts, inputClass, splitField } from "./field";

export interface TextAreaProps extends FieldProps, Omit<ComponentProps<"textarea">, keyof FieldProps | "children"> {}

export function TextArea(props: TextAreaProps) {
  const { field, input } = splitField(props);
  return (
    <Field field={field}>
      <textarea rows={3} {...input} {...fieldParts(field)} name={field.name} className={`${inputClass} prose-width`} />
    </Field>
  );
}
