-- What somebody decided about a finding while drafting (it ends under the signature of the version), and findings that became
-- unsafe in a signed version because a fact changed.

CREATE TABLE "finding_decision" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_version" TEXT NOT NULL,
    "treatments" TEXT[],
    "basis" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "text" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID NOT NULL,

    CONSTRAINT "finding_decision_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "safety_alert" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "treatments" TEXT[],
    "basis" TEXT NOT NULL,
    "finding" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_why" TEXT,
    "closed_by" UUID,
    "note" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "safety_alert_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "finding_decision_draft_id_idx" ON "finding_decision"("draft_id");
CREATE INDEX "safety_alert_plan_id_idx" ON "safety_alert"("plan_id");
CREATE INDEX "safety_alert_patient_id_idx" ON "safety_alert"("patient_id");

ALTER TABLE "finding_decision" ADD CONSTRAINT "finding_decision_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "finding_decision" ADD CONSTRAINT "finding_decision_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "finding_decision" ADD CONSTRAINT "finding_decision_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "safety_alert" ADD CONSTRAINT "safety_alert_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "safety_alert" ADD CONSTRAINT "safety_alert_plan_id_version_fkey" FOREIGN KEY ("plan_id", "version") REFERENCES "version"("plan_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "safety_alert" ADD CONSTRAINT "safety_alert_closed_by_fkey" FOREIGN KEY ("closed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- closed lists
ALTER TABLE finding_decision
  ADD CHECK (kind IN ('override', 'acknowledge', 'withdraw')),
  ADD CHECK (reason IN ('benefit-outweighs-risk', 'already-tolerates', 'monitoring-in-place', 'specialist-advice', 'data-wrong', 'other')),
  -- No override without a coded reason and words.
  ADD CHECK (kind <> 'override' OR (reason IS NOT NULL AND length(btrim(text)) > 0)),
  ADD CHECK (reason IS DISTINCT FROM 'other' OR length(btrim(text)) >= 15);
ALTER TABLE safety_alert
  ADD CHECK (closed_why IN ('gone', 'acknowledged', 'new-version', 'plan-ended', 'patient-died')),
  ADD CHECK ((closed_at IS NULL) = (closed_why IS NULL)),
  ADD CHECK ((closed_why IS NOT DISTINCT FROM 'acknowledged') = (closed_by IS NOT NULL)),
  ADD CHECK (closed_why IS DISTINCT FROM 'acknowledged' OR length(btrim(note)) > 0);

-- One open alert for one finding.
CREATE UNIQUE INDEX safety_alert_one_open ON safety_alert (plan_id, rule_id, treatments) WHERE closed_at IS NULL;

-- ---------------------------------------------------------------- append-only, and only while the draft is open
CREATE TRIGGER finding_decision_append_only BEFORE UPDATE OR DELETE ON finding_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER finding_decision_no_truncate BEFORE TRUNCATE ON finding_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE finding_decision ENABLE ALWAYS TRIGGER finding_decision_append_only;
ALTER TABLE finding_decision ENABLE ALWAYS TRIGGER finding_decision_no_truncate;
CREATE TRIGGER safety_alert_no_delete BEFORE DELETE ON safety_alert FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER safety_alert_no_truncate BEFORE TRUNCATE ON safety_alert FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER safety_alert_revision BEFORE UPDATE ON safety_alert FOR EACH ROW EXECUTE FUNCTION next_revision();

CREATE FUNCTION finding_decision_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM draft d WHERE d.id = NEW.draft_id AND d.plan_id = NEW.plan_id AND d.patient_id = NEW.patient_id
                   AND d.state IN ('open', 'in-review', 'changes-asked')) THEN
    RAISE EXCEPTION 'draft % is not open for decisions', NEW.draft_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER finding_decision_open BEFORE INSERT ON finding_decision FOR EACH ROW EXECUTE FUNCTION finding_decision_open();

-- An alert keeps what it is about, and once closed it stays as it is.
CREATE FUNCTION safety_alert_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'safety alert % is closed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.plan_id, NEW.patient_id, NEW.rule_id, NEW.treatments, NEW.raised_at) IS DISTINCT FROM
     (OLD.plan_id, OLD.patient_id, OLD.rule_id, OLD.treatments, OLD.raised_at) THEN
    RAISE EXCEPTION 'safety alert % keeps what it is about', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER safety_alert_holds BEFORE UPDATE ON safety_alert FOR EACH ROW EXECUTE FUNCTION safety_alert_holds();

-- ---------------------------------------------------------------- row-level security and grants
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['finding_decision', 'safety_alert'] LOOP
    EXECUTE format('CREATE POLICY chart ON %I USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id))', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY definer ON %I TO CURRENT_USER USING (session_user <> current_user)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON finding_decision, safety_alert TO concord_app;
GRANT UPDATE (version, basis, finding, changed_at, closed_at, closed_why, closed_by, note, revision) ON safety_alert TO concord_app;
