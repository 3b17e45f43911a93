-- Whose second signature a treatment of a version needs: written with the version, under whose hash it stands. What answers it is
-- added: a signature for each role that is asked, and a row of treatment_activation once all have signed, or one has declined.
CREATE TABLE "cosignature_need" (
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "treatment_id" UUID NOT NULL,
    "asks" TEXT NOT NULL,
    "patient_id" UUID NOT NULL,
    "because" TEXT[],
    "policy" INTEGER NOT NULL,

    CONSTRAINT "cosignature_need_pkey" PRIMARY KEY ("plan_id", "version", "treatment_id", "asks")
);

CREATE INDEX "cosignature_need_patient_id_idx" ON "cosignature_need"("patient_id");
ALTER TABLE "cosignature_need" ADD CONSTRAINT "cosignature_need_plan_id_version_treatment_id_fkey" FOREIGN KEY ("plan_id", "version", "treatment_id") REFERENCES "treatment_version"("plan_id", "version", "treatment_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "cosignature_need" ADD CONSTRAINT "cosignature_need_treatment_id_patient_id_fkey" FOREIGN KEY ("treatment_id", "patient_id") REFERENCES "treatment"("id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE cosignature_need
  ADD CHECK (asks IN ('oncologist', 'team-lead')),
  ADD CHECK (cardinality(because) > 0);

CREATE TRIGGER cosignature_need_append_only BEFORE UPDATE OR DELETE ON cosignature_need FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cosignature_need_no_truncate BEFORE TRUNCATE ON cosignature_need FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE cosignature_need ENABLE ALWAYS TRIGGER cosignature_need_append_only;
ALTER TABLE cosignature_need ENABLE ALWAYS TRIGGER cosignature_need_no_truncate;

-- What the signed text of a version says of its second signatures; none for texts written before there were any.
CREATE FUNCTION needs_in_content(content text) RETURNS TABLE (treatment_id uuid, asks text) LANGUAGE sql IMMUTABLE AS $$
  SELECT (n->>'treatmentId')::uuid, n->>'asks'
    FROM jsonb_array_elements(CASE WHEN content IS JSON OBJECT THEN coalesce(content::jsonb->'cosign'->'needs', '[]'::jsonb) ELSE '[]'::jsonb END) n
$$;

CREATE FUNCTION cosignature_need_is_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM version v CROSS JOIN LATERAL needs_in_content(v.content) n
                  WHERE v.plan_id = NEW.plan_id AND v.version = NEW.version AND v.patient_id = NEW.patient_id
                    AND n.treatment_id = NEW.treatment_id AND n.asks = NEW.asks) THEN
    RAISE EXCEPTION 'version % of plan % does not ask for this signature', NEW.version, NEW.plan_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
-- Rows and text say the same, and a treatment that waits for a signature says so in its state; asked when the version is whole.
CREATE FUNCTION version_asks_for_signatures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM needs_in_content(NEW.content) n WHERE NOT EXISTS (
       SELECT 1 FROM cosignature_need c JOIN treatment_version t ON t.plan_id = c.plan_id AND t.version = c.version AND t.treatment_id = c.treatment_id
        WHERE c.plan_id = NEW.plan_id AND c.version = NEW.version AND c.treatment_id = n.treatment_id AND c.asks = n.asks
          AND t.status IN ('awaiting-cosignature', 'held')))
     OR EXISTS (SELECT 1 FROM treatment_version t WHERE t.plan_id = NEW.plan_id AND t.version = NEW.version AND t.status = 'awaiting-cosignature'
                   AND NOT EXISTS (SELECT 1 FROM cosignature_need c WHERE c.plan_id = t.plan_id AND c.version = t.version AND c.treatment_id = t.treatment_id)) THEN
    RAISE EXCEPTION 'version % of plan % does not keep whom it asks to co-sign', NEW.version, NEW.plan_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER cosignature_need_is_signed AFTER INSERT ON cosignature_need DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION cosignature_need_is_signed();
CREATE CONSTRAINT TRIGGER version_asks_for_signatures AFTER INSERT ON version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION version_asks_for_signatures();

-- ---------------------------------------------------------------- the co-signature
-- A co-signature is for one treatment of the version whose hash it names, by a role that was asked, once.
ALTER TABLE "signature" ADD COLUMN "treatment_id" UUID, ADD COLUMN "asks" TEXT;
ALTER TABLE "signature" ADD CONSTRAINT "signature_plan_id_version_treatment_id_asks_fkey" FOREIGN KEY ("plan_id", "version", "treatment_id", "asks") REFERENCES "cosignature_need"("plan_id", "version", "treatment_id", "asks") ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE UNIQUE INDEX "signature_plan_id_version_treatment_id_asks_key" ON "signature"("plan_id", "version", "treatment_id", "asks");
ALTER TABLE signature
  ADD CHECK ((meaning = 'co-signature') = (treatment_id IS NOT NULL)),
  ADD CHECK ((treatment_id IS NULL) = (asks IS NULL)),
  ADD CHECK (asks IS NULL OR asks = signer_role);

