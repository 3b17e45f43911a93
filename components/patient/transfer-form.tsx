"use client";
import { useRouter } from "next/navigation";
import { transferPatientAction } from "@/lib/features/patient/actions/chart";
import type { TransferChoices } from "@/lib/features/patient/queries-team";
import { paths } from "@/lib/platform/paths";
import { Combobox } from "../ui/combobox";
import { TextArea } from "../ui/text-area";
import { ChartForm, textOf } from "./chart-form";

/** Moves the patient to another team, with the neurologist who leads from now on. */
export function TransferForm({
  patientId,
  transfer,
}: {
  readonly patientId: string;
  readonly transfer: TransferChoices;
}) {
  const router = useRouter();
  const { revision, teams, leads } = transfer;
  return (
    <ChartForm
      door={transferPatientAction}
      prefix="transfer"
      read={(data) => ({
        patientId,
        revision,
        teamId: textOf(data, "teamId"),
        leadId: textOf(data, "leadId"),
        reason: textOf(data, "reason"),
      })}
      submit="Transfer the patient"
      saved="Transferred"
      onSaved={() => router.push(paths.patients)}
    >
      {(field) => (
        <>
          <p className="prose-width">
            The care team of now ends at once and can no longer open this chart. Plans go on under the new lead; to end
            one instead, discontinue it as transferred first.
          </p>
          <Combobox {...field("teamId")} label="New team" options={teams} />
          <Combobox {...field("leadId")} label="Neurologist who leads from now on" options={leads} />
          <TextArea {...field("reason")} label="Why" rows={2} maxLength={500} />
        </>
      )}
    </ChartForm>
  );
}
