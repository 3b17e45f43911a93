// The frame of every command on one visit: the referral is locked first, then the visit, from the revision on the screen.
import type { Capability } from "@/lib/domain/access/roles";
import { takesVisits, type VisitMove, visitMoves } from "@/lib/domain/referral/visit-states";
import { addDays, type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { moveFrom } from "@/lib/domain/shared/moves";
import { type Command, command, type Run } from "@/lib/platform/command";
import { conflict, done, type Outcome, type Refusal, refused } from "@/lib/platform/outcome";
import { lockReferral, type ReferralRow } from "./store";
import { lockVisit, type VisitRow } from "./visit-store";

export type VisitAnswer = { readonly visitId: string };
type OfVisit = { readonly referralId: string; readonly visitId: string; readonly revision: number };

type Definition<I extends OfVisit> = {
  readonly name: string;
  readonly needs: Capability;
  /** The move of the table, or null for what may happen in any state of visit and referral. */
  readonly move: (input: I) => VisitMove | null;
  readonly change: (run: Run<I>, visit: VisitRow, referral: ReferralRow) => Promise<Refusal | null>;
  readonly event: (input: I) => string;
};

export function visitCommand<I extends OfVisit>(definition: Definition<I>): Command<I, VisitAnswer> {
  const { name, needs, move, change, event } = definition;
  return command<I, VisitAnswer>({
    name,
    needs,
    on: ({ referralId }) => ({ kind: "referral", id: referralId }),
    async run(run): Promise<Outcome<VisitAnswer>> {
      const { tx, input } = run;
      const referral = await lockReferral(tx, input.referralId);
      const visit = referral ? await lockVisit(tx, input.visitId, referral.id) : null;
      if (!referral || !visit) return refused("not-found");
      if (visit.revision !== input.revision) {
        const { state, revision, by, at } = visit;
        return conflict({ revision: input.revision }, { state, revision }, { by, at });
      }
      if (visit.errored) return refused("visit-in-error");
      const named = move(input);
      if (named) {
        const legal = moveFrom(visitMoves, visit.state, named);
        if (!legal.ok) return refused("not-possible", { message: `${legal.problem}. Nothing was saved.` });
        if (!takesVisits(referral.status)) return refused("no-visits-now");
      }
      const refusal = await change(run, visit, referral);
      if (refusal) return refusal;
      const { patientId, planId } = referral;
      return done({ visitId: visit.id }, [
        { action: event(input), patientId, planId, object: { type: "visit", id: visit.id } },
      ]);
    },
  });
}

/** Why a visit cannot be moved to a day, seen from today at the site; null when it can. */
export function dayProblem(on: Day, now: string, zone: string): Refusal | null {
  const today = dayInZone(now, zone);
  if (on < today) return refused("day-past", { fields: { on: "Enter today or a later day" } });
  if (on > addDays(today, 366)) return refused("day-far", { fields: { on: "Enter a day within a year" } });
  return null;
}

/** Why a new visit cannot stand on a day: one that took place already is entered too, back to the day the referral was sent. */
export function newDayProblem(on: Day, now: string, zone: string, sentAt: string): Refusal | null {
  const sentOn = dayInZone(sentAt, zone);
  if (on >= dayInZone(now, zone)) return dayProblem(on, now, zone);
  if (on >= sentOn) return null;
  const words = `The referral was sent on ${formatDay(sentOn)}: enter that day or a later one`;
  return refused("visit-before-sent", { fields: { on: words } });
}

export const taken = refused("visit-taken", {
  fields: { time: "A visit of this referral stands at this time already" },
});

/** What a colleague or another tab did between the lock and the write cannot happen; a false answer is a fault. */
export function mustChange(changed: boolean, what: string): void {
  if (!changed) throw new Error(`${what} changed while it was locked`);
}
