-- The same answers, found faster (docs/decisions/0021). Who may see what has not changed by a word: before, Postgres asked a
-- function about each row; now it asks once for each statement whom the actor sees, and compares. Whoever writes is still asked
-- row by row (WITH CHECK), and a table that a later migration adds may keep the old form: both say the same.
CREATE INDEX "patient_site_id_idx" ON "patient"("site_id");
CREATE INDEX patient_site_deceased_idx ON patient (site_id) WHERE deceased;
CREATE INDEX plan_running_idx ON plan (patient_id) INCLUDE (id, current_version) WHERE status IN ('active', 'on-hold');
CREATE INDEX treatment_version_in_sessions_idx ON treatment_version (plan_id, version)
  WHERE kind IN ('plasma-exchange', 'ivig', 'regimen', 'checkpoint-inhibitor') AND status <> 'stopped';
CREATE INDEX course_session_open_day_idx ON course_session (day) WHERE live AND state IN ('planned', 'scheduled');
CREATE INDEX referral_assignee_idx ON referral (assignee_id) INCLUDE (id) WHERE assignee_id IS NOT NULL;
CREATE INDEX referral_in_pool_idx ON referral (pool_team_id, discipline) INCLUDE (id) WHERE assignee_id IS NULL AND status = 'sent';

-- ---------------------------------------------------------------- whom an actor sees, as a set
CREATE FUNCTION access.patients_of(who uuid, what text, on_day date) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public ROWS 200 AS $$
DECLARE site uuid;
BEGIN
  IF what = 'system' THEN RETURN QUERY SELECT x.id FROM patient x; RETURN; END IF;
  IF what NOT IN ('neurologist', 'oncologist', 'nurse', 'team-lead') OR who IS NULL THEN RETURN; END IF;
  IF what <> 'nurse' THEN
    RETURN QUERY
      SELECT m.patient_id FROM care_team_member m WHERE m.person_id = who AND m.ended_at IS NULL
         AND m.from_on <= on_day AND (m.to_on IS NULL OR m.to_on >= on_day)
      UNION SELECT x.id FROM team_member t JOIN patient x ON x.team_id = t.team_id WHERE what = 'team-lead' AND t.person_id = who;
    RETURN;
  END IF;
  SELECT me.site_id INTO site FROM person me WHERE me.id = who;
  -- Starts from the plans that run; of the dead, who are few, the one function that knows is asked.
  RETURN QUERY
    SELECT m.patient_id FROM care_team_member m WHERE m.person_id = who AND m.ended_at IS NULL
       AND m.from_on <= on_day AND (m.to_on IS NULL OR m.to_on >= on_day)
    UNION SELECT x.id FROM patient x JOIN plan pl ON pl.patient_id = x.id AND pl.status IN ('active', 'on-hold')
            WHERE x.site_id = site AND EXISTS (SELECT 1 FROM treatment_version t WHERE t.plan_id = pl.id AND t.version = pl.current_version
              AND t.kind IN ('plasma-exchange', 'ivig', 'regimen', 'checkpoint-inhibitor') AND t.status <> 'stopped')
    UNION SELECT x.id FROM patient x WHERE x.site_id = site AND x.deceased AND access.has_sessions_at_site(who, x.id);
END $$;
REVOKE ALL ON FUNCTION access.patients_of(uuid, text, date) FROM PUBLIC;

-- Where lists start from: the patients an actor may see today. A transaction that only reads works them out once and remembers
-- them until it ends, for the same actor, role and day; one that writes works them out anew for each statement.
CREATE OR REPLACE FUNCTION access.visible_patients() RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public ROWS 200 AS $$
DECLARE
  who uuid := access.actor(); what text := access.role(); on_day date := access.today();
  key text := concat_ws(' ', what, who, on_day) || ':'; kept text; ids uuid[];
