-- What was decided when a treatment was due for review. A review is known by its treatment and the day that the signed plan
-- names; each of its due days has one decision that counts. The day it is due next follows from the newest of them.
CREATE TABLE "treatment_review_decision" (
    "id" UUID NOT NULL,
    "treatment_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "review_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "next_on" DATE,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "treatment_review_decision_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "treatment_review_decision_treatment_id_review_on_due_on_idx" ON "treatment_review_decision"("treatment_id", "review_on", "due_on");
CREATE INDEX "treatment_review_decision_patient_id_idx" ON "treatment_review_decision"("patient_id");

ALTER TABLE "treatment_review_decision" ADD CONSTRAINT "treatment_review_decision_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "treatment_review_decision" ADD CONSTRAINT "treatment_review_decision_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- closed lists
ALTER TABLE treatment_review_decision
  ADD CHECK (outcome IN ('continue', 'escalate', 'switch', 'stop', 'postpone')),
  ADD CHECK (length(btrim(sentence)) > 0),
  -- Who postpones says until when; a treatment that changes gets its next review in the draft.
  ADD CHECK (outcome <> 'postpone' OR next_on IS NOT NULL),
  ADD CHECK (outcome IN ('continue', 'postpone') OR next_on IS NULL),
  ADD CHECK (next_on > due_on),
  ADD CHECK (due_on >= review_on),
  ADD CHECK ((errored_at IS NULL) = (errored_by IS NULL) AND (errored_at IS NULL) = (error_reason IS NULL));

-- One decision for each due day: two tabs, two people and a retry make one.
CREATE UNIQUE INDEX treatment_review_decision_once ON treatment_review_decision (treatment_id, review_on, due_on) WHERE errored_at IS NULL;

-- ---------------------------------------------------------------- when a review is due
-- The day on which a treatment is due for review, given the day its signed version names; null once that is decided.
CREATE FUNCTION review_due(of_treatment uuid, named date) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(d.id) = 0 THEN named ELSE (array_agg(d.next_on ORDER BY d.due_on DESC))[1] END
    FROM treatment_review_decision d
   WHERE d.treatment_id = of_treatment AND d.review_on = named AND d.errored_at IS NULL
$$;

-- ---------------------------------------------------------------- kept as recorded
CREATE TRIGGER treatment_review_decision_keep_fact BEFORE UPDATE ON treatment_review_decision FOR EACH ROW EXECUTE FUNCTION keep_fact();
CREATE TRIGGER treatment_review_decision_revision BEFORE UPDATE ON treatment_review_decision FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER treatment_review_decision_no_delete BEFORE DELETE ON treatment_review_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER treatment_review_decision_no_truncate BEFORE TRUNCATE ON treatment_review_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A decision answers the review that is due in the current version, and only the newest one can be taken back.
CREATE FUNCTION treatment_review_decision_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (
      SELECT 1 FROM plan p JOIN treatment_version t ON t.plan_id = p.id AND t.version = p.current_version
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
CREATE TRIGGER treatment_review_decision_in_order BEFORE INSERT OR UPDATE ON treatment_review_decision FOR EACH ROW EXECUTE FUNCTION treatment_review_decision_in_order();

-- ---------------------------------------------------------------- row-level security and grants
CREATE POLICY chart ON treatment_review_decision USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id));
ALTER TABLE treatment_review_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE treatment_review_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON treatment_review_decision TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON treatment_review_decision TO concord_app;
GRANT UPDATE (errored_at, errored_by, error_reason, revision) ON treatment_review_decision TO concord_app;
