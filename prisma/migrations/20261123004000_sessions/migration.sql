-- Courses of sessions. A course belongs to a treatment, not to a version, so an amendment never loses what was delivered. A
-- session that is put off stays as it was; its successor of the same number takes its place.

CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "treatment_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_course_id" UUID NOT NULL,
    "repeat" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "planned_by" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "course_session" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "planned_day" DATE NOT NULL,
    "time" TEXT,
    "state" TEXT NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,
    "replaces_id" UUID,
    "reason" TEXT,
    "record" JSONB,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "course_session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "session_event" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,

    CONSTRAINT "session_event_pkey" PRIMARY KEY ("id")
);

-- The secret address of somebody's calendar. Only its hash is kept.
CREATE TABLE "calendar_link" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_link_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "course_id_patient_id_key" ON "course"("id", "patient_id");
CREATE UNIQUE INDEX "course_treatment_id_plan_course_id_repeat_key" ON "course"("treatment_id", "plan_course_id", "repeat");
CREATE INDEX "course_plan_id_idx" ON "course"("plan_id");
CREATE UNIQUE INDEX "course_session_id_patient_id_key" ON "course_session"("id", "patient_id");
CREATE UNIQUE INDEX "course_session_replaces_id_key" ON "course_session"("replaces_id");
CREATE INDEX "course_session_day_idx" ON "course_session"("day");
CREATE INDEX "course_session_course_id_n_idx" ON "course_session"("course_id", "n");
CREATE INDEX "course_session_patient_id_day_idx" ON "course_session"("patient_id", "day");
CREATE INDEX "session_event_session_id_at_idx" ON "session_event"("session_id", "at");
CREATE UNIQUE INDEX "calendar_link_token_hash_key" ON "calendar_link"("token_hash");
CREATE INDEX "calendar_link_person_id_idx" ON "calendar_link"("person_id");

ALTER TABLE "course" ADD CONSTRAINT "course_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "course" ADD CONSTRAINT "course_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "course_session" ADD CONSTRAINT "course_session_course_id_patient_id_fkey" FOREIGN KEY ("course_id", "patient_id") REFERENCES "course"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "course_session" ADD CONSTRAINT "course_session_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "course_session"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "course_session" ADD CONSTRAINT "course_session_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "session_event" ADD CONSTRAINT "session_event_session_id_patient_id_fkey" FOREIGN KEY ("session_id", "patient_id") REFERENCES "course_session"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "session_event" ADD CONSTRAINT "session_event_by_fkey" FOREIGN KEY ("by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "calendar_link" ADD CONSTRAINT "calendar_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- closed lists
ALTER TABLE course
  ADD CHECK (kind IN ('exchange', 'ivig', 'cycle')),
  ADD CHECK (lane IN ('cancer', 'immunosuppression', 'plasma-exchange', 'ivig', 'symptom', 'rehabilitation')),
  ADD CHECK (repeat >= 1);
ALTER TABLE course_session
  ADD CHECK (state IN ('planned', 'scheduled', 'given', 'partly-given', 'not-given', 'given-elsewhere', 'held', 'deferred',
                       'omitted', 'cancelled')),
  ADD CHECK (n >= 1),
  ADD CHECK (time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CHECK (state <> 'scheduled' OR time IS NOT NULL),
  -- A reason for all but given.
  ADD CHECK (state IN ('planned', 'scheduled', 'given') OR coalesce(length(btrim(reason)), 0) > 0),
  -- Only what was done on the day has a record.
  ADD CHECK (record IS NULL OR state IN ('given', 'partly-given', 'given-elsewhere')),
  ADD CHECK (replaces_id IS DISTINCT FROM id);

-- ---------------------------------------------------------------- n sessions stay n
CREATE UNIQUE INDEX course_session_one_live ON course_session (course_id, n) WHERE live;

CREATE FUNCTION session_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE old course_session%ROWTYPE;
BEGIN
  IF NEW.state <> 'planned' OR NOT NEW.live OR NEW.record IS NOT NULL THEN
    RAISE EXCEPTION 'a session begins as planned' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.replaces_id IS NOT NULL THEN
    SELECT * INTO old FROM course_session WHERE id = NEW.replaces_id;
    IF old.course_id IS DISTINCT FROM NEW.course_id OR old.n IS DISTINCT FROM NEW.n THEN
      RAISE EXCEPTION 'a session is replaced by one of the same number' USING ERRCODE = 'check_violation';
    END IF;
    IF old.live OR old.state NOT IN ('deferred', 'cancelled', 'held') THEN
      RAISE EXCEPTION 'a session that is % is not replaced', old.state USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_begins BEFORE INSERT ON course_session FOR EACH ROW EXECUTE FUNCTION session_begins();

-- What makes way for a successor has one when the transaction ends, and a deferred session always has.
CREATE FUNCTION session_has_successor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NOT NEW.live OR NEW.state = 'deferred') AND NOT EXISTS (SELECT 1 FROM course_session s WHERE s.replaces_id = NEW.id) THEN
    RAISE EXCEPTION 'session % has no successor', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER session_has_successor AFTER UPDATE ON course_session DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION session_has_successor();

-- ---------------------------------------------------------------- moves (the same table as lib/domain/delivery/session-states.ts)
CREATE FUNCTION session_move() RETURNS trigger LANGUAGE plpgsql AS $$
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
      'scheduled>deferred', 'scheduled>omitted', 'scheduled>cancelled']) THEN
    RAISE EXCEPTION 'session cannot move from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state NOT IN ('planned', 'scheduled') AND
     (NEW.time, NEW.reason, NEW.record) IS DISTINCT FROM (OLD.time, OLD.reason, OLD.record) THEN
    RAISE EXCEPTION 'session % is %: what was recorded stays', OLD.id, OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_move BEFORE UPDATE ON course_session FOR EACH ROW EXECUTE FUNCTION session_move();

