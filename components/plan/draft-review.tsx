"use client";
import { useRouter } from "next/navigation";
import { askChangesAction, backToEditingAction, sendForReviewAction } from "@/lib/features/draft/actions";
import { ChartForm, textOf } from "../patient/chart-form";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";

export interface DraftAtProps {
  readonly draftId: string;
  readonly revision: number;
}

interface MoveButtonProps extends DraftAtProps {
  readonly label: string;
}

/** The author sends the draft into review, the first time or again. */
export function SendForReview({ draftId, revision, label }: MoveButtonProps) {
  const router = useRouter();
  const { send, pending, failure } = useAction(sendForReviewAction);
  async function move() {
    const answer = await send({ draftId, revision });
    if (!answer.ok) return;
    toast("Sent for review");
    router.refresh();
  }
  return (
    <div className="flex flex-col gap-2">
      <ActionFailureSummary failure={failure} />
      <div>
        <Button busy={pending} onClick={move}>
          {label}
        </Button>
      </div>
    </div>
  );
}

/** The author takes the draft out of review again. */
export function BackToEditing({ draftId, revision }: DraftAtProps) {
  const router = useRouter();
  const { send, pending, failure } = useAction(backToEditingAction);
  async function move() {
    const answer = await send({ draftId, revision });
    if (!answer.ok) return;
    toast("Open for editing");
    router.refresh();
  }
  return (
    <div className="flex flex-col gap-2">
      <ActionFailureSummary failure={failure} />
      <div>
        <Button busy={pending} onClick={move}>
          Back to editing
        </Button>
      </div>
    </div>
  );
}

/** A reviewer asks for changes, in words about the whole draft. */
export function AskChanges({ draftId, revision }: DraftAtProps) {
  const router = useRouter();
  return (
    <ChartForm
      door={askChangesAction}
      prefix="ask-changes"
      read={(data) => ({ draftId, revision, reason: textOf(data, "reason") })}
      submit="Ask for changes"
      saved="Changes asked for"
      onSaved={() => router.refresh()}
    >
      {(field) => (
        <TextArea
          {...field("reason")}
          label="What has to be changed"
          hint="The author answers this and each comment, then sends the draft for review again."
          rows={3}
          maxLength={1000}
        />
      )}
    </ChartForm>
  );
}
