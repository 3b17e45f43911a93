"use client";
import { useRouter } from "next/navigation";
import { readReportAction } from "@/lib/features/referral/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";

export interface ReadReportProps {
  readonly referralId: string;
  readonly reportId: string;
  readonly revision: number;
}

/** One tap takes an interim report off the list of work. */
export function ReadReport(report: ReadReportProps) {
  const router = useRouter();
  const { send, pending, failure } = useAction(readReportAction);

  async function read() {
    const answer = await send(report);
    if (answer.ok) router.refresh();
  }

  return (
    <div className="no-print">
      <Button busy={pending} onClick={read}>
        I have read this report
      </Button>
      <ActionFailureSummary failure={failure} />
    </div>
  );
}
