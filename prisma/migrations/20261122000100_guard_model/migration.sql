-- Invariants of docs/architecture.md that Prisma cannot express. Numbers in comments are the invariants of the design.

-- ---------------------------------------------------------------- closed lists
ALTER TABLE site ADD CHECK (jurisdiction IN ('US', 'EU', 'other'));
ALTER TABLE person
  ADD CHECK (role IN ('neurologist', 'oncologist', 'therapist', 'nurse', 'team-lead', 'administrator')),
  ADD CHECK ((role = 'therapist') = (discipline IS NOT NULL)),
  ADD CHECK (discipline IN ('physical', 'speech')),
  ADD CHECK (email = lower(email) AND position('@' IN email) > 1);
ALTER TABLE one_time_link
  ADD CHECK (purpose IN ('setup', 'reset')),
  ADD CHECK ((purpose = 'reset') = (person_id IS NOT NULL));
ALTER TABLE patient
  ADD CHECK (sex_at_birth IN ('female', 'male', 'not-known')),
  ADD CHECK (deceased OR deceased_on IS NULL);
ALTER TABLE care_team_member
  ADD CHECK (function IN ('plan-lead', 'neurology', 'oncology', 'nursing', 'physical-therapy', 'speech-therapy', 'other')),
  ADD CHECK (to_on IS NULL OR to_on >= from_on),
  ADD CHECK (NOT cover OR to_on IS NOT NULL);
ALTER TABLE observation
  ADD CHECK (value_number IS NOT NULL OR value_text IS NOT NULL),
  ADD CHECK (taken_precision IN ('instant', 'day'));
ALTER TABLE condition ADD CHECK (status IN ('active', 'resolved'));
ALTER TABLE allergy
  ADD CHECK (severity IN ('severe', 'moderate', 'mild', 'not-known')),
  ADD CHECK (status IN ('active', 'refuted'));
ALTER TABLE home_medicine
  ADD CHECK (status IN ('current', 'stopped', 'not-taking', 'unsure')),
  ADD CHECK ((agent IS NULL) = (mapped_by IS NULL) AND (mapped_by IS NULL) = (mapped_at IS NULL));
ALTER TABLE vaccination ADD CHECK (status IN ('given', 'declined', 'planned'));
ALTER TABLE list_review ADD CHECK (list IN ('conditions', 'allergies', 'home-medicines', 'vaccinations'));
ALTER TABLE gatekeeper_answer ADD CHECK (answer IN ('yes', 'no', 'not-known'));
ALTER TABLE diagnosis
  ADD CHECK (cancer_status IN ('found', 'not-found', 'suspected', 'in-remission', 'not-looked-for')),
  ADD CHECK ((cancer_status IN ('found', 'in-remission')) = (cancer_found_on IS NOT NULL));
ALTER TABLE diagnosis_antibody
  ADD CHECK (result IN ('found', 'not-found', 'not-tested')),
  ADD CHECK (sample IN ('serum', 'csf', 'both'));
ALTER TABLE plan
  ADD CHECK (status IN ('active', 'on-hold', 'completed', 'discontinued')),
  ADD CHECK (status NOT IN ('completed', 'discontinued') OR end_reason IS NOT NULL);
ALTER TABLE treatment
  ADD CHECK (lane IN ('cancer', 'immunosuppression', 'symptom', 'plasma-exchange', 'ivig', 'rehabilitation')),
  ADD CHECK (agent <> '');
ALTER TABLE draft
  ADD CHECK (state IN ('open', 'in-review', 'changes-asked', 'signed', 'discarded')),
  ADD CHECK ((state IN ('signed', 'discarded')) = (ended_at IS NOT NULL));
ALTER TABLE version
  ADD CHECK (version >= 1),
  ADD CHECK (version = 1 OR length(btrim(reason)) > 0),
  -- 3: the stored text is what the hash was made of.
  ADD CHECK (content_hash = 'h1:' || encode(sha256(convert_to(content, 'UTF8')), 'hex'));
