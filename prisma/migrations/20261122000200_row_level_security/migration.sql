-- Second wall. The runner of the app sets the context of one transaction first (docs/decisions/0002); without it every table
-- with patient data is empty for the app role, and FORCE holds the owner to the same rule.
CREATE SCHEMA access;

CREATE FUNCTION access.actor() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('concord.actor_id', true), '')::uuid $$;
CREATE FUNCTION access.role() RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT coalesce(current_setting('concord.actor_role', true), '') $$;
CREATE FUNCTION access.today() RETURNS date LANGUAGE sql STABLE
  AS $$ SELECT coalesce(nullif(current_setting('concord.today', true), '')::date, current_date) $$;

-- The functions below are SECURITY DEFINER: they run as the owner, whom the "definer" policies let through only while the
-- session belongs to somebody else. An app that connects as the owner by mistake therefore still sees nothing.
CREATE FUNCTION access.on_care_team(who uuid, p uuid, today date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM care_team_member m WHERE m.person_id = who AND m.patient_id = p
                         AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)) $$;
CREATE FUNCTION access.leads_team(who uuid, p uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM patient x JOIN team_member t ON t.team_id = x.team_id WHERE x.id = p AND t.person_id = who) $$;
-- A nurse sees the patients with infusions, exchanges or chemotherapy at the nurse's own site.
CREATE FUNCTION access.has_sessions_at_site(who uuid, p uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM patient x JOIN person me ON me.id = who AND me.site_id = x.site_id
                         JOIN plan pl ON pl.patient_id = x.id AND pl.status IN ('active', 'on-hold')
                         JOIN treatment_version t ON t.plan_id = pl.id AND t.version = pl.current_version
                        WHERE x.id = p AND t.kind IN ('plasma-exchange', 'ivig', 'regimen', 'checkpoint-inhibitor') AND t.status <> 'stopped') $$;

