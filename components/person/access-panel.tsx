"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { disablePersonAction, enablePersonAction, endPersonSessionsAction } from "@/lib/features/person/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { PasswordLink } from "./password-link";

export interface AccessPanelProps {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly enabled: boolean;
  readonly hasPassword: boolean;
  readonly sessions: number;
  /** Nobody shuts themselves out. */
  readonly self: boolean;
}

/** Password link, sign-out everywhere, disable and enable. Each takes effect on the person's next request. */
export function AccessPanel({ id, revision, name, enabled, hasPassword, sessions, self }: AccessPanelProps) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const disable = useAction(disablePersonAction);
  const enable = useAction(enablePersonAction);
  const end = useAction(endPersonSessionsAction);

  async function act(what: Promise<{ ok: boolean }>, said: string) {
    const answer = await what;
    setAsking(false);
    if (!answer.ok) return;
    toast(said);
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-4">
      <ActionFailureSummary failure={disable.failure ?? enable.failure ?? end.failure} />
      {enabled ? <PasswordLink id={id} hasPassword={hasPassword} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <p>
          {sessions === 0
            ? "Not signed in now."
            : `Signed in now: ${sessions} ${sessions === 1 ? "session" : "sessions"}.`}
        </p>
        {sessions > 0 && !self ? (
          <Button busy={end.pending} onClick={() => act(end.send({ id }), "Signed out everywhere")}>
            Sign out everywhere
          </Button>
        ) : null}
      </div>
      <div>
        {self ? (
          <p className="text-small text-ink-2">This is you. Another administrator can disable you.</p>
        ) : enabled ? (
          <Button variant="danger" onClick={() => setAsking(true)}>
            Disable this person
          </Button>
        ) : (
          <Button
            variant="primary"
            busy={enable.pending}
            onClick={() => act(enable.send({ id, revision }), "The person is enabled")}
          >
            Enable this person
          </Button>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Disable ${name}?`}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep the access</Button>
            <Button
              variant="danger"
              busy={disable.pending}
              onClick={() => act(disable.send({ id, revision }), "The person is disabled")}
            >
              Disable
            </Button>
          </>
        }
      >
        <p>
          All sessions end at once and unused links stop working. What the person signed and wrote stays theirs. You can
          enable them again.
        </p>
      </Dialog>
    </div>
  );
}