ALTER TABLE signature ADD CHECK (meaning IN ('author', 'co-signature'));
ALTER TABLE referral
  ADD CHECK (discipline IN ('physical', 'speech')),
  ADD CHECK (urgency IN ('routine', 'soon', 'urgent')),
  ADD CHECK (status IN ('sent', 'information-asked', 'accepted', 'declined', 'scheduled', 'in-progress', 'final-report',
                        'acknowledged', 'cancelled', 'sent-outside', 'patient-declined')),
  ADD CHECK (assignee_id IS NOT NULL OR pool_team_id IS NOT NULL);
ALTER TABLE referral_report
  ADD CHECK (kind IN ('interim', 'final')),
  ADD CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL));
ALTER TABLE audit_event ADD CHECK (outcome IN ('done', 'refused', 'failed'));

-- ---------------------------------------------------------------- one of each (1)
CREATE UNIQUE INDEX plan_one_active_per_diagnosis ON plan (diagnosis_id) WHERE status IN ('active', 'on-hold');
CREATE UNIQUE INDEX draft_one_open_per_plan ON draft (plan_id) WHERE state IN ('open', 'in-review', 'changes-asked');
CREATE UNIQUE INDEX care_team_one_open_membership ON care_team_member (patient_id, person_id) WHERE to_on IS NULL;
CREATE INDEX patient_family_search ON patient (lower(family) text_pattern_ops);

