import { v7 as uuid } from "uuid";
import { dayInZone } from "@/lib/domain/shared/instant";
import { command, type Run } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import { keepGoals, whyNotRated } from "../goal-store";
import type { MoveInput, ReadReportInput, ReportInput } from "../input";
import { moveCommand } from "../move";
import { lockReport, markRead, replacedBy } from "../report-store";
import { lockReferral, type ReferralRow } from "../store";

async function write({ tx, actor, now, input }: Run<ReportInput>, row: ReferralRow, kind: "interim" | "final") {
  const { summary, recommendation, goals = [] } = input;
  const { id: referralId, patientId } = row;
  const id = uuid();
  const replacesId = await replacedBy(tx, referralId, kind);
  const stamp = { at: new Date(now), by: actor.id };
  await tx.referralReport.createMany({
    data: [{ id, referralId, patientId, kind, summary, recommendation, replacesId, ...stamp }],
  });
  await keepGoals(tx, row, goals, { reportId: id, by: actor.id, now });
}

const sending = (move: "report-interim" | "finish", kind: "interim" | "final") =>
  moveCommand<ReportInput>({
    move,
    needs: "referral:answer",
    prepare: async (run, row) => {
      const today = dayInZone(run.now, run.actor.siteZone);
      const fields = await whyNotRated(run.tx, row.id, run.input.goals ?? [], { today });
      if (Object.keys(fields).length > 0) return refused("invalid-input", { fields });
      return { after: () => write(run, row, kind) };
    },
  });

/** The therapy goes on; the neurologist reads it when they can. A report of its kind that was entered in error is replaced. */
export const sendInterimReport = sending("report-interim", "interim");

export const finishWithSummary = sending("finish", "final");

/** Closes the referral; every report of it that stands counts as read by this person. */
export const acknowledgeReport = moveCommand<MoveInput>({
  move: "acknowledge",
  needs: "referral:manage",
  prepare: ({ tx, actor, now }, row) => ({
    after: async () => {
      await markRead(tx, { referralId: row.id }, { by: actor.id, now });
    },
  }),
});

/** "I have read this interim report": it leaves the list of work and closes nothing. */
export const readReport = command<ReadReportInput, { reportId: string }>({
  name: "referral.read-report",
  needs: "referral:manage",
  on: ({ referralId }) => ({ kind: "referral", id: referralId }),
  async run({ tx, actor, now, input }) {
    const row = await lockReferral(tx, input.referralId);
    const report = row ? await lockReport(tx, input.reportId, row.id) : null;
    if (!row || !report) return refused("not-found");
    if (report.errored) return refused("report-in-error");
    if (report.kind !== "interim") return refused("acknowledge-instead");
    if (report.read) return refused("report-read");
    await markRead(tx, { referralId: row.id, id: report.id }, { by: actor.id, now });
    const { patientId, planId } = row;
    return done({ reportId: report.id }, [
      { action: "referral.report-read", patientId, planId, object: { type: "referral-report", id: report.id } },
    ]);
  },
});
