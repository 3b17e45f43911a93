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
  /** What stands in the fields before anybody types, by the name of the field. */
  readonly initial: Readonly<Record<string, string | null>>;
  readonly field: FieldOf;
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What was given, by kind of session. */
export function RecordFields({ kind, initial, field }: RecordFieldsProps) {
  const at = (name: string) => ({ ...field(`record.${name}`), defaultValue: initial[name] ?? "" });
  if (kind === "exchange")
    return (
      <>
        <NumberInput {...at("volumeL")} label="Volume exchanged" unit="L" />
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
        <NumberInput {...at("doseG")} label="Dose given" unit="g" />
        <NumberInput {...at("rateMlPerHour")} label="Highest rate" unit="mL per hour" />
        <TextArea {...at("reactions")} label="Reactions" optional rows={2} />
      </>
    );
  return (
    <>
      <TextArea {...at("doseGiven")} label="What was given" rows={2} />
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

/** A text, or nothing when the field is empty. */
export const orNull = (text: string) => (text.trim() === "" ? null : text);

export interface TimeAndReasonProps {
  readonly field: FieldOf;
  readonly outcome: string;
  readonly time: string | null;
  readonly reason?: string | null;
}

/** When it happened, and why it was not simply given. */
export function TimeAndReason({ field, outcome, time, reason }: TimeAndReasonProps) {
  return (
    <>
      <TextInput
        {...field("time")}
        label="Time"
        hint="24-hour time at the site, such as 09:30"
        defaultValue={time ?? ""}
        autoComplete="off"
        className="max-w-44"
      />
      {outcome === "given" ? null : (
        <TextArea {...field("reason")} label="Reason" rows={2} defaultValue={reason ?? ""} />
      )}
    </>
  );
}

/** Why it is given in spite of what is open. */
export function PreCheckReason({
  field,
  open,
  initial,
}: {
  readonly field: FieldOf;
  readonly open: readonly string[];
  readonly initial?: string | null;
}) {
  return (
    <TextArea
      {...field("preCheckReason")}
      label="Why it is given although a pre-check is open"
      hint={open.length > 0 ? `Open: ${open.join("; ")}` : "As far as a pre-check was open on that day"}
      rows={2}
      defaultValue={initial ?? ""}
    />
  );
}