-- ---------------------------------------------------------------- append-only (2, 10)
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['version', 'treatment_version', 'signature', 'disposition', 'treatment', 'referral_event',
                           'audit_event', 'list_review', 'gatekeeper_answer'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_append_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', t, t || '_append_only');
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', t, t || '_no_truncate');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['patient', 'care_team_member', 'observation', 'condition', 'allergy', 'home_medicine', 'vaccination',
                           'diagnosis', 'plan', 'draft', 'draft_treatment', 'referral', 'referral_report', 'referral_brief',
                           'import', 'person'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_no_delete', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

-- A fact once recorded keeps its value; only "entered in error", its replacement and a medicine's mapping may be added (10).
CREATE FUNCTION keep_fact() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['errored_at', 'errored_by', 'error_reason', 'replaced_by_id', 'revision'] || TG_ARGV::text[];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
    RAISE EXCEPTION '% % keeps its value: mark it entered in error and record a replacement', TG_TABLE_NAME, OLD.id
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.errored_at IS NOT NULL AND NEW.errored_at IS DISTINCT FROM OLD.errored_at THEN
    RAISE EXCEPTION '% % is already marked entered in error', TG_TABLE_NAME, OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER observation_keep_fact BEFORE UPDATE ON observation FOR EACH ROW EXECUTE FUNCTION keep_fact();
CREATE TRIGGER condition_keep_fact BEFORE UPDATE ON condition FOR EACH ROW EXECUTE FUNCTION keep_fact('status', 'code');
CREATE TRIGGER allergy_keep_fact BEFORE UPDATE ON allergy FOR EACH ROW EXECUTE FUNCTION keep_fact('status', 'substance', 'severity', 'reaction');
CREATE TRIGGER home_medicine_keep_fact BEFORE UPDATE ON home_medicine FOR EACH ROW EXECUTE FUNCTION keep_fact('status', 'agent', 'mapped_by', 'mapped_at', 'dose_text');
CREATE TRIGGER vaccination_keep_fact BEFORE UPDATE ON vaccination FOR EACH ROW EXECUTE FUNCTION keep_fact('status');
CREATE TRIGGER import_keep_fact BEFORE UPDATE ON import FOR EACH ROW EXECUTE FUNCTION keep_fact();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['patient', 'observation', 'condition', 'allergy', 'home_medicine', 'vaccination', 'diagnosis', 'import'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CHECK ((errored_at IS NULL) = (errored_by IS NULL) AND (errored_at IS NULL) = (error_reason IS NULL))', t);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- nobody overwrites (6)
CREATE FUNCTION next_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revision IS DISTINCT FROM OLD.revision + 1 THEN
    RAISE EXCEPTION '% %: revision % does not follow %', TG_TABLE_NAME, TG_OP, NEW.revision, OLD.revision
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site', 'team', 'person', 'patient', 'care_team_member', 'observation', 'condition', 'allergy', 'home_medicine',
                           'vaccination', 'diagnosis', 'plan', 'draft', 'draft_treatment', 'referral'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION next_revision()', t || '_revision', t);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- versions (1, 2, 3)
CREATE FUNCTION version_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE p plan%ROWTYPE;
BEGIN
  SELECT * INTO p FROM plan WHERE id = NEW.plan_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'version without a plan' USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF NEW.version IS DISTINCT FROM p.current_version + 1 THEN
    RAISE EXCEPTION 'version % does not follow %', NEW.version, p.current_version USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF p.status NOT IN ('active', 'on-hold') THEN
    RAISE EXCEPTION 'plan % has ended', p.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER version_follows BEFORE INSERT ON version FOR EACH ROW EXECUTE FUNCTION version_follows();

CREATE FUNCTION version_becomes_current() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE plan SET current_version = NEW.version, revision = revision + 1 WHERE id = NEW.plan_id;
  RETURN NULL;
END $$;
CREATE TRIGGER version_becomes_current AFTER INSERT ON version FOR EACH ROW EXECUTE FUNCTION version_becomes_current();

CREATE FUNCTION version_is_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM signature s WHERE s.plan_id = NEW.plan_id AND s.version = NEW.version
                   AND s.meaning = 'author' AND s.signer_id = NEW.signed_by) THEN
    RAISE EXCEPTION 'version % of plan % has no signature of its author', NEW.version, NEW.plan_id USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM treatment_version t WHERE t.plan_id = NEW.plan_id AND t.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of plan % has no treatment', NEW.version, NEW.plan_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER version_is_signed AFTER INSERT ON version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION version_is_signed();

CREATE FUNCTION author_does_not_cosign() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.meaning = 'co-signature' AND EXISTS (SELECT 1 FROM version v WHERE v.plan_id = NEW.plan_id AND v.version = NEW.version AND v.signed_by = NEW.signer_id) THEN
    RAISE EXCEPTION 'the author cannot co-sign' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER author_does_not_cosign BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION author_does_not_cosign();

-- A treatment keeps its kind, agent and lane for life.
CREATE FUNCTION treatment_identity_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM treatment t WHERE t.id = NEW.treatment_id AND t.plan_id = NEW.plan_id AND t.kind = NEW.kind
                   AND t.agent = NEW.agent AND t.lane = NEW.lane) THEN
    RAISE EXCEPTION 'treatment % cannot change its plan, kind, agent or lane', NEW.treatment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER treatment_identity_holds BEFORE INSERT ON treatment_version FOR EACH ROW EXECUTE FUNCTION treatment_identity_holds();

-- ---------------------------------------------------------------- drafts
CREATE FUNCTION draft_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT 1 FROM plan p WHERE p.id = NEW.plan_id AND p.status IN ('active', 'on-hold') AND p.current_version = NEW.base_version) THEN
      RAISE EXCEPTION 'a draft starts from the current version of an open plan' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state IN ('signed', 'discarded') OR NEW.plan_id <> OLD.plan_id OR NEW.base_version <> OLD.base_version THEN
    RAISE EXCEPTION 'draft % has ended or may not move', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) <> ALL (ARRAY[
      'open>in-review', 'open>discarded', 'in-review>open', 'in-review>changes-asked', 'in-review>signed', 'in-review>discarded',
      'changes-asked>open', 'changes-asked>discarded']) THEN
    RAISE EXCEPTION 'draft cannot move from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'signed' AND NOT EXISTS (SELECT 1 FROM version v WHERE v.plan_id = NEW.plan_id AND v.version = NEW.base_version + 1) THEN
    RAISE EXCEPTION 'draft % is not signed: its version is missing', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_move BEFORE INSERT OR UPDATE ON draft FOR EACH ROW EXECUTE FUNCTION draft_move();

