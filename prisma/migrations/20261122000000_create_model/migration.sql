-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_holiday" (
    "site_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "site_holiday_pkey" PRIMARY KEY ("site_id","day")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "discipline" TEXT,
    "site_id" UUID NOT NULL,
    "phone" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "person_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reauthenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_why" TEXT,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "person_id" UUID,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patient" (
    "id" UUID NOT NULL,
    "mrn" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "born" DATE NOT NULL,
    "sex_at_birth" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "lead_id" UUID,
    "bed" TEXT,
    "phone" TEXT,
    "deceased_on" DATE,
    "deceased" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "source_import_id" UUID,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "patient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "care_team_member" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "function" TEXT NOT NULL,
    "cover" BOOLEAN NOT NULL DEFAULT false,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "care_team_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observation" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "code" TEXT,
    "text" TEXT NOT NULL,
    "loinc" TEXT,
    "value_number" DECIMAL(65,30),
    "value_text" TEXT,
    "unit" TEXT,
    "standard_number" DECIMAL(65,30),
    "standard_unit" TEXT,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_on" DATE NOT NULL,
    "taken_precision" TEXT NOT NULL DEFAULT 'instant',
    "source" TEXT NOT NULL,
    "rater" TEXT,
    "note" TEXT,
    "import_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "replaced_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "condition" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "code" TEXT,
    "text" TEXT NOT NULL,
    "snomed" TEXT,
    "onset_text" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "source" TEXT NOT NULL,
    "import_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "replaced_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allergy" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "substance" TEXT,
    "text" TEXT NOT NULL,
    "reaction" TEXT,
    "severity" TEXT NOT NULL DEFAULT 'not-known',
    "status" TEXT NOT NULL DEFAULT 'active',
    "source" TEXT NOT NULL,
    "import_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "replaced_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "allergy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "home_medicine" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "agent" TEXT,
    "mapped_by" UUID,
    "mapped_at" TIMESTAMPTZ(3),
    "text" TEXT NOT NULL,
    "rxnorm" TEXT,
    "dose_text" TEXT,
    "started_text" TEXT,
    "status" TEXT NOT NULL DEFAULT 'current',
    "source" TEXT NOT NULL,
    "import_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "replaced_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "home_medicine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vaccination" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "vaccine" TEXT,
    "text" TEXT NOT NULL,
    "cvx" TEXT,
    "given_on" DATE,
    "status" TEXT NOT NULL DEFAULT 'given',
    "source" TEXT NOT NULL,
    "import_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "replaced_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "vaccination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_review" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "none_known" BOOLEAN NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_by" UUID NOT NULL,

    CONSTRAINT "list_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gatekeeper_answer" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" UUID NOT NULL,

    CONSTRAINT "gatekeeper_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "diagnosis" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "phenotype" TEXT NOT NULL,
    "onset_on" DATE,
    "follow_up_start" DATE NOT NULL,
    "cancer_status" TEXT NOT NULL,
    "cancer" TEXT,
    "cancer_text" TEXT,
    "cancer_found_on" DATE,
    "cancer_consistent" BOOLEAN,
    "antigen_expressed" BOOLEAN,
    "checkpoint_context" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,
    "replaced_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "diagnosis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "diagnosis_antibody" (
    "diagnosis_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "antibody" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "sample" TEXT,
    "taken_on" DATE,

    CONSTRAINT "diagnosis_antibody_pkey" PRIMARY KEY ("diagnosis_id","antibody")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "diagnosis_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "end_reason" TEXT,
    "end_note" TEXT,
    "status_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "current_version" INTEGER NOT NULL DEFAULT 0,
    "lead_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treatment" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,

    CONSTRAINT "treatment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "author_id" UUID NOT NULL,
    "base_version" INTEGER NOT NULL,
    "effective_on" DATE,
    "reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_treatment" (
    "draft_id" UUID NOT NULL,
    "treatment_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID NOT NULL,

    CONSTRAINT "draft_treatment_pkey" PRIMARY KEY ("draft_id","treatment_id")
);

-- CreateTable
CREATE TABLE "version" (
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "patient_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "knowledge_version" TEXT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "reason" TEXT,
    "effective_on" DATE NOT NULL,
    "summary" TEXT NOT NULL,
    "signed_by" UUID NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "version_pkey" PRIMARY KEY ("plan_id","version")
);

-- CreateTable
CREATE TABLE "treatment_version" (
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "treatment_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "lane" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "start_on" DATE NOT NULL,
    "end_on" DATE,
    "amount" DECIMAL(65,30),
    "unit" TEXT,
    "content" JSONB NOT NULL,

    CONSTRAINT "treatment_version_pkey" PRIMARY KEY ("plan_id","version","treatment_id")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "patient_id" UUID NOT NULL,
    "signer_id" UUID NOT NULL,
    "signer_name" TEXT NOT NULL,
    "signer_role" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disposition" (
    "plan_id" UUID NOT NULL,
    "treatment_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "disposition" TEXT NOT NULL,
    "note" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID NOT NULL,

    CONSTRAINT "disposition_pkey" PRIMARY KEY ("plan_id","treatment_id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "treatment_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "discipline" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "assignee_id" UUID,
    "pool_team_id" UUID,
    "status" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_event" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "reason" TEXT,
    "text" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,

    CONSTRAINT "referral_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_report" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "recommendation" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" UUID,

    CONSTRAINT "referral_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_brief" (
    "referral_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_brief_pkey" PRIMARY KEY ("referral_id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "file_hash" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "rejected" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "errored_at" TIMESTAMPTZ(3),
    "errored_by" UUID,
    "error_reason" TEXT,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "session_id" UUID,
    "request_id" UUID,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "patient_id" UUID,
    "plan_id" UUID,
    "version" INTEGER,
    "object_type" TEXT,
    "object_id" UUID,
    "reason" TEXT,
    "detail" JSONB,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "site_name_key" ON "site"("name");

-- CreateIndex
CREATE UNIQUE INDEX "team_site_id_name_key" ON "team"("site_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "team_member_person_id_idx" ON "team_member"("person_id");

-- CreateIndex
CREATE INDEX "auth_session_person_id_idx" ON "auth_session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "patient_mrn_key" ON "patient"("mrn");

-- CreateIndex
CREATE INDEX "patient_team_id_family_given_id_idx" ON "patient"("team_id", "family", "given", "id");

-- CreateIndex
CREATE INDEX "care_team_member_patient_id_idx" ON "care_team_member"("patient_id");

-- CreateIndex
CREATE INDEX "care_team_member_person_id_patient_id_idx" ON "care_team_member"("person_id", "patient_id");

-- CreateIndex
CREATE INDEX "observation_patient_id_code_taken_at_id_idx" ON "observation"("patient_id", "code", "taken_at" DESC, "id");

-- CreateIndex
CREATE INDEX "condition_patient_id_idx" ON "condition"("patient_id");

-- CreateIndex
CREATE INDEX "allergy_patient_id_idx" ON "allergy"("patient_id");

-- CreateIndex
CREATE INDEX "home_medicine_patient_id_idx" ON "home_medicine"("patient_id");

-- CreateIndex
CREATE INDEX "vaccination_patient_id_idx" ON "vaccination"("patient_id");

-- CreateIndex
CREATE INDEX "list_review_patient_id_list_reviewed_at_idx" ON "list_review"("patient_id", "list", "reviewed_at" DESC);

-- CreateIndex
CREATE INDEX "gatekeeper_answer_patient_id_question_asked_at_idx" ON "gatekeeper_answer"("patient_id", "question", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "diagnosis_patient_id_idx" ON "diagnosis"("patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "diagnosis_id_patient_id_key" ON "diagnosis"("id", "patient_id");

-- CreateIndex
CREATE INDEX "plan_patient_id_idx" ON "plan"("patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_id_patient_id_key" ON "plan"("id", "patient_id");

-- CreateIndex
CREATE INDEX "treatment_plan_id_idx" ON "treatment"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "treatment_id_patient_id_key" ON "treatment"("id", "patient_id");

-- CreateIndex
CREATE INDEX "draft_plan_id_idx" ON "draft"("plan_id");

-- CreateIndex
CREATE INDEX "version_signed_at_plan_id_idx" ON "version"("signed_at", "plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "version_plan_id_version_content_hash_key" ON "version"("plan_id", "version", "content_hash");

-- CreateIndex
CREATE INDEX "signature_plan_id_version_idx" ON "signature"("plan_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "referral_treatment_id_key" ON "referral"("treatment_id");

-- CreateIndex
CREATE INDEX "referral_assignee_id_status_idx" ON "referral"("assignee_id", "status");

-- CreateIndex
CREATE INDEX "referral_pool_team_id_status_idx" ON "referral"("pool_team_id", "status");

-- CreateIndex
CREATE INDEX "referral_plan_id_idx" ON "referral"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_id_patient_id_key" ON "referral"("id", "patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_treatment_id_patient_id_key" ON "referral"("treatment_id", "patient_id");

-- CreateIndex
CREATE INDEX "referral_event_referral_id_at_idx" ON "referral_event"("referral_id", "at");

-- CreateIndex
CREATE INDEX "referral_report_referral_id_idx" ON "referral_report"("referral_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_brief_referral_id_patient_id_key" ON "referral_brief"("referral_id", "patient_id");

-- CreateIndex
CREATE INDEX "import_patient_id_idx" ON "import"("patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_id_patient_id_key" ON "import"("id", "patient_id");

-- CreateIndex
CREATE INDEX "audit_event_occurred_at_id_idx" ON "audit_event"("occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_event_patient_id_occurred_at_id_idx" ON "audit_event"("patient_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_occurred_at_id_idx" ON "audit_event"("actor_id", "occurred_at", "id");

-- AddForeignKey
ALTER TABLE "site_holiday" ADD CONSTRAINT "site_holiday_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient" ADD CONSTRAINT "patient_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient" ADD CONSTRAINT "patient_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient" ADD CONSTRAINT "patient_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "care_team_member" ADD CONSTRAINT "care_team_member_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "care_team_member" ADD CONSTRAINT "care_team_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "allergy" ADD CONSTRAINT "allergy_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "home_medicine" ADD CONSTRAINT "home_medicine_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "vaccination" ADD CONSTRAINT "vaccination_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "list_review" ADD CONSTRAINT "list_review_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "gatekeeper_answer" ADD CONSTRAINT "gatekeeper_answer_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "diagnosis" ADD CONSTRAINT "diagnosis_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "diagnosis_antibody" ADD CONSTRAINT "diagnosis_antibody_diagnosis_id_patient_id_fkey" FOREIGN KEY ("diagnosis_id", "patient_id") REFERENCES "diagnosis"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_diagnosis_id_patient_id_fkey" FOREIGN KEY ("diagnosis_id", "patient_id") REFERENCES "diagnosis"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "draft_treatment" ADD CONSTRAINT "draft_treatment_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_treatment" ADD CONSTRAINT "draft_treatment_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_signed_by_fkey" FOREIGN KEY ("signed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "treatment_version" ADD CONSTRAINT "treatment_version_plan_id_version_fkey" FOREIGN KEY ("plan_id", "version") REFERENCES "version"("plan_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "treatment_version" ADD CONSTRAINT "treatment_version_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_plan_id_version_content_hash_fkey" FOREIGN KEY ("plan_id", "version", "content_hash") REFERENCES "version"("plan_id", "version", "content_hash") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_signer_id_fkey" FOREIGN KEY ("signer_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "disposition" ADD CONSTRAINT "disposition_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "disposition" ADD CONSTRAINT "disposition_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_requested_by_fkey" FOREIGN KEY ("requested_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_pool_team_id_fkey" FOREIGN KEY ("pool_team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral_event" ADD CONSTRAINT "referral_event_referral_id_patient_id_fkey" FOREIGN KEY ("referral_id", "patient_id") REFERENCES "referral"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral_report" ADD CONSTRAINT "referral_report_referral_id_patient_id_fkey" FOREIGN KEY ("referral_id", "patient_id") REFERENCES "referral"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral_brief" ADD CONSTRAINT "referral_brief_referral_id_patient_id_fkey" FOREIGN KEY ("referral_id", "patient_id") REFERENCES "referral"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


