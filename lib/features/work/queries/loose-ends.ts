import "server-only";
import type { LooseCourse, LooseTreatment } from "@/lib/domain/loose-end/loose-end";
import { type LooseEnd, type LooseKind, type SweptPlan, sweep } from "@/lib/domain/loose-end/sweep";
import { formatDay } from "@/lib/domain/shared/day";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import { type MadeRow, madeList } from "./list";
import {
  ageOf,
  fromPatients,
  iso,
  type Moment,
  named,
  type PatientColumns,
  patientColumns,
  type WorkAction,
} from "./view";

type Row = PatientColumns & {
  team_id: string;
  lead: string;
  mine: boolean;
  plan: Omit<SweptPlan, "treatments" | "courses"> & { treatments: LooseTreatment[]; courses: LooseCourse[] };
};

/** A clinic's open plans; when there are more, the count says so. */
const MOST = 1000;
const seizureConditions = ["seizure-history", "epilepsy", "status-epilepticus", "febrile-seizures-childhood"]
  .map((one) => `'${one}'`)
  .join(", ");

// One JSON for each active plan with everything the sweep asks; every fact as the actor sees it. OFFSET 0 has a fact asked for by
// patient; without it, Postgres may read the facts of the whole house first.
const plans = statement<Row>(
  "work-loose-ends",
  `SELECT ${patientColumns("p")}, p.team_id, l.given || ' ' || l.family AS lead, pl.lead_id = access.actor() AS mine,
    json_build_object('planId', pl.id, 'onHold', pl.status = 'on-hold',
      'version', json_build_object('n', n.version, 'signedAt', ${iso("n.signed_at")}, 'signerRole', s.role,
        'seenBy', (SELECT coalesce(json_agg(DISTINCT a.role), '[]'::json) FROM version_acknowledgement a WHERE a.plan_id = pl.id AND a.version = n.version)),
      'treatments', (SELECT coalesce(json_agg(json_build_object('treatmentId', t.treatment_id, 'kind', t.kind, 'lane', t.lane,
          'agent', t.content->>'agent', 'name', t.content->>'name', 'action', t.action, 'condition', nullif(t.content->'condition', 'null'::jsonb),
          'start', t.start_on::text, 'end', t.end_on::text, 'reviewOn', t.content->>'reviewOn',
          'reviewDue', CASE WHEN t.content->>'reviewOn' IS NOT NULL THEN (SELECT r.due FROM review_dues(t.treatment_id, (t.content->>'reviewOn')::date) r)::text END) ORDER BY t.position), '[]'::json)
         FROM treatment_now t WHERE t.plan_id = pl.id AND t.version = n.version),
      'courses', (SELECT coalesce(json_agg(json_build_object('treatmentId', c.treatment_id, 'open', x.open, 'notGiven', x.not_given, 'held', x.held, 'lastDay', x.last_day)), '[]'::json)
         FROM course c CROSS JOIN LATERAL (SELECT coalesce(json_agg(z.day::text ORDER BY z.day) FILTER (WHERE z.state IN ('planned', 'scheduled')), '[]'::json) AS open,
             count(*) FILTER (WHERE z.state = 'not-given') AS not_given, count(*) FILTER (WHERE z.state = 'held') AS held, max(z.day)::text AS last_day
           FROM course_session z WHERE z.course_id = c.id AND z.live) x WHERE c.plan_id = pl.id),
      'referrals', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'urgency', r.urgency, 'discipline', r.discipline,
          'at', (SELECT ${iso("max(e.at)")} FROM referral_event e WHERE e.referral_id = r.id AND e.to_status = 'sent')) ORDER BY r.sent_at), '[]'::json)
         FROM referral r WHERE r.plan_id = pl.id AND r.status = 'sent'),
      'seizures', json_build_object('phenotype', (SELECT d.phenotype FROM diagnosis d WHERE d.id = pl.diagnosis_id),
        'seizures', EXISTS (SELECT 1 FROM condition k WHERE k.patient_id = p.id AND k.errored_at IS NULL AND k.status = 'active' AND k.code IN (${seizureConditions}) OFFSET 0)
          OR coalesce(q.answer = 'yes', false) OR EXISTS (SELECT 1 FROM observation o WHERE o.patient_id = p.id AND o.code = 'seizures-active' AND o.errored_at IS NULL AND o.value_text = 'yes' OFFSET 0),
        'asked', coalesce(q.answer IN ('yes', 'no'), false) OR EXISTS (SELECT 1 FROM list_review w WHERE w.patient_id = p.id AND w.list = 'conditions' OFFSET 0)),
      'lastTest', (SELECT coalesce(json_object_agg(o.code, o.day), '{}'::json) FROM (SELECT o.code, max(o.taken_on)::text AS day FROM observation o
         WHERE o.patient_id = p.id AND o.errored_at IS NULL AND o.code IN ('neutrophils', 'wbc', 'lymphocytes', 'igg') GROUP BY o.code) o),
      'neurologists', m.here, 'neurologistLeft', m.left_on) AS plan
   FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold')
   JOIN version n ON n.plan_id = pl.id AND n.version = pl.current_version JOIN person s ON s.id = n.signed_by JOIN person l ON l.id = pl.lead_id
   LEFT JOIN LATERAL (SELECT g.answer FROM gatekeeper_answer g WHERE g.patient_id = p.id AND g.question = 'seizure-history' ORDER BY g.asked_at DESC, g.id DESC LIMIT 1) q ON true
   CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE c.ended_at IS NULL AND c.from_on <= (SELECT access.today()) AND (c.to_on IS NULL OR c.to_on >= (SELECT access.today())) AND w.disabled_at IS NULL) AS here,
       max(c.to_on)::text AS left_on FROM care_team_member c JOIN person w ON w.id = c.person_id AND w.role = 'neurologist' WHERE c.patient_id = p.id) m
  ORDER BY pl.id LIMIT ${MOST + 1}`,
);

