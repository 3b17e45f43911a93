-- Somebody must always be able to let people in: the last enabled administrator stays, whoever asks, also when two
-- administrators disable each other at the same moment (the lock makes the second wait and count anew).
CREATE FUNCTION keep_an_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.role <> 'administrator' OR OLD.disabled_at IS NOT NULL
     OR (NEW.role = 'administrator' AND NEW.disabled_at IS NULL) THEN
    RETURN NEW;
  END IF;
  IF OLD.id = access.actor() THEN
    RAISE EXCEPTION 'administrators cannot disable or demote themselves' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('concord.administrators'));
  IF NOT EXISTS (SELECT 1 FROM person p WHERE p.role = 'administrator' AND p.disabled_at IS NULL AND p.id <> OLD.id) THEN
    RAISE EXCEPTION 'the last administrator stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_an_administrator BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION keep_an_administrator();

-- Which migrations this database has, for the readiness check of the app role, which may not read Prisma's own table.
CREATE FUNCTION access.migrations() RETURNS TABLE (applied text[], unfinished int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NULL THEN
    RETURN QUERY SELECT ARRAY[]::text[], 0;
  ELSE
    RETURN QUERY EXECUTE
      'SELECT array_agg(migration_name::text) FILTER (WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL),
              (count(*) FILTER (WHERE finished_at IS NULL AND rolled_back_at IS NULL))::int FROM _prisma_migrations';
  END IF;
END $$;
REVOKE ALL ON FUNCTION access.migrations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.migrations() TO concord_app;
