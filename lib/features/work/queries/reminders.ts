import "server-only";
import type { ReminderKind } from "@/lib/domain/reminder/kinds";
import { isEscalation, reminderReasons, reminderTags } from "@/lib/domain/reminder/words";
import { formatInstant } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { ageOf, bedFirst, fromPatients, iso, named, who } from "./view";

type Raised = { kind: ReminderKind; subjectId: string; planId: string; raisedAt: string };

const pathOf: Readonly<Record<ReminderKind, (row: Raised) => string>> = {
  "referral-unanswered": (row) => paths.referral(row.subjectId),
  "referral-urgent": (row) => paths.referral(row.subjectId),
  "session-held": (row) => paths.session(row.subjectId),
  "review-due": (row) => paths.treatmentReview(row.planId, row.subjectId),
  "review-overdue": (row) => paths.treatmentReview(row.planId, row.subjectId),
  "draft-idle": (row) => paths.draft(row.planId),
  "cosign-overdue": (row) => paths.cosign(row.planId, row.subjectId),
};
const doing: Readonly<Record<ReminderKind, string>> = {
  "referral-unanswered": "Open the referral",
  "referral-urgent": "Open the referral",
  "session-held": "Decide about the session",
  "review-due": "Decide the review",
  "review-overdue": "Decide the review",
  "draft-idle": "Open the draft",
  "cosign-overdue": "Open the co-signature",
};

/** What nobody did in time, for whom it was raised. Whether the cause still stands is asked now, not when a job closed the row. */
export const reminders = sqlList<Raised>(
  {
    id: "reminders",
    title: "Waits too long",
    empty: "Nothing that was raised to you waits. Times are set by your team: not yet clinically reviewed.",
    nothing: "what waits too long",
    roles: ["neurologist", "team-lead", "oncologist"],
  },
  `SELECT r.id::text AS key, (CASE WHEN r.kind IN ('referral-urgent', 'cosign-overdue') THEN 0 ELSE 2 END) + ${bedFirst} AS urgency, r.since, p.team_id, true AS mine,
          p.bed, NULL AS owner, ${who("p")} AS who,
          json_build_object('kind', r.kind, 'subjectId', r.subject_id, 'planId', r.plan_id, 'raisedAt', ${iso("r.raised_at")}) AS detail
     FROM ${fromPatients} JOIN reminder r ON r.patient_id = p.id AND r.closed_at IS NULL AND r.recipients @> ARRAY[access.actor()]
      AND reminder_stands(r.kind, r.subject_id, r.occasion)`,
  (rows, moment) =>
    rows.map((row) => {
      const { kind, raisedAt } = row.detail;
      const href = pathOf[kind](row.detail);
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: {
          tone:
            kind === "referral-urgent" || kind === "cosign-overdue"
              ? "stop"
              : kind === "draft-idle"
                ? "draft"
                : "check",
          words: reminderTags[kind],
        },
        bed: row.bed,
        lines: [
          reminderReasons[kind],
          `${isEscalation(kind) ? "Escalated" : "Raised"} ${formatInstant(raisedAt, moment.actor.siteZone)}`,
        ],
        age: ageOf(row.since, moment),
        owner: row.owner,
        action: { label: doing[kind], href },
      };
    }),
);
