-- Who has seen which version, said by the person with a press of a button: opening a page writes nothing here. A row is added
-- and never changed; one for each person and version.
CREATE TABLE "version_acknowledgement" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "patient_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "version_acknowledgement_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "version_acknowledgement_plan_id_version_person_id_key" ON "version_acknowledgement"("plan_id", "version", "person_id");
CREATE INDEX "version_acknowledgement_patient_id_idx" ON "version_acknowledgement"("patient_id");

ALTER TABLE "version_acknowledgement" ADD CONSTRAINT "version_acknowledgement_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "version_acknowledgement" ADD CONSTRAINT "version_acknowledgement_plan_id_version_fkey" FOREIGN KEY ("plan_id", "version") REFERENCES "version"("plan_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "version_acknowledgement" ADD CONSTRAINT "version_acknowledgement_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE version_acknowledgement ADD CHECK (role IN ('neurologist', 'oncologist', 'nurse', 'team-lead'));

-- The version in force is what is seen; who signed it has seen it by signing.
CREATE FUNCTION version_acknowledgement_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM plan p WHERE p.id = NEW.plan_id AND p.current_version = NEW.version) THEN
    RAISE EXCEPTION 'version % of plan % is not in force', NEW.version, NEW.plan_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM version v WHERE v.plan_id = NEW.plan_id AND v.version = NEW.version AND v.signed_by = NEW.person_id) THEN
    RAISE EXCEPTION 'the signer of version % of plan % does not acknowledge it', NEW.version, NEW.plan_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER version_acknowledgement_fits BEFORE INSERT ON version_acknowledgement FOR EACH ROW EXECUTE FUNCTION version_acknowledgement_fits();
CREATE TRIGGER version_acknowledgement_append_only BEFORE UPDATE OR DELETE ON version_acknowledgement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_acknowledgement_no_truncate BEFORE TRUNCATE ON version_acknowledgement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE version_acknowledgement ENABLE ALWAYS TRIGGER version_acknowledgement_append_only;
ALTER TABLE version_acknowledgement ENABLE ALWAYS TRIGGER version_acknowledgement_no_truncate;

-- ---------------------------------------------------------------- row-level security and grants
-- Nobody says for somebody else that a version was seen.
CREATE POLICY chart_read ON version_acknowledgement FOR SELECT USING (access.sees_patient(patient_id));
CREATE POLICY own_new ON version_acknowledgement FOR INSERT
  WITH CHECK (access.sees_patient(patient_id) AND person_id = access.actor() AND role = access.role());
ALTER TABLE version_acknowledgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE version_acknowledgement FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON version_acknowledgement TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON version_acknowledgement TO concord_app;
