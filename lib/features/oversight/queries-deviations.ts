import "server-only";
import { patientName } from "@/lib/domain/patient/name";
import type { Day } from "@/lib/domain/shared/day";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { Deviation, DeviationType } from "@/lib/domain/template/record";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import type { DeviationQuery } from "./deviation-query";

/** One departure from a template in the version that was signed with it. */
export type DeviationRow = {
  readonly key: string;
  readonly planId: string;
  readonly version: number;
  readonly patient: string;
  readonly born: string;
  readonly mrn: string;
  readonly plan: string;
  readonly templateId: string;
  readonly template: string;
  readonly type: string;
  readonly words: string;
  readonly reason: string;
  readonly person: string;
  readonly at: string;
};

/** How often a template, or an author with templates, departs; `used` counts versions. */
export type DeviationCount = {
  readonly key: string;
  readonly label: string;
  readonly used: number;
  readonly taken: number;
  readonly departures: number;
};

type Choice = { readonly value: string; readonly label: string };
export type DeviationsView = {
  readonly rows: readonly DeviationRow[];
  readonly more: boolean;
  readonly templates: readonly DeviationCount[];
  readonly authors: readonly DeviationCount[];
  readonly choices: { readonly templates: readonly Choice[]; readonly people: readonly Choice[] };
};

/** What kind of departure it is, in words. */
export const deviationWords: Readonly<Record<DeviationType, string>> = {
  "not-taken": "Left out",
  "condition-not-met": "Condition not met",
  "other-agent": "Another agent",
  "other-start": "Another day",
  "other-dose": "Another dose",
};

type Row = {
  plan_id: string;
  version: number;
  at: number;
  place: number;
  family: string;
  given: string;
  born: Day;
  mrn: string;
  plan: string;
  zone: string;
  template_id: string;
  template: string;
  deviation: Deviation;
  person: string;
  signed_at: string;
};

// $1 template, $2 person, $3 from, $4 to, $5 kind. Only versions with a template are read as JSON; days are days of the patient's site.
const usedTables = `
  FROM access.visible_patients() seen JOIN patient p ON p.id = seen AND p.errored_at IS NULL JOIN site s ON s.id = p.site_id
  JOIN plan pl ON pl.patient_id = p.id JOIN version n ON n.plan_id = pl.id AND n.content LIKE '%"template":[%'
  JOIN person w ON w.id = n.signed_by
  CROSS JOIN LATERAL jsonb_array_elements((n.content::jsonb)->'template') WITH ORDINALITY AS u(record, at)`;
const where = `WHERE ($1::text IS NULL OR u.record->>'id' = $1) AND ($2::uuid IS NULL OR n.signed_by = $2)
   AND ($3::date IS NULL OR (n.signed_at AT TIME ZONE s.zone)::date >= $3) AND ($4::date IS NULL OR (n.signed_at AT TIME ZONE s.zone)::date <= $4)`;

// A line that the template itself gives under a condition is no departure while the condition is not met.
const departures = `(SELECT x.deviation, x.place FROM jsonb_array_elements(u.record->'deviations') WITH ORDINALITY AS x(deviation, place)
   WHERE ((x.deviation->>'needsReason')::boolean OR x.deviation->>'reason' IS NOT NULL) AND ($5::text IS NULL OR x.deviation->>'type' = $5))`;

const listText = (limit: number) => `
  SELECT n.plan_id, n.version, u.at::int AS at, d.place::int AS place, p.family, p.given, p.born, p.mrn, pl.title AS plan, s.zone,
         u.record->>'id' AS template_id, (u.record->>'name') || ' v' || (u.record->>'version') AS template, d.deviation,
         w.given || ' ' || w.family AS person, to_char(n.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS signed_at
  ${usedTables} CROSS JOIN LATERAL ${departures} d ${where}
   ORDER BY n.signed_at DESC, n.plan_id, n.version, u.at, d.place LIMIT ${limit}`;

const SHOWN = 200;
const EXPORTED = 20_000;
const list = statement<Row>("deviations-list", listText(SHOWN + 1));
const all = statement<Row>("deviations-export", listText(EXPORTED));

const counted = (key: string, label: string) => `
  SELECT ${key} AS key, max(${label}) AS label, count(*)::int AS used, sum(jsonb_array_length(u.record->'taken'))::int AS taken,
         sum((SELECT count(*) FROM ${departures} d))::int AS departures
  ${usedTables} ${where} GROUP BY 1 ORDER BY departures DESC, used DESC, label`;
const byTemplate = statement<DeviationCount>("deviations-templates", counted("u.record->>'id'", "u.record->>'name'"));
const byAuthor = statement<DeviationCount>("deviations-authors", counted("w.id::text", "w.given || ' ' || w.family"));

const valuesOf = ({ template, person, from, to, type }: DeviationQuery) => [template, person, from, to, type];
const nothing = [null, null, null, null, null];

/** Where plans depart from their templates, why, and how often; of the patients a lead sees, null for everybody else. */
export async function deviationsFor(actor: Actor, query: DeviationQuery): Promise<DeviationsView | null> {
  return await read({
    actor,
    needs: "oversight:history",
    on: noSubject,
    audit: (view) => ({ action: "deviations.read", detail: { deviations: view.rows.length } }),
    run: async ({ sql }) => {
      const got = await sql(list, valuesOf(query));
      const choice = ({ key: value, label }: DeviationCount): Choice => ({ value, label });
      return {
        rows: got.slice(0, SHOWN).map(rowOf),
        more: got.length > SHOWN,
        templates: await sql(byTemplate, valuesOf(query)),
        authors: await sql(byAuthor, valuesOf(query)),
        choices: {
          templates: (await sql(byTemplate, nothing)).map(choice),
          people: (await sql(byAuthor, nothing)).map(choice),
        },
      };
    },
  });
}

/** All departures of a filter, for a file; the export is written to the audit first. */
export async function deviationsForExport(
  actor: Actor,
  query: DeviationQuery,
): Promise<readonly DeviationRow[] | null> {
  return await read({
    actor,
    needs: "oversight:history",
    on: noSubject,
    audit: (rows) => ({ action: "deviations.exported", detail: { deviations: rows.length } }),
    run: async ({ sql }) => (await sql(all, valuesOf(query))).map(rowOf),
  });
}

function rowOf(row: Row): DeviationRow {
  const { deviation } = row;
  return {
    key: `${row.plan_id}.${row.version}.${row.at}.${row.place}`,
    planId: row.plan_id,
    version: row.version,
    patient: patientName(row),
    born: formatDay(row.born),
    mrn: row.mrn,
    plan: row.plan,
    templateId: row.template_id,
    template: row.template,
    type: deviationWords[deviation.type],
    words: deviation.words,
    reason: deviation.reason ?? "Not given",
    person: row.person,
    at: formatInstant(row.signed_at, row.zone),
  };
}
