"use client";
import { useRouter } from "next/navigation";
import { acknowledgeVersionAction } from "@/lib/features/plan/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";

const idOf = (path: string) => `acknowledge-version-${path}`;

/** Opening a page is not having seen it: somebody says so here. */
export function AcknowledgeVersion({ planId, version }: { readonly planId: string; readonly version: number }) {
  const router = useRouter();
  const { send, pending, failure } = useAction(acknowledgeVersionAction);
  async function acknowledge() {
    const answer = await send({ planId, version });
    if (!answer.ok) return;
    announce(`You have seen version ${version}`);
    router.refresh();
  }
  return (
    <div className="no-print flex flex-col gap-2">
      <ActionFailureSummary failure={failure} idOf={idOf} />
      <div>
        <Button busy={pending} onClick={() => void acknowledge()}>
          I have seen version {version}
        </Button>
      </div>
    </div>
  );
}
