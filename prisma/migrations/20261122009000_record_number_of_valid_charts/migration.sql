-- A chart marked entered in error keeps its record number for the record, and the right chart can carry the same one.
DROP INDEX patient_mrn_key;
CREATE UNIQUE INDEX patient_mrn_of_valid_chart ON patient (mrn) WHERE errored_at IS NULL;

CREATE OR REPLACE FUNCTION access.mrn_taken(number text, besides uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT 1 FROM patient x WHERE x.mrn = number AND x.errored_at IS NULL AND x.id IS DISTINCT FROM besides) $$;
