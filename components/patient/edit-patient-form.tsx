"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { Values } from "@/lib/domain/patient/merge-edit";
import { sexWords, wordFor } from "@/lib/domain/patient/words";
import { formatDay, isDay } from "@/lib/domain/shared/day";
import { editPatientAction } from "@/lib/features/patient/actions/chart";
import type { PatientForEditing, PlaceChoices } from "@/lib/features/patient/queries";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { UnsavedGuard } from "../shell/unsaved-guard";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import type { ChartDays } from "./chart-days";
import { EditConflict } from "./edit-conflict";
import { PatientFields, patientDetails } from "./patient-fields";

const labels = {
  mrn: "MRN",
  family: "Family name",
  given: "Given name",
  born: "Date of birth",
  sexAtBirth: "Sex at birth",
  teamId: "Team and site",
  leadId: "Plan lead",
  bed: "Bed",
  phone: "Phone",
} as const;

export interface EditPatientFormProps extends ChartDays {
  readonly patientId: string;
  readonly patient: PatientForEditing;
  readonly places: PlaceChoices;
}

/** Corrects a patient's details; two people who save at once settle it field by field. */
export function EditPatientForm({ patientId, patient, places, today, order }: EditPatientFormProps) {
  const router = useRouter();
  const [dirty, setDirty] = useState(false);
  const { send, pending, failure, fields } = useAction(editPatientAction);
  const { revision, ...base } = patient;

  async function save(values: unknown) {
    const answer = await send(values);
    if (!answer.ok) return;
    setDirty(false);
    toast("Patient saved");
    router.push(paths.patient(patientId));
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    void save({ patientId, revision, ...patientDetails(data) });
  }

  function show(field: string, value: Values[string]): string {
    if (value === null || value === "") return "Not recorded";
    if (typeof value === "boolean") return value ? "Yes" : "No";
    if (field === "teamId") return places.teams.find((one) => one.value === value)?.label ?? "Another team";
    if (field === "leadId") return places.leads.find((one) => one.value === value)?.label ?? "Another person";
    if (field === "sexAtBirth") return wordFor(sexWords, value);
    return isDay(value) ? formatDay(value) : value;
  }

  const theirs = failure?.conflict?.theirs as (Values & { revision: number }) | undefined;
  const mine = failure?.conflict?.mine as Values | undefined;
  return (
    <div className="flex max-w-xl flex-col gap-4">
      <UnsavedGuard dirty={dirty} what="the changes to this patient" />
      {theirs && mine ? (
        <EditConflict
          base={base}
          mine={mine}
          theirs={theirs}
          by={failure?.conflict?.by ?? null}
          labels={labels}
          show={show}
          busy={pending}
          onSettled={(values) => void save({ ...values, patientId, revision: theirs.revision })}
        />
      ) : null}
      <form
        method="post"
        onSubmit={onSubmit}
        onChange={() => setDirty(true)}
        noValidate
        className="flex flex-col gap-4"
      >
        <ActionFailureSummary failure={theirs ? null : failure} />
        <PatientFields patient={patient} places={places} fields={fields} today={today} order={order} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={pending}>
            Save the patient
          </Button>
          <LinkButton href={paths.patient(patientId)}>Cancel</LinkButton>
        </div>
      </form>
    </div>
  );
}
