"use client";
import { useRouter } from "next/navigation";
import { markSeenAction } from "@/lib/features/referral/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { UnbrokenDates } from "../ui/nowrap";

export interface ChangesProps {
  readonly referralId: string;
  readonly revision: number;
  readonly seenAt: string;
  readonly changes: readonly string[];
  readonly mayMarkSeen: boolean;
}

/** What changed since the therapist's last look; it stays until they say that they have seen it. */
export function Changes({ referralId, revision, seenAt, changes, mayMarkSeen }: ChangesProps) {
  const router = useRouter();
  const { send, pending, failure } = useAction(markSeenAction);

  async function seen() {
    const answer = await send({ referralId, revision, seenAt });
    if (answer.ok) router.refresh();
  }

  return (
    <Notice
      tone="info"
      headingLevel={2}
      title={mayMarkSeen ? "Changed since your last visit or look" : "Changed since the therapist's last visit or look"}
      actions={
        mayMarkSeen ? (
          <Button busy={pending} onClick={seen}>
            I have seen these changes
          </Button>
        ) : undefined
      }
    >
      <ul className="list-disc pl-5">
        {changes.map((change) => (
          <li key={change}>
            <UnbrokenDates>{change}</UnbrokenDates>
          </li>
        ))}
      </ul>
      <ActionFailureSummary failure={failure} />
    </Notice>
  );
}
