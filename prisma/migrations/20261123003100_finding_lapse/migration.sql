-- A Must resolve that was known (signed with, or acknowledged) and then was gone: when it comes back it is new again.

CREATE TABLE "finding_lapse" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "treatments" TEXT[],
    "basis" TEXT NOT NULL,
    "lapsed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "finding_lapse_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "finding_lapse_plan_id_idx" ON "finding_lapse"("plan_id");
ALTER TABLE "finding_lapse" ADD CONSTRAINT "finding_lapse_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE TRIGGER finding_lapse_append_only BEFORE UPDATE OR DELETE ON finding_lapse FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER finding_lapse_no_truncate BEFORE TRUNCATE ON finding_lapse FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE finding_lapse ENABLE ALWAYS TRIGGER finding_lapse_append_only;
ALTER TABLE finding_lapse ENABLE ALWAYS TRIGGER finding_lapse_no_truncate;

CREATE POLICY chart ON finding_lapse USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id));
ALTER TABLE finding_lapse ENABLE ROW LEVEL SECURITY;
ALTER TABLE finding_lapse FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON finding_lapse TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON finding_lapse TO concord_app;