CREATE FUNCTION access.sees_patient(p uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE who uuid := access.actor(); what text := access.role();
BEGIN
  IF what = 'system' THEN RETURN true; END IF;
  IF who IS NULL OR p IS NULL THEN RETURN false; END IF;
  IF what = 'team-lead' THEN RETURN access.leads_team(who, p) OR access.on_care_team(who, p, access.today()); END IF;
  IF what IN ('neurologist', 'oncologist') THEN RETURN access.on_care_team(who, p, access.today()); END IF;
  IF what = 'nurse' THEN RETURN access.on_care_team(who, p, access.today()) OR access.has_sessions_at_site(who, p); END IF;
  RETURN false;
END $$;

-- A therapist sees the referrals assigned to them and the unanswered ones of their discipline in a pool of theirs.
CREATE FUNCTION access.sees_referral(r uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE who uuid := access.actor();
BEGIN
  IF access.role() <> 'therapist' OR who IS NULL THEN RETURN false; END IF;
  RETURN EXISTS (SELECT 1 FROM referral x WHERE x.id = r AND (x.assignee_id = who OR (
    x.assignee_id IS NULL AND x.status = 'sent'
    AND x.discipline = (SELECT me.discipline FROM person me WHERE me.id = who)
    AND x.pool_team_id IN (SELECT t.team_id FROM team_member t WHERE t.person_id = who))));
END $$;

-- The first member of a new patient's care team: its creator, while nobody is on it.
CREATE FUNCTION access.founds_care_team(p uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM patient x WHERE x.id = p AND x.created_by = access.actor())
          AND NOT EXISTS (SELECT 1 FROM care_team_member m WHERE m.patient_id = p) $$;

CREATE FUNCTION access.audit_of_my_teams(person uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM team_member a JOIN team_member b ON b.team_id = a.team_id
                        WHERE a.person_id = access.actor() AND b.person_id = person) $$;

-- What stands between an actor and a record, for the runner: one round trip, also for records the actor may not see.
CREATE FUNCTION access.relation(kind text, id uuid, who uuid, what text, today date)
  RETURNS TABLE (patient_id uuid, plan_id uuid, referral_id uuid, exists_ boolean, on_care_team boolean, leads_team boolean,
                 sessions_at_site boolean, referral_access text, draft_author uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE p uuid; pl uuid; r uuid; a text; author uuid;
BEGIN
  IF kind = 'patient' THEN SELECT x.id INTO p FROM patient x WHERE x.id = relation.id;
  ELSIF kind = 'plan' THEN SELECT x.patient_id, x.id INTO p, pl FROM plan x WHERE x.id = relation.id;
  ELSIF kind = 'draft' THEN SELECT x.patient_id, x.plan_id, x.author_id INTO p, pl, author FROM draft x WHERE x.id = relation.id;
  ELSIF kind = 'diagnosis' THEN SELECT x.patient_id INTO p FROM diagnosis x WHERE x.id = relation.id;
  ELSIF kind = 'observation' THEN SELECT x.patient_id INTO p FROM observation x WHERE x.id = relation.id;
  ELSIF kind = 'condition' THEN SELECT x.patient_id INTO p FROM condition x WHERE x.id = relation.id;
  ELSIF kind = 'allergy' THEN SELECT x.patient_id INTO p FROM allergy x WHERE x.id = relation.id;
  ELSIF kind = 'home-medicine' THEN SELECT x.patient_id INTO p FROM home_medicine x WHERE x.id = relation.id;
  ELSIF kind = 'vaccination' THEN SELECT x.patient_id INTO p FROM vaccination x WHERE x.id = relation.id;
  ELSIF kind = 'care-team-member' THEN SELECT x.patient_id INTO p FROM care_team_member x WHERE x.id = relation.id;
  ELSIF kind = 'import' THEN SELECT x.patient_id INTO p FROM import x WHERE x.id = relation.id;
  ELSIF kind = 'referral' THEN
    SELECT x.patient_id, x.plan_id, x.id,
           CASE WHEN x.assignee_id = who THEN 'assigned'
                WHEN x.assignee_id IS NULL AND x.status = 'sent'
                     AND x.discipline = (SELECT me.discipline FROM person me WHERE me.id = who)
                     AND x.pool_team_id IN (SELECT t.team_id FROM team_member t WHERE t.person_id = who) THEN 'pool' END
      INTO p, pl, r, a FROM referral x WHERE x.id = relation.id;
  END IF;
  RETURN QUERY SELECT p, pl, r, p IS NOT NULL, p IS NOT NULL AND access.on_care_team(who, p, today),
    p IS NOT NULL AND what = 'team-lead' AND access.leads_team(who, p),
    p IS NOT NULL AND what = 'nurse' AND access.has_sessions_at_site(who, p), a, author;
END $$;

-- Where lists start from: the patients an actor may see today.
CREATE FUNCTION access.visible_patients() RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public ROWS 200 AS $$
DECLARE who uuid := access.actor(); what text := access.role();
BEGIN
  IF what = 'system' THEN RETURN QUERY SELECT x.id FROM patient x; RETURN; END IF;
  IF what NOT IN ('neurologist', 'oncologist', 'nurse', 'team-lead') OR who IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT m.patient_id FROM care_team_member m WHERE m.person_id = who AND m.from_on <= access.today() AND (m.to_on IS NULL OR m.to_on >= access.today())
    UNION SELECT x.id FROM patient x JOIN team_member t ON t.team_id = x.team_id WHERE what = 'team-lead' AND t.person_id = who
    UNION SELECT x.id FROM patient x JOIN person me ON me.id = who AND me.site_id = x.site_id
            WHERE what = 'nurse' AND access.has_sessions_at_site(who, x.id);
END $$;

-- ---------------------------------------------------------------- policies
DO $$
DECLARE t text;
BEGIN
  -- Every table whose rows belong to one patient's chart.
  FOREACH t IN ARRAY ARRAY['observation', 'condition', 'allergy', 'home_medicine', 'vaccination', 'list_review', 'gatekeeper_answer',
                           'diagnosis', 'diagnosis_antibody', 'plan', 'treatment', 'draft', 'draft_treatment', 'version',
                           'treatment_version', 'signature', 'disposition', 'import'] LOOP
    EXECUTE format('CREATE POLICY chart ON %I USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['referral_event', 'referral_report', 'referral_brief'] LOOP
    EXECUTE format('CREATE POLICY chart ON %I USING (access.sees_patient(patient_id) OR access.sees_referral(referral_id))
                    WITH CHECK (access.sees_patient(patient_id) OR access.sees_referral(referral_id))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['patient', 'care_team_member', 'observation', 'condition', 'allergy', 'home_medicine', 'vaccination',
                           'list_review', 'gatekeeper_answer', 'diagnosis', 'diagnosis_antibody', 'plan', 'treatment', 'draft',
                           'draft_treatment', 'version', 'treatment_version', 'signature', 'disposition', 'import', 'referral',
                           'referral_event', 'referral_report', 'referral_brief', 'audit_event', 'idempotency_key'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY definer ON %I TO CURRENT_USER USING (session_user <> current_user)', t);
  END LOOP;
END $$;

CREATE POLICY chart_read ON patient FOR SELECT USING (access.sees_patient(id));
CREATE POLICY chart_write ON patient FOR UPDATE USING (access.sees_patient(id)) WITH CHECK (access.sees_patient(id));
CREATE POLICY chart_new ON patient FOR INSERT WITH CHECK (created_by = access.actor() AND access.role() IN ('neurologist', 'oncologist', 'team-lead', 'system'));

CREATE POLICY chart_read ON care_team_member FOR SELECT USING (access.sees_patient(patient_id));
CREATE POLICY chart_write ON care_team_member FOR UPDATE USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id));
CREATE POLICY chart_new ON care_team_member FOR INSERT WITH CHECK (access.sees_patient(patient_id) OR access.founds_care_team(patient_id));

CREATE POLICY chart_read ON referral FOR SELECT USING (access.sees_patient(patient_id) OR assignee_id = access.actor() OR access.sees_referral(id));
CREATE POLICY chart_write ON referral FOR UPDATE USING (access.sees_patient(patient_id) OR assignee_id = access.actor() OR access.sees_referral(id))
  WITH CHECK (access.sees_patient(patient_id) OR assignee_id = access.actor());
CREATE POLICY chart_new ON referral FOR INSERT WITH CHECK (access.sees_patient(patient_id));

CREATE POLICY audit_new ON audit_event FOR INSERT WITH CHECK (true);
CREATE POLICY audit_read ON audit_event FOR SELECT USING (
  access.role() IN ('administrator', 'system') OR actor_id = access.actor() OR access.sees_patient(patient_id)
  OR (access.role() = 'team-lead' AND patient_id IS NULL AND access.audit_of_my_teams(actor_id)));

CREATE POLICY own ON idempotency_key USING (actor_id = access.actor() OR access.role() = 'system')
  WITH CHECK (actor_id = access.actor() OR access.role() = 'system');

-- ---------------------------------------------------------------- grants: exactly what the app does, no more
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;
GRANT USAGE ON SCHEMA public, access TO concord_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access TO concord_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO concord_app;
DO $$ BEGIN
  -- Absent while Prisma replays the migrations in a shadow database.
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN REVOKE ALL ON _prisma_migrations FROM concord_app; END IF;
END $$;
GRANT UPDATE ON site, team, person, credential, auth_session, one_time_link, patient, care_team_member, observation, condition, allergy,
  home_medicine, vaccination, diagnosis, plan, draft, draft_treatment, referral, referral_brief, idempotency_key TO concord_app;
GRANT UPDATE (errored_at, errored_by, error_reason) ON import TO concord_app;
GRANT UPDATE (acknowledged_at, acknowledged_by) ON referral_report TO concord_app;
GRANT DELETE ON team_member, site_holiday, diagnosis_antibody TO concord_app;
