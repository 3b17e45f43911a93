"use client";
import { usePathname, useRouter } from "next/navigation";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { endWaitingAction, releaseTreatmentAction } from "@/lib/features/plan/actions";
import { paths } from "@/lib/platform/paths";
import type { ChartDays } from "../patient/chart-days";
import { ChartForm, textOf } from "../patient/chart-form";
import { DayField } from "../shell/day-field";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";

interface OfTreatment {
  readonly planId: string;
  readonly treatmentId: string;
  readonly version: number;
}

export interface FirstDayFormProps extends ChartDays {
  readonly firstDay: Day | null;
  readonly planned: Day;
}

/** The day on which it begins, when the signed one is over; the check is made again for that day. */
export function FirstDayForm({ firstDay, planned, today, order }: FirstDayFormProps) {
  return (
    <form method="get" action={usePathname()} className="flex flex-wrap items-end gap-2">
      <DayField
        key={firstDay}
        name="from"
        label="First day"
        hint={`Signed for ${formatDay(planned)}, which is over. All its days move along.`}
        today={today}
        order={order}
        {...(firstDay ? { defaultDay: firstDay } : {})}
      />
      <Button type="submit">Check for this day</Button>
    </form>
  );
}

export interface ReleaseFormProps extends OfTreatment {
  readonly hash: string;
  readonly firstDay: Day | null;
  /** Null when it goes on as before. */
  readonly begins: Day | null;
}

/** One click with its reason: the treatment is active from then on. */
export function ReleaseForm({ planId, treatmentId, version, hash, firstDay, begins }: ReleaseFormProps) {
  const router = useRouter();
  return (
    <ChartForm
      door={releaseTreatmentAction}
      prefix="release"
      read={(data) => ({ planId, treatmentId, version, hash, firstDay, reason: textOf(data, "reason") })}
      submit="Release"
      saved="Released"
      onSaved={() => router.push(paths.plan(planId))}
    >
      {(field) => (
        <>
          <p>{begins ? `It begins on ${formatDay(begins)}.` : "It goes on as before, from today."}</p>
          <TextArea {...field("reason")} label="Why it is released" rows={2} maxLength={1000} />
        </>
      )}
    </ChartForm>
  );
}

/** The wait is over without the treatment: the draft stops it. */
export function EndWaitingForm({ planId, treatmentId, version }: OfTreatment) {
  const router = useRouter();
  return (
    <ChartForm
      door={endWaitingAction}
      prefix="not-needed"
      read={(data) => ({ planId, treatmentId, version, reason: textOf(data, "reason") })}
      submit="Stop it in the draft"
      saved="The draft stops it"
      onSaved={() => router.push(paths.draft(planId))}
    >
      {(field) => <TextArea {...field("reason")} label="Why it is no longer needed" rows={2} maxLength={1000} />}
    </ChartForm>
  );
}
