-- An urgent activation whose co-signature is late is raised once; it stands until somebody co-signs or declines, or another version is in force.
ALTER TABLE reminder DROP CONSTRAINT reminder_kind_check;
ALTER TABLE reminder ADD CHECK (kind IN ('referral-unanswered', 'referral-urgent', 'session-held', 'review-due', 'review-overdue', 'draft-idle', 'cosign-overdue'));

CREATE OR REPLACE FUNCTION reminder_stands(of_kind text, subject uuid, of_occasion text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
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
      RETURN EXISTS (SELECT 1 FROM plan p JOIN treatment_now t ON t.plan_id = p.id AND t.version = p.current_version
                      WHERE t.treatment_id = subject AND p.status IN ('active', 'on-hold') AND t.status <> 'stopped'
                        AND t.content->>'reviewOn' IS NOT NULL
                        AND review_due(t.treatment_id, (t.content->>'reviewOn')::date) = of_occasion::date);
    WHEN 'draft-idle' THEN
      RETURN EXISTS (SELECT 1 FROM draft d WHERE d.id = subject AND d.state IN ('open', 'in-review', 'changes-asked')
                        AND d.changed_at = of_occasion::timestamptz);
    WHEN 'cosign-overdue' THEN
      RETURN EXISTS (SELECT 1 FROM plan p JOIN cosignature_now c ON c.plan_id = p.id AND c.version = p.current_version
                      WHERE c.treatment_id = subject AND p.status IN ('active', 'on-hold') AND c.urgent_at = of_occasion::timestamptz
                        AND c.declined_at IS NULL AND cardinality(c.unanswered) > 0);
  END CASE;
END $$;
