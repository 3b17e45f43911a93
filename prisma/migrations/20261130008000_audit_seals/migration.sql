-- An audit that shows tampering, by the database's superuser too (docs/decisions/0022): every event carries a code made with a key
-- that Postgres never holds; the events of a plan form a chain; what happened is sealed in batches, each seal linked to the one before.

-- `era` and `xid` say which transaction of which cluster wrote the row; 0 for rows from before this migration.
ALTER TABLE audit_event
  ADD COLUMN era BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN xid BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN chain_n INTEGER,
  ADD COLUMN key_id TEXT,
  ADD COLUMN mac TEXT;
ALTER TABLE audit_event
  ADD CHECK (chain_n IS NULL OR (chain_n > 0 AND plan_id IS NOT NULL AND mac IS NOT NULL)),
  ADD CHECK ((key_id IS NULL) = (mac IS NULL));
CREATE UNIQUE INDEX audit_event_plan_id_chain_n_key ON audit_event (plan_id, chain_n);
CREATE INDEX audit_event_era_xid_id_idx ON audit_event (era, xid, id);

CREATE OR REPLACE FUNCTION audit_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.recorded_at := clock_timestamp();
  NEW.era := (SELECT system_identifier FROM pg_control_system());
  NEW.xid := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;

-- The last link of a plan's chain. Whoever asks holds the chain until their transaction ends, so that no two events follow the same one.
CREATE FUNCTION access.audit_chain_end(plan uuid) RETURNS TABLE (n integer, mac text)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || plan::text, 0));
  RETURN QUERY SELECT e.chain_n, e.mac FROM audit_event e WHERE e.plan_id = plan AND e.chain_n IS NOT NULL ORDER BY e.chain_n DESC LIMIT 1;
END $$;

CREATE TABLE audit_seal (
    n BIGINT NOT NULL,
    era BIGINT NOT NULL,
    from_xid BIGINT NOT NULL,
    to_xid BIGINT NOT NULL,
    events INTEGER NOT NULL,
    root TEXT NOT NULL,
    previous TEXT NOT NULL,
    sealed_at TIMESTAMPTZ(3) NOT NULL,
    key_id TEXT NOT NULL,
    mac TEXT NOT NULL,

    CONSTRAINT audit_seal_pkey PRIMARY KEY (n)
);
CREATE INDEX audit_seal_era_to_xid_idx ON audit_seal (era, to_xid);
ALTER TABLE audit_seal
  ADD CHECK (n > 0 AND events > 0 AND from_xid >= 0 AND to_xid > from_xid);

-- Each seal follows the one before it: no gap, no fork, no xid sealed twice.
CREATE FUNCTION audit_seal_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last audit_seal%ROWTYPE; sealed bigint;
BEGIN
  SELECT * INTO last FROM audit_seal ORDER BY n DESC LIMIT 1;
  IF NEW.n <> coalesce(last.n, 0) + 1 OR NEW.previous <> coalesce(last.mac, '') THEN
    RAISE EXCEPTION 'seal % does not follow seal %', NEW.n, coalesce(last.n, 0) USING ERRCODE = 'check_violation';
  END IF;
  SELECT max(s.to_xid) INTO sealed FROM audit_seal s WHERE s.era = NEW.era;
  IF NEW.from_xid <> coalesce(sealed, 0) THEN
    RAISE EXCEPTION 'seal % leaves a gap or overlaps', NEW.n USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_seal_follows BEFORE INSERT ON audit_seal FOR EACH ROW EXECUTE FUNCTION audit_seal_follows();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_seal ENABLE ALWAYS TRIGGER audit_seal_append_only;
ALTER TABLE audit_seal ENABLE ALWAYS TRIGGER audit_seal_no_truncate;

-- What `npm run audit -- verify` found, for the page of the audit.
CREATE TABLE audit_verification (
    id UUID NOT NULL,
    verified_at TIMESTAMPTZ(3) NOT NULL,
    intact BOOLEAN NOT NULL,
    seal BIGINT NOT NULL,
    events BIGINT NOT NULL,
    versions BIGINT NOT NULL,
    problems INTEGER NOT NULL,
    first_problem TEXT,

    CONSTRAINT audit_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_verification_verified_at_idx ON audit_verification (verified_at);
ALTER TABLE audit_verification ADD CHECK (intact = (problems = 0) AND intact = (first_problem IS NULL));
CREATE TRIGGER audit_verification_append_only BEFORE UPDATE OR DELETE ON audit_verification FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_verification_no_truncate BEFORE TRUNCATE ON audit_verification FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_seal', 'audit_verification'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY definer ON %I TO CURRENT_USER USING (session_user <> current_user)', t);
    -- No row of either says anything of a patient.
    EXECUTE format('CREATE POLICY oversight ON %I FOR SELECT USING (access.role() IN (''administrator'', ''team-lead'', ''system''))', t);
    EXECUTE format('CREATE POLICY made_by_system ON %I FOR INSERT WITH CHECK (access.role() = ''system'')', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO concord_app', t);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION access.audit_chain_end(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.audit_chain_end(uuid) TO concord_app;
