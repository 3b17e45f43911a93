import type { ReactNode } from "react";
import { Field, fieldParts, inputClass, splitField } from "./field";
import type { TextInputProps } from "./text-input";

export interface NumberInputProps extends Omit<TextInputProps, "type" | "inputMode"> {
  /** Shown after the box and read out with it, such as "mg per kg". */
  readonly unit?: ReactNode;
}

/** A typed number: `inputmode`, never `type=number`, whose wheel and locale handling can change a dose unseen. */
export function NumberInput({ unit, ...props }: NumberInputProps) {
  const { field, input } = splitField(props);
  const parts = fieldParts(field);
  const described = [parts["aria-describedby"], unit && `${parts.id}-unit`].filter(Boolean).join(" ");
  return (
    <Field field={field}>
      <span className="flex items-center gap-2">
        <input
          autoComplete="off"
          {...input}
          {...parts}
          aria-describedby={described || undefined}
          type="text"
          inputMode="decimal"
          name={field.name}
          className={`${inputClass} max-w-36`}
        />
        {unit ? (
          <span id={`${parts.id}-unit`} className="nowrap text-ink-2">
            {unit}
          </span>
        ) : null}
      </span>
    </Field>
  );
}