// Not given and not watched come before what is only not written down.
const gravity: Readonly<Record<LooseKind, number>> = {
  "no-neurologist": 0,
  "no-next-session": 0,
  "not-booked": 0,
  monitoring: 1,
  referral: 1,
  condition: 1,
  taper: 1,
  indication: 1,
  "not-recorded": 2,
  version: 2,
  "no-review": 2,
};

function mendedAt({ kind, about }: LooseEnd, { plan, patient_id }: Row): WorkAction {
  switch (kind) {
    case "no-neurologist":
      return { label: "Open the care team", href: paths.team(patient_id) };
    case "referral":
      return { label: "Open the referral", href: paths.referral(about) };
    case "monitoring":
      return { label: "Record the result", href: paths.results(patient_id) };
    case "indication":
      return { label: "Record the indication", href: paths.medications(patient_id) };
    case "not-recorded":
      return { label: "Open the sessions", href: paths.plan(plan.planId) };
    default:
      return { label: "Mend it in the plan", href: paths.plan(plan.planId) };
  }
}

function rowOf(end: LooseEnd, row: Row, moment: Moment): MadeRow {
  const since = `${end.since}T00:00:00.000Z`;
  const action = mendedAt(end, row);
  const tell = end.answer === "loose";
  const key = `${end.about}-${end.kind}`;
  return {
    key,
    urgency: (tell ? gravity[end.kind] * 2 : 8) + (row.bed ? 0 : 1),
    since,
    teamId: row.team_id,
    mine: row.mine,
    bed: row.bed,
    entry: {
      key,
      href: "href" in action ? action.href : paths.plan(row.plan.planId),
      ...named(row),
      tag: tell ? null : { tone: "info", words: "Cannot tell" },
      bed: row.bed,
      lines: [tell ? `${end.words}, since ${formatDay(end.since)}` : end.words],
      age: tell ? ageOf(since, moment) : null,
      owner: row.lead,
      action,
    },
  };
}

/** What was meant and is not arranged, or has no end; one row for each case, with the place where it is mended. */
export const looseEnds = madeList(
  {
    id: "loose-ends",
    title: "Loose ends",
    empty: "Nothing that was meant is left undone, as far as Concord can tell.",
    nothing: "loose ends",
    roles: ["neurologist", "team-lead"],
  },
  async ({ sql }, moment) => {
    const found = await sql(plans);
    const rows = found
      .slice(0, MOST)
      .flatMap((row) => sweep(row.plan, moment.today, moment.actor.siteZone).map((end) => rowOf(end, row, moment)));
    return { rows, more: found.length > MOST };
  },
);
