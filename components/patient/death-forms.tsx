"use client";
import { useRouter } from "next/navigation";
import { recordDeathAction, reverseDeathAction } from "@/lib/features/patient/actions/chart";
import { paths } from "@/lib/platform/paths";
import { DayField } from "../shell/day-field";
import { TextArea } from "../ui/text-area";
import type { ChartDays } from "./chart-days";
import { ChartForm, textOf } from "./chart-form";

interface OfPatient {
  readonly patientId: string;
}

/** The day, if it is known, and one button. */
export function RecordDeathForm({ patientId, today, order }: OfPatient & ChartDays) {
  const router = useRouter();
  return (
    <ChartForm
      door={recordDeathAction}
      prefix="death"
      read={(data) => ({ patientId, diedOn: textOf(data, "diedOn") })}
      submit="Record the death"
      saved="Recorded"
      onSaved={() => router.push(paths.patient(patientId))}
    >
      {(field) => (
        <DayField
          {...field("diedOn")}
          label="Date of death"
          hint="Leave it empty when it is not known"
          optional
          today={today}
          order={order}
        />
      )}
    </ChartForm>
  );
}

/** Says why the death was recorded wrongly. */
export function ReverseDeathForm({ patientId }: OfPatient) {
  return (
    <ChartForm
      door={reverseDeathAction}
      prefix="reverse"
      read={(data) => ({ patientId, reason: textOf(data, "reason") })}
      submit="Reverse: the patient is alive"
      saved="Reversed"
    >
      {(field) => <TextArea {...field("reason")} label="Why it was recorded wrongly" rows={2} maxLength={500} />}
    </ChartForm>
  );
}
