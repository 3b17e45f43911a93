"use client";
import { useState } from "react";
import { setMailAction } from "@/lib/features/reminder/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Checkbox } from "../ui/checkbox";

export interface MailPreferenceProps {
  readonly on: boolean;
  /** Whether this installation sends e-mail at all. */
  readonly sent: boolean;
}

export function MailPreference({ on: before, sent }: MailPreferenceProps) {
  const [on, setOn] = useState(before);
  const { send, pending, failure } = useAction(setMailAction);

  async function change(next: boolean) {
    setOn(next);
    const answer = await send({ on: next });
    if (!answer.ok) return setOn(!next);
    toast(next ? "You will get an e-mail when something waits for you" : "You will get no e-mail");
  }

  return (
    <div className="flex flex-col gap-2">
      <ActionFailureSummary failure={failure} />
      <Checkbox
        name="mail"
        label="Write to me when something waits too long"
        hint={
          sent
            ? "At most one e-mail in 15 minutes. It names no patient and says nothing of what it is about."
            : "This installation sends no e-mail yet; your choice is kept."
        }
        checked={on}
        disabled={pending}
        onChange={(event) => void change(event.target.checked)}
      />
    </div>
  );
}
