-- What the lists of work ask for often, so that they look only at what waits.

-- Held sessions and imports are few among all that ever were.
CREATE INDEX course_session_held_idx ON course_session (patient_id) WHERE live AND state = 'held';
CREATE INDEX audit_event_import_idx ON audit_event (occurred_at)
  WHERE action IN ('patient.import', 'import.preview', 'import.entered-in-error');

-- When a review is due, as rows: Postgres takes the body into the statement that asks. review_due() is called anew for each
-- treatment, and then works out whom the actor sees each time. Both have the one rule.
CREATE FUNCTION review_dues(of_treatment uuid, named date) RETURNS TABLE (due date) LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(d.id) = 0 THEN named ELSE (array_agg(d.next_on ORDER BY d.due_on DESC))[1] END
    FROM treatment_review_decision d
   WHERE d.treatment_id = of_treatment AND d.review_on = named AND d.errored_at IS NULL
$$;
CREATE OR REPLACE FUNCTION review_due(of_treatment uuid, named date) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT due FROM review_dues(of_treatment, named)
$$;
