-- A signed version never changes: what makes a treatment active after its signature is an added row. "released" ends the waiting
-- for a condition or a result; "cosigned" and "urgent" are the same for what waits for a second signature.
CREATE TABLE "treatment_activation" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "treatment_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "judged" TEXT NOT NULL,
    "judged_hash" TEXT NOT NULL,
    "activated_at" TIMESTAMPTZ(3) NOT NULL,
    "activated_by" UUID NOT NULL,

    CONSTRAINT "treatment_activation_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "treatment_activation_plan_id_version_treatment_id_kind_key" ON "treatment_activation"("plan_id", "version", "treatment_id", "kind");
CREATE INDEX "treatment_activation_patient_id_idx" ON "treatment_activation"("patient_id");

ALTER TABLE "treatment_activation" ADD CONSTRAINT "treatment_activation_plan_id_version_treatment_id_fkey" FOREIGN KEY ("plan_id", "version", "treatment_id") REFERENCES "treatment_version"("plan_id", "version", "treatment_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "treatment_activation" ADD CONSTRAINT "treatment_activation_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "treatment_activation" ADD CONSTRAINT "treatment_activation_activated_by_fkey" FOREIGN KEY ("activated_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE treatment_activation
  ADD CHECK (kind IN ('released', 'cosigned', 'urgent')),
  ADD CHECK (length(btrim(reason)) > 0),
  ADD CHECK (judged_hash = 'h1:' || encode(sha256(convert_to(judged, 'UTF8')), 'hex'));

CREATE TRIGGER treatment_activation_append_only BEFORE UPDATE OR DELETE ON treatment_activation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER treatment_activation_no_truncate BEFORE TRUNCATE ON treatment_activation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE treatment_activation ENABLE ALWAYS TRIGGER treatment_activation_append_only;
ALTER TABLE treatment_activation ENABLE ALWAYS TRIGGER treatment_activation_no_truncate;

-- ---------------------------------------------------------------- is it active now?
-- The state of a treatment now, from the one its version left it in, whether it waits, and what was added since: the same as
-- stateNow() in lib/domain/plan/treatment-states.ts, which a test compares case by case.
CREATE FUNCTION treatment_state_now(signed text, waits boolean, added text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN signed = 'stopped' THEN 'stopped'
    WHEN signed = 'awaiting-cosignature' AND NOT added && ARRAY['cosigned', 'urgent'] THEN 'awaiting-cosignature'
    WHEN signed = 'held' AND NOT (waits AND 'released' = ANY (added)) THEN 'held'
    WHEN waits AND NOT 'released' = ANY (added) THEN 'waiting'
    ELSE 'active' END
$$;

-- The treatments of each version as they are in force now. Everything that asks what is given reads this.
CREATE VIEW treatment_now WITH (security_invoker = true) AS
  SELECT t.plan_id, t.version, t.treatment_id, t.patient_id, t.position, t.lane, t.kind, t.agent,
         CASE WHEN n.content IS NULL THEN t.action ELSE n.content->>'action' END AS action,
         treatment_state_now(t.status, jsonb_typeof(t.content->'condition') = 'object', n.added) AS status,
         CASE WHEN n.content IS NULL THEN t.start_on ELSE (n.content->>'start')::date END AS start_on,
         CASE WHEN n.content IS NULL THEN t.end_on ELSE (n.content->>'end')::date END AS end_on,
         t.amount, t.unit, coalesce(n.content, t.content) AS content
    FROM treatment_version t
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(a.kind), '{}') AS added, (array_agg(a.content) FILTER (WHERE a.kind = 'released'))[1] AS content
        FROM treatment_activation a WHERE a.plan_id = t.plan_id AND a.version = t.version AND a.treatment_id = t.treatment_id) n;
GRANT SELECT ON treatment_now TO concord_app;

-- ---------------------------------------------------------------- what may be added
CREATE FUNCTION treatment_activation_waits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now_is record;
  -- What a release says of a treatment: it no longer waits, it may be taken up again, and its days may lie later. Nothing else differs.
  said text[] := ARRAY['condition', 'action', 'actionFrom', 'changeReason'];
  a_day text := '\d{4}-\d{2}-\d{2}';
BEGIN
  SELECT n.status, n.content, p.current_version, p.status AS plan_status, x.deceased INTO now_is
    FROM plan p JOIN patient x ON x.id = p.patient_id
    JOIN treatment_now n ON n.plan_id = p.id AND n.version = NEW.version AND n.treatment_id = NEW.treatment_id
   WHERE p.id = NEW.plan_id AND p.patient_id = NEW.patient_id;
  IF NOT FOUND OR now_is.current_version <> NEW.version OR now_is.plan_status NOT IN ('active', 'on-hold') OR now_is.deceased THEN
    RAISE EXCEPTION 'treatment % is not in an open plan of this version', NEW.treatment_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.kind = 'released' THEN
    IF now_is.status NOT IN ('waiting', 'held') OR jsonb_typeof(now_is.content->'condition') IS DISTINCT FROM 'object' THEN
      RAISE EXCEPTION 'treatment % does not wait', NEW.treatment_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF jsonb_typeof(NEW.content->'condition') IS DISTINCT FROM 'null' OR NEW.content->>'action' NOT IN ('start', 'continue', 'change') THEN
      RAISE EXCEPTION 'a released treatment waits for nothing' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF now_is.status <> 'awaiting-cosignature' THEN
    RAISE EXCEPTION 'treatment % does not wait for a signature', NEW.treatment_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF regexp_replace((NEW.content - said)::text, a_day, '', 'g') <> regexp_replace((now_is.content - said)::text, a_day, '', 'g') THEN
    RAISE EXCEPTION 'treatment % is not what was signed', NEW.treatment_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER treatment_activation_waits BEFORE INSERT ON treatment_activation FOR EACH ROW EXECUTE FUNCTION treatment_activation_waits();

-- A review answers the day of the treatment in force, which a release may have moved.
CREATE OR REPLACE FUNCTION treatment_review_decision_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (
      SELECT 1 FROM plan p JOIN treatment_now t ON t.plan_id = p.id AND t.version = p.current_version
       WHERE p.id = NEW.plan_id AND p.patient_id = NEW.patient_id AND p.status IN ('active', 'on-hold') AND t.version = NEW.version
         AND t.treatment_id = NEW.treatment_id AND t.status <> 'stopped' AND (t.content->>'reviewOn')::date = NEW.review_on) THEN
      RAISE EXCEPTION 'version % of plan % has no review of treatment % on %', NEW.version, NEW.plan_id, NEW.treatment_id, NEW.review_on
        USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.due_on IS DISTINCT FROM review_due(NEW.treatment_id, NEW.review_on) THEN
      RAISE EXCEPTION 'the review of treatment % is not due on %', NEW.treatment_id, NEW.due_on USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NEW.errored_at IS NOT NULL AND OLD.errored_at IS NULL AND EXISTS (
    SELECT 1 FROM treatment_review_decision d WHERE d.treatment_id = NEW.treatment_id AND d.review_on = NEW.review_on
       AND d.errored_at IS NULL AND d.due_on > NEW.due_on) THEN
    RAISE EXCEPTION 'a later decision rests on decision %', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- ---------------------------------------------------------------- row-level security and grants
CREATE POLICY chart ON treatment_activation USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id));
ALTER TABLE treatment_activation ENABLE ROW LEVEL SECURITY;
ALTER TABLE treatment_activation FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON treatment_activation TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON treatment_activation TO concord_app;
