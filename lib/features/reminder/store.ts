// Reminders as rows, inside a given transaction: what is due now, what is raised, what is closed.
import { v7 as uuid } from "uuid";
import { reminderThresholds as after, type ReminderKind } from "@/lib/domain/reminder/kinds";
import type { Tx } from "@/lib/platform/db";

export type Due = {
  readonly kind: ReminderKind;
  readonly subjectId: string;
  readonly planId: string;
  readonly occasion: string;
  readonly since: Date;
  readonly recipients: readonly string[];
};
export type Kept = { readonly id: string; readonly kind: ReminderKind; readonly planId: string };

// Text that gives the very same instant back, whatever the zone of the connection.
const exact = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const teamLeads = `(SELECT w.id FROM patient x JOIN team_member m ON m.team_id = x.team_id
   JOIN person w ON w.id = m.person_id AND w.role = 'team-lead' AND w.disabled_at IS NULL WHERE x.id = p.patient_id)`;
const list = (...parts: string[]) =>
  `ARRAY(SELECT DISTINCT t.id FROM (${parts.join(" UNION ALL ")}) t WHERE t.id IS NOT NULL)`;

// $1 patient, $2 instant. The day of a review is a calendar day of the patient's site.
const dueText = `
  SELECT CASE WHEN referral_presses(r) THEN 'referral-urgent' ELSE 'referral-unanswered' END AS kind, r.id AS "subjectId",
         p.id AS "planId", ${exact("r.sent_at")} AS occasion, r.sent_at AS since,
         ${list("SELECT r.requested_by AS id", "SELECT p.lead_id", teamLeads)} AS recipients
    FROM referral r JOIN plan p ON p.id = r.plan_id
   WHERE r.patient_id = $1::uuid AND CASE WHEN referral_presses(r)
         THEN r.status IN ('sent', 'information-asked') AND r.sent_at <= $2::timestamptz - make_interval(hours => ${after.referralUrgentHours})
         ELSE r.status = 'sent' AND r.sent_at <= $2::timestamptz - make_interval(days => ${after.referralUnansweredDays}) END
  UNION ALL
  SELECT 'session-held', s.id, p.id, ${exact("s.changed_at")}, s.changed_at,
         ${list(
           "SELECT p.lead_id AS id",
           `SELECT m.person_id FROM care_team_member m JOIN person w ON w.id = m.person_id AND w.role = 'oncologist'
             WHERE c.lane = 'cancer' AND m.patient_id = p.patient_id AND m.from_on <= access.today()
               AND (m.to_on IS NULL OR m.to_on >= access.today())`,
         )}
    FROM course_session s JOIN course c ON c.id = s.course_id JOIN plan p ON p.id = s.plan_id AND p.status IN ('active', 'on-hold')
   WHERE s.patient_id = $1::uuid AND s.live AND s.state = 'held'
  UNION ALL
  SELECT k.kind, t.treatment_id, p.id, d.due::text, (d.due::timestamp AT TIME ZONE site.zone),
         CASE k.kind WHEN 'review-due' THEN ${list("SELECT p.lead_id AS id")} ELSE ${list("SELECT p.lead_id AS id", teamLeads)} END
    FROM plan p JOIN patient x ON x.id = p.patient_id JOIN site ON site.id = x.site_id
    JOIN treatment_now t ON t.plan_id = p.id AND t.version = p.current_version AND t.status <> 'stopped'
     AND t.content->>'reviewOn' IS NOT NULL
   CROSS JOIN LATERAL (SELECT review_due(t.treatment_id, (t.content->>'reviewOn')::date) AS due) d
   CROSS JOIN LATERAL (SELECT ($2::timestamptz AT TIME ZONE site.zone)::date - d.due AS late) l
    JOIN (VALUES ('review-due', 0), ('review-overdue', ${after.reviewOverdueDays})) AS k (kind, days) ON l.late >= k.days
   WHERE p.patient_id = $1::uuid AND p.status IN ('active', 'on-hold')
     AND (k.kind = 'review-overdue' OR l.late < ${after.reviewOverdueDays})
  UNION ALL
  SELECT 'draft-idle', d.id, p.id, ${exact("d.changed_at")}, d.changed_at, ARRAY[d.author_id]
    FROM draft d JOIN plan p ON p.id = d.plan_id
   WHERE d.patient_id = $1::uuid AND d.state IN ('open', 'in-review', 'changes-asked')
     AND d.changed_at <= $2::timestamptz - make_interval(days => ${after.draftIdleDays})
  UNION ALL
  SELECT 'cosign-overdue', c.treatment_id, p.id, ${exact("c.urgent_at")}, c.urgent_at + make_interval(hours => ${after.cosignOverdueHours}),
         ${list(
           "SELECT p.lead_id AS id",
           teamLeads,
           `SELECT m.person_id FROM care_team_member m JOIN person w ON w.id = m.person_id AND w.role = 'oncologist'
             WHERE 'oncologist' = ANY (c.unanswered) AND m.patient_id = p.patient_id AND m.from_on <= access.today()
               AND (m.to_on IS NULL OR m.to_on >= access.today())`,
         )}
    FROM plan p JOIN cosignature_now c ON c.plan_id = p.id AND c.version = p.current_version
   WHERE p.patient_id = $1::uuid AND p.status IN ('active', 'on-hold') AND c.declined_at IS NULL AND cardinality(c.unanswered) > 0
     AND c.urgent_at <= $2::timestamptz - make_interval(hours => ${after.cosignOverdueHours})`;

