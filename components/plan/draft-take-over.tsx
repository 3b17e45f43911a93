"use client";
import { useRouter } from "next/navigation";
import { takeOverDraftAction } from "@/lib/features/draft/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";

export function TakeOver({ draftId, revision }: { readonly draftId: string; readonly revision: number }) {
  const router = useRouter();
  const { send, pending, failure } = useAction(takeOverDraftAction);

  async function takeOver() {
    const answer = await send({ draftId, revision });
    if (!answer.ok) return;
    router.refresh();
    toast("This draft is in your hands now");
  }

  return (
    <div className="flex flex-col gap-2">
      <ActionFailureSummary failure={failure} />
      <Button variant="primary" busy={pending} onClick={takeOver}>
        Take over this draft
      </Button>
    </div>
  );
}
