"use client";
import { useRouter } from "next/navigation";
import { closeSessionsAction } from "@/lib/features/person/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { Nowrap } from "../ui/nowrap";
import { Table } from "../ui/table";
import { Tag } from "../ui/tag";

export interface OwnSession {
  readonly id: string;
  readonly opened: string;
  readonly seen: string;
  readonly present: boolean;
}

export function OwnSessions({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const router = useRouter();
  const { send, pending, failure } = useAction(closeSessionsAction);

  async function close(sessionId: string | null) {
    const answer = await send({ sessionId });
    if (!answer.ok) return;
    toast(sessionId ? "The session has ended" : "Your other sessions have ended");
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-3">
      <ActionFailureSummary failure={failure} />
      <Table
        caption="Where you are signed in"
        captionHidden
        rows={sessions}
        rowKey={(session) => session.id}
        empty="No session is open."
        columns={[
          { id: "opened", header: "Signed in", rowHeader: true, cell: (session) => <Nowrap>{session.opened}</Nowrap> },
          { id: "seen", header: "Last used", cell: (session) => <Nowrap>{session.seen}</Nowrap> },
          {
            id: "act",
            header: "Session",
            cell: (session) =>
              session.present ? (
                <Tag tone="info">This one</Tag>
              ) : (
                <Button size="small" busy={pending} onClick={() => close(session.id)}>
                  End the session of {session.opened}
                </Button>
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <div>
          <Button busy={pending} onClick={() => close(null)}>
            End all my other sessions
          </Button>
        </div>
      ) : null}
    </div>
  );
}
