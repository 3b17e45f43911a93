// What became of the sessions and visits of copies that stand earlier in time than their original: nothing of the past is left
// open, every state of a session is there, and a put-off session has its successor.
import type { Client } from "pg";

const open = "s.live AND s.state IN ('planned', 'scheduled')";
const copies = "JOIN patient p ON p.id = s.patient_id AND p.mrn LIKE 'COPY-%'";
// A number of 0 to 39 that stays with the session.
const lot = "(abs(hashtext(s.id::text)) % 40)";

/** Past sessions are given (most of them), or what else happens; each with its event. */
const pastSessions = `
  WITH sample AS (
    SELECT DISTINCT ON (c.kind) c.kind, x.record FROM course_session x JOIN course c ON c.id = x.course_id
     WHERE x.state = 'given' AND x.record IS NOT NULL ORDER BY c.kind, x.id),
  past AS (
    SELECT s.id, s.patient_id, s.day, c.kind,
           CASE ${lot} WHEN 1 THEN 'partly-given' WHEN 2 THEN 'not-given' WHEN 3 THEN 'given-elsewhere' WHEN 4 THEN 'held'
                WHEN 5 THEN 'omitted' WHEN 6 THEN 'cancelled' ELSE 'given' END AS outcome
      FROM course_session s ${copies} JOIN course c ON c.id = s.course_id WHERE ${open} AND s.day < current_date),
  done AS (
    UPDATE course_session s SET state = past.outcome, time = coalesce(s.time, '09:30'), revision = s.revision + 1,
           changed_at = past.day + time '14:00',
           reason = CASE past.outcome WHEN 'given' THEN NULL ELSE 'Fever on the day' END,
           record = CASE WHEN past.outcome IN ('given', 'partly-given', 'given-elsewhere') THEN sample.record END
      FROM past LEFT JOIN sample ON sample.kind = past.kind WHERE s.id = past.id RETURNING s.id, s.patient_id, s.state, s.reason, s.changed_at, s.changed_by)
  INSERT INTO session_event (id, session_id, patient_id, event, from_state, to_state, reason, at, by)
  SELECT gen_random_uuid(), id, patient_id, 'session.' || state, 'scheduled', state, reason, changed_at, changed_by FROM done`;

/** A few of the sessions to come were put off by two days. */
const putOff = `
  WITH moved AS (
    UPDATE course_session s SET state = 'deferred', live = false, reason = 'Line infection', revision = s.revision + 1
      FROM patient p WHERE p.id = s.patient_id AND p.mrn LIKE 'COPY-%' AND ${open} AND s.day > current_date + 30 AND ${lot} = 7
    RETURNING s.*),
  told AS (
    INSERT INTO session_event (id, session_id, patient_id, event, from_state, to_state, reason, at, by)
    SELECT gen_random_uuid(), id, patient_id, 'session.deferred', 'planned', 'deferred', reason, changed_at, changed_by FROM moved)
  INSERT INTO course_session (id, course_id, plan_id, patient_id, n, day, planned_day, state, replaces_id, changed_at, changed_by)
  SELECT gen_random_uuid(), course_id, plan_id, patient_id, n, day + 2, planned_day, 'planned', id, changed_at, changed_by FROM moved`;

const pastVisits = `
  UPDATE visit s SET state = 'missed', reason = 'No transport', revision = s.revision + 1
    FROM patient p WHERE p.id = s.patient_id AND p.mrn LIKE 'COPY-%' AND s.state = 'scheduled' AND s.errored_at IS NULL AND s.day < current_date`;

/** Brings copied sessions and visits up to today; needs triggers off, since it writes the past. */
export async function passTime(client: Client): Promise<void> {
  for (const text of [pastSessions, putOff, pastVisits]) await client.query(text);
}
