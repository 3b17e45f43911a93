-- A death is a record of its own: who recorded it when, what it ended, and, when it was recorded wrongly, who reversed it and why.
CREATE TABLE "death" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "died_on" DATE,
    "plans" UUID[],
    "held_plans" UUID[],
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "death_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "death_patient_id_idx" ON "death"("patient_id");

ALTER TABLE "death" ADD CONSTRAINT "death_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "death" ADD CONSTRAINT "death_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE death
  ADD CHECK ((errored_at IS NULL) = (errored_by IS NULL) AND (errored_at IS NULL) = (error_reason IS NULL)),
  ADD CHECK (held_plans <@ plans);
CREATE UNIQUE INDEX death_once ON death (patient_id) WHERE errored_at IS NULL;

CREATE TRIGGER death_keep_fact BEFORE UPDATE ON death FOR EACH ROW EXECUTE FUNCTION keep_fact();
CREATE TRIGGER death_revision BEFORE UPDATE ON death FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER death_no_delete BEFORE DELETE ON death FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER death_no_truncate BEFORE TRUNCATE ON death FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE POLICY chart ON death USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id));
ALTER TABLE death ENABLE ROW LEVEL SECURITY;
ALTER TABLE death FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON death TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON death TO concord_app;
GRANT UPDATE (errored_at, errored_by, error_reason, revision) ON death TO concord_app;

-- ---------------------------------------------------------------- what a death decided about treatments falls with it
ALTER TABLE "disposition" ADD COLUMN "death_id" UUID;
ALTER TABLE "disposition" DROP CONSTRAINT "disposition_pkey";
ALTER TABLE "disposition" ADD CONSTRAINT "disposition_pkey" PRIMARY KEY ("plan_id", "treatment_id", "decided_at");
ALTER TABLE "disposition" ADD CONSTRAINT "disposition_death_id_fkey" FOREIGN KEY ("death_id") REFERENCES "death"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE VIEW disposition_now WITH (security_invoker = true) AS
  SELECT d.* FROM disposition d WHERE NOT EXISTS (SELECT 1 FROM death x WHERE x.id = d.death_id AND x.errored_at IS NOT NULL);
GRANT SELECT ON disposition_now TO concord_app;

CREATE FUNCTION disposition_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM disposition_now d WHERE d.plan_id = NEW.plan_id AND d.treatment_id = NEW.treatment_id) THEN
    RAISE EXCEPTION 'treatment % has a disposition', NEW.treatment_id USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disposition_once BEFORE INSERT ON disposition FOR EACH ROW EXECUTE FUNCTION disposition_once();

CREATE OR REPLACE FUNCTION plan_end_is_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IN ('completed', 'discontinued') AND EXISTS (
    SELECT 1 FROM plan p JOIN treatment_version t ON t.plan_id = p.id AND t.version = p.current_version AND t.status <> 'stopped'
     WHERE p.id = NEW.id AND p.status IN ('completed', 'discontinued')
       AND NOT EXISTS (SELECT 1 FROM disposition_now d WHERE d.plan_id = NEW.id AND d.treatment_id = t.treatment_id)) THEN
    RAISE EXCEPTION 'plan % ends with treatments that have no disposition', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- A plan that a death ended is active again when that death was recorded wrongly; nothing else reopens a plan.
CREATE OR REPLACE FUNCTION plan_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.patient_id <> OLD.patient_id OR NEW.diagnosis_id <> OLD.diagnosis_id THEN
    RAISE EXCEPTION 'plan % belongs to its patient and diagnosis', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.current_version <> OLD.current_version AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the current version of a plan follows from its versions' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) <> ALL (ARRAY[
      'active>on-hold', 'on-hold>active', 'active>completed', 'on-hold>completed', 'active>discontinued', 'on-hold>discontinued'])
     AND NOT (OLD.status = 'discontinued' AND NEW.status = 'active' AND OLD.end_reason = 'died'
              AND EXISTS (SELECT 1 FROM death x WHERE OLD.id = ANY (x.plans) AND x.patient_id = OLD.patient_id AND x.errored_at IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM death x WHERE x.patient_id = OLD.patient_id AND x.errored_at IS NULL)) THEN
    RAISE EXCEPTION 'plan cannot move from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- Who recorded a death at the bedside still sees the patient, and can reverse it.
CREATE OR REPLACE FUNCTION access.has_sessions_at_site(who uuid, p uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM patient x JOIN person me ON me.id = who AND me.site_id = x.site_id
                         JOIN plan pl ON pl.patient_id = x.id
                          AND (pl.status IN ('active', 'on-hold') OR (pl.end_reason = 'died' AND x.deceased))
                         JOIN treatment_version t ON t.plan_id = pl.id AND t.version = pl.current_version
                        WHERE x.id = p AND t.kind IN ('plasma-exchange', 'ivig', 'regimen', 'checkpoint-inhibitor') AND t.status <> 'stopped') $$;
