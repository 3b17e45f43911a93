"use client";
import { useRouter } from "next/navigation";
import { seeVisitFlagAction } from "@/lib/features/referral/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";

export interface SeeFlagProps {
  readonly referralId: string;
  readonly visitId: string;
  readonly revision: number;
}

/** One tap takes a flag off the list of work. */
export function SeeFlag(visit: SeeFlagProps) {
  const router = useRouter();
  const { send, pending, failure } = useAction(seeVisitFlagAction);

  async function seen() {
    const answer = await send(visit);
    if (answer.ok) router.refresh();
  }

  return (
    <>
      <Button busy={pending} onClick={seen}>
        I have seen this flag
      </Button>
      <ActionFailureSummary failure={failure} />
    </>
  );
}
