// The frame of every command that moves a referral: only a move of the domain's table, by somebody it names, from the
// revision that was on the screen.
import { can } from "@/lib/domain/access/can";
import type { Capability } from "@/lib/domain/access/roles";
import { type ReferralMove, type ReferralState, referralMoves } from "@/lib/domain/referral/states";
import { takesVisits } from "@/lib/domain/referral/visit-states";
import { moveFrom } from "@/lib/domain/shared/moves";
import { onCauseChanged, onReferralSent } from "@/lib/features/reminder/on-cause";
import { type Command, command, type Run } from "@/lib/platform/command";
import { conflict, done, type Refusal, refused } from "@/lib/platform/outcome";
import type { MoveInput } from "./input";
import { addEvent, lastChange, lockReferral, type ReferralColumns, type ReferralRow, updateReferral } from "./store";
import { cancelPlannedVisits } from "./visit-store";

export type Moved = { readonly status: ReferralState; readonly revision: number };

/** What a move writes beside the new status; or why it may not happen. */
export type Plan = {
  readonly columns?: ReferralColumns;
  readonly reason?: string;
  readonly text?: string;
  /** Runs once the referral has moved, in the same transaction. */
  readonly after?: () => Promise<void>;
};

type Definition<I extends MoveInput> = {
  readonly move: ReferralMove;
  readonly needs: Capability;
  readonly prepare: (run: Run<I>, row: ReferralRow) => Plan | Refusal | Promise<Plan | Refusal>;
};

export function moveCommand<I extends MoveInput>({ move: name, needs, prepare }: Definition<I>): Command<I, Moved> {
  return command<I, Moved>({
    name: `referral.${name}`,
    needs,
    on: ({ referralId }) => ({ kind: "referral", id: referralId }),
    async run(run) {
      const { tx, actor, now, input, relation } = run;
      const row = await lockReferral(tx, input.referralId);
      if (!row) return refused("taken-by-colleague");
      if (row.revision !== input.revision) {
        const last = await lastChange(tx, row.id);
        return conflict({ move: name }, { status: row.status, revision: row.revision }, last ?? {});
      }
      const legal = moveFrom(referralMoves, row.status, name);
      if (!legal.ok) return refused("not-possible", { message: `${legal.problem}. Nothing was saved.` });
      const move = legal.value;
      if (!move.needs.some((capability) => can(actor, capability, relation.ties))) return refused("may-not");
      const plan = await prepare(run, row);
      if ("ok" in plan) return plan;
      const { reason, text } = plan;
      if (move.needsReason && !reason && !text) throw new Error(`referral.${name} was prepared without its reason`);
      if (!(await updateReferral(tx, row, { ...plan.columns, status: move.to }, now)))
        return refused("taken-by-colleague");
      const event = { event: move.event, from: row.status, to: move.to, by: actor.id, at: now };
      await addEvent(tx, row, { ...event, reason: reason ?? null, text: text ?? null });
      if (!takesVisits(move.to)) await cancelPlannedVisits(tx, row.id, { by: actor.id, now });
      await plan.after?.();
      if (move.to === "sent") await onReferralSent(tx, { patientId: row.patientId, id: row.id, now });
      await onCauseChanged(tx, row.patientId);
      const { patientId, planId } = row;
      return done({ status: move.to, revision: row.revision + 1 }, [
        { action: move.event, patientId, planId, object: { type: "referral", id: row.id } },
      ]);
    },
  });
}

/** A therapist who answers a referral of the pool becomes its assignee, whatever the answer is. */
export function ownedBy(actorId: string, row: ReferralRow): ReferralColumns {
  return row.assigneeId === null ? { assigneeId: actorId } : {};
}
