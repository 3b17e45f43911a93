"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DeviationType } from "@/lib/domain/template/record";
import { explainDeviationAction } from "@/lib/features/template/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { UnsavedGuard } from "../shell/unsaved-guard";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";

export interface DeviationReasonProps {
  readonly draftId: string;
  readonly useId: string;
  readonly type: DeviationType;
  readonly line: string;
  readonly words: string;
  readonly reason: string | null;
  readonly revision: number;
}

/** One departure with the field for its reason. */
export function DeviationReason(props: DeviationReasonProps) {
  const { draftId, useId, type, line, words } = props;
  const router = useRouter();
  const { send, pending, failure, fields } = useAction(explainDeviationAction);
  const [reason, setReason] = useState(props.reason ?? "");
  const [saved, setSaved] = useState({ reason: props.reason ?? "", revision: props.revision });
  const isDirty = reason !== saved.reason;
  const name = `reason-${type}-${line}`;

  async function save() {
    const answer = await send({ draftId, useId, type, line, revision: saved.revision, reason });
    if (!answer.ok) return;
    setSaved({ reason, revision: answer.value.revision });
    announce("Reason saved");
    router.refresh();
  }

  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <UnsavedGuard dirty={isDirty && !pending} what="the reason for a departure" />
      <div className="basis-full">
        <ActionFailureSummary failure={failure} idOf={() => name} />
      </div>
      <TextInput
        className="min-w-0 flex-1 basis-64"
        name={name}
        label={words}
        hint={
          saved.reason
            ? undefined
            : "Enter why, such as: contraindicated, declined, given elsewhere. Needed before signing."
        }
        error={fields.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" size="small" busy={pending}>
        {saved.reason ? "Save the new reason" : "Save the reason"}
      </Button>
    </form>
  );
}
