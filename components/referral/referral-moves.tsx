"use client";
import { useState } from "react";
import type { ButtonMove } from "@/lib/domain/referral/states";
import { Button } from "../ui/button";
import type { GoalsToRate } from "./goal-fields";
import { MOVE_DOORS } from "./move-doors";
import type { Receivers } from "./move-fields";
import { MoveForm } from "./move-form";

export interface ReferralMovesProps {
  readonly referralId: string;
  readonly revision: number;
  /** When the brief on the screen was written. */
  readonly seenAt: string;
  /** The legal next moves of this person, computed on the server; there are no other buttons. */
  readonly moves: readonly { readonly name: ButtonMove; readonly label: string }[];
  /** The therapist's open question, shown where it is answered. */
  readonly asked: string | null;
  readonly receivers: Receivers | null;
  /** What a report may say about the goals. */
  readonly rated: GoalsToRate;
  /** Nothing else can be done beside these moves. */
  readonly alone: boolean;
}

/** The move that goes on comes first and stands out; the others wait beside it. */
export function ReferralMoves(props: ReferralMovesProps) {
  const [open, setOpen] = useState<{ readonly name: ButtonMove; readonly label: string } | null>(null);
  if (props.moves.length === 0 && !open) {
    return props.alone ? <p className="text-ink-2">Nothing is waiting for you here.</p> : null;
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {props.moves.map((move, at) =>
          MOVE_DOORS[move.name].form === "none" ? (
            <MoveForm
              key={move.name}
              {...props}
              move={move}
              first={at === 0 && props.alone}
              onDone={() => setOpen(null)}
            />
          ) : (
            <Button
              key={move.name}
              variant={at === 0 && props.alone ? "primary" : "secondary"}
              aria-expanded={open?.name === move.name}
              onClick={() => setOpen(open?.name === move.name ? null : move)}
            >
              {move.label}
            </Button>
          ),
        )}
      </div>
      {open ? <MoveForm key={open.name} {...props} move={open} first={false} onDone={() => setOpen(null)} /> : null}
    </div>
  );
}
