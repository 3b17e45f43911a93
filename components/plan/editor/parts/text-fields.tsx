"use client";
import type { ReactNode } from "react";
import { NumberInput } from "@/components/ui/number-input";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { type Bound, shown } from "./bind";
import { suggestionsFor } from "./suggestions";

export interface EditorFieldProps extends Bound {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly labelHidden?: boolean;
  readonly note?: ReactNode;
  readonly className?: string;
}

/** A line of free text; error-prone abbreviations in it are pointed out. */
export function TextField({ value, set, note, ...field }: EditorFieldProps) {
  const text = shown(value);
  return (
    <TextInput
      {...field}
      note={suggestionsFor(text) ?? note}
      value={text}
      autoComplete="off"
      onChange={(event) => set(event.target.value)}
    />
  );
}

/** Several lines of free text; error-prone abbreviations in it are pointed out. */
export function AreaField({ value, set, note, ...field }: EditorFieldProps) {
  const text = shown(value);
  return (
    <TextArea
      {...field}
      note={suggestionsFor(text) ?? note}
      value={text}
      onChange={(event) => set(event.target.value)}
    />
  );
}

/** A dose, a count or another number, kept as it was typed. */
export function NumberField({ value, set, ...field }: EditorFieldProps & { readonly unit?: ReactNode }) {
  return <NumberInput {...field} value={shown(value)} onChange={(event) => set(event.target.value)} />;
}
