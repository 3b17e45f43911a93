-- What a background job raised because nobody acted in time. One row for each thing, kind and occasion, so that a job that runs
-- twice raises nothing twice; it is shown only while its cause stands.
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "recipients" UUID[] NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "reminder_kind_subject_id_occasion_key" ON "reminder"("kind", "subject_id", "occasion");
CREATE INDEX "reminder_patient_id_idx" ON "reminder"("patient_id");
CREATE INDEX reminder_open_by_recipient ON reminder USING gin (recipients) WHERE closed_at IS NULL;
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_plan_id_patient_id_fkey" FOREIGN KEY ("plan_id", "patient_id") REFERENCES "plan"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE reminder
  ADD CHECK (kind IN ('referral-unanswered', 'referral-urgent', 'session-held', 'review-due', 'review-overdue', 'draft-idle')),
  ADD CHECK (cardinality(recipients) > 0),
  ADD CHECK (length(occasion) > 0);

CREATE FUNCTION reminder_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.patient_id, NEW.plan_id, NEW.kind, NEW.subject_id, NEW.occasion, NEW.since)
     IS DISTINCT FROM (OLD.id, OLD.patient_id, OLD.plan_id, OLD.kind, OLD.subject_id, OLD.occasion, OLD.since) THEN
    RAISE EXCEPTION 'reminder % keeps what it is about', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reminder_keeps BEFORE UPDATE ON reminder FOR EACH ROW EXECUTE FUNCTION reminder_keeps();
CREATE TRIGGER reminder_revision BEFORE UPDATE ON reminder FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER reminder_no_delete BEFORE DELETE ON reminder FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reminder_no_truncate BEFORE TRUNCATE ON reminder FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whether the cause of a reminder still stands. Time is not asked again: it only passes. Read with the rights of whoever asks.
CREATE FUNCTION reminder_stands(of_kind text, subject uuid, of_occasion text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE of_kind
    WHEN 'referral-unanswered' THEN
      RETURN EXISTS (SELECT 1 FROM referral r WHERE r.id = subject AND r.status = 'sent' AND r.sent_at = of_occasion::timestamptz
                        AND NOT referral_presses(r));
    WHEN 'referral-urgent' THEN
      RETURN EXISTS (SELECT 1 FROM referral r WHERE r.id = subject AND r.status IN ('sent', 'information-asked')
                        AND r.sent_at = of_occasion::timestamptz AND referral_presses(r));
    WHEN 'session-held' THEN
      RETURN EXISTS (SELECT 1 FROM course_session s JOIN plan p ON p.id = s.plan_id AND p.status IN ('active', 'on-hold')
                      WHERE s.id = subject AND s.live AND s.state = 'held');
    WHEN 'review-due', 'review-overdue' THEN
      RETURN EXISTS (SELECT 1 FROM plan p JOIN treatment_version t ON t.plan_id = p.id AND t.version = p.current_version
                      WHERE t.treatment_id = subject AND p.status IN ('active', 'on-hold') AND t.status <> 'stopped'
                        AND t.content->>'reviewOn' IS NOT NULL
                        AND review_due(t.treatment_id, (t.content->>'reviewOn')::date) = of_occasion::date);
    WHEN 'draft-idle' THEN
      RETURN EXISTS (SELECT 1 FROM draft d WHERE d.id = subject AND d.state IN ('open', 'in-review', 'changes-asked')
                        AND d.changed_at = of_occasion::timestamptz);
  END CASE;
END $$;

-- Urgent by what was asked, or speech therapy for somebody who cannot swallow safely.
CREATE FUNCTION referral_presses(r referral) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT r.urgency = 'urgent' OR (r.discipline = 'speech' AND EXISTS (
    SELECT 1 FROM referral_brief b WHERE b.referral_id = r.id AND b.content->'swallow'->>'value' = 'unsafe'))
$$;

CREATE POLICY chart_read ON reminder FOR SELECT USING (access.sees_patient(patient_id));
-- Only the named system actor raises and closes them.
CREATE POLICY system_new ON reminder FOR INSERT WITH CHECK (access.role() = 'system');
CREATE POLICY system_write ON reminder FOR UPDATE USING (access.role() = 'system') WITH CHECK (access.role() = 'system');
ALTER TABLE reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE reminder FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON reminder TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON reminder TO concord_app;
GRANT UPDATE (recipients, closed_at, revision) ON reminder TO concord_app;

-- ---------------------------------------------------------------- the nightly sweep: once a site and local day
CREATE TABLE "site_sweep" (
    "site_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "swept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_sweep_pkey" PRIMARY KEY ("site_id", "day")
);
ALTER TABLE "site_sweep" ADD CONSTRAINT "site_sweep_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
GRANT SELECT, INSERT ON site_sweep TO concord_app;

-- ---------------------------------------------------------------- e-mail: who wants none, and when the last one left
CREATE TABLE "mail_setting" (
    "person_id" UUID NOT NULL,
    "off" BOOLEAN NOT NULL DEFAULT false,
    "last_sent_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "mail_setting_pkey" PRIMARY KEY ("person_id")
);
ALTER TABLE "mail_setting" ADD CONSTRAINT "mail_setting_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER mail_setting_revision BEFORE UPDATE ON mail_setting FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE POLICY own ON mail_setting USING (person_id = access.actor() OR access.role() = 'system')
  WITH CHECK (person_id = access.actor() OR access.role() = 'system');
ALTER TABLE mail_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_setting FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON mail_setting TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT, UPDATE ON mail_setting TO concord_app;

-- ---------------------------------------------------------------- what need not be kept
-- Answers kept for a repeated form and links that can no longer be used. The app may delete nothing of these tables itself.
CREATE FUNCTION access.purge_expired(keys_before timestamptz, links_before timestamptz) RETURNS TABLE (keys int, links int)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF access.role() <> 'system' OR keys_before > now() - interval '1 day' OR links_before > now() - interval '1 day' THEN
    RAISE EXCEPTION 'only what is a day old and more is purged, and only by the system' USING ERRCODE = 'insufficient_privilege';
  END IF;
  WITH gone AS (DELETE FROM idempotency_key k WHERE k.created_at < keys_before RETURNING 1) SELECT count(*)::int INTO keys FROM gone;
  WITH gone AS (DELETE FROM one_time_link l WHERE l.expires_at < links_before RETURNING 1) SELECT count(*)::int INTO links FROM gone;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION access.purge_expired(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.purge_expired(timestamptz, timestamptz) TO concord_app;
