"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { acceptReferralAction } from "@/lib/features/referral/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";

export interface TakeReferralProps {
  readonly label: string;
  readonly patient: string;
  readonly referralId: string;
  readonly revision: number;
  readonly seenAt: string;
}

/** Takes a referral out of the pool and opens its brief; a colleague who was faster is said so. */
export function TakeReferral({ label, patient, referralId, revision, seenAt }: TakeReferralProps) {
  const router = useRouter();
  const { send, pending, failure } = useAction(acceptReferralAction);
  async function take() {
    const answer = await send({ referralId, revision, seenAt });
    if (answer.ok) router.push(paths.referral(referralId) as Route);
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <ActionFailureSummary failure={failure} idOf={(path) => `take-${referralId}-${path}`} />
      <Button size="small" busy={pending} onClick={() => void take()}>
        {label}
        <span className="visually-hidden">: {patient}</span>
      </Button>
    </div>
  );
}
