"use client";
import { accessLabels, anticoagulantLabels, replacementLabels } from "@/lib/domain/plan/labels";
import type { CourseKind } from "@/lib/domain/schedule/course-order";
import { type FieldOf, textOf } from "../patient/chart-form";
import { NumberInput } from "../ui/number-input";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

export interface RecordFieldsProps {
  readonly kind: CourseKind;
  readonly ordered: { readonly volumeL: string | null; readonly grams: string | null; readonly line: string };
  readonly field: FieldOf;
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What was given, by kind of session. */
export function RecordFields({ kind, ordered, field }: RecordFieldsProps) {
  const at = (name: string) => field(`record.${name}`);
  if (kind === "exchange")
    return (
      <>
        <NumberInput {...at("volumeL")} label="Volume exchanged" unit="L" defaultValue={ordered.volumeL ?? ""} />
        <Select {...at("fluid")} label="Replacement fluid" emptyLabel="Choose" options={options(replacementLabels)} />
        <Select {...at("access")} label="Access used" emptyLabel="Choose" options={options(accessLabels)} />
        <Select
          {...at("anticoagulant")}
          label="Anticoagulant"
          emptyLabel="Choose"
          options={options(anticoagulantLabels)}
        />
        <TextArea {...at("complications")} label="Complications" optional rows={2} />
      </>
    );
  if (kind === "ivig")
    return (
      <>
        <TextInput {...at("product")} label="Product" />
        <TextInput {...at("lot")} label="Lot number" autoComplete="off" />
        <NumberInput {...at("doseG")} label="Dose given" unit="g" defaultValue={ordered.grams ?? ""} />
        <NumberInput {...at("rateMlPerHour")} label="Highest rate" unit="mL per hour" />
        <TextArea {...at("reactions")} label="Reactions" optional rows={2} />
      </>
    );
  return (
    <>
      <TextArea {...at("doseGiven")} label="What was given" rows={2} defaultValue={ordered.line} />
      <TextArea {...at("delayReason")} label="Why it was delayed or reduced" optional rows={2} />
    </>
  );
}

const names: Readonly<Record<CourseKind, readonly string[]>> = {
  exchange: ["volumeL", "fluid", "access", "anticoagulant", "complications"],
  ivig: ["product", "lot", "doseG", "rateMlPerHour", "reactions"],
  cycle: ["doseGiven", "delayReason"],
};
const mayBeBlank = new Set(["complications", "reactions", "delayReason"]);

/** The record that stands in the form; an optional field left empty is none. */
export function readRecord(kind: CourseKind, data: FormData): Record<string, string | null> {
  const fields = names[kind].map((name) => {
    const text = textOf(data, `record.${name}`).trim();
    return [name, text === "" && mayBeBlank.has(name) ? null : text] as const;
  });
  return { kind, ...Object.fromEntries(fields) };
}
