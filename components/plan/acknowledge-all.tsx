"use client";
import { useRouter } from "next/navigation";
import { decideFindingAction } from "@/lib/features/safety/actions";
import type { ShownFinding } from "../safety/decide-form";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";

export interface AcknowledgeAllProps {
  readonly draftId: string;
  /** Issues as counted on the page. */
  readonly count: number;
  /** Exactly the checks that are shown. */
  readonly findings: readonly ShownFinding[];
}

/** One press for all the checks in view; never for what must be resolved. */
export function AcknowledgeAll({ draftId, count, findings }: AcknowledgeAllProps) {
  const router = useRouter();
  const { send, pending, failure } = useAction(decideFindingAction);
  async function acknowledge() {
    const shown = findings.map(({ ruleId, treatments, basis }) => ({ ruleId, treatments, basis }));
    const answer = await send({ draftId, findings: shown, kind: "acknowledge", reason: null, text: null });
    if (!answer.ok) return;
    announce(`Acknowledged ${count} checks`);
    router.refresh();
  }
  return (
    <div className="no-print flex flex-col gap-2">
      <ActionFailureSummary failure={failure} />
      <div>
        <Button busy={pending} onClick={acknowledge}>
          Acknowledge all {count} checks
        </Button>
      </div>
    </div>
  );
}
