-- "Look again": whatever is written leaves an audit event, so the audit is where other instances and open pages are told. The
-- message holds ids and the noun of the event, never a word about a patient; Postgres sends it on commit and drops it on
-- rollback. Reads, which are audited too, say so themselves (lib/platform/read.ts) and tell nobody.
CREATE FUNCTION tell_of_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('concord.reading', true), '') = 'on' THEN RETURN NULL; END IF;
  PERFORM pg_notify('concord', told.line)
    FROM (SELECT DISTINCT concat_ws('|', coalesce(n.patient_id::text, ''), coalesce(n.plan_id::text, ''), coalesce(n.object_type, ''),
                   coalesce(n.object_id::text, ''), split_part(n.action, '.', 1), coalesce(n.session_id::text, '')) AS line
            FROM new_events n
           WHERE n.outcome = 'done' AND (n.patient_id IS NOT NULL OR n.object_type IN ('session', 'person', 'team'))
             AND n.action <> 'session.open') told;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_tell AFTER INSERT ON audit_event REFERENCING NEW TABLE AS new_events
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changes();

-- What changed for one patient is looked up for a therapist by the referrals of that patient.
CREATE INDEX "referral_patient_id_idx" ON "referral"("patient_id");

-- Whether something changed that a person was near to and may have just lost from sight: a referral of a pool of theirs that a
-- colleague took, one they worked on that went to somebody else, a care team they left. It answers yes or no and names nothing.
CREATE FUNCTION access.was_near(patients uuid[]) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE who uuid := access.actor();
BEGIN
  IF who IS NULL THEN RETURN false; END IF;
  IF access.role() <> 'therapist' THEN
    RETURN EXISTS (SELECT 1 FROM care_team_member m WHERE m.patient_id = ANY (patients) AND m.person_id = who);
  END IF;
  RETURN EXISTS (SELECT 1 FROM referral r WHERE r.patient_id = ANY (patients)
    AND r.discipline = (SELECT me.discipline FROM person me WHERE me.id = who)
    AND (r.pool_team_id IN (SELECT t.team_id FROM team_member t WHERE t.person_id = who)
         OR EXISTS (SELECT 1 FROM referral_event e WHERE e.referral_id = r.id AND e.by = who)));
END $$;
REVOKE ALL ON FUNCTION access.was_near(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.was_near(uuid[]) TO concord_app;