CREATE FUNCTION course_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.treatment_id, NEW.plan_id, NEW.patient_id, NEW.plan_course_id, NEW.repeat, NEW.kind, NEW.lane) IS DISTINCT FROM
     (OLD.treatment_id, OLD.plan_id, OLD.patient_id, OLD.plan_course_id, OLD.repeat, OLD.kind, OLD.lane) THEN
    RAISE EXCEPTION 'course % belongs to its treatment', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER course_holds BEFORE UPDATE ON course FOR EACH ROW EXECUTE FUNCTION course_holds();

-- ---------------------------------------------------------------- kept
CREATE TRIGGER session_event_append_only BEFORE UPDATE OR DELETE ON session_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE session_event ENABLE ALWAYS TRIGGER session_event_append_only;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['course', 'course_session', 'session_event', 'calendar_link'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['course', 'course_session', 'calendar_link'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_no_delete', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['course', 'course_session'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION next_revision()', t || '_revision', t);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- row-level security and grants
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['course', 'course_session', 'session_event'] LOOP
    EXECUTE format('CREATE POLICY chart ON %I USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id))', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY definer ON %I TO CURRENT_USER USING (session_user <> current_user)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON course, course_session, session_event, calendar_link TO concord_app;
GRANT UPDATE (planned_by, version, changed_at, revision) ON course TO concord_app;
GRANT UPDATE (time, state, live, reason, record, changed_at, changed_by, revision) ON course_session TO concord_app;
GRANT UPDATE (ended_at) ON calendar_link TO concord_app;

-- ---------------------------------------------------------------- what stands between an actor and a course or session
CREATE OR REPLACE FUNCTION access.relation(kind text, id uuid, who uuid, what text, today date)
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
  ELSIF kind = 'course' THEN SELECT x.patient_id, x.plan_id INTO p, pl FROM course x WHERE x.id = relation.id;
  ELSIF kind = 'session' THEN SELECT x.patient_id, x.plan_id INTO p, pl FROM course_session x WHERE x.id = relation.id;
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
