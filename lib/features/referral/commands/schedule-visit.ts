import { takesVisits } from "@/lib/domain/referral/visit-states";
import { formatDay } from "@/lib/domain/shared/day";
import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import { addEvent, lastChange, lockReferral, updateReferral } from "../store";
import { dayProblem, mustChange, newDayProblem, taken, type VisitAnswer, visitCommand } from "../visit-command";
import type { CancelVisitInput, MoveVisitInput, ScheduleVisitInput } from "../visit-input";
import { addVisit, isTaken, updateVisit } from "../visit-store";

/** The first visit moves an accepted referral to "scheduled"; later ones leave its state alone. */
export const scheduleVisit = command<ScheduleVisitInput, VisitAnswer & { readonly revision: number }>({
  name: "visit.schedule",
  needs: "referral:answer",
  on: ({ referralId }) => ({ kind: "referral", id: referralId }),
  async run({ tx, actor, now, input }) {
    const row = await lockReferral(tx, input.referralId);
    if (!row) return refused("not-found");
    if (row.revision !== input.revision) {
      const last = await lastChange(tx, row.id);
      return conflict({ move: "schedule" }, { status: row.status, revision: row.revision }, last ?? {});
    }
    if (!takesVisits(row.status)) return refused("no-visits-now");
    const zone = actor.siteZone;
    const problem = newDayProblem(input.on, now, zone, row.sentAt);
    if (problem) return problem;
    const at = { day: input.on, time: input.time, zone };
    if (await isTaken(tx, row.id, at, null)) return taken;
    const { patientId, planId } = row;
    const visitId = await addVisit(tx, { referralId: row.id, patientId, by: actor.id, now }, at);
    const isFirst = row.status === "accepted";
    mustChange(await updateReferral(tx, row, isFirst ? { status: "scheduled" } : {}, now), `referral ${row.id}`);
    const about = { patientId, planId };
    const scheduled = { action: "visit.scheduled", ...about, object: { type: "visit", id: visitId } };
    const answer = { visitId, revision: row.revision + 1 };
    if (!isFirst) return done(answer, [scheduled]);
    const event = "referral.scheduled";
    const text = `First visit on ${formatDay(at.day)} at ${at.time}`;
    await addEvent(tx, row, { event, from: row.status, to: "scheduled", text, by: actor.id, at: now });
    return done(answer, [scheduled, { action: event, ...about, object: { type: "referral", id: row.id } }]);
  },
});

export const moveVisit = visitCommand<MoveVisitInput>({
  name: "visit.move",
  needs: "referral:answer",
  move: () => "reschedule",
  event: () => "visit.moved",
  async change({ tx, actor, now, input }, visit, referral) {
    const problem = dayProblem(input.on, now, actor.siteZone);
    if (problem) return problem;
    const at = { day: input.on, time: input.time, zone: actor.siteZone };
    if (await isTaken(tx, referral.id, at, visit.id)) return taken;
    mustChange(await updateVisit(tx, visit, { at }, { by: actor.id, now }), `visit ${visit.id}`);
    return null;
  },
});

export const cancelVisit = visitCommand<CancelVisitInput>({
  name: "visit.cancel",
  needs: "referral:answer",
  move: () => "cancel",
  event: () => "visit.cancelled",
  async change({ tx, actor, now, input }, visit) {
    const columns = { state: "cancelled", reason: input.reason } as const;
    mustChange(await updateVisit(tx, visit, columns, { by: actor.id, now }), `visit ${visit.id}`);
    return null;
  },
});
