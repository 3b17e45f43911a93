"use client";
import { useRouter } from "next/navigation";
import { openDraftAction } from "@/lib/features/draft/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";

/** Opens the next draft of a plan and goes to it; when one is open already, goes to that one. */
export function OpenDraft({ planId, label = "Amend" }: { readonly planId: string; readonly label?: string }) {
  const router = useRouter();
  const { send, pending, failure } = useAction(openDraftAction);

  async function open() {
    const answer = await send({ planId });
    if (!answer.ok && answer.code !== "draft-open") return;
    router.push(paths.draft(planId));
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-2">
      {failure && failure.code !== "draft-open" ? <ActionFailureSummary failure={failure} /> : null}
      <Button variant="primary" busy={pending} onClick={open}>
        {label}
      </Button>
    </div>
  );
}
