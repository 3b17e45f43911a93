-- What a reviewer says of a draft in review, of one treatment or of the whole; its author answers, once.
CREATE TABLE "draft_comment" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "treatment_id" UUID,
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "draft_comment_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "draft_comment_draft_id_idx" ON "draft_comment"("draft_id");
CREATE INDEX "draft_comment_patient_id_idx" ON "draft_comment"("patient_id");
ALTER TABLE "draft_comment" ADD CONSTRAINT "draft_comment_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "draft_comment" ADD CONSTRAINT "draft_comment_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "draft_comment" ADD CONSTRAINT "draft_comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "draft_comment" ADD CONSTRAINT "draft_comment_answered_by_fkey" FOREIGN KEY ("answered_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE draft_comment
  ADD CHECK (length(btrim(text)) > 0),
  ADD CHECK ((answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answer IS NULL)),
  ADD CHECK (answer IS NULL OR length(btrim(answer)) > 0);

CREATE FUNCTION draft_comment_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_draft record;
BEGIN
  SELECT d.state, d.author_id, d.plan_id, d.patient_id INTO of_draft FROM draft d WHERE d.id = NEW.draft_id;
  IF TG_OP = 'INSERT' THEN
    IF of_draft.state IS DISTINCT FROM 'in-review' OR of_draft.plan_id <> NEW.plan_id OR of_draft.patient_id <> NEW.patient_id THEN
      RAISE EXCEPTION 'draft % is not in review', NEW.draft_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF of_draft.author_id = NEW.author_id THEN
      RAISE EXCEPTION 'the author does not review the own draft' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.treatment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM draft_treatment t WHERE t.draft_id = NEW.draft_id
         AND t.treatment_id = NEW.treatment_id AND t.removed_at IS NULL) THEN
      RAISE EXCEPTION 'draft % has no treatment %', NEW.draft_id, NEW.treatment_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.answered_at IS NOT NULL THEN
      RAISE EXCEPTION 'a comment begins without an answer' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.draft_id, NEW.plan_id, NEW.patient_id, NEW.treatment_id, NEW.text, NEW.author_id, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.draft_id, OLD.plan_id, OLD.patient_id, OLD.treatment_id, OLD.text, OLD.author_id, OLD.created_at)
     OR OLD.answered_at IS NOT NULL THEN
    RAISE EXCEPTION 'comment % stays as it was written, and is answered once', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF of_draft.state NOT IN ('open', 'changes-asked') OR NEW.answered_by IS DISTINCT FROM of_draft.author_id THEN
    RAISE EXCEPTION 'the author of draft % answers, while changes are made', NEW.draft_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_comment_in_order BEFORE INSERT OR UPDATE ON draft_comment FOR EACH ROW EXECUTE FUNCTION draft_comment_in_order();
CREATE TRIGGER draft_comment_no_delete BEFORE DELETE ON draft_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER draft_comment_no_truncate BEFORE TRUNCATE ON draft_comment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Changes are asked by somebody else than the author, and said; a draft goes back into review once everything said is answered.
CREATE FUNCTION draft_review_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'in-review' AND NEW.state = 'changes-asked' THEN
    IF access.actor() = OLD.author_id THEN
      RAISE EXCEPTION 'the author does not review the own draft' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM draft_comment c WHERE c.draft_id = NEW.id AND c.answered_at IS NULL) THEN
      RAISE EXCEPTION 'draft %: nobody said what is to be changed', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF OLD.state = 'changes-asked' AND NEW.state = 'open' AND EXISTS (
       SELECT 1 FROM draft_comment c WHERE c.draft_id = NEW.id AND c.answered_at IS NULL) THEN
    RAISE EXCEPTION 'draft % has comments without an answer', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_review_in_order BEFORE UPDATE OF state ON draft FOR EACH ROW EXECUTE FUNCTION draft_review_in_order();

-- A colleague takes over what is being written, or takes it back out of review into writing.
CREATE OR REPLACE FUNCTION draft_author_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.author_id <> OLD.author_id AND NOT (
       (OLD.state = NEW.state AND NEW.state IN ('open', 'changes-asked')) OR (OLD.state = 'in-review' AND NEW.state = 'open')) THEN
    RAISE EXCEPTION 'only an open draft is taken over' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE POLICY chart ON draft_comment
  USING ((SELECT access.role() = 'system') OR patient_id = (SELECT access.patient_in_hand()) OR patient_id IN (SELECT access.visible_patients()))
  WITH CHECK (access.sees_patient(patient_id));
ALTER TABLE draft_comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_comment FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON draft_comment TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON draft_comment TO concord_app;
GRANT UPDATE (answer, answered_by, answered_at) ON draft_comment TO concord_app;
