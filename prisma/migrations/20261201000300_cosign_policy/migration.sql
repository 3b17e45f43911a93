-- Which treatments need a second signature beside the cancer lane and overrides; each change is a new row, numbered without gaps.
-- Without a row the policy of the design holds (lib/domain/cosign/policy.ts).
CREATE TABLE "cosign_policy" (
    "version" INTEGER NOT NULL,
    "agents" TEXT[],
    "dose_change_percent" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cosign_policy_pkey" PRIMARY KEY ("version")
);
ALTER TABLE "cosign_policy" ADD CONSTRAINT "cosign_policy_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE cosign_policy
  ADD CHECK (version >= 1),
  ADD CHECK (dose_change_percent BETWEEN 0 AND 50),
  ADD CHECK (cardinality(agents) <= 60),
  ADD CHECK (length(btrim(reason)) > 0);

CREATE FUNCTION cosign_policy_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> (SELECT coalesce(max(p.version), 0) + 1 FROM cosign_policy p) THEN
    RAISE EXCEPTION 'policy % does not follow the one in force', NEW.version USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cosign_policy_follows BEFORE INSERT ON cosign_policy FOR EACH ROW EXECUTE FUNCTION cosign_policy_follows();
CREATE TRIGGER cosign_policy_append_only BEFORE UPDATE OR DELETE ON cosign_policy FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cosign_policy_no_truncate BEFORE TRUNCATE ON cosign_policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE cosign_policy ENABLE ALWAYS TRIGGER cosign_policy_append_only;
ALTER TABLE cosign_policy ENABLE ALWAYS TRIGGER cosign_policy_no_truncate;

-- No patient in it: who signs reads it, an administrator adds to it.
CREATE POLICY read_by_signers ON cosign_policy FOR SELECT USING (access.role() IN ('neurologist', 'administrator', 'system'));
CREATE POLICY set_by_administrator ON cosign_policy FOR INSERT WITH CHECK (access.role() = 'administrator' AND changed_by = access.actor());
ALTER TABLE cosign_policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE cosign_policy FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON cosign_policy TO CURRENT_USER USING (session_user <> current_user);
GRANT SELECT, INSERT ON cosign_policy TO concord_app;
