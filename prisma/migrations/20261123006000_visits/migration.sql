-- Visits of a referral. A visit keeps what was recorded; a wrong one is marked entered in error and replaced.
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "time" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "note" JSONB,
    "flag" TEXT,
    "flag_seen_at" TIMESTAMPTZ(3),
    "flag_seen_by" UUID,
    "observation_ids" UUID[] NOT NULL DEFAULT '{}',
    "replaces_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "visit_id_patient_id_key" ON "visit"("id", "patient_id");
CREATE UNIQUE INDEX "visit_replaces_id_key" ON "visit"("replaces_id");
CREATE INDEX "visit_referral_id_day_idx" ON "visit"("referral_id", "day");
CREATE INDEX "visit_patient_id_day_idx" ON "visit"("patient_id", "day");
-- Flags that nobody has seen yet are looked for on every opening of a list of work.
CREATE INDEX visit_flag_waits ON visit (patient_id) WHERE flag IS NOT NULL AND flag_seen_at IS NULL AND errored_at IS NULL;
-- Two tabs, one visit: no second valid one of a referral at the same time.
CREATE UNIQUE INDEX visit_one_at_a_time ON visit (referral_id, day, time)
  WHERE errored_at IS NULL AND state <> 'cancelled';

ALTER TABLE "visit" ADD CONSTRAINT "visit_referral_id_patient_id_fkey" FOREIGN KEY ("referral_id", "patient_id") REFERENCES "referral"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "visit" ADD CONSTRAINT "visit_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "visit" ADD CONSTRAINT "visit_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "visit" ADD CONSTRAINT "visit_flag_seen_by_fkey" FOREIGN KEY ("flag_seen_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE visit
  ADD CHECK (state IN ('scheduled', 'attended', 'missed', 'cancelled')),
  ADD CHECK (time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CHECK ((state = 'attended') = (note IS NOT NULL)),
  ADD CHECK (state NOT IN ('missed', 'cancelled') OR coalesce(length(btrim(reason)), 0) > 0),
  ADD CHECK (flag IS NULL OR (state IN ('attended', 'missed') AND length(btrim(flag)) > 0)),
  ADD CHECK ((flag_seen_at IS NULL) = (flag_seen_by IS NULL)),
  ADD CHECK (flag_seen_at IS NULL OR flag IS NOT NULL),
  ADD CHECK (replaces_id IS DISTINCT FROM id),
  ADD CHECK ((errored_at IS NULL) = (errored_by IS NULL) AND (errored_at IS NULL) = (error_reason IS NULL));

-- ---------------------------------------------------------------- moves (the same table as lib/domain/referral/visit-states.ts)
CREATE FUNCTION visit_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE old visit%ROWTYPE;
BEGIN
  IF NEW.state <> 'scheduled' OR NEW.errored_at IS NOT NULL THEN
    RAISE EXCEPTION 'a visit begins as scheduled' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM referral r WHERE r.id = NEW.referral_id AND r.status IN ('accepted', 'scheduled', 'in-progress')) THEN
    RAISE EXCEPTION 'this referral takes no visits' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.replaces_id IS NOT NULL THEN
    SELECT * INTO old FROM visit WHERE id = NEW.replaces_id;
    IF old.referral_id IS DISTINCT FROM NEW.referral_id OR old.errored_at IS NULL THEN
      RAISE EXCEPTION 'only a visit entered in error is replaced, by one of the same referral' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER visit_begins BEFORE INSERT ON visit FOR EACH ROW EXECUTE FUNCTION visit_begins();

CREATE FUNCTION visit_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.referral_id, NEW.patient_id, NEW.replaces_id) IS DISTINCT FROM (OLD.referral_id, OLD.patient_id, OLD.replaces_id) THEN
    RAISE EXCEPTION 'visit % belongs to its referral', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.errored_at IS NOT NULL THEN
    RAISE EXCEPTION 'visit % is entered in error and changes no more', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND OLD.state <> 'scheduled' THEN
    RAISE EXCEPTION 'visit cannot move from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state <> 'scheduled' AND (NEW.day, NEW.time, NEW.zone, NEW.reason, NEW.note, NEW.flag, NEW.observation_ids)
     IS DISTINCT FROM (OLD.day, OLD.time, OLD.zone, OLD.reason, OLD.note, OLD.flag, OLD.observation_ids) THEN
    RAISE EXCEPTION 'visit % is %: what was recorded stays', OLD.id, OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state IN ('attended', 'missed') AND NEW.state <> OLD.state
     AND (NEW.day + NEW.time::time) AT TIME ZONE NEW.zone > clock_timestamp() THEN
    RAISE EXCEPTION 'a visit in the future cannot be %', NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.flag_seen_at IS NOT NULL AND NEW.flag_seen_at IS DISTINCT FROM OLD.flag_seen_at THEN
    RAISE EXCEPTION 'the flag of visit % was seen already', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER visit_move BEFORE UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION visit_move();
CREATE TRIGGER visit_revision BEFORE UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER visit_no_delete BEFORE DELETE ON visit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER visit_no_truncate BEFORE TRUNCATE ON visit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- row-level security and grants
CREATE POLICY chart ON visit USING (access.sees_patient(patient_id) OR access.sees_referral(referral_id))
  WITH CHECK (access.sees_patient(patient_id) OR access.sees_referral(referral_id));
ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON visit TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON visit TO concord_app;
GRANT UPDATE (day, time, zone, state, reason, note, flag, flag_seen_at, flag_seen_by, observation_ids, changed_at, changed_by,
  errored_at, errored_by, error_reason, revision) ON visit TO concord_app;
