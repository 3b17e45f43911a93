"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useMemo } from "react";
import {
  BREAK_GLASS_MINUTES,
  breakGlassReasons,
  breakGlassReasonWords,
  REASON_LEAST,
} from "@/lib/domain/break-glass/break-glass";
import { openBreakGlassAction } from "@/lib/features/break-glass/actions";
import { paths } from "@/lib/platform/paths";
import type { ChartDays } from "../patient/chart-days";
import { textOf } from "../patient/chart-form";
import { ActionFailureSummary } from "../shell/action-failure";
import { DayField } from "../shell/day-field";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

const reasons = breakGlassReasons.map((value) => ({ value, label: breakGlassReasonWords[value] }));

/** Both identifiers, the reason and the password; nothing of it is kept in an address, and what was typed stays after a refusal. */
export function BreakGlassForm({ today, order }: ChartDays) {
  const router = useRouter();
  const { send, pending, slow, failure } = useAction(openBreakGlassAction);
  const told = useMemo(
    () => (failure?.code === "wrong-password" ? { ...failure, fields: { password: failure.message } } : failure),
    [failure],
  );

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const input = {
      mrn: textOf(data, "mrn"),
      born: textOf(data, "born"),
      reasonCode: textOf(data, "reasonCode"),
      reason: textOf(data, "reason"),
    };
    const answer = await send(input, { password: textOf(data, "password") });
    if (!answer.ok) return;
    announce("Emergency access is open");
    router.push(paths.patient(answer.value.patientId));
  }

  const field = (name: string) => {
    const error = told?.fields?.[name];
    return { name, id: `glass-${name}`, ...(error ? { error } : {}) };
  };
  return (
    <form method="post" onSubmit={onSubmit} noValidate autoComplete="off" className="flex max-w-xl flex-col gap-3">
      <ActionFailureSummary failure={told} idOf={(path) => `glass-${path}`} />
      <TextInput
        {...field("mrn")}
        label="MRN"
        hint="The whole medical record number, as on the wristband or the referral"
        className="max-w-80"
        autoComplete="off"
      />
      <DayField {...field("born")} label="Date of birth" hint="Such as 09 Apr 1961" today={today} order={order} />
      <Select {...field("reasonCode")} label="Why you need this chart" options={reasons} emptyLabel="Choose" />
      <TextArea
        {...field("reason")}
        label="In your own words"
        hint={`${REASON_LEAST} characters or more. The lead who reviews this reads it, and so does the care team.`}
        rows={3}
        maxLength={1000}
      />
      <TextInput
        {...field("password")}
        type="password"
        autoComplete="current-password"
        label="Your password"
        hint="Emergency access needs your password again."
        className="max-w-80"
      />
      <div>
        <Button type="submit" variant="danger" busy={pending}>
          Open the chart for {BREAK_GLASS_MINUTES} minutes
        </Button>
      </div>
      {slow ? <p role="status">Still working. Nothing is lost.</p> : null}
    </form>
  );
}
