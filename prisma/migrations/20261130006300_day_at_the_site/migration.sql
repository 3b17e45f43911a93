-- A membership of a care team, and cover most of all, begins and ends with the day at the site, not with the day in Greenwich: in
-- New York a cover "to today" ended at seven in the evening. A transaction at another instant (the seed) keeps the day it was given.
CREATE FUNCTION access.day_at(zone text, given date) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN given = (now() AT TIME ZONE 'UTC')::date THEN (now() AT TIME ZONE zone)::date ELSE given END
$$;

-- The day where the actor works; lists start from it.
CREATE OR REPLACE FUNCTION access.today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT access.day_at(
    coalesce((SELECT s.zone FROM public.person me JOIN public.site s ON s.id = me.site_id WHERE me.id = access.actor()), 'UTC'),
    coalesce(nullif(current_setting('concord.today', true), '')::date, (now() AT TIME ZONE 'UTC')::date))
$$;

-- The day where the patient is cared for; every chart is judged by it.
CREATE OR REPLACE FUNCTION access.on_care_team(who uuid, p uuid, today date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM care_team_member m JOIN patient x ON x.id = m.patient_id JOIN site s ON s.id = x.site_id
                        CROSS JOIN LATERAL access.day_at(s.zone, today) AS d(day)
                        WHERE m.person_id = who AND m.patient_id = p AND m.ended_at IS NULL
                          AND m.from_on <= d.day AND (m.to_on IS NULL OR m.to_on >= d.day)) $$;
