"use client";
import { Combobox } from "@/components/ui/combobox";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { type Choice, choicesOf } from "@/lib/domain/plan/choices";
import { shown } from "./bind";
import type { EditorFieldProps } from "./text-fields";
import { useReplaced } from "./use-replaced";

export interface ChoiceFieldProps extends EditorFieldProps {
  readonly choices: Readonly<Record<string, string>> | readonly Choice[];
  /** Shows all choices at once. */
  readonly radios?: boolean;
  readonly emptyLabel?: string;
}

const listed = (choices: ChoiceFieldProps["choices"]): readonly Choice[] =>
  Array.isArray(choices) ? choices : choicesOf(choices as Readonly<Record<string, string>>);

/** One of a closed list, nothing chosen beforehand: radios, a short list, or a type-ahead above seven (FRM-8). */
export function ChoiceField({ choices, radios, emptyLabel = "Choose", value, set, ...field }: ChoiceFieldProps) {
  const options = listed(choices);
  if (radios) return <RadioGroup {...field} options={options} value={shown(value)} onValueChange={set} inline />;
  if (options.length > 7) return <LongChoice {...field} options={options} value={value} set={set} />;
  return (
    <Select
      {...field}
      options={options}
      emptyLabel={emptyLabel}
      value={shown(value)}
      onChange={(event) => set(event.target.value || null)}
    />
  );
}

function LongChoice({ options, value, set, ...field }: EditorFieldProps & { readonly options: readonly Choice[] }) {
  const [key, typed] = useReplaced(value ?? null);
  const chosen = options.find((option) => option.value === value);
  return (
    <Combobox
      key={key}
      {...field}
      options={options}
      {...(chosen ? { defaultOption: chosen } : {})}
      onOptionChange={(option) => {
        typed(option?.value ?? null);
        set(option?.value ?? null);
      }}
    />
  );
}
