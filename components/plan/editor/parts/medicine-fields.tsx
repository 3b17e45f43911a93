"use client";
import type { Problem } from "@/lib/domain/plan/draft-treatment";
import { formLabels } from "@/lib/domain/plan/labels";
import { routes } from "@/lib/domain/wording/route";
import type { EditorContext } from "../editor-context";
import { binder, type Leaf } from "./bind";
import { ChoiceField } from "./choice-field";
import { FieldGrid } from "./editor-section";
import { TextField } from "./text-fields";

export interface TypedMedicine {
  readonly route?: Leaf;
  readonly form?: Leaf;
  readonly strength?: Leaf;
}

export interface MedicineFieldsProps<T extends TypedMedicine> {
  readonly value: T;
  readonly onChange: (next: T) => void;
  readonly problems: readonly Problem[];
  readonly context: EditorContext;
  /** Instead of the usual examples of a strength. */
  readonly strengthHint?: string;
}

const catalogue = (what: string, words: readonly string[] | undefined) =>
  words && words.length > 0 ? `${what}: ${words.join("; ")}` : undefined;

/** Route, form and strength; what the catalogue knows of them is a hint, never an answer. */
export function MedicineFields<T extends TypedMedicine>({
  value,
  onChange,
  problems,
  context,
  strengthHint,
}: MedicineFieldsProps<T>) {
  const bind = binder<TypedMedicine>(value, (next) => onChange({ ...value, ...next }), problems);
  const { agent } = context;
  return (
    <FieldGrid>
      <ChoiceField {...bind("route")} label="Route" hint={catalogue("Usual route", agent?.routes)} choices={routes} />
      <ChoiceField {...bind("form")} label="Form" choices={formLabels} optional />
      <TextField
        {...bind("strength")}
        label="Strength"
        hint={strengthHint ?? catalogue("Available", agent?.strengths) ?? "Such as 10 mg or 1 g in 10 mL"}
        optional
      />
    </FieldGrid>
  );
}
