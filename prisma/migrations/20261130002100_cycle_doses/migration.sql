-- A dose of chemotherapy that oncology reduced, for some sessions of a course or from one on. Rows are only added: the newest
-- that covers a session counts, and 100 percent takes a reduction back. The signed order stays as it is.

CREATE TABLE "cycle_dose" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "from_n" INTEGER NOT NULL,
    "to_n" INTEGER,
    "percent" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,

    CONSTRAINT "cycle_dose_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "cycle_dose_course_id_at_idx" ON "cycle_dose"("course_id", "at");
CREATE INDEX "cycle_dose_patient_id_at_idx" ON "cycle_dose"("patient_id", "at");
ALTER TABLE "cycle_dose" ADD CONSTRAINT "cycle_dose_course_id_patient_id_fkey" FOREIGN KEY ("course_id", "patient_id") REFERENCES "course"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "cycle_dose" ADD CONSTRAINT "cycle_dose_by_fkey" FOREIGN KEY ("by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
-- What oncology changed lately, for the owner's list of work.
CREATE INDEX "session_event_patient_id_at_idx" ON "session_event"("patient_id", "at");

ALTER TABLE cycle_dose
  ADD CONSTRAINT cycle_dose_span CHECK (from_n >= 1 AND (to_n IS NULL OR to_n >= from_n)),
  -- Never more than was signed.
  ADD CONSTRAINT cycle_dose_percent CHECK (percent BETWEEN 1 AND 100),
  ADD CONSTRAINT cycle_dose_reason CHECK (length(btrim(reason)) > 0);

CREATE FUNCTION cycle_dose_of_chemotherapy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM course c JOIN treatment t ON t.id = c.treatment_id
                  WHERE c.id = NEW.course_id AND c.lane = 'cancer' AND t.kind = 'regimen') THEN
    RAISE EXCEPTION 'only a dose of chemotherapy is reduced' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cycle_dose_of_chemotherapy BEFORE INSERT ON cycle_dose FOR EACH ROW EXECUTE FUNCTION cycle_dose_of_chemotherapy();
CREATE TRIGGER cycle_dose_append_only BEFORE UPDATE OR DELETE ON cycle_dose FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE cycle_dose ENABLE ALWAYS TRIGGER cycle_dose_append_only;
CREATE TRIGGER cycle_dose_no_truncate BEFORE TRUNCATE ON cycle_dose FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE POLICY chart ON cycle_dose USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id));
ALTER TABLE cycle_dose ENABLE ROW LEVEL SECURITY;
ALTER TABLE cycle_dose FORCE ROW LEVEL SECURITY;
DO $$ BEGIN EXECUTE 'CREATE POLICY definer ON cycle_dose TO CURRENT_USER USING (session_user <> current_user)'; END $$;
GRANT SELECT, INSERT ON cycle_dose TO concord_app;
