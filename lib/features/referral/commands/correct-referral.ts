// What was said about a referral and was never right: marked, kept, and what rested on it looked at again.
import { can } from "@/lib/domain/access/can";
import { referralMoves, takenBackEvents } from "@/lib/domain/referral/states";
import { moveFrom } from "@/lib/domain/shared/moves";
import { beyondActor } from "@/lib/platform/beyond-actor";
import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import { askedInPlan } from "../in-plan";
import type { ReportInErrorInput, TakeBackInput } from "../input";
import { type Moved, moveCommand } from "../move";
import { rewriteBriefs } from "../on-facts-changed";
import { hasFinalReport, lockReport, markReport } from "../report-store";
import { addEvent, lastChange, lockReferral, newestEvent, updateReferral } from "../store";
import { mustChange } from "../visit-command";

/**
 * The newest event was never right: it is marked, and the referral waits for an answer again. Said by who recorded it, or by
 * the requester. What was true instead is the next event.
 */
export const takeBackEvent = moveCommand<TakeBackInput>({
  move: "take-back",
  needs: "referral:read",
  prepare: async ({ tx, actor, now, input, relation }, row) => {
    const newest = await newestEvent(tx, row.id);
    if (newest?.id !== input.eventId) return refused("event-not-newest");
    if (!takenBackEvents.includes(newest.event)) return refused("event-stays");
    const manages = can(actor, "referral:manage", relation.ties);
    if (newest.by !== actor.id && !manages) return refused("may-not");
    // A therapist sees no plan; only whether it still asks for this therapy comes back.
    const asked = await beyondActor(tx, actor, () => askedInPlan(tx, row));
    if ("ok" in asked) return asked;
    return {
      columns: { ...asked },
      reason: input.reason,
      after: async () => {
        const { id: referralId, patientId } = row;
        const mark = { eventId: newest.id, referralId, patientId, reason: input.reason };
        await tx.referralEventError.createMany({ data: [{ ...mark, at: new Date(now), by: actor.id }] });
        await beyondActor(tx, actor, () => rewriteBriefs(tx, patientId, now));
      },
    };
  },
});

/**
 * A report that was never right stays readable and counts no more. Where the referral rested on it, as finished or closed, the
 * therapy is under way again, so that the right report can take its place; an ended plan leaves it as it is.
 */
export const markReportInError = command<ReportInErrorInput, Moved>({
  name: "referral.mark-report-in-error",
  needs: "referral:read",
  on: ({ referralId }) => ({ kind: "referral", id: referralId }),
  async run({ tx, actor, now, input, relation }) {
    const row = await lockReferral(tx, input.referralId);
    const report = row ? await lockReport(tx, input.reportId, row.id) : null;
    if (!row || !report) return refused("not-found");
    if (row.revision !== input.revision) {
      const last = await lastChange(tx, row.id);
      return conflict({ move: "withdraw-report" }, { status: row.status, revision: row.revision }, last ?? {});
    }
    if (report.errored) return refused("report-in-error");
    const isAuthor = report.by === actor.id && can(actor, "referral:answer", relation.ties);
    if (!isAuthor && !can(actor, "referral:manage", relation.ties)) return refused("may-not");
    await markReport(tx, report.id, input.reason, { by: actor.id, now });
    const legal = moveFrom(referralMoves, row.status, "withdraw-report");
    const restedOnIt = report.kind === "final" && legal.ok && !(await hasFinalReport(tx, row.id));
    const held = restedOnIt && !("ok" in (await beyondActor(tx, actor, () => askedInPlan(tx, row))));
    const status = held ? "in-progress" : row.status;
    mustChange(await updateReferral(tx, row, { status }, now), `referral ${row.id}`);
    const event = { event: "referral.report-entered-in-error", from: row.status, to: status } as const;
    await addEvent(tx, row, { ...event, reason: input.reason, by: actor.id, at: now });
    const { patientId, planId } = row;
    if (held) await beyondActor(tx, actor, () => rewriteBriefs(tx, patientId, now));
    return done({ status, revision: row.revision + 1 }, [
      { action: event.event, patientId, planId, object: { type: "referral-report", id: report.id } },
    ]);
  },
});
