// The facts a version is judged on, as one JSON with texts for numbers, so that it has a canonical form.

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const rows = (columns: string, from: string, order: string) =>
  `(SELECT coalesce(json_agg(json_build_object(${columns}) ORDER BY ${order}), '[]'::json) FROM ${from})`;

/** SQL for the stored facts of the patient `pt`: what counts today, without records entered in error. */
export const factsOfPatient = `json_build_object(
  'patient', json_build_object('born', pt.born::text, 'sexAtBirth', pt.sex_at_birth, 'deceased', pt.deceased),
  'observations', ${rows(
    `'id', o.id, 'code', o.code, 'text', o.text, 'value', trim_scale(o.value_number)::text, 'valueText', o.value_text, 'unit', o.unit,
     'standard', trim_scale(o.standard_number)::text, 'standardUnit', o.standard_unit, 'takenAt', ${instant("o.taken_at")},
     'takenOn', o.taken_on::text, 'precision', o.taken_precision, 'source', o.source`,
    `(SELECT DISTINCT ON (coalesce(code, text)) * FROM observation
       WHERE patient_id = pt.id AND errored_at IS NULL ORDER BY coalesce(code, text), taken_at DESC, recorded_at DESC, id DESC) o`,
    "coalesce(o.code, o.text)",
  )},
  'conditions', ${rows(
    "'id', c.id, 'code', c.code, 'text', c.text, 'status', c.status",
    "condition c WHERE c.patient_id = pt.id AND c.errored_at IS NULL",
    "c.id",
  )},
  'allergies', ${rows(
    "'id', a.id, 'substance', a.substance, 'text', a.text, 'reaction', a.reaction, 'severity', a.severity, 'status', a.status",
    "allergy a WHERE a.patient_id = pt.id AND a.errored_at IS NULL",
    "a.id",
  )},
  'homeMedicines', ${rows(
    "'id', m.id, 'agent', m.agent, 'text', m.text, 'dose', m.dose_text, 'status', m.status",
    "home_medicine m WHERE m.patient_id = pt.id AND m.errored_at IS NULL",
    "m.id",
  )},
  'vaccinations', ${rows(
    "'id', v.id, 'vaccine', v.vaccine, 'text', v.text, 'givenOn', v.given_on::text, 'status', v.status",
    "vaccination v WHERE v.patient_id = pt.id AND v.errored_at IS NULL",
    "v.id",
  )},
  'reviews', ${rows(
    `'list', r.list, 'noneKnown', r.none_known, 'reviewedAt', ${instant("r.reviewed_at")}`,
    `(SELECT DISTINCT ON (list) * FROM list_review WHERE patient_id = pt.id ORDER BY list, reviewed_at DESC, id DESC) r`,
    "r.list",
  )},
  'gatekeeper', ${rows(
    `'question', g.question, 'answer', g.answer, 'askedAt', ${instant("g.asked_at")}`,
    `(SELECT DISTINCT ON (question) * FROM gatekeeper_answer WHERE patient_id = pt.id ORDER BY question, asked_at DESC, id DESC) g`,
    "g.question",
  )},
  'consents', ${rows(
    `'id', n.id, 'treatmentId', n.treatment_id, 'kind', n.kind, 'agent', n.agent, 'decision', n.decision, 'decidedBy', n.decided_by,
     'decidedOn', n.decided_on::text, 'recordedAt', ${instant("n.recorded_at")}`,
    `(SELECT DISTINCT ON (c.treatment_id) c.*, t.kind, t.agent FROM treatment_consent c JOIN treatment t ON t.id = c.treatment_id
       WHERE c.patient_id = pt.id AND c.errored_at IS NULL ORDER BY c.treatment_id, c.decided_on DESC, c.recorded_at DESC, c.id DESC) n`,
    "n.treatment_id",
  )})`;
