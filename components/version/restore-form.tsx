"use client";
import { useRouter } from "next/navigation";
import { readDayEntry } from "@/lib/domain/shared/day-entry";
import { restoreVersionAction } from "@/lib/features/draft/actions";
import { paths } from "@/lib/platform/paths";
import type { ChartDays } from "../patient/chart-days";
import { ChartForm, textOf } from "../patient/chart-form";
import { DayField } from "../shell/day-field";
import { TextArea } from "../ui/text-area";

export interface RestoreFormProps extends ChartDays {
  readonly planId: string;
  readonly version: number;
  readonly currentVersion: number;
}

/** The day and the reason; then the draft opens, to be read, checked and signed like any other. */
export function RestoreForm({ planId, version, currentVersion, today, order }: RestoreFormProps) {
  const router = useRouter();
  return (
    <ChartForm
      door={restoreVersionAction}
      prefix="restore"
      read={(data) => {
        const entry = readDayEntry(textOf(data, "from"), { today, order });
        const from = entry.kind === "day" ? entry.day : textOf(data, "from");
        return { planId, version, currentVersion, from, reason: textOf(data, "reason") };
      }}
      submit={`Restore version ${version} as a draft`}
      saved="The draft is open"
      onSaved={() => {
        router.push(paths.draft(planId));
        router.refresh();
      }}
    >
      {(field) => (
        <>
          <DayField
            {...field("from")}
            label="From this day on"
            hint="Days before stay as they were given. Today or later."
            today={today}
            order={order}
            defaultDay={today}
          />
          <TextArea {...field("reason")} label="Why it is restored" rows={2} maxLength={1000} />
        </>
      )}
    </ChartForm>
  );
}
