"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { moveTreatmentAction, removeTreatmentAction } from "@/lib/features/draft/actions";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";

export interface TreatmentMovesProps {
  readonly draftId: string;
  readonly treatmentId: string;
  readonly revision: number;
  readonly name: string;
  /** Only a treatment that is new in this draft can be removed; a signed one is stopped. */
  readonly removable: boolean;
  readonly first: boolean;
  readonly last: boolean;
}

/** Up, down and remove for one row. Removing can be undone below the list. */
export function TreatmentMoves({ draftId, treatmentId, revision, name, removable, first, last }: TreatmentMovesProps) {
  const router = useRouter();
  const move = useAction(moveTreatmentAction);
  const remove = useAction(removeTreatmentAction);
  const at = { draftId, treatmentId, revision };
  const failure = move.failure ?? remove.failure;
  const busy = move.pending || remove.pending;

  async function shift(direction: "up" | "down") {
    const answer = await move.send({ ...at, direction });
    if (!answer.ok) return;
    router.refresh();
    toast(`Moved ${direction} in its lane`);
  }

  async function takeOut() {
    const answer = await remove.send(at);
    if (!answer.ok) return;
    router.refresh();
    toast("Treatment removed. Undo is below the list.");
  }

  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap gap-1">
        <MoveButton label={`Move ${name} up`} hidden={first} busy={busy} onPress={() => shift("up")}>
          <ArrowUp aria-hidden="true" size={16} strokeWidth={1.75} />
        </MoveButton>
        <MoveButton label={`Move ${name} down`} hidden={last} busy={busy} onPress={() => shift("down")}>
          <ArrowDown aria-hidden="true" size={16} strokeWidth={1.75} />
        </MoveButton>
        {removable ? (
          <Button size="small" variant="quiet" busy={busy} onClick={takeOut}>
            Remove<span className="visually-hidden"> {name}</span>
          </Button>
        ) : null}
      </div>
      {failure ? (
        <p role="alert" className="max-w-56 text-small font-semibold text-stop">
          {failure.message}
        </p>
      ) : null}
    </div>
  );
}

interface MoveButtonProps {
  readonly label: string;
  readonly hidden: boolean;
  readonly busy: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}

function MoveButton({ label, hidden, busy, onPress, children }: MoveButtonProps) {
  if (hidden) return null;
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onPress}
      className="control inline-flex min-h-7 min-w-7 items-center justify-center rounded-control hover:bg-sunken"
    >
      {children}
    </button>
  );
}
