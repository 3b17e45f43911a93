"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { discardDraftAction } from "@/lib/features/draft/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";

export interface DiscardDraftProps {
  readonly planId: string;
  readonly draftId: string;
  readonly revision: number;
  readonly version: number;
}

/** Ends the draft with a reason. What is signed stays as it is. */
export function DiscardDraft({ planId, draftId, revision, version }: DiscardDraftProps) {
  const router = useRouter();
  const { send, pending, failure, fields } = useAction(discardDraftAction);
  const [reason, setReason] = useState("");

  async function discard() {
    const answer = await send({ draftId, revision, reason });
    if (!answer.ok) return;
    toast(`Draft version ${version} discarded`);
    router.push(answer.value.currentVersion > 0 ? paths.plan(planId) : paths.draft(planId));
    router.refresh();
  }

  return (
    <details>
      <summary className="control min-h-8 w-fit font-semibold text-accent">Discard this draft</summary>
      <div className="flex flex-col gap-3 pt-2">
        <ActionFailureSummary failure={failure} idOf={discardId} />
        <p className="text-small text-ink-2">
          The draft ends without being signed and cannot be opened again. Signed versions stay as they are.
        </p>
        <TextArea
          name="discard-reason"
          label="Why it is discarded"
          rows={2}
          error={fields.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div>
          <Button variant="danger" busy={pending} onClick={discard}>
            Discard draft version {version}
          </Button>
        </div>
      </div>
    </details>
  );
}

const discardId = (path: string) => `discard-${path}`;
