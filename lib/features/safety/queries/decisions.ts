// SQL for what was decided about the findings of a draft, and what the current version carries; for the screens that judge.

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The decisions of the draft `d`, newest first: `DraftDecision[]`. */
export const decisionsOfDraft = `(SELECT coalesce(json_agg(json_build_object('ruleId', fd.rule_id, 'treatments', fd.treatments, 'basis', fd.basis,
    'evidence', fd.evidence, 'kind', fd.kind, 'reason', fd.reason, 'text', fd.text, 'byId', fd.decided_by, 'byName', fw.given || ' ' || fw.family,
    'at', ${iso("fd.decided_at")}) ORDER BY fd.decided_at DESC, fd.id DESC), '[]'::json)
  FROM finding_decision fd JOIN person fw ON fw.id = fd.decided_by WHERE fd.draft_id = d.id)`;

/**
 * The findings of the version the draft `d` started from, with their decisions: `SignedFinding[]`. One that was gone for a
 * while since has lost its decision, so it is left out.
 */
export const findingsCarriedBy = `coalesce((SELECT jsonb_agg(fi.finding ORDER BY fi.place)
  FROM version fv CROSS JOIN LATERAL jsonb_array_elements(fv.findings) WITH ORDINALITY AS fi(finding, place)
 WHERE fv.plan_id = d.plan_id AND fv.version = d.base_version AND NOT EXISTS (
   SELECT 1 FROM finding_lapse fl WHERE fl.plan_id = fv.plan_id AND fl.rule_id = fi.finding->>'ruleId' AND fl.basis = fi.finding->>'basis'
      AND fl.lapsed_at >= fv.signed_at)), '[]'::jsonb)`;

/** Zone and jurisdiction of the site of the patient `pt`. */
export const siteOfPatient = `(SELECT json_build_object('zone', fs.zone, 'jurisdiction', fs.jurisdiction) FROM site fs WHERE fs.id = pt.site_id)`;
