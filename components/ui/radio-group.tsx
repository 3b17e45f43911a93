import type { ReactNode } from "react";
import { FieldError, FieldHint, type FieldProps, fieldParts } from "./field";

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface RadioGroupProps extends FieldProps {
  readonly options: readonly RadioOption[];
  readonly value?: string;
  readonly defaultValue?: string;
  readonly inline?: boolean;
  readonly onValueChange?: (value: string) => void;
}

/** The first radio carries the group's id, so a link from the error summary lands on something that takes focus. */
export function RadioGroup({ options, value, defaultValue, inline, onValueChange, ...field }: RadioGroupProps) {
  const { id, ...aria } = fieldParts(field);
  return (
    <fieldset aria-describedby={aria["aria-describedby"]} className={field.className}>
      <legend className={field.labelHidden ? "visually-hidden" : "mb-1 font-semibold"}>
        {field.label}
        {field.optional ? <span className="font-normal text-ink-3"> (optional)</span> : null}
      </legend>
      <FieldHint id={id} hint={field.hint} />
      <div className={inline ? "flex flex-wrap gap-x-4" : "flex flex-col"}>
        {options.map((option, at) => {
          const optionId = at === 0 ? id : `${id}-${option.value}`;
          return (
            <label key={option.value} htmlFor={optionId} className="control flex min-h-8 items-start gap-2 py-1.5">
              <input
                type="radio"
                id={optionId}
                name={field.name}
                value={option.value}
                disabled={option.disabled}
                checked={value === undefined ? undefined : value === option.value}
                defaultChecked={value === undefined ? defaultValue === option.value : undefined}
                onChange={onValueChange ? () => onValueChange(option.value) : undefined}
                readOnly={value !== undefined && !onValueChange}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span>
                {option.label}
                {option.hint ? <span className="block text-small text-ink-2">{option.hint}</span> : null}
              </span>
            </label>
          );
        })}
      </div>
      <FieldError id={id} error={field.error} />
    </fieldset>
  );
}
