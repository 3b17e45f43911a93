"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useCallback, useEffect, useRef } from "react";
import type { ButtonMove, ReferralState } from "@/lib/domain/referral/states";
import { referralStateWords } from "@/lib/domain/referral/words";
import type { ActionFailure } from "@/lib/platform/action-result";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { MOVE_DOORS } from "./move-doors";
import { MoveFields, readMove } from "./move-fields";
import type { ReferralMovesProps } from "./referral-moves";

export interface MoveFormProps extends ReferralMovesProps {
  readonly move: { readonly name: ButtonMove; readonly label: string };
  readonly first: boolean;
  readonly onDone: () => void;
}

/** One move: its fields, its button, and what came of it. What was typed stays until it was saved. */
export function MoveForm({ move, first, onDone, referralId, revision, seenAt, asked, ...shared }: MoveFormProps) {
  const router = useRouter();
  const door = MOVE_DOORS[move.name];
  const { send, pending, slow, failure, fields } = useAction(door.door);
  const prefix = `move-${move.name}`;
  const form = useRef<HTMLFormElement>(null);
  const idOf = useCallback((path: string) => `${prefix}-${path.split(".")[0]}`, [prefix]);

  // A form that was opened takes the focus; a button that sends at once has none to take.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select")?.focus();
  }, []);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const rest = readMove(door, new FormData(event.currentTarget), shared.rated);
    const answer = await send({ referralId, revision, ...rest, ...(move.name === "accept" ? { seenAt } : {}) });
    if (!answer.ok) return;
    toast(door.done);
    onDone();
    router.refresh();
  }

  const plain = door.form === "none";
  const variant = door.danger ? "danger" : first || !plain ? "primary" : "secondary";
  const submit = (
    <Button type="submit" variant={variant} busy={pending}>
      {door.submit ?? move.label}
    </Button>
  );
  const failed = failure ? <Failure failure={failure} idOf={idOf} onRefresh={() => router.refresh()} /> : null;
  if (plain) {
    return (
      <form onSubmit={onSubmit} className={failure ? "flex basis-full flex-col gap-2" : undefined}>
        {failed}
        <div>{submit}</div>
      </form>
    );
  }
  return (
    <form
      onSubmit={onSubmit}
      noValidate
      ref={form}
      aria-label={move.label}
      className="flex max-w-xl flex-col gap-3 border-l-4 border-accent pl-3"
    >
      {failed}
      {door.hint ? <p className="text-ink-2">{door.hint}</p> : null}
      {move.name === "answer" && asked ? (
        <p className="prose-width whitespace-pre-line">
          <span className="text-ink-2">The therapist asks: </span>
          {asked}
        </p>
      ) : null}
      <MoveFields door={door} prefix={prefix} fields={fields} {...shared} />
      <div className="flex flex-wrap items-center gap-2">
        {submit}
        <Button onClick={onDone}>Leave as it is</Button>
        {slow ? <span role="status">Still working. Nothing is lost.</span> : null}
      </div>
    </form>
  );
}

interface FailureProps {
  readonly failure: ActionFailure;
  readonly idOf: (path: string) => string;
  readonly onRefresh: () => void;
}

/** A lost race says who was first and where the referral stands; the text typed here stays. */
function Failure({ failure, idOf, onRefresh }: FailureProps) {
  if (failure.code !== "changed-by-someone-else") return <ActionFailureSummary failure={failure} idOf={idOf} />;
  const status = statusOf(failure.conflict?.theirs);
  return (
    <div role="alert">
      <Notice
        tone="check"
        title={`${failure.conflict?.by ?? "Somebody else"} changed this referral first`}
        actions={<Button onClick={onRefresh}>Show it as it is now</Button>}
      >
        <p>
          {status ? `It now stands at: ${referralStateWords[status]}. ` : ""}Nothing of yours was saved. What you typed
          is kept here.
        </p>
      </Notice>
    </div>
  );
}

function statusOf(theirs: unknown): ReferralState | null {
  if (typeof theirs !== "object" || theirs === null || !("status" in theirs)) return null;
  const { status } = theirs;
  return typeof status === "string" && Object.hasOwn(referralStateWords, status) ? (status as ReferralState) : null;
}
