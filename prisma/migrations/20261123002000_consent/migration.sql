-- Agreement or refusal of one treatment: who decided, with which capacity, when, after which discussion. The newest that is not
-- marked entered in error counts.
CREATE TABLE "treatment_consent" (
    "id" UUID NOT NULL,
    "treatment_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "proxy_name" TEXT,
    "proxy_relation" TEXT,
    "capacity" TEXT NOT NULL,
    "capacity_by" TEXT,
    "decided_on" DATE NOT NULL,
    "discussed" TEXT NOT NULL,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "replaced_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "treatment_consent_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "treatment_consent_replaced_by_id_key" ON "treatment_consent"("replaced_by_id");
CREATE INDEX "treatment_consent_patient_id_idx" ON "treatment_consent"("patient_id");
CREATE INDEX "treatment_consent_treatment_id_idx" ON "treatment_consent"("treatment_id");

ALTER TABLE "treatment_consent" ADD CONSTRAINT "treatment_consent_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "treatment_consent" ADD CONSTRAINT "treatment_consent_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "treatment_consent" ADD CONSTRAINT "treatment_consent_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "treatment_consent"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- closed lists
ALTER TABLE treatment_consent
  ADD CHECK (decision IN ('agreed', 'refused')),
  ADD CHECK (decided_by IN ('patient', 'proxy')),
  ADD CHECK (capacity IN ('has-capacity', 'lacks-capacity')),
  -- Who lacks capacity does not decide alone, and somebody has assessed that.
  ADD CHECK (decided_by = 'proxy' OR capacity = 'has-capacity'),
  ADD CHECK (capacity = 'has-capacity' OR coalesce(length(btrim(capacity_by)), 0) > 0),
  -- A proxy has a name and a relation; the patient needs neither.
  ADD CHECK ((decided_by = 'proxy') = (coalesce(length(btrim(proxy_name)), 0) > 0)),
  ADD CHECK ((decided_by = 'proxy') = (coalesce(length(btrim(proxy_relation)), 0) > 0)),
  ADD CHECK (length(btrim(discussed)) > 0),
  -- A decision to come is none; one day more, since a site may be ahead of UTC.
  ADD CHECK (decided_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1),
  ADD CHECK ((errored_at IS NULL) = (errored_by IS NULL) AND (errored_at IS NULL) = (error_reason IS NULL)),
  ADD CHECK (replaced_by_id IS NULL OR errored_at IS NOT NULL),
  ADD CHECK (replaced_by_id IS DISTINCT FROM id);

-- ---------------------------------------------------------------- kept as recorded
CREATE TRIGGER treatment_consent_keep_fact BEFORE UPDATE ON treatment_consent FOR EACH ROW EXECUTE FUNCTION keep_fact();
CREATE TRIGGER treatment_consent_revision BEFORE UPDATE ON treatment_consent FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER treatment_consent_no_delete BEFORE DELETE ON treatment_consent FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER treatment_consent_no_truncate BEFORE TRUNCATE ON treatment_consent FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A replacement is about the same treatment.
CREATE FUNCTION treatment_consent_same_treatment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.replaced_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM treatment_consent c WHERE c.id = NEW.replaced_by_id AND c.treatment_id = NEW.treatment_id) THEN
    RAISE EXCEPTION 'consent % is replaced by one about another treatment', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER treatment_consent_same_treatment BEFORE UPDATE ON treatment_consent FOR EACH ROW EXECUTE FUNCTION treatment_consent_same_treatment();

-- ---------------------------------------------------------------- row-level security and grants
CREATE POLICY chart ON treatment_consent USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id));
ALTER TABLE treatment_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE treatment_consent FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON treatment_consent TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON treatment_consent TO concord_app;
GRANT UPDATE (errored_at, errored_by, error_reason, replaced_by_id, revision) ON treatment_consent TO concord_app;
