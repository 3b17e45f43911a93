-- Side effects of one treatment, graded; a severe one, or one for which the treatment was already changed, waits for the prescriber
-- until a later version changed, held or stopped the treatment, or somebody decided to continue.
CREATE TABLE "side_effect" (
    "id" UUID NOT NULL,
    "treatment_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "effect" TEXT NOT NULL,
    "grade" INTEGER NOT NULL,
    "onset_on" DATE NOT NULL,
    "resolved_on" DATE,
    "action_taken" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "replaced_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "side_effect_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "side_effect_decision" (
    "id" UUID NOT NULL,
    "side_effect_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID NOT NULL,

    CONSTRAINT "side_effect_decision_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "side_effect_replaced_by_id_key" ON "side_effect"("replaced_by_id");
CREATE UNIQUE INDEX "side_effect_id_patient_id_key" ON "side_effect"("id", "patient_id");
CREATE INDEX "side_effect_treatment_id_idx" ON "side_effect"("treatment_id");
CREATE INDEX "side_effect_patient_id_idx" ON "side_effect"("patient_id");
CREATE UNIQUE INDEX "side_effect_decision_side_effect_id_patient_id_key" ON "side_effect_decision"("side_effect_id", "patient_id");
CREATE INDEX "side_effect_decision_patient_id_idx" ON "side_effect_decision"("patient_id");

ALTER TABLE "side_effect" ADD CONSTRAINT "side_effect_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "side_effect" ADD CONSTRAINT "side_effect_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "side_effect" ADD CONSTRAINT "side_effect_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "side_effect"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "side_effect_decision" ADD CONSTRAINT "side_effect_decision_side_effect_id_patient_id_fkey" FOREIGN KEY ("side_effect_id", "patient_id") REFERENCES "side_effect"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "side_effect_decision" ADD CONSTRAINT "side_effect_decision_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE side_effect
  ADD CHECK (length(btrim(effect)) > 0),
  ADD CHECK (grade BETWEEN 1 AND 5),
  ADD CHECK (action_taken IN ('none', 'treated', 'reduced', 'held', 'stopped')),
  ADD CHECK (relation IN ('unlikely', 'possible', 'probable', 'certain')),
  ADD CHECK (resolved_on >= onset_on),
  -- One day more, since a site may be ahead of UTC.
  ADD CHECK (onset_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1),
  ADD CHECK ((errored_at IS NULL) = (errored_by IS NULL) AND (errored_at IS NULL) = (error_reason IS NULL)),
  ADD CHECK (replaced_by_id IS NULL OR errored_at IS NOT NULL),
  ADD CHECK (replaced_by_id IS DISTINCT FROM id);
ALTER TABLE side_effect_decision ADD CHECK (length(btrim(reason)) > 0);

CREATE TRIGGER side_effect_keep_fact BEFORE UPDATE ON side_effect FOR EACH ROW EXECUTE FUNCTION keep_fact('resolved_on');
CREATE TRIGGER side_effect_revision BEFORE UPDATE ON side_effect FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER side_effect_no_delete BEFORE DELETE ON side_effect FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER side_effect_no_truncate BEFORE TRUNCATE ON side_effect FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER side_effect_decision_append_only BEFORE UPDATE OR DELETE ON side_effect_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER side_effect_decision_no_truncate BEFORE TRUNCATE ON side_effect_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION side_effect_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (
    SELECT 1 FROM plan p JOIN treatment_version t ON t.plan_id = p.id AND t.treatment_id = NEW.treatment_id
     WHERE p.id = NEW.plan_id AND p.patient_id = NEW.patient_id AND p.current_version = NEW.version AND t.version <= NEW.version) THEN
    RAISE EXCEPTION 'treatment % was never signed in plan %', NEW.treatment_id, NEW.plan_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.replaced_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM side_effect s WHERE s.id = NEW.replaced_by_id AND s.treatment_id = NEW.treatment_id) THEN
    RAISE EXCEPTION 'side effect % is replaced by one of another treatment', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER side_effect_fits BEFORE INSERT OR UPDATE ON side_effect FOR EACH ROW EXECUTE FUNCTION side_effect_fits();

-- Whether a side effect still asks the prescriber for a decision.
CREATE FUNCTION side_effect_waits(s side_effect) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT s.errored_at IS NULL AND (s.grade >= 3 OR s.action_taken IN ('reduced', 'held', 'stopped'))
     AND EXISTS (SELECT 1 FROM plan p WHERE p.id = s.plan_id AND p.status IN ('active', 'on-hold'))
     AND NOT EXISTS (SELECT 1 FROM side_effect_decision d WHERE d.side_effect_id = s.id)
     AND NOT EXISTS (SELECT 1 FROM treatment_version v WHERE v.plan_id = s.plan_id AND v.treatment_id = s.treatment_id
                        AND v.version > s.version AND v.action IN ('change', 'hold', 'stop'))
$$;

CREATE FUNCTION side_effect_decision_wanted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM side_effect s WHERE s.id = NEW.side_effect_id AND side_effect_waits(s)) THEN
    RAISE EXCEPTION 'side effect % waits for no decision', NEW.side_effect_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER side_effect_decision_wanted BEFORE INSERT ON side_effect_decision FOR EACH ROW EXECUTE FUNCTION side_effect_decision_wanted();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['side_effect', 'side_effect_decision'] LOOP
    EXECUTE format('CREATE POLICY chart ON %I USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id))', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY definer ON %I TO CURRENT_USER USING (session_user <> current_user)', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO concord_app', t);
  END LOOP;
END $$;
GRANT UPDATE (resolved_on, errored_at, errored_by, error_reason, replaced_by_id, revision) ON side_effect TO concord_app;
