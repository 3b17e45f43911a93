import "server-only";
import { sessionName } from "@/lib/domain/delivery/course";
import { phenotypes } from "@/lib/domain/knowledge/phenotypes";
import { patientName } from "@/lib/domain/patient/name";
import { waitedText } from "@/lib/domain/referral/words";
import { readFindings } from "@/lib/domain/safety/decision-schema";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { type FilterOptions, filterOptions } from "./options";
import { fromPatients, iso, type PatientColumns, patientColumns } from "./view";

export type HandoverPatient = {
  readonly id: string;
  readonly bed: string | null;
  readonly name: string;
  readonly born: string;
  readonly mrn: string;
  readonly syndrome: string;
  readonly plan: string;
  /** What is given in sessions today and tomorrow, and what runs besides. */
  readonly given: readonly string[];
  readonly running: string | null;
  readonly alerts: readonly string[];
  /** How the patient may swallow, in words; said also when nobody recorded it. */
  readonly swallow: { readonly words: string; readonly grave: boolean };
  readonly waits: readonly string[];
};

export type Handover = {
  readonly today: Day;
  readonly now: string;
  readonly patients: readonly HandoverPatient[];
  readonly more: boolean;
};

type Session = {
  day: Day;
  time: string | null;
  n: number;
  order: unknown;
  name: string;
  state: string;
  since: string | null;
};
type Row = PatientColumns & {
  phenotype: string | null;
  plan: {
    version: number;
    status: string;
    title: string;
    signer: string | null;
    signedOn: Day | null;
    lead: string;
  } | null;
  running: string[];
  sessions: Session[];
  findings: unknown[];
  swallow: { value: string; on: Day } | null;
  tube: boolean;
  asked: { discipline: string; words: string | null; since: string }[];
  flags: string[];
  draft: { author: string; state: string } | null;
  reviews: { name: string; due: Day; lead: string }[];
};

/** More patients than fit on paper are said to be missing, never dropped silently. */
const MOST = 120;

const rows = statement<Row>(
  "work-handover",
  `SELECT * FROM (SELECT ${patientColumns("p")}, d.phenotype, pl.plan, coalesce(pl.running, '[]'::json) AS running,
      (SELECT coalesce(json_agg(json_build_object('day', s.day::text, 'time', s.time, 'n', s.n, 'order', c.planned_by, 'state', s.state,
          'name', (SELECT t.content->>'name' FROM treatment_now t WHERE t.plan_id = c.plan_id AND t.treatment_id = c.treatment_id ORDER BY t.version DESC LIMIT 1),
          'since', (SELECT ${iso("max(e.at)")} FROM session_event e WHERE e.session_id = s.id AND e.to_state = s.state)) ORDER BY s.day, s.time, s.n), '[]'::json)
         FROM course_session s JOIN course c ON c.id = s.course_id JOIN plan o ON o.id = s.plan_id AND o.status IN ('active', 'on-hold')
        WHERE s.patient_id = p.id AND s.live AND (s.state = 'held' OR (s.day BETWEEN $1::date AND $1::date + 1 AND s.state NOT IN ('omitted', 'cancelled')))) AS sessions,
      (SELECT coalesce(json_agg(a.finding ORDER BY a.raised_at, a.id), '[]'::json) FROM safety_alert a WHERE a.patient_id = p.id AND a.closed_at IS NULL) AS findings,
      (SELECT json_build_object('value', o.value_text, 'on', o.taken_on::text) FROM observation o WHERE o.patient_id = p.id AND o.code = 'swallow'
          AND o.errored_at IS NULL ORDER BY o.taken_at DESC, o.recorded_at DESC, o.id DESC LIMIT 1) AS swallow,
      EXISTS (SELECT 1 FROM condition k WHERE k.patient_id = p.id AND k.code = 'feeding-tube' AND k.status = 'active' AND k.errored_at IS NULL) AS tube,
      (SELECT coalesce(json_agg(json_build_object('discipline', r.discipline, 'words', e.text, 'since', ${iso("e.at")})), '[]'::json) FROM referral r
         CROSS JOIN LATERAL (SELECT x.text, x.at FROM referral_event x WHERE x.referral_id = r.id AND x.to_status = r.status ORDER BY x.at DESC, x.id DESC LIMIT 1) e
        WHERE r.patient_id = p.id AND r.status = 'information-asked') AS asked,
      (SELECT coalesce(json_agg(x.flag ORDER BY x.changed_at), '[]'::json) FROM visit x WHERE x.patient_id = p.id AND x.flag IS NOT NULL
          AND x.flag_seen_at IS NULL AND x.errored_at IS NULL) AS flags,
      (SELECT json_build_object('author', w.given || ' ' || w.family, 'state', x.state) FROM draft x JOIN person w ON w.id = x.author_id
        WHERE x.patient_id = p.id AND x.state IN ('open', 'in-review', 'changes-asked') ORDER BY x.created_at DESC LIMIT 1) AS draft,
      coalesce(pl.reviews, '[]'::json) AS reviews
     FROM ${fromPatients}
     LEFT JOIN LATERAL (SELECT x.phenotype FROM diagnosis x WHERE x.patient_id = p.id AND x.errored_at IS NULL ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1) d ON true
     LEFT JOIN LATERAL (SELECT json_build_object('version', x.current_version, 'status', x.status, 'title', x.title, 'signer', s.given || ' ' || s.family,
           'signedOn', n.signed_at::date::text, 'lead', l.given || ' ' || l.family) AS plan,
         (SELECT json_agg(t.content->>'name' ORDER BY t.position) FROM treatment_now t WHERE t.plan_id = x.id AND t.version = x.current_version
             AND t.kind IN ('drug', 'steroid') AND t.status = 'active' AND t.action NOT IN ('stop', 'hold') AND t.start_on <= $1::date + 1 AND (t.end_on IS NULL OR t.end_on >= $1::date)) AS running,
         (SELECT json_agg(json_build_object('name', t.content->>'name', 'due', due.on::text, 'lead', l.given || ' ' || l.family) ORDER BY due.on) FROM treatment_now t
           CROSS JOIN LATERAL (SELECT d.due AS on FROM review_dues(t.treatment_id, (t.content->>'reviewOn')::date) d) due
           WHERE t.plan_id = x.id AND t.version = x.current_version AND t.status <> 'stopped' AND t.content->>'reviewOn' IS NOT NULL AND due.on < $1::date) AS reviews
        FROM plan x JOIN person l ON l.id = x.lead_id LEFT JOIN version n ON n.plan_id = x.id AND n.version = x.current_version LEFT JOIN person s ON s.id = n.signed_by
       WHERE x.patient_id = p.id AND x.status IN ('active', 'on-hold') ORDER BY x.created_at DESC LIMIT 1) pl ON true
    WHERE ($2::uuid IS NULL OR p.team_id = $2) AND ($3::text IS NULL OR ($3 = '*' AND p.bed IS NOT NULL) OR split_part(p.bed, '-', 1) = $3)) h
   WHERE h.bed IS NOT NULL OR json_array_length(h.findings) > 0 OR h.swallow->>'value' = 'unsafe' OR json_array_length(h.asked) > 0
      OR json_array_length(h.flags) > 0 OR EXISTS (SELECT 1 FROM json_array_elements(h.sessions) x WHERE x->>'state' = 'held')
   ORDER BY (h.bed IS NULL), h.bed, h.family, h.given, h.patient_id LIMIT ${MOST + 1}`,
);

