"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { registerPatientAction } from "@/lib/features/patient/actions/chart";
import type { PlaceChoices } from "@/lib/features/patient/queries";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { UnsavedGuard } from "../shell/unsaved-guard";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import type { ChartDays } from "./chart-days";
import { PatientFields, patientDetails } from "./patient-fields";

/** Opens a chart. */
export function NewPatientForm({ places, ...days }: ChartDays & { readonly places: PlaceChoices }) {
  const router = useRouter();
  const [dirty, setDirty] = useState(false);
  const { send, pending, failure, fields } = useAction(registerPatientAction);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const answer = await send(patientDetails(new FormData(event.currentTarget)));
    if (!answer.ok) return;
    setDirty(false);
    router.push(paths.patient(answer.value.patientId));
  }

  return (
    <form
      method="post"
      onSubmit={onSubmit}
      onChange={() => setDirty(true)}
      noValidate
      className="flex max-w-xl flex-col gap-4"
    >
      <UnsavedGuard dirty={dirty} what="the new patient" />
      <ActionFailureSummary failure={failure} />
      <PatientFields places={places} fields={fields} {...days} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={pending}>
          Open the chart
        </Button>
        <LinkButton href={paths.patients}>Cancel</LinkButton>
      </div>
    </form>
  );
}
