"use client";
import { choicesOf, sexWords } from "@/lib/domain/patient/words";
import type { PatientForEditing, PlaceChoices } from "@/lib/features/patient/queries";
import { DayField } from "../shell/day-field";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import type { ChartDays } from "./chart-days";
import { textOf } from "./chart-form";

/** Who a patient is and where; nothing is chosen beforehand for a new one. */
export function PatientFields({
  patient,
  places,
  fields,
  today,
  order,
}: ChartDays & {
  readonly patient?: PatientForEditing;
  readonly places: PlaceChoices;
  readonly fields: Readonly<Record<string, string>>;
}) {
  const field = (name: string) => ({ name, ...(fields[name] ? { error: fields[name] } : {}) });
  return (
    <>
      <TextInput {...field("family")} label="Family name" defaultValue={patient?.family} autoComplete="off" />
      <TextInput {...field("given")} label="Given name" defaultValue={patient?.given} autoComplete="off" />
      <DayField
        {...field("born")}
        label="Date of birth"
        hint="Such as 09 Apr 1961"
        today={today}
        order={order}
        {...(patient ? { defaultDay: patient.born } : {})}
      />
      <TextInput
        {...field("mrn")}
        label="MRN (medical record number)"
        defaultValue={patient?.mrn}
        autoComplete="off"
        className="max-w-72"
      />
      <RadioGroup
        {...field("sexAtBirth")}
        label="Sex at birth"
        inline
        options={choicesOf(sexWords)}
        {...(patient ? { defaultValue: patient.sexAtBirth } : {})}
      />
      <Select
        {...field("teamId")}
        label="Team and site"
        emptyLabel="Choose a team"
        options={places.teams}
        defaultValue={patient?.teamId ?? ""}
      />
      <Select
        {...field("leadId")}
        label="Plan lead"
        optional
        hint="Joins the care team"
        emptyLabel="Not chosen yet"
        options={places.leads}
        defaultValue={patient?.leadId ?? ""}
      />
      <TextInput
        {...field("bed")}
        label="Bed"
        optional
        hint="Ward and bed of an inpatient"
        defaultValue={patient?.bed ?? ""}
        className="max-w-44"
      />
      <TextInput
        {...field("phone")}
        label="Phone"
        optional
        defaultValue={patient?.phone ?? ""}
        autoComplete="off"
        className="max-w-72"
      />
    </>
  );
}

/** What stands in the fields above. */
export function patientDetails(data: FormData) {
  return {
    mrn: textOf(data, "mrn"),
    family: textOf(data, "family"),
    given: textOf(data, "given"),
    born: textOf(data, "born"),
    sexAtBirth: textOf(data, "sexAtBirth"),
    teamId: textOf(data, "teamId"),
    leadId: textOf(data, "leadId"),
    bed: textOf(data, "bed"),
    phone: textOf(data, "phone"),
  };
}
