-- Emergency access ("break-glass"): one person reads one chart for sixty minutes, with a reason, and a lead looks at it afterwards.
-- It ends by the clock of the database; nothing has to run for that.
CREATE TABLE "break_glass" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "patient_id" UUID NOT NULL,
    "reason_code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_why" TEXT,

    CONSTRAINT "break_glass_pkey" PRIMARY KEY ("id")
);
-- What leads said of it, in order: questions, then one answer that closes it.
CREATE TABLE "break_glass_review" (
    "id" UUID NOT NULL,
    "break_glass_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_by" UUID NOT NULL,

    CONSTRAINT "break_glass_review_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "break_glass_id_patient_id_key" ON "break_glass"("id", "patient_id");
CREATE INDEX "break_glass_patient_id_started_at_idx" ON "break_glass"("patient_id", "started_at");
CREATE INDEX "break_glass_person_id_started_at_idx" ON "break_glass"("person_id", "started_at");
CREATE UNIQUE INDEX break_glass_not_ended ON break_glass (person_id) WHERE ended_at IS NULL;
CREATE INDEX "break_glass_review_break_glass_id_idx" ON "break_glass_review"("break_glass_id");
CREATE INDEX "break_glass_review_patient_id_idx" ON "break_glass_review"("patient_id");
CREATE UNIQUE INDEX break_glass_closed_once ON break_glass_review (break_glass_id) WHERE verdict <> 'queried';

ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "break_glass_review" ADD CONSTRAINT "break_glass_review_break_glass_id_patient_id_fkey" FOREIGN KEY ("break_glass_id", "patient_id") REFERENCES "break_glass"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "break_glass_review" ADD CONSTRAINT "break_glass_review_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE break_glass
  ADD CHECK (role IN ('neurologist', 'oncologist', 'nurse', 'team-lead')),
  ADD CHECK (reason_code IN ('emergency', 'cover', 'advice', 'safety', 'other')),
  ADD CHECK (length(btrim(reason)) >= 10),
  ADD CHECK (expires_at = started_at + interval '60 minutes'),
  ADD CHECK ((ended_at IS NULL) = (ended_why IS NULL)),
  ADD CHECK (ended_why IN ('by-person', 'opened-again', 'expired')),
  ADD CHECK (ended_at >= started_at AND ended_at <= expires_at);
ALTER TABLE break_glass_review
  ADD CHECK (verdict IN ('queried', 'accepted', 'not-accepted')),
  ADD CHECK (length(btrim(comment)) > 0);

-- Sixty minutes from now by the clock of the database, whatever the application says.
CREATE FUNCTION break_glass_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.started_at := now();
  NEW.expires_at := NEW.started_at + interval '60 minutes';
  NEW.ended_at := NULL;
  NEW.ended_why := NULL;
  IF NOT EXISTS (SELECT 1 FROM person me WHERE me.id = NEW.person_id AND me.role = NEW.role AND me.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'person % is not %', NEW.person_id, NEW.role USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER break_glass_begins BEFORE INSERT ON break_glass FOR EACH ROW EXECUTE FUNCTION break_glass_begins();

-- It can only be ended, once, and never later than its sixty minutes.
CREATE FUNCTION break_glass_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
     OR (NEW.id, NEW.person_id, NEW.role, NEW.patient_id, NEW.reason_code, NEW.reason, NEW.started_at, NEW.expires_at)
        IS DISTINCT FROM (OLD.id, OLD.person_id, OLD.role, OLD.patient_id, OLD.reason_code, OLD.reason, OLD.started_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'emergency access % can only be ended, and once', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF now() >= OLD.expires_at THEN
    NEW.ended_at := OLD.expires_at;
    NEW.ended_why := 'expired';
  ELSIF NEW.ended_why = 'expired' THEN
    RAISE EXCEPTION 'emergency access % has not expired', OLD.id USING ERRCODE = 'restrict_violation';
  ELSE
    NEW.ended_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER break_glass_ends BEFORE UPDATE ON break_glass FOR EACH ROW EXECUTE FUNCTION break_glass_ends();
CREATE TRIGGER break_glass_no_delete BEFORE DELETE ON break_glass FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER break_glass_no_truncate BEFORE TRUNCATE ON break_glass FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Nobody reviews their own, nothing is said after it was closed, and it is closed only when it is over.
CREATE FUNCTION break_glass_review_fits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE g break_glass%ROWTYPE;
BEGIN
  SELECT * INTO g FROM break_glass x WHERE x.id = NEW.break_glass_id FOR SHARE;
  IF g.person_id = NEW.reviewed_by THEN
    RAISE EXCEPTION 'nobody reviews their own emergency access' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.verdict <> 'queried' AND g.ended_at IS NULL AND now() < g.expires_at THEN
    RAISE EXCEPTION 'emergency access % is still open', g.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM break_glass_review r WHERE r.break_glass_id = g.id AND r.verdict <> 'queried') THEN
    RAISE EXCEPTION 'the review of emergency access % is closed', g.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER break_glass_review_fits BEFORE INSERT ON break_glass_review FOR EACH ROW EXECUTE FUNCTION break_glass_review_fits();
CREATE TRIGGER break_glass_review_append_only BEFORE UPDATE OR DELETE ON break_glass_review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER break_glass_review_no_truncate BEFORE TRUNCATE ON break_glass_review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- what it opens
-- Whether a person reads a chart in an emergency at this moment. Another role since, or a disabled account, ends it at once.
CREATE FUNCTION access.breaks_glass(who uuid, what text, p uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM break_glass g JOIN person me ON me.id = g.person_id AND me.role = g.role AND me.disabled_at IS NULL
                        WHERE g.person_id = who AND g.role = what AND g.patient_id = p AND g.ended_at IS NULL AND now() < g.expires_at) $$;

-- It opens what a transaction that only reads is about, and nothing else: no list, no search, no other patient's page holds the
-- chart, and every write is still judged by access.sees_patient, which does not know of it (docs/decisions/0023).
CREATE OR REPLACE FUNCTION access.patient_in_hand() RETURNS uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE p uuid := nullif(current_setting('concord.patient_id', true), '')::uuid;
BEGIN
  IF p IS NULL THEN RETURN NULL; END IF;
  IF access.sees_patient(p) THEN RETURN p; END IF;
  IF coalesce(current_setting('concord.reading', true), '') = 'on' AND access.breaks_glass(access.actor(), access.role(), p) THEN
    RETURN p;
  END IF;
  RETURN NULL;
END $$;

-- Deleting has no WITH CHECK, so whoever only reads is stopped by a policy of its own.
CREATE POLICY chart_delete ON diagnosis_antibody AS RESTRICTIVE FOR DELETE
  USING ((SELECT access.role() = 'system') OR access.sees_patient(patient_id));

-- The one question about a patient outside one's care: both identifiers exactly, for whoever may break the glass; whom to tell comes with it.
CREATE FUNCTION access.patient_for_break_glass(the_mrn text, the_birthday date)
  RETURNS TABLE (patient_id uuid, in_care boolean, leads uuid[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF access.role() NOT IN ('neurologist', 'oncologist', 'nurse', 'team-lead') OR access.actor() IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT x.id, access.sees_patient(x.id),
           ARRAY(SELECT w.id FROM team_member m JOIN person w ON w.id = m.person_id AND w.role = 'team-lead' AND w.disabled_at IS NULL
                  WHERE m.team_id = x.team_id AND w.id <> access.actor())
      FROM patient x WHERE lower(x.mrn) = lower(the_mrn) AND x.born = the_birthday AND x.errored_at IS NULL
       AND (SELECT count(*) FROM patient y WHERE lower(y.mrn) = lower(the_mrn) AND y.born = the_birthday AND y.errored_at IS NULL) = 1;
END $$;
CREATE INDEX patient_lower_mrn_idx ON patient (lower(mrn));

-- ---------------------------------------------------------------- who sees and writes these rows
CREATE POLICY glass_read ON break_glass FOR SELECT USING (
  person_id = access.actor() OR (SELECT access.role() = 'system')
  OR patient_id = (SELECT access.patient_in_hand()) OR patient_id IN (SELECT access.visible_patients()));
CREATE POLICY glass_new ON break_glass FOR INSERT WITH CHECK (person_id = access.actor() AND role = access.role());
CREATE POLICY glass_end ON break_glass FOR UPDATE USING (person_id = access.actor() OR (SELECT access.role() = 'system'))
  WITH CHECK (person_id = access.actor() OR access.role() = 'system');
CREATE POLICY review_read ON break_glass_review FOR SELECT USING (
  (SELECT access.role() = 'system') OR patient_id IN (SELECT access.visible_patients())
  OR break_glass_id IN (SELECT g.id FROM break_glass g WHERE g.person_id = access.actor()));
CREATE POLICY review_new ON break_glass_review FOR INSERT WITH CHECK (
  reviewed_by = access.actor() AND access.role() = 'team-lead' AND access.leads_team(access.actor(), patient_id));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['break_glass', 'break_glass_review'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY definer ON %I TO CURRENT_USER USING (session_user <> current_user)', t);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION access.breaks_glass(uuid, text, uuid), access.patient_for_break_glass(text, date) FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'concord_app') THEN
    GRANT SELECT, INSERT ON break_glass, break_glass_review TO concord_app;
    GRANT UPDATE (ended_at, ended_why) ON break_glass TO concord_app;
    GRANT EXECUTE ON FUNCTION access.breaks_glass(uuid, text, uuid), access.patient_for_break_glass(text, date) TO concord_app;
  END IF;
END $$;