CREATE FUNCTION cosignature_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.meaning <> 'co-signature' THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT 1 FROM person w WHERE w.id = NEW.signer_id AND w.role = NEW.asks) THEN
    RAISE EXCEPTION 'this person is not asked to co-sign' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM plan p JOIN patient x ON x.id = p.patient_id AND NOT x.deceased
                   JOIN treatment_version t ON t.plan_id = p.id AND t.version = NEW.version AND t.treatment_id = NEW.treatment_id
                  WHERE p.id = NEW.plan_id AND p.current_version = NEW.version AND p.status IN ('active', 'on-hold')
                    AND t.status = 'awaiting-cosignature') THEN
    RAISE EXCEPTION 'treatment % does not wait for a signature in an open plan of this version', NEW.treatment_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM treatment_activation a WHERE a.plan_id = NEW.plan_id AND a.version = NEW.version
                AND a.treatment_id = NEW.treatment_id AND a.kind = 'declined') THEN
    RAISE EXCEPTION 'the co-signature of treatment % was declined', NEW.treatment_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cosignature_fits BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION cosignature_fits();

-- ---------------------------------------------------------------- what may be added to a signed treatment
ALTER TABLE treatment_activation DROP CONSTRAINT treatment_activation_kind_check;
ALTER TABLE treatment_activation ADD CHECK (kind IN ('released', 'cosigned', 'urgent', 'declined'));