CREATE FUNCTION draft_treatment_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM draft d JOIN treatment t ON t.id = NEW.treatment_id AND t.plan_id = d.plan_id
                  WHERE d.id = NEW.draft_id AND d.plan_id = NEW.plan_id AND d.state IN ('open', 'changes-asked')) THEN
    RAISE EXCEPTION 'draft % is not open for changes', NEW.draft_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_treatment_open BEFORE INSERT OR UPDATE ON draft_treatment FOR EACH ROW EXECUTE FUNCTION draft_treatment_open();

-- ---------------------------------------------------------------- plans
CREATE FUNCTION plan_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.patient_id <> OLD.patient_id OR NEW.diagnosis_id <> OLD.diagnosis_id THEN
    RAISE EXCEPTION 'plan % belongs to its patient and diagnosis', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.current_version <> OLD.current_version AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the current version of a plan follows from its versions' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) <> ALL (ARRAY[
      'active>on-hold', 'on-hold>active', 'active>completed', 'on-hold>completed', 'active>discontinued', 'on-hold>discontinued']) THEN
    RAISE EXCEPTION 'plan cannot move from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_move BEFORE UPDATE ON plan FOR EACH ROW EXECUTE FUNCTION plan_move();

CREATE FUNCTION plan_end_is_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IN ('completed', 'discontinued') AND EXISTS (
    SELECT 1 FROM treatment_version t WHERE t.plan_id = NEW.id AND t.version = NEW.current_version AND t.status <> 'stopped'
       AND NOT EXISTS (SELECT 1 FROM disposition d WHERE d.plan_id = NEW.id AND d.treatment_id = t.treatment_id)) THEN
    RAISE EXCEPTION 'plan % ends with treatments that have no disposition', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plan_end_is_complete AFTER UPDATE ON plan DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION plan_end_is_complete();

-- ---------------------------------------------------------------- referrals
CREATE FUNCTION referral_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.treatment_id <> OLD.treatment_id OR NEW.discipline <> OLD.discipline THEN
    RAISE EXCEPTION 'referral % belongs to its treatment', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) <> ALL (ARRAY[
      'sent>accepted', 'sent>declined', 'sent>information-asked', 'information-asked>sent', 'accepted>scheduled',
      'scheduled>in-progress', 'in-progress>final-report', 'final-report>acknowledged', 'accepted>sent', 'declined>sent',
      'scheduled>sent', 'in-progress>sent', 'sent>cancelled', 'sent>sent-outside', 'sent>patient-declined',
      'information-asked>cancelled', 'information-asked>sent-outside', 'information-asked>patient-declined',
      'accepted>cancelled', 'accepted>sent-outside', 'accepted>patient-declined', 'declined>cancelled', 'declined>sent-outside',
      'declined>patient-declined', 'scheduled>cancelled', 'scheduled>sent-outside', 'scheduled>patient-declined',
      'in-progress>cancelled', 'in-progress>sent-outside', 'in-progress>patient-declined', 'acknowledged>sent', 'cancelled>sent',
      'sent-outside>sent', 'patient-declined>sent']) THEN
    RAISE EXCEPTION 'referral cannot move from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER referral_move BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION referral_move();

CREATE FUNCTION report_keeps_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['acknowledged_at', 'acknowledged_by']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['acknowledged_at', 'acknowledged_by'])
     OR OLD.acknowledged_at IS NOT NULL THEN
    RAISE EXCEPTION 'a report keeps its words' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_keeps_words BEFORE UPDATE ON referral_report FOR EACH ROW EXECUTE FUNCTION report_keeps_words();

-- ---------------------------------------------------------------- audit
CREATE FUNCTION audit_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.recorded_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER audit_clock BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_clock();
