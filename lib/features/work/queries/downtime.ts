import "server-only";
import { sessionName } from "@/lib/domain/delivery/course";
import { phenotypes } from "@/lib/domain/knowledge/phenotypes";
import { patientName } from "@/lib/domain/patient/name";
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import { readFindings } from "@/lib/domain/safety/decision-schema";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { type FilterOptions, filterOptions } from "./options";
import { fromPatients, type PatientColumns, patientColumns } from "./view";

/** One patient's current plan, as far as it can be worked from while the computer is down. */
export type DowntimeSheet = {
  readonly planId: string;
  readonly patient: string;
  readonly born: string;
  readonly mrn: string;
  readonly bed: string | null;
  readonly allergies: string;
  readonly diagnosis: string;
  readonly title: string;
  readonly status: string;
  readonly version: number;
  readonly signer: string;
  readonly signedOn: string;
  readonly lead: string;
  readonly treatments: readonly Treatment[];
  /** Those that lack a co-signature. */
  readonly unsigned: readonly string[];
  readonly sessions: readonly string[];
  readonly alerts: readonly string[];
};

export type DowntimePack = {
  readonly today: Day;
  readonly now: string;
  readonly sheets: readonly DowntimeSheet[];
  readonly more: boolean;
  readonly options: FilterOptions;
};

type Row = PatientColumns & {
  plan_id: string;
  title: string;
  status: string;
  current_version: number;
  signer: string;
  signed_on: Day;
  lead: string;
  phenotype: string | null;
  allergies: { text: string | null; reaction: string | null; severity: string }[];
  none_known: Day | null;
  treatments: unknown[];
  unsigned: string[];
  sessions: { day: Day; time: string | null; n: number; order: unknown; name: string | null; state: string }[];
  findings: unknown[];
};

/** More plans than one pack holds are said to be missing, never dropped silently. */
const MOST = 150;

// $1 today at the actor's site, $2 team. Sessions of the seven days from today on, held ones whatever their day.
const sheetsStatement = statement<Row>(
  "work-downtime",
  `SELECT ${patientColumns("p")}, pl.id AS plan_id, pl.title, pl.status, pl.current_version, s.signer_name AS signer, n.signed_at::date AS signed_on,
      l.given || ' ' || l.family AS lead, d.phenotype,
      (SELECT coalesce(json_agg(json_build_object('text', coalesce(a.text, a.substance), 'reaction', a.reaction, 'severity', a.severity) ORDER BY a.recorded_at), '[]'::json)
         FROM allergy a WHERE a.patient_id = p.id AND a.errored_at IS NULL AND a.status = 'active') AS allergies,
      (SELECT r.reviewed_at::date FROM (SELECT DISTINCT ON (x.list) x.reviewed_at, x.none_known FROM list_review x
          WHERE x.patient_id = p.id AND x.list = 'allergies' ORDER BY x.list, x.reviewed_at DESC, x.id DESC) r WHERE r.none_known) AS none_known,
      (SELECT json_agg(t.content ORDER BY t.position) FROM treatment_now t WHERE t.plan_id = pl.id AND t.version = pl.current_version) AS treatments,
      (SELECT coalesce(json_agg(t.treatment_id), '[]'::json) FROM treatment_now t WHERE t.plan_id = pl.id AND t.version = pl.current_version
          AND t.status = 'awaiting-cosignature') AS unsigned,
      (SELECT coalesce(json_agg(json_build_object('day', c.day::text, 'time', c.time, 'n', c.n, 'order', k.planned_by, 'state', c.state,
          'name', (SELECT t.content->>'name' FROM treatment_now t WHERE t.plan_id = k.plan_id AND t.treatment_id = k.treatment_id ORDER BY t.version DESC LIMIT 1))
          ORDER BY c.day, c.time, c.n), '[]'::json)
         FROM course_session c JOIN course k ON k.id = c.course_id
        WHERE c.plan_id = pl.id AND c.live AND (c.state = 'held' OR (c.day BETWEEN $1::date AND $1::date + 6 AND c.state IN ('planned', 'scheduled')))) AS sessions,
      (SELECT coalesce(json_agg(a.finding ORDER BY a.raised_at, a.id), '[]'::json) FROM safety_alert a WHERE a.plan_id = pl.id AND a.closed_at IS NULL) AS findings
     FROM ${fromPatients}
     JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold') AND pl.current_version > 0
     JOIN version n ON n.plan_id = pl.id AND n.version = pl.current_version
     JOIN signature s ON s.plan_id = pl.id AND s.version = pl.current_version AND s.meaning = 'author'
     JOIN person l ON l.id = pl.lead_id JOIN diagnosis d ON d.id = pl.diagnosis_id
    WHERE ($2::uuid IS NULL OR p.team_id = $2)
    ORDER BY (p.bed IS NULL), p.bed, p.family, p.given, p.id, pl.id LIMIT ${MOST + 1}`,
);

const labels = new Map(phenotypes.map(({ id, label }) => [id, label]));

function allergyWords({ allergies, none_known: none }: Row): string {
  if (allergies.length > 0)
    return `Allergies: ${allergies.map((a) => `${a.text} (${a.reaction ?? "reaction not recorded"}${a.severity === "severe" ? ", severe" : ""})`).join("; ")}`;
  return none ? `No known allergies (confirmed ${formatDay(none)})` : "Allergies not recorded";
}

function sheetOf(row: Row): DowntimeSheet {
  return {
    planId: row.plan_id,
    patient: patientName(row),
    born: formatDay(row.born),
    mrn: row.mrn,
    bed: row.bed,
    allergies: allergyWords(row),
    diagnosis: row.phenotype ? (labels.get(row.phenotype) ?? row.phenotype) : "Diagnosis not recorded",
    title: row.title,
    status: row.status,
    version: row.current_version,
    signer: row.signer,
    signedOn: formatDay(row.signed_on),
    lead: row.lead,
    treatments: row.treatments.map((one) => treatmentSchema.parse(one)),
    unsigned: row.unsigned,
    sessions: row.sessions.map(
      (s) =>
        `${formatDay(s.day)}${s.time ? ` ${s.time}` : ""}: ${s.name ?? "Session"}, ${sessionName(readCourseOrder(s.order), s.n).toLowerCase()}${s.state === "held" ? " (HELD: waits for the prescriber)" : ""}`,
    ),
    alerts: readFindings(row.findings).map(({ title, message }) => (message ? `${title}: ${message}` : title)),
  };
}

/** Every current plan that the actor may read, of one team or of all of them, by bed and name. */
export async function downtimeFor(actor: Actor, teamId: string | null): Promise<DowntimePack | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    audit: (view: DowntimePack) => ({
      action: "downtime.read",
      detail: { plans: view.sheets.length, ...(teamId ? { teamId } : {}) },
    }),
    run: async (seen) => {
      const { now } = seen;
      const today = dayInZone(now, actor.siteZone);
      const found = await seen.sql(sheetsStatement, [today, teamId]);
      return {
        today,
        now,
        sheets: found.slice(0, MOST).map(sheetOf),
        more: found.length > MOST,
        options: await filterOptions(seen),
      };
    },
  });
}
