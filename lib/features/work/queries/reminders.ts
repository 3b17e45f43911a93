import "server-only";
import type { ReminderKind } from "@/lib/domain/reminder/kinds";
import { isEscalation, reminderReasons, reminderTags } from "@/lib/domain/reminder/words";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import {
  bedLine,
  fromPatients,
  ofPatient,
  type PatientColumns,
  patientColumns,
  SHOWN,
  type WorkList,
  workList,
} from "./view";

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

type ReminderRow = PatientColumns & {
  id: string;
  kind: ReminderKind;
  subject_id: string;
  plan_id: string;
  since: string;
  raised_at: string;
};
// Whether the cause still stands is asked now, not when a job closed the row.
const reminders = statement<ReminderRow>(
  "work-reminders",
  `SELECT ${patientColumns("p")}, r.id, r.kind, r.subject_id, r.plan_id, ${iso("r.since")} AS since, ${iso("r.raised_at")} AS raised_at
     FROM reminder r JOIN patient p ON p.id = r.patient_id AND p.errored_at IS NULL AND NOT p.deceased
    WHERE r.closed_at IS NULL AND r.recipients @> ARRAY[access.actor()] AND reminder_stands(r.kind, r.subject_id, r.occasion)
      AND p.id IN (SELECT access.visible_patients())
    ORDER BY (r.kind <> 'referral-urgent'), (p.bed IS NULL), r.since, r.id LIMIT ${SHOWN + 1}`,
);

const pathOf: Readonly<Record<ReminderKind, (row: ReminderRow) => string>> = {
  "referral-unanswered": (row) => paths.referral(row.subject_id),
  "referral-urgent": (row) => paths.referral(row.subject_id),
  "session-held": (row) => paths.session(row.subject_id),
  "review-due": (row) => paths.treatmentReview(row.plan_id, row.subject_id),
  "review-overdue": (row) => paths.treatmentReview(row.plan_id, row.subject_id),
  "draft-idle": (row) => paths.draft(row.plan_id),
};

/** What nobody did in time, for whom it was raised, while its cause stands. */
export async function reminderList({ sql }: Seen, actor: Pick<Actor, "siteZone">): Promise<WorkList> {
  const list = {
    id: "reminders",
    title: "Waits too long",
    empty: "Nothing that was raised to you waits. Times are set by your team: not yet clinically reviewed.",
  };
  const at = (instant: string) => formatInstant(instant, actor.siteZone);
  return workList(list, await sql(reminders), (row) => ({
    key: row.id,
    href: pathOf[row.kind](row),
    ...ofPatient(row),
    tag: {
      tone: row.kind === "referral-urgent" ? "stop" : row.kind === "draft-idle" ? "draft" : "check",
      words: reminderTags[row.kind],
    },
    lines: [
      ...bedLine(row.bed),
      reminderReasons[row.kind],
      `${isEscalation(row.kind) ? "Escalated" : "Raised"} ${at(row.raised_at)}, waits since ${at(row.since)}`,
    ],
  }));
}
