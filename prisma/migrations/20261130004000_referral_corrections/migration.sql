-- What was recorded about a referral and was never right: marked, kept, replaced (10). And what therapists say about goals.

-- ---------------------------------------------------------------- reports entered in error
ALTER TABLE "referral_report" ADD COLUMN "errored_at" TIMESTAMPTZ(3),
  ADD COLUMN "errored_by" UUID,
  ADD COLUMN "error_reason" TEXT,
  ADD COLUMN "replaces_id" UUID;
CREATE UNIQUE INDEX "referral_report_replaces_id_key" ON "referral_report"("replaces_id");
ALTER TABLE "referral_report" ADD CONSTRAINT "referral_report_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "referral_report"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE referral_report
  ADD CHECK ((errored_at IS NULL) = (errored_by IS NULL) AND (errored_at IS NULL) = (error_reason IS NULL)),
  ADD CHECK (error_reason IS NULL OR length(btrim(error_reason)) > 0),
  ADD CHECK (replaces_id IS DISTINCT FROM id);

-- A report keeps its words. It can be acknowledged once, and marked entered in error once; a marked one is acknowledged no more.
CREATE OR REPLACE FUNCTION report_keeps_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  read text[] := ARRAY['acknowledged_at', 'acknowledged_by'];
  marked text[] := ARRAY['errored_at', 'errored_by', 'error_reason'];
BEGIN
  IF (to_jsonb(NEW) - read - marked) IS DISTINCT FROM (to_jsonb(OLD) - read - marked) THEN
    RAISE EXCEPTION 'a report keeps its words' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.acknowledged_at IS NOT NULL OR OLD.errored_at IS NOT NULL)
     AND (NEW.acknowledged_at, NEW.acknowledged_by) IS DISTINCT FROM (OLD.acknowledged_at, OLD.acknowledged_by) THEN
    RAISE EXCEPTION 'report % was acknowledged already, or is entered in error', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.errored_at IS NOT NULL
     AND (NEW.errored_at, NEW.errored_by, NEW.error_reason) IS DISTINCT FROM (OLD.errored_at, OLD.errored_by, OLD.error_reason) THEN
    RAISE EXCEPTION 'report % is already marked entered in error', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION report_replaces_marked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.errored_at IS NOT NULL THEN
    RAISE EXCEPTION 'a report begins as valid' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM referral_report x WHERE x.id = NEW.replaces_id AND x.referral_id = NEW.referral_id AND x.errored_at IS NOT NULL) THEN
    RAISE EXCEPTION 'only a report entered in error is replaced, by one of the same referral' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_replaces_marked BEFORE INSERT ON referral_report FOR EACH ROW EXECUTE FUNCTION report_replaces_marked();
GRANT UPDATE (errored_at, errored_by, error_reason) ON referral_report TO concord_app;