/** What has waited too long for one patient, who is alive and whose chart is not entered in error. */
export async function dueFor(tx: Tx, patientId: string, now: string): Promise<Due[]> {
  const alive = await tx.patient.count({ where: { id: patientId, deceased: false, erroredAt: null } });
  return alive === 1 ? await tx.$queryRawUnsafe<Due[]>(dueText, patientId, now) : [];
}

/** Raises what is not raised yet, or raises again what had been closed; the others are left as they are. */
export async function raise(tx: Tx, patientId: string, due: Due, now: string): Promise<Kept | null> {
  const [row] = await tx.$queryRaw<Kept[]>`
    INSERT INTO reminder AS r (id, patient_id, plan_id, kind, subject_id, occasion, recipients, since, raised_at)
    VALUES (${uuid()}::uuid, ${patientId}::uuid, ${due.planId}::uuid, ${due.kind}, ${due.subjectId}::uuid, ${due.occasion},
            ${[...due.recipients]}::uuid[], ${due.since}, ${now}::timestamptz)
    ON CONFLICT (kind, subject_id, occasion) DO UPDATE SET closed_at = NULL, recipients = excluded.recipients, revision = r.revision + 1
      WHERE r.closed_at IS NOT NULL
    RETURNING r.id, r.kind, r.plan_id AS "planId"`;
  return row ?? null;
}

/** Closes the reminders of a patient whose cause is gone. */
export async function closeGone(tx: Tx, patientId: string, now: string): Promise<Kept[]> {
  return await tx.$queryRaw<Kept[]>`
    UPDATE reminder SET closed_at = ${now}::timestamptz, revision = revision + 1
     WHERE patient_id = ${patientId}::uuid AND closed_at IS NULL AND (NOT reminder_stands(kind, subject_id, occasion)
        OR EXISTS (SELECT 1 FROM patient x WHERE x.id = ${patientId}::uuid AND (x.deceased OR x.errored_at IS NOT NULL)))
    RETURNING id, kind, plan_id AS "planId"`;
}

/** Marks the sweep of a site and day as done; false when another instance did it. */
export async function claimSweep(tx: Tx, siteId: string, day: string): Promise<boolean> {
  return (
    (await tx.$executeRaw`INSERT INTO site_sweep (site_id, day) VALUES (${siteId}::uuid, ${day}::date) ON CONFLICT DO NOTHING`) ===
    1
  );
}

export async function mailIsOff(tx: Tx, personId: string): Promise<boolean> {
  return (await tx.mailSetting.count({ where: { personId, off: true } })) === 1;
}

export async function setMailOff(tx: Tx, personId: string, off: boolean): Promise<void> {
  await tx.$executeRaw`INSERT INTO mail_setting AS m (person_id, off) VALUES (${personId}::uuid, ${off})
    ON CONFLICT (person_id) DO UPDATE SET off = excluded.off, revision = m.revision + 1`;
}

/** Takes the one e-mail of this quarter of an hour; or the instant from which the next may leave. */
export async function claimMail(
  tx: Tx,
  personId: string,
  now: string,
  minutes: number,
): Promise<{ waitUntil: string } | null> {
  const claimed = await tx.$executeRaw`
    INSERT INTO mail_setting AS m (person_id, last_sent_at) VALUES (${personId}::uuid, ${now}::timestamptz)
    ON CONFLICT (person_id) DO UPDATE SET last_sent_at = excluded.last_sent_at, revision = m.revision + 1
      WHERE m.last_sent_at IS NULL OR m.last_sent_at <= ${now}::timestamptz - make_interval(mins => ${minutes}::int)`;
  if (claimed === 1) return null;
  const [row] = await tx.$queryRaw<{ until: Date }[]>`
    SELECT last_sent_at + make_interval(mins => ${minutes}::int) AS until FROM mail_setting WHERE person_id = ${personId}::uuid`;
  return { waitUntil: (row?.until ?? new Date(now)).toISOString() };
}

/** Gives the claim back: the e-mail did not leave. */
export async function releaseMail(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`UPDATE mail_setting SET last_sent_at = NULL, revision = revision + 1 WHERE person_id = ${personId}::uuid`;
}