const labels = new Map(phenotypes.map(({ id, label }) => [id, label]));
const discipline = (one: string) => (one === "speech" ? "Speech therapy" : "Physical therapy");

function planLine({ plan }: Row): string {
  if (!plan) return "No plan";
  if (plan.version === 0 || !plan.signer || !plan.signedOn) return `Not signed yet, lead ${plan.lead}`;
  const hold = plan.status === "on-hold" ? "ON HOLD: nothing of it is to be given. " : "";
  return `${hold}Version ${plan.version}, signed by ${plan.signer}, ${formatDay(plan.signedOn)}`;
}

function swallowOf({ swallow, tube }: Row): HandoverPatient["swallow"] {
  const fed = tube ? ", feeding tube" : "";
  if (!swallow) return { words: `Swallow not recorded${fed}`, grave: false };
  const on = formatDay(swallow.on);
  if (swallow.value === "unsafe")
    return { words: `SWALLOW UNSAFE (${on}): ask before anything by mouth${fed}`, grave: true };
  return { words: `Swallow ${swallow.value.replaceAll("-", " ")} (${on})${fed}`, grave: swallow.value !== "safe" };
}

function waitsOf(row: Row, now: string): string[] {
  const prescriber = row.plan?.lead ?? "the prescriber";
  return [
    ...row.sessions
      .filter((s) => s.state === "held")
      .map(
        (s) =>
          `${prescriber}: ${s.name}, ${sessionName(readCourseOrder(s.order), s.n).toLowerCase()} held${s.since ? ` for ${waitedText(s.since, now)}` : ""}`,
      ),
    ...row.asked.map(
      (one) =>
        `${prescriber}: ${discipline(one.discipline)} asks${one.words ? `: ${one.words}` : ""} (for ${waitedText(one.since, now)})`,
    ),
    ...row.flags.map((flag) => `${prescriber}: flag of a therapist: ${flag}`),
    ...row.reviews.map((one) => `${one.lead}: review of ${one.name} overdue since ${formatDay(one.due)}`),
    ...(row.draft ? [`${row.draft.author}: draft not signed`] : []),
  ];
}

function patientOf(row: Row, now: string, today: Day): HandoverPatient {
  const planned = row.sessions.filter((s) => s.state !== "held");
  return {
    id: row.patient_id,
    bed: row.bed,
    name: patientName(row),
    born: formatDay(row.born),
    mrn: row.mrn,
    syndrome: row.phenotype ? (labels.get(row.phenotype) ?? row.phenotype) : "Diagnosis not recorded",
    plan: planLine(row),
    given: planned.map(
      (s) =>
        `${s.day === today ? "Today" : "Tomorrow"}${s.time ? ` ${s.time}` : ""}: ${s.name}, ${sessionName(readCourseOrder(s.order), s.n).toLowerCase()}${s.state === "planned" || s.state === "scheduled" ? "" : ` (${s.state.replaceAll("-", " ")})`}`,
    ),
    running: row.running.length > 0 ? row.running.join(", ") : null,
    alerts: readFindings(row.findings).map(({ title, message }) => (message ? `${title}: ${message}` : title)),
    swallow: swallowOf(row),
    waits: waitsOf(row, now),
  };
}

export type HandoverFilter = { readonly teamId: string | null; readonly ward: string | null };

/** Inpatients by bed, then everybody with something unsafe or waiting, as far as the actor sees them. */
export async function handoverFor(
  actor: Actor,
  filter: HandoverFilter,
): Promise<(Handover & { options: FilterOptions }) | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    audit: (view: Handover & { options: FilterOptions }) => ({
      action: "handover.read",
      detail: { patients: view.patients.length },
    }),
    run: async (seen) => {
      const { now } = seen;
      const today = dayInZone(now, actor.siteZone);
      const found = await seen.sql(rows, [today, filter.teamId, filter.ward]);
      const patients = found.slice(0, MOST).map((row) => patientOf(row, now, today));
      return { today, now, patients, more: found.length > MOST, options: await filterOptions(seen) };
    },
  });
}