-- ---------------------------------------------------------------- events entered in error
-- Events are append-only, so the mark is a row of its own. What replaces it is the next event of the referral.
CREATE TABLE "referral_event_error" (
    "event_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,

    CONSTRAINT "referral_event_error_pkey" PRIMARY KEY ("event_id")
);
CREATE INDEX "referral_event_error_referral_id_idx" ON "referral_event_error"("referral_id");
CREATE UNIQUE INDEX "referral_event_id_referral_id_key" ON "referral_event"("id", "referral_id");
ALTER TABLE "referral_event_error" ADD CONSTRAINT "referral_event_error_event_id_referral_id_fkey" FOREIGN KEY ("event_id", "referral_id") REFERENCES "referral_event"("id", "referral_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "referral_event_error" ADD CONSTRAINT "referral_event_error_referral_id_patient_id_fkey" FOREIGN KEY ("referral_id", "patient_id") REFERENCES "referral"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "referral_event_error" ADD CONSTRAINT "referral_event_error_by_fkey" FOREIGN KEY ("by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE referral_event_error ADD CHECK (length(btrim(reason)) > 0);

-- ---------------------------------------------------------------- goals
-- What a therapist said about a goal at a moment; the newest valid row of a goal is how it stands. One that was said at a visit
-- or in a report counts no more once that is entered in error.
CREATE TABLE "referral_goal" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "goal" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "target_on" DATE,
    "visit_id" UUID,
    "report_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,

    CONSTRAINT "referral_goal_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "referral_goal_referral_id_at_idx" ON "referral_goal"("referral_id", "at");
CREATE UNIQUE INDEX "referral_report_id_referral_id_key" ON "referral_report"("id", "referral_id");
CREATE UNIQUE INDEX "visit_id_referral_id_key" ON "visit"("id", "referral_id");
ALTER TABLE "referral_goal" ADD CONSTRAINT "referral_goal_referral_id_patient_id_fkey" FOREIGN KEY ("referral_id", "patient_id") REFERENCES "referral"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "referral_goal" ADD CONSTRAINT "referral_goal_visit_id_referral_id_fkey" FOREIGN KEY ("visit_id", "referral_id") REFERENCES "visit"("id", "referral_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "referral_goal" ADD CONSTRAINT "referral_goal_report_id_referral_id_fkey" FOREIGN KEY ("report_id", "referral_id") REFERENCES "referral_report"("id", "referral_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "referral_goal" ADD CONSTRAINT "referral_goal_by_fkey" FOREIGN KEY ("by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE referral_goal
  ADD CHECK (length(btrim(goal)) > 0),
  ADD CHECK (state IN ('open', 'nearer', 'reached', 'not-reachable')),
  ADD CHECK (visit_id IS NULL OR report_id IS NULL);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['referral_event_error', 'referral_goal'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_append_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', t, t || '_append_only');
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', t, t || '_no_truncate');
    EXECUTE format('CREATE POLICY chart ON %I USING (access.sees_patient(patient_id) OR access.sees_referral(referral_id))
                    WITH CHECK (access.sees_patient(patient_id) OR access.sees_referral(referral_id))', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY definer ON %I TO CURRENT_USER USING (session_user <> current_user)', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO concord_app', t);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- moves (the same table as lib/domain/referral/states.ts)
CREATE OR REPLACE FUNCTION referral_move() RETURNS trigger LANGUAGE plpgsql AS $$
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
      'sent-outside>sent', 'patient-declined>sent', 'final-report>in-progress', 'acknowledged>in-progress']) THEN
    RAISE EXCEPTION 'referral cannot move from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- A referral goes back to work from its final report only because that report was never right.
CREATE FUNCTION referral_report_was_wrong() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM referral_report x WHERE x.referral_id = NEW.id AND x.kind = 'final' AND x.errored_at IS NULL
                AND x.at >= NEW.sent_at) THEN
    RAISE EXCEPTION 'the final report of referral % is valid', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER referral_report_was_wrong AFTER UPDATE ON referral DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status = 'in-progress' AND OLD.status IN ('final-report', 'acknowledged'))
  EXECUTE FUNCTION referral_report_was_wrong();

-- An outside service has a name.
ALTER TABLE referral_event ADD CONSTRAINT referral_event_names_service
  CHECK (event <> 'referral.sent-outside' OR coalesce(length(btrim(text)), 0) > 0) NOT VALID;

-- ---------------------------------------------------------------- visits
-- A visit stands in a zone that exists, and not before the day on which its referral was sent.
CREATE FUNCTION visit_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sent timestamptz;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.day, NEW.zone) IS NOT DISTINCT FROM (OLD.day, OLD.zone) THEN
    RETURN NEW;
  END IF;
  SELECT r.sent_at INTO sent FROM referral r WHERE r.id = NEW.referral_id;
  IF NEW.day < (sent AT TIME ZONE NEW.zone)::date THEN
    RAISE EXCEPTION 'a visit cannot stand before its referral was sent' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER visit_stands BEFORE INSERT OR UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION visit_stands();
