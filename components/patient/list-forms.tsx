"use client";
import { useState } from "react";
import {
  allergyStatusWords,
  choicesOf,
  conditionStatusWords,
  medicineStatusWords,
  severityWords,
  vaccinationStatusWords,
} from "@/lib/domain/patient/words";
import {
  addAllergyAction,
  addConditionAction,
  addHomeMedicineAction,
  addVaccinationAction,
} from "@/lib/features/patient/actions/facts";
import { DayField } from "../shell/day-field";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-match";
import { RadioGroup } from "../ui/radio-group";
import { TextInput } from "../ui/text-input";
import type { ChartDays } from "./chart-days";
import { ChartForm, type FieldOf, textOf } from "./chart-form";

export interface ListFormProps {
  readonly patientId: string;
  readonly prefix: string;
  /** Names that the checks know. */
  readonly options: readonly ComboboxOption[];
  /** The line that the new one takes the place of. */
  readonly replaces?: { readonly id: string; readonly revision: number; readonly text: string };
}

const common = (data: FormData, { patientId, replaces }: ListFormProps) => ({
  patientId,
  text: textOf(data, "text"),
  source: textOf(data, "source"),
  replaces: replaces ? { id: replaces.id, revision: replaces.revision, reason: textOf(data, "replaces.reason") } : null,
});

/** The name as the checks know it, and as it was told; choosing the first fills the second. */
function Named({ field, path, what, props }: { field: FieldOf; path: string; what: string; props: ListFormProps }) {
  const [text, setText] = useState(props.replaces?.text ?? "");
  return (
    <>
      <Combobox
        {...field(path)}
        label={`${what} as the checks know it`}
        hint="Leave it empty when it is not in the list: the checks will then say that they could not use it."
        optional
        options={props.options}
        onOptionChange={(option) => option && setText(option.label)}
      />
      <TextInput
        {...field("text")}
        label={`${what} in words`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </>
  );
}

function Ending({ field, replaces }: { readonly field: FieldOf; readonly replaces: ListFormProps["replaces"] }) {
  return (
    <>
      <TextInput {...field("source")} label="Source" hint="Such as patient, family, general practitioner's letter" />
      {replaces ? <TextInput {...field("replaces.reason")} label="What was wrong with the earlier entry" /> : null}
    </>
  );
}

export function ConditionForm(props: ListFormProps) {
  const read = (data: FormData) => ({
    ...common(data, props),
    code: textOf(data, "code"),
    onsetText: textOf(data, "onsetText"),
    status: textOf(data, "status"),
  });
  return (
    <ChartForm
      door={addConditionAction}
      prefix={props.prefix}
      read={read}
      submit="Record the condition"
      saved="Condition recorded"
    >
      {(field) => (
        <>
          <Named field={field} path="code" what="Condition" props={props} />
          <RadioGroup {...field("status")} label="Status" inline options={choicesOf(conditionStatusWords)} />
          <TextInput {...field("onsetText")} label="Since" optional hint="Such as 2019, or childhood" />
          <Ending field={field} replaces={props.replaces} />
        </>
      )}
    </ChartForm>
  );
}

export function AllergyForm(props: ListFormProps) {
  const read = (data: FormData) => ({
    ...common(data, props),
    substance: textOf(data, "substance"),
    reaction: textOf(data, "reaction"),
    severity: textOf(data, "severity"),
  });
  return (
    <ChartForm
      door={addAllergyAction}
      prefix={props.prefix}
      read={read}
      submit="Record the allergy"
      saved="Allergy recorded"
    >
      {(field) => (
        <>
          <Named field={field} path="substance" what="Substance" props={props} />
          <TextInput {...field("reaction")} label="Reaction" optional hint="Such as rash, anaphylaxis" />
          <RadioGroup {...field("severity")} label="Severity" options={choicesOf(severityWords)} />
          <Ending field={field} replaces={props.replaces} />
        </>
      )}
    </ChartForm>
  );
}

export function MedicineForm(props: ListFormProps) {
  const read = (data: FormData) => ({
    ...common(data, props),
    agent: textOf(data, "agent"),
    doseText: textOf(data, "doseText"),
    startedText: textOf(data, "startedText"),
    status: textOf(data, "status"),
  });
  return (
    <ChartForm
      door={addHomeMedicineAction}
      prefix={props.prefix}
      read={read}
      submit="Record the medicine"
      saved="Medicine recorded"
    >
      {(field) => (
        <>
          <Named field={field} path="agent" what="Medicine" props={props} />
          <TextInput
            {...field("doseText")}
            label="Dose and how often"
            optional
            hint="Left empty it reads Dose not stated"
          />
          <TextInput {...field("startedText")} label="Since" optional />
          <RadioGroup
            {...field("status")}
            label="Does the patient take it"
            inline
            options={choicesOf(medicineStatusWords)}
          />
          <Ending field={field} replaces={props.replaces} />
        </>
      )}
    </ChartForm>
  );
}

export function VaccinationForm(props: ListFormProps & ChartDays) {
  const read = (data: FormData) => ({
    ...common(data, props),
    vaccine: textOf(data, "vaccine"),
    givenOn: textOf(data, "givenOn"),
    status: textOf(data, "status"),
  });
  return (
    <ChartForm
      door={addVaccinationAction}
      prefix={props.prefix}
      read={read}
      submit="Record the vaccination"
      saved="Vaccination recorded"
    >
      {(field) => (
        <>
          <Named field={field} path="vaccine" what="Vaccine" props={props} />
          <RadioGroup {...field("status")} label="Status" inline options={choicesOf(vaccinationStatusWords)} />
          <DayField
            {...field("givenOn")}
            label="Given on, or planned for"
            optional
            today={props.today}
            order={props.order}
          />
          <Ending field={field} replaces={props.replaces} />
        </>
      )}
    </ChartForm>
  );
}

/** The words of a status, for a button that moves to it. */
export const statusMoves = {
  condition: choicesOf(conditionStatusWords),
  allergy: choicesOf(allergyStatusWords),
  "home-medicine": choicesOf(medicineStatusWords),
} as const;
