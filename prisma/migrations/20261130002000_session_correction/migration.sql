-- A session that was recorded wrongly is marked entered in error: what it said stays to be read, with who marked it, when and
-- why. Its successor of the same number carries what is right. What ended with a plan or a life is told apart from what people
-- cancelled, so that it can come back when a recorded death is reversed.

ALTER TABLE "course_session" ADD COLUMN "errored_state" TEXT,
                             ADD COLUMN "errored_at" TIMESTAMPTZ(3),
                             ADD COLUMN "errored_by" UUID,
                             ADD COLUMN "error_reason" TEXT,
                             ADD COLUMN "ended_with_plan" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "course_session" ADD CONSTRAINT "course_session_errored_by_fkey" FOREIGN KEY ("errored_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- closed lists, with the new state
DO $$
DECLARE c record;
BEGIN
  FOR c IN SELECT conname FROM pg_constraint
            WHERE conrelid = 'course_session'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%state%'
              AND pg_get_constraintdef(oid) NOT LIKE '%time IS NOT NULL%' LOOP
    EXECUTE format('ALTER TABLE course_session DROP CONSTRAINT %I', c.conname);
  END LOOP;
END $$;
ALTER TABLE course_session
  ADD CONSTRAINT session_state_known CHECK (state IN ('planned', 'scheduled', 'given', 'partly-given', 'not-given',
    'given-elsewhere', 'held', 'deferred', 'omitted', 'cancelled', 'entered-in-error')),
  -- A reason for all but given; what was entered in error keeps the reason it had.
  ADD CONSTRAINT session_reason_given CHECK (coalesce(errored_state, state) IN ('planned', 'scheduled', 'given')
    OR coalesce(length(btrim(reason)), 0) > 0),
  -- Only what was done on the day has a record.
  ADD CONSTRAINT session_record_of_giving CHECK (record IS NULL
    OR coalesce(errored_state, state) IN ('given', 'partly-given', 'given-elsewhere')),
  -- The mark is whole: what it had been, who, when and why; and what bears it makes way for a successor.
  ADD CONSTRAINT session_error_whole CHECK (
    (state = 'entered-in-error' AND errored_state IS NOT NULL AND errored_at IS NOT NULL AND errored_by IS NOT NULL
      AND coalesce(length(btrim(error_reason)), 0) > 0 AND NOT live)
    OR (state <> 'entered-in-error' AND errored_state IS NULL AND errored_at IS NULL AND errored_by IS NULL AND error_reason IS NULL)),
  ADD CONSTRAINT session_ended_with_plan CHECK (NOT ended_with_plan OR coalesce(errored_state, state) = 'cancelled');

-- ---------------------------------------------------------------- what may be replaced
CREATE OR REPLACE FUNCTION session_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE old course_session%ROWTYPE;
BEGIN
  IF NEW.state <> 'planned' OR NOT NEW.live OR NEW.record IS NOT NULL OR NEW.ended_with_plan THEN
    RAISE EXCEPTION 'a session begins as planned' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.replaces_id IS NOT NULL THEN
    SELECT * INTO old FROM course_session WHERE id = NEW.replaces_id;
    IF old.course_id IS DISTINCT FROM NEW.course_id OR old.n IS DISTINCT FROM NEW.n THEN
      RAISE EXCEPTION 'a session is replaced by one of the same number' USING ERRCODE = 'check_violation';
    END IF;
    IF old.live OR old.state NOT IN ('deferred', 'cancelled', 'held', 'entered-in-error') THEN
      RAISE EXCEPTION 'a session that is % is not replaced', old.state USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;

-- ---------------------------------------------------------------- moves (the same table as lib/domain/delivery/session-states.ts)
CREATE OR REPLACE FUNCTION session_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.course_id, NEW.plan_id, NEW.patient_id, NEW.n, NEW.day, NEW.planned_day, NEW.replaces_id) IS DISTINCT FROM
     (OLD.course_id, OLD.plan_id, OLD.patient_id, OLD.n, OLD.day, OLD.planned_day, OLD.replaces_id) THEN
    RAISE EXCEPTION 'session % keeps its number and its day', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.live AND NOT OLD.live THEN
    RAISE EXCEPTION 'session % was replaced', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) <> ALL (ARRAY[
      'planned>scheduled', 'planned>deferred', 'planned>omitted', 'planned>cancelled',
      'scheduled>given', 'scheduled>partly-given', 'scheduled>not-given', 'scheduled>given-elsewhere', 'scheduled>held',
      'scheduled>deferred', 'scheduled>omitted', 'scheduled>cancelled',
      'given>entered-in-error', 'partly-given>entered-in-error', 'not-given>entered-in-error',
      'given-elsewhere>entered-in-error', 'held>entered-in-error', 'omitted>entered-in-error', 'cancelled>entered-in-error']) THEN
    RAISE EXCEPTION 'session cannot move from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'entered-in-error' AND OLD.state <> 'entered-in-error' AND NEW.errored_state IS DISTINCT FROM OLD.state THEN
    RAISE EXCEPTION 'session % was % before', OLD.id, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  -- Only the live record of a number can be wrong; an older one was put right already.
  IF NEW.state = 'entered-in-error' AND OLD.state <> 'entered-in-error' AND NOT OLD.live THEN
    RAISE EXCEPTION 'session % was replaced', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state NOT IN ('planned', 'scheduled') AND
     (NEW.time, NEW.reason, NEW.record, NEW.ended_with_plan) IS DISTINCT FROM (OLD.time, OLD.reason, OLD.record, OLD.ended_with_plan) THEN
    RAISE EXCEPTION 'session % is %: what was recorded stays', OLD.id, OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'entered-in-error' AND (NEW.errored_state, NEW.errored_at, NEW.errored_by, NEW.error_reason) IS DISTINCT FROM
     (OLD.errored_state, OLD.errored_at, OLD.errored_by, OLD.error_reason) THEN
    RAISE EXCEPTION 'session % is entered in error: the mark stays', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

GRANT UPDATE (errored_state, errored_at, errored_by, error_reason, ended_with_plan) ON course_session TO concord_app;
