-- Which templates a draft was started from, and why it departs from them. Both hang on the draft; signing copies them into
-- the content of the version.
CREATE TABLE "draft_template" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "template_id" TEXT NOT NULL,
    "template_name" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "template_hash" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "day_zero" DATE NOT NULL,
    "lines" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_by" UUID NOT NULL,

    CONSTRAINT "draft_template_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "template_deviation" (
    "draft_template_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "patient_id" UUID NOT NULL,
    "reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID NOT NULL,

    CONSTRAINT "template_deviation_pkey" PRIMARY KEY ("draft_template_id","type","line")
);

CREATE UNIQUE INDEX "draft_template_draft_id_template_id_key" ON "draft_template"("draft_id", "template_id");
CREATE UNIQUE INDEX "draft_template_id_patient_id_key" ON "draft_template"("id", "patient_id");
CREATE INDEX "draft_template_plan_id_idx" ON "draft_template"("plan_id");

ALTER TABLE "draft_template" ADD CONSTRAINT "draft_template_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "draft_template" ADD CONSTRAINT "draft_template_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "draft_template" ADD CONSTRAINT "draft_template_merged_by_fkey" FOREIGN KEY ("merged_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "template_deviation" ADD CONSTRAINT "template_deviation_draft_template_id_patient_id_fkey" FOREIGN KEY ("draft_template_id", "patient_id") REFERENCES "draft_template"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "template_deviation" ADD CONSTRAINT "template_deviation_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- guards
ALTER TABLE draft_template
  ADD CHECK (arm IN ('cancer-found', 'no-cancer')),
  ADD CHECK (template_version >= 1),
  ADD CHECK (template_hash LIKE 'h1:%'),
  ADD CHECK (jsonb_typeof(lines) = 'array');
ALTER TABLE template_deviation
  ADD CHECK (type IN ('not-taken', 'condition-not-met', 'other-agent', 'other-start', 'other-dose')),
  ADD CHECK (reason IS NULL OR length(btrim(reason)) > 0);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['draft_template', 'template_deviation'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_no_delete', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION next_revision()', t || '_revision', t);
  END LOOP;
END $$;

-- Only while the draft may be changed: what was signed keeps the templates it was signed with.
CREATE FUNCTION draft_template_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.draft_id <> OLD.draft_id OR NEW.template_id <> OLD.template_id OR NEW.patient_id <> OLD.patient_id) THEN
    RAISE EXCEPTION 'draft template % belongs to its draft', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM draft d WHERE d.id = NEW.draft_id AND d.plan_id = NEW.plan_id AND d.patient_id = NEW.patient_id
                   AND d.state IN ('open', 'changes-asked')) THEN
    RAISE EXCEPTION 'draft % is not open for changes', NEW.draft_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_template_open BEFORE INSERT OR UPDATE ON draft_template FOR EACH ROW EXECUTE FUNCTION draft_template_open();

CREATE FUNCTION template_deviation_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM draft_template x JOIN draft d ON d.id = x.draft_id
                  WHERE x.id = NEW.draft_template_id AND d.state IN ('open', 'changes-asked')) THEN
    RAISE EXCEPTION 'the draft of template % is not open for changes', NEW.draft_template_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER template_deviation_open BEFORE INSERT OR UPDATE ON template_deviation FOR EACH ROW EXECUTE FUNCTION template_deviation_open();

-- ---------------------------------------------------------------- policies and grants
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['draft_template', 'template_deviation'] LOOP
    EXECUTE format('CREATE POLICY chart ON %I USING (access.sees_patient(patient_id)) WITH CHECK (access.sees_patient(patient_id))', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY definer ON %I TO CURRENT_USER USING (session_user <> current_user)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO concord_app', t);
  END LOOP;
END $$;
