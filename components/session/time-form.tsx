"use client";
import { useRouter } from "next/navigation";
import { setSessionTimeAction } from "@/lib/features/session/actions";
import { ChartForm, textOf } from "../patient/chart-form";
import { TextInput } from "../ui/text-input";

export interface TimeFormProps {
  readonly sessionId: string;
  readonly revision: number;
  readonly time: string | null;
  readonly zone: string;
}

/** The time of a session on its day. */
export function TimeForm({ sessionId, revision, time, zone }: TimeFormProps) {
  const router = useRouter();
  return (
    <ChartForm
      door={setSessionTimeAction}
      prefix="time"
      read={(data) => ({ sessionId, revision, time: textOf(data, "time") })}
      submit={time ? "Change the time" : "Set the time"}
      saved="Time saved."
      onSaved={() => router.refresh()}
    >
      {(field) => (
        <TextInput
          {...field("time")}
          label="Time of the session"
          hint={`24-hour time in ${zone}, such as 09:30`}
          defaultValue={time ?? ""}
          autoComplete="off"
          className="sm:max-w-80"
        />
      )}
    </ChartForm>
  );
}
