-- A membership of a care team can end at once: its last day stays a day, and `ended_at` is the moment access stops.
ALTER TABLE care_team_member
  ADD COLUMN ended_at TIMESTAMPTZ(3),
  ADD COLUMN ended_by UUID,
  ADD CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  ADD CHECK (ended_at IS NULL OR to_on IS NOT NULL);

CREATE FUNCTION membership_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'membership % has ended: add a new one', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.patient_id, NEW.person_id, NEW.from_on) IS DISTINCT FROM (OLD.patient_id, OLD.person_id, OLD.from_on) THEN
    RAISE EXCEPTION 'membership % keeps its patient, person and first day', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER care_team_member_stays_ended BEFORE UPDATE ON care_team_member FOR EACH ROW EXECUTE FUNCTION membership_stays_ended();

CREATE OR REPLACE FUNCTION access.on_care_team(who uuid, p uuid, today date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM care_team_member m WHERE m.person_id = who AND m.patient_id = p AND m.ended_at IS NULL
                         AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)) $$;

CREATE OR REPLACE FUNCTION access.visible_patients() RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public ROWS 200 AS $$
DECLARE who uuid := access.actor(); what text := access.role();
BEGIN
  IF what = 'system' THEN RETURN QUERY SELECT x.id FROM patient x; RETURN; END IF;
  IF what NOT IN ('neurologist', 'oncologist', 'nurse', 'team-lead') OR who IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT m.patient_id FROM care_team_member m WHERE m.person_id = who AND m.ended_at IS NULL
       AND m.from_on <= access.today() AND (m.to_on IS NULL OR m.to_on >= access.today())
    UNION SELECT x.id FROM patient x JOIN team_member t ON t.team_id = x.team_id WHERE what = 'team-lead' AND t.person_id = who
    UNION SELECT x.id FROM patient x JOIN person me ON me.id = who AND me.site_id = x.site_id
            WHERE what = 'nurse' AND access.has_sessions_at_site(who, x.id);
END $$;

-- Whether a record number is in use, also by a patient whom the asker may not see; says nothing else about that patient.
CREATE FUNCTION access.mrn_taken(number text, besides uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM patient x WHERE x.mrn = number AND x.id IS DISTINCT FROM besides) $$;
REVOKE ALL ON FUNCTION access.mrn_taken(text, uuid) FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'concord_app') THEN
    GRANT EXECUTE ON FUNCTION access.mrn_taken(text, uuid) TO concord_app;
  END IF;
END $$;