-- The same as stateNow() in lib/domain/plan/treatment-states.ts: a declined co-signature ends an urgent activation.
CREATE OR REPLACE FUNCTION treatment_state_now(signed text, waits boolean, added text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN signed = 'stopped' THEN 'stopped'
    WHEN signed = 'awaiting-cosignature' AND NOT ('cosigned' = ANY (added) OR ('urgent' = ANY (added) AND NOT 'declined' = ANY (added)))
      THEN 'awaiting-cosignature'
    WHEN signed = 'held' AND NOT (waits AND 'released' = ANY (added)) THEN 'held'
    WHEN waits AND NOT 'released' = ANY (added) THEN 'waiting'
    ELSE 'active' END
$$;

-- The second signatures of each treatment that asked for any, as they stand now.
CREATE VIEW cosignature_now WITH (security_invoker = true) AS
  SELECT n.plan_id, n.version, n.treatment_id, n.patient_id, n.asked, n.unanswered, n.because, v.signed_at AS asked_at, v.signed_by AS author_id,
         u.activated_at AS urgent_at, u.activated_by AS urgent_by, u.reason AS urgent_reason,
         d.activated_at AS declined_at, d.activated_by AS declined_by, d.reason AS declined_reason,
         c.activated_at AS cosigned_at
    FROM (SELECT c.plan_id, c.version, c.treatment_id, c.patient_id, array_agg(c.asks ORDER BY c.asks) AS asked,
                 coalesce(array_agg(c.asks ORDER BY c.asks) FILTER (WHERE s.id IS NULL), '{}') AS unanswered,
                 json_object_agg(c.asks, c.because) AS because
            FROM cosignature_need c LEFT JOIN signature s ON s.plan_id = c.plan_id AND s.version = c.version AND s.treatment_id = c.treatment_id
             AND s.asks = c.asks
           GROUP BY c.plan_id, c.version, c.treatment_id, c.patient_id) n
    JOIN version v ON v.plan_id = n.plan_id AND v.version = n.version
    LEFT JOIN treatment_activation u ON u.plan_id = n.plan_id AND u.version = n.version AND u.treatment_id = n.treatment_id AND u.kind = 'urgent'
    LEFT JOIN treatment_activation d ON d.plan_id = n.plan_id AND d.version = n.version AND d.treatment_id = n.treatment_id AND d.kind = 'declined'
    LEFT JOIN treatment_activation c ON c.plan_id = n.plan_id AND c.version = n.version AND c.treatment_id = n.treatment_id AND c.kind = 'cosigned';
GRANT SELECT ON cosignature_now TO concord_app;

CREATE OR REPLACE FUNCTION treatment_activation_waits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now_is record;
  cosign record;
  -- What a release says of a treatment: it no longer waits, it may be taken up again, and its days may lie later. Nothing else differs.
  said text[] := ARRAY['condition', 'action', 'actionFrom', 'changeReason'];
  a_day text := '\d{4}-\d{2}-\d{2}';
BEGIN
  SELECT n.status, t.status AS signed, n.content, p.current_version, p.status AS plan_status, x.deceased INTO now_is
    FROM plan p JOIN patient x ON x.id = p.patient_id
    JOIN treatment_now n ON n.plan_id = p.id AND n.version = NEW.version AND n.treatment_id = NEW.treatment_id
    JOIN treatment_version t ON t.plan_id = p.id AND t.version = NEW.version AND t.treatment_id = NEW.treatment_id
   WHERE p.id = NEW.plan_id AND p.patient_id = NEW.patient_id;
  IF NOT FOUND OR now_is.current_version <> NEW.version OR now_is.plan_status NOT IN ('active', 'on-hold') OR now_is.deceased THEN
    RAISE EXCEPTION 'treatment % is not in an open plan of this version', NEW.treatment_id USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT * INTO cosign FROM cosignature_now c
   WHERE c.plan_id = NEW.plan_id AND c.version = NEW.version AND c.treatment_id = NEW.treatment_id;
  IF NEW.kind = 'released' THEN
    IF now_is.status NOT IN ('waiting', 'held') OR jsonb_typeof(now_is.content->'condition') IS DISTINCT FROM 'object' THEN
      RAISE EXCEPTION 'treatment % does not wait', NEW.treatment_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF jsonb_typeof(NEW.content->'condition') IS DISTINCT FROM 'null' OR NEW.content->>'action' NOT IN ('start', 'continue', 'change') THEN
      RAISE EXCEPTION 'a released treatment waits for nothing' USING ERRCODE = 'restrict_violation';
    END IF;
    -- Held before anybody co-signed it: it is resumed by an amendment, which asks again.
    IF cosign.unanswered IS NOT NULL AND cardinality(cosign.unanswered) > 0 THEN
      RAISE EXCEPTION 'treatment % was never co-signed', NEW.treatment_id USING ERRCODE = 'restrict_violation';
    END IF;
  ELSE
    IF now_is.signed <> 'awaiting-cosignature' OR cosign.asked IS NULL THEN
      RAISE EXCEPTION 'treatment % does not wait for a signature', NEW.treatment_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF cosign.declined_at IS NOT NULL THEN
      RAISE EXCEPTION 'the co-signature of treatment % was declined', NEW.treatment_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF cosign.cosigned_at IS NOT NULL THEN
      RAISE EXCEPTION 'treatment % is co-signed', NEW.treatment_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.kind IN ('cosigned', 'declined') THEN
      IF NEW.activated_by = cosign.author_id THEN
        RAISE EXCEPTION 'the author cannot co-sign' USING ERRCODE = 'restrict_violation';
      END IF;
      IF NOT EXISTS (SELECT 1 FROM person w WHERE w.id = NEW.activated_by AND w.role = ANY (cosign.asked)) THEN
        RAISE EXCEPTION 'this person is not asked to co-sign' USING ERRCODE = 'restrict_violation';
      END IF;
    END IF;
    IF NEW.kind = 'cosigned' AND cardinality(cosign.unanswered) > 0 THEN
      RAISE EXCEPTION 'treatment % lacks a co-signature', NEW.treatment_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.kind = 'urgent' THEN
      IF NOT EXISTS (SELECT 1 FROM person w WHERE w.id = NEW.activated_by AND w.role = 'neurologist') THEN
        RAISE EXCEPTION 'a prescriber activates a treatment as urgent' USING ERRCODE = 'restrict_violation';
      END IF;
      IF jsonb_typeof(now_is.content->'condition') = 'object' THEN
        RAISE EXCEPTION 'treatment % waits for something else too', NEW.treatment_id USING ERRCODE = 'restrict_violation';
      END IF;
    END IF;
    IF NEW.content <> now_is.content THEN
      RAISE EXCEPTION 'treatment % is not what was signed', NEW.treatment_id USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF regexp_replace((NEW.content - said)::text, a_day, '', 'g') <> regexp_replace((now_is.content - said)::text, a_day, '', 'g') THEN
    RAISE EXCEPTION 'treatment % is not what was signed', NEW.treatment_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- ---------------------------------------------------------------- row-level security and grants
CREATE POLICY chart ON cosignature_need
  USING ((SELECT access.role() = 'system') OR patient_id = (SELECT access.patient_in_hand()) OR patient_id IN (SELECT access.visible_patients()))
  WITH CHECK (access.sees_patient(patient_id));
ALTER TABLE cosignature_need ENABLE ROW LEVEL SECURITY;
ALTER TABLE cosignature_need FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON cosignature_need TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON cosignature_need TO concord_app;
