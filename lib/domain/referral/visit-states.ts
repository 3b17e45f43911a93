import type { Day } from "../shared/day";
import { instantOf } from "../shared/local-time";
import type { Move } from "../shared/moves";
import type { ReferralState } from "./states";

export const visitStates = ["scheduled", "attended", "missed", "cancelled"] as const;
export type VisitState = (typeof visitStates)[number];

const therapist = ["referral:answer"] as const;

export const visitMoves = [
  {
    name: "reschedule",
    label: "Move",
    from: ["scheduled"],
    to: "scheduled",
    needs: therapist,
    guard: "the new day is not past",
    needsReason: false,
    event: "visit.moved",
  },
  {
    name: "attend",
    label: "Record as attended",
    from: ["scheduled"],
    to: "attended",
    needs: therapist,
    guard: "the visit is not in the future",
    needsReason: false,
    event: "visit.attended",
  },
  {
    name: "miss",
    label: "Record as missed",
    from: ["scheduled"],
    to: "missed",
    needs: therapist,
    guard: "the visit is not in the future",
    needsReason: true,
    event: "visit.missed",
  },
  {
    name: "cancel",
    label: "Cancel",
    from: ["scheduled"],
    to: "cancelled",
    needs: therapist,
    guard: null,
    needsReason: true,
    event: "visit.cancelled",
  },
] as const satisfies readonly Move<VisitState>[];
export type VisitMove = (typeof visitMoves)[number]["name"];

/** States of a referral in which visits are scheduled and recorded. */
export const visitingStates = ["accepted", "scheduled", "in-progress"] as const satisfies readonly ReferralState[];

/** Whether visits may be scheduled and recorded while a referral is in this state. */
export function takesVisits(state: ReferralState): boolean {
  return visitingStates.some((known) => known === state);
}

export interface VisitTime {
  readonly day: Day;
  /** Local 24-hour time `HH:MM`. */
  readonly time: string;
  /** IANA zone of the site where the visit takes place. */
  readonly zone: string;
}

/** Whether a visit has not begun at an instant (ISO, UTC); a local time that clocks skip counts as moved on by the gap. */
export function isFutureVisit({ day, time, zone }: VisitTime, now: string): boolean {
  return Date.parse(instantOf(day, time, zone)) > Date.parse(now);
}
