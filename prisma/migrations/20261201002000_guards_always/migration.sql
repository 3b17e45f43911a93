-- Guards of append-only tables hold while rows are copied in, too (session_replication_role = replica), as those of the first tables do.
DO $$
DECLARE g record;
BEGIN
  FOR g IN SELECT t.tgrelid::regclass AS relation, t.tgname FROM pg_trigger t
            WHERE t.tgfoid = 'refuse_change'::regproc AND t.tgenabled <> 'A' AND NOT t.tgisinternal LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', g.relation, g.tgname);
  END LOOP;
END $$;
