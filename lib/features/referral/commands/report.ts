import { v7 as uuid } from "uuid";
import type { Run } from "@/lib/platform/command";
import type { MoveInput, ReportInput } from "../input";
import { moveCommand } from "../move";
import type { ReferralRow } from "../store";

async function write({ tx, actor, now, input }: Run<ReportInput>, row: ReferralRow, kind: "interim" | "final") {
  const { summary, recommendation } = input;
  await tx.referralReport.createMany({
    data: [
      {
        id: uuid(),
        referralId: row.id,
        patientId: row.patientId,
        kind,
        summary,
        recommendation,
        at: new Date(now),
        by: actor.id,
      },
    ],
  });
}

export const sendInterimReport = moveCommand<ReportInput>({
  move: "report-interim",
  needs: "referral:answer",
  prepare: (run, row) => ({ after: () => write(run, row, "interim") }),
});

export const finishWithSummary = moveCommand<ReportInput>({
  move: "finish",
  needs: "referral:answer",
  prepare: (run, row) => ({ after: () => write(run, row, "final") }),
});

/** Closes the referral; every report of it counts as read by this person. */
export const acknowledgeReport = moveCommand<MoveInput>({
  move: "acknowledge",
  needs: "referral:manage",
  prepare: ({ tx, actor, now }, row) => ({
    after: async () => {
      await tx.referralReport.updateMany({
        where: { referralId: row.id, acknowledgedAt: null },
        data: { acknowledgedAt: new Date(now), acknowledgedBy: actor.id },
      });
    },
  }),
});
