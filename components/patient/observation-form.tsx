"use client";
import { useState } from "react";
import { recordObservationAction } from "@/lib/features/patient/actions/facts";
import { DayField } from "../shell/day-field";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-match";
import { NumberInput } from "../ui/number-input";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import type { ChartDays } from "./chart-days";
import { ChartForm, textOf } from "./chart-form";

export interface KindOption extends ComboboxOption {
  readonly units: readonly { readonly value: string; readonly label: string }[];
  readonly choices: readonly string[];
}

export interface ObservationFormProps extends ChartDays {
  readonly patientId: string;
  readonly prefix: string;
  readonly kinds: readonly KindOption[];
  /** Fixes what is measured. */
  readonly kind?: KindOption;
  /** The value that the new one takes the place of. */
  readonly replaces?: { readonly id: string; readonly revision: number };
}

/** The one way to enter a value, whatever it is. */
export function ObservationForm({
  patientId,
  prefix,
  kinds,
  kind: fixed,
  replaces,
  today,
  order,
}: ObservationFormProps) {
  const [kind, setKind] = useState<KindOption | null>(fixed ?? null);
  const read = (data: FormData) => ({
    patientId,
    code: fixed?.value ?? textOf(data, "code"),
    value: textOf(data, "value"),
    unit: textOf(data, "unit"),
    takenOn: textOf(data, "takenOn"),
    takenTime: textOf(data, "takenTime").trim(),
    source: textOf(data, "source"),
    rater: textOf(data, "rater"),
    note: textOf(data, "note"),
    replaces: replaces ? { ...replaces, reason: textOf(data, "replaces.reason") } : null,
  });
  return (
    <ChartForm
      door={recordObservationAction}
      prefix={prefix}
      read={read}
      submit={replaces ? "Replace the value" : "Record the value"}
      saved={replaces ? "Value replaced" : "Value recorded"}
      onSaved={() => setKind(fixed ?? null)}
    >
      {(field) => (
        <>
          {fixed ? null : (
            <Combobox {...field("code")} label="What was measured" options={kinds} onOptionChange={setKind} />
          )}
          {kind && kind.choices.length > 0 ? (
            <Select
              {...field("value")}
              label="Result"
              emptyLabel="Choose a result"
              options={kind.choices.map((value) => ({ value, label: value }))}
            />
          ) : (
            <NumberInput {...field("value")} label="Value" hint="Such as 68.4" />
          )}
          {kind && kind.choices.length === 0 ? <UnitField field={field("unit")} kind={kind} /> : null}
          <DayField
            {...field("takenOn")}
            label="Taken on"
            hint="t for today, or 23 Nov 2026"
            today={today}
            order={order}
          />
          <TextInput {...field("takenTime")} label="Time" optional hint="24-hour, such as 09:05" className="max-w-44" />
          <TextInput {...field("source")} label="Source" hint="Such as clinic scale, laboratory, patient" />
          <TextInput {...field("rater")} label="Rated by" optional hint="For scales and function" />
          <TextInput {...field("note")} label="Note" optional />
          {replaces ? <TextInput {...field("replaces.reason")} label="What was wrong with the earlier value" /> : null}
        </>
      )}
    </ChartForm>
  );
}

/** One unit is said; of several, one is chosen: none is taken for granted. */
function UnitField({
  field,
  kind,
}: {
  readonly field: { name: string; id: string; error?: string };
  readonly kind: KindOption;
}) {
  const [only] = kind.units;
  if (kind.units.length > 1 || !only) {
    return <Select key={kind.value} {...field} label="Unit" emptyLabel="Choose the unit" options={kind.units} />;
  }
  return (
    <p className="text-small text-ink-2">
      <input type="hidden" name="unit" value={only.value} />
      {only.label === "" ? "This value has no unit." : `Unit: ${only.label}`}
    </p>
  );
}
