-- The tables of moves in lib/domain/plan, as far as SQL can hold them; docs/decisions/0016.

-- ---------------------------------------------------------------- treatments over versions
-- What a version may do with a treatment depends on what the version before did with it. The order binds the application, like
-- the policies below; whoever repairs rows as their owner answers for it.
CREATE FUNCTION treatment_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text; listed boolean;
BEGIN
  SELECT t.action INTO before FROM treatment_version t
   WHERE t.plan_id = NEW.plan_id AND t.treatment_id = NEW.treatment_id AND t.version < NEW.version
   ORDER BY t.version DESC LIMIT 1;
  listed := CASE coalesce(before, 'nothing')
    WHEN 'nothing' THEN NEW.action = 'start'
    WHEN 'stop' THEN false
    WHEN 'hold' THEN NEW.action IN ('hold', 'change', 'stop')
    ELSE NEW.action IN ('continue', 'change', 'hold', 'stop')
  END;
  IF NOT listed THEN
    RAISE EXCEPTION 'treatment % cannot % after %', NEW.treatment_id, NEW.action, coalesce(before, 'nothing')
      USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.action = 'stop') <> (NEW.status = 'stopped') THEN
    RAISE EXCEPTION 'treatment % is stopped by a stop, and by nothing else', NEW.treatment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER treatment_follows BEFORE INSERT ON treatment_version FOR EACH ROW WHEN (current_user = 'concord_app')
  EXECUTE FUNCTION treatment_follows();
ALTER TABLE treatment_version
  ADD CONSTRAINT treatment_version_action CHECK (action IN ('start', 'continue', 'change', 'hold', 'stop'));

-- No treatment is lost between two versions: it is stopped, or it is there.
CREATE FUNCTION version_keeps_treatments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM treatment_version t WHERE t.plan_id = NEW.plan_id AND t.version = NEW.version - 1 AND t.action <> 'stop'
       AND NOT EXISTS (SELECT 1 FROM treatment_version n
                        WHERE n.plan_id = t.plan_id AND n.version = NEW.version AND n.treatment_id = t.treatment_id)) THEN
    RAISE EXCEPTION 'version % of plan % leaves out a treatment that was not stopped', NEW.version, NEW.plan_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER version_keeps_treatments AFTER INSERT ON version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (current_user = 'concord_app') EXECUTE FUNCTION version_keeps_treatments();

-- ---------------------------------------------------------------- drafts and plans
-- Where they begin is a policy: it binds the application, whatever it is told to insert.
CREATE POLICY begins_open ON draft AS RESTRICTIVE FOR INSERT TO concord_app WITH CHECK (state = 'open');
CREATE POLICY begins_unsigned ON plan AS RESTRICTIVE FOR INSERT TO concord_app
  WITH CHECK (status = 'active' AND current_version = 0);

CREATE FUNCTION draft_author_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.author_id <> OLD.author_id AND (OLD.state <> 'open' OR NEW.state <> 'open') THEN
    RAISE EXCEPTION 'only an open draft is taken over' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_author_holds BEFORE UPDATE ON draft FOR EACH ROW EXECUTE FUNCTION draft_author_holds();

CREATE FUNCTION plan_was_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('on-hold', 'completed') AND NEW.current_version = 0 THEN
    RAISE EXCEPTION 'plan % was never signed, so it cannot be %', OLD.id, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_was_signed BEFORE UPDATE ON plan FOR EACH ROW EXECUTE FUNCTION plan_was_signed();