BEGIN
  IF what = 'system' OR coalesce(current_setting('concord.reading', true), '') <> 'on' THEN
    RETURN QUERY SELECT access.patients_of(who, what, on_day); RETURN;
  END IF;
  kept := current_setting('concord.visible', true);
  IF starts_with(kept, key) THEN
    RETURN QUERY SELECT unnest(string_to_array(substr(kept, length(key) + 1), ',')::uuid[]); RETURN;
  END IF;
  ids := ARRAY(SELECT access.patients_of(who, what, on_day));
  PERFORM set_config('concord.visible', key || array_to_string(ids, ','), true);
  RETURN QUERY SELECT unnest(ids);
END $$;

-- The referrals of a therapist: those of access.sees_referral, as a set.
CREATE FUNCTION access.visible_referrals() RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public ROWS 200 AS $$
DECLARE who uuid := access.actor();
BEGIN
  IF access.role() <> 'therapist' OR who IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT x.id FROM referral x WHERE x.assignee_id = who
    UNION ALL SELECT x.id FROM team_member t JOIN referral x ON x.pool_team_id = t.team_id AND x.assignee_id IS NULL AND x.status = 'sent'
               WHERE t.person_id = who AND x.discipline = (SELECT me.discipline FROM person me WHERE me.id = who);
END $$;

-- ---------------------------------------------------------------- the one record a transaction is about
-- The runner names it. Naming lets nobody in: it is judged like any other, once for each statement instead of once a row.
CREATE FUNCTION access.patient_in_hand() RETURNS uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE p uuid := nullif(current_setting('concord.patient_id', true), '')::uuid;
BEGIN
  RETURN CASE WHEN p IS NOT NULL AND access.sees_patient(p) THEN p END;
END $$;
CREATE FUNCTION access.referral_in_hand() RETURNS uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE r uuid := nullif(current_setting('concord.referral_id', true), '')::uuid;
BEGIN
  RETURN CASE WHEN r IS NOT NULL AND access.sees_referral(r) THEN r END;
END $$;
REVOKE ALL ON FUNCTION access.visible_referrals(), access.patient_in_hand(), access.referral_in_hand() FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'concord_app') THEN
    GRANT EXECUTE ON FUNCTION access.visible_referrals(), access.patient_in_hand(), access.referral_in_hand() TO concord_app;
  END IF;
END $$;

-- ---------------------------------------------------------------- policies
-- Each bracket is worked out at most once in a statement, and the sets only when a row is not settled before.
DO $$
DECLARE
  p record; by_patient text; by_referral text;
  patients constant text := '(SELECT access.role() = ''system'') OR %1$I = (SELECT access.patient_in_hand()) OR %1$I IN (SELECT access.visible_patients())';
  referrals constant text := ' OR %1$I = (SELECT access.referral_in_hand()) OR %1$I IN (SELECT access.visible_referrals())';
BEGIN
  FOR p IN SELECT tablename, policyname, qual FROM pg_policies WHERE schemaname = 'public' AND qual LIKE '%access.sees_patient(%'
             AND tablename <> 'audit_event' LOOP
    by_patient := format(patients, CASE WHEN p.tablename = 'patient' THEN 'id' ELSE 'patient_id' END);
    by_referral := format(referrals, CASE WHEN p.tablename = 'referral' THEN 'id' ELSE 'referral_id' END);
    IF p.qual IN ('access.sees_patient(patient_id)', 'access.sees_patient(id)') THEN
      EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename, by_patient);
    ELSIF p.qual = '(access.sees_patient(patient_id) OR access.sees_referral(referral_id))' THEN
      EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename, by_patient || by_referral);
    ELSIF p.tablename = 'referral'
      AND p.qual = '(access.sees_patient(patient_id) OR (assignee_id = access.actor()) OR access.sees_referral(id))' THEN
      EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename,
                     'assignee_id = access.actor() OR ' || by_patient || by_referral);
    END IF;
  END LOOP;
END $$;
