import "server-only";
import { patientName } from "@/lib/domain/patient/name";
import { isOverrideReason, overrideReasons } from "@/lib/domain/safety/decision-words";
import type { Day } from "@/lib/domain/shared/day";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import type { OverrideQuery, OverrideSort } from "./override-query";

export type OverrideRow = {
  readonly key: string;
  readonly planId: string;
  readonly version: number;
  readonly patient: string;
  readonly born: string;
  readonly mrn: string;
  readonly plan: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly title: string;
  readonly message: string;
  readonly reason: string;
  readonly text: string;
  readonly person: string;
  readonly at: string;
};

/** How often a rule asked for a decision, and what became of it; each finding counts in the version that first showed it. */
export type RuleCount = {
  readonly ruleId: string;
  readonly title: string;
  readonly tier: "must-resolve" | "check";
  readonly shown: number;
  readonly overridden: number;
  readonly acknowledged: number;
  readonly left: number;
};

/** What the findings of the versions one person signed came to. */
export type AuthorCount = {
  readonly key: string;
  readonly name: string;
  readonly versions: number;
  readonly shown: number;
  readonly overridden: number;
  readonly acknowledged: number;
  readonly left: number;
};

export type OverridesView = {
  readonly rows: readonly OverrideRow[];
  readonly more: boolean;
  readonly rules: readonly RuleCount[];
  readonly authors: readonly AuthorCount[];
  readonly people: readonly { readonly value: string; readonly label: string }[];
};

type Row = {
  plan_id: string;
  version: number;
  place: number;
  family: string;
  given: string;
  born: Day;
  mrn: string;
  plan: string;
  zone: string;
  finding: { ruleId: string; ruleVersion: string; title: string; message: string };
  decision: { reason: string; text: string | null; byName: string; at: string };
};

// $1 rule, $2 person, $3 from, $4 to. A decision counts in the version that first carried it; days are days of the patient's site.
const findings = `
  FROM access.visible_patients() seen JOIN patient p ON p.id = seen AND p.errored_at IS NULL JOIN site s ON s.id = p.site_id
  JOIN plan pl ON pl.patient_id = p.id JOIN version n ON n.plan_id = pl.id
  CROSS JOIN LATERAL jsonb_array_elements(n.findings) WITH ORDINALITY AS x(finding, place)
 WHERE (x.finding->'decision' = 'null'::jsonb OR (x.finding->'decision'->>'version')::int = n.version)
   AND ($1::text IS NULL OR x.finding->>'ruleId' = $1)
   AND ($2::text IS NULL OR x.finding->'decision'->>'byId' = $2)
   AND ($3::date IS NULL OR (n.signed_at AT TIME ZONE s.zone)::date >= $3)
   AND ($4::date IS NULL OR (n.signed_at AT TIME ZONE s.zone)::date <= $4)`;

const orders: Readonly<Record<OverrideSort | "newest", string>> = {
  newest: "n.signed_at DESC",
  oldest: "n.signed_at",
  rule: "x.finding->>'ruleId', n.signed_at DESC",
  person: "x.finding->'decision'->>'byName', x.finding->'decision'->>'byId', n.signed_at DESC",
};

const overridesText = (limit: number, order = orders.newest) => `
  SELECT n.plan_id, n.version, x.place::int AS place, p.family, p.given, p.born, p.mrn, pl.title AS plan, s.zone, x.finding,
         x.finding->'decision' AS decision ${findings} AND x.finding->'decision'->>'kind' = 'override'
   ORDER BY ${order}, n.plan_id, n.version, x.place LIMIT ${limit}`;

const SHOWN = 200;
const EXPORTED = 20_000;
const overrides = {
  newest: statement<Row>("overrides-list", overridesText(SHOWN + 1)),
  oldest: statement<Row>("overrides-oldest", overridesText(SHOWN + 1, orders.oldest)),
  rule: statement<Row>("overrides-by-rule", overridesText(SHOWN + 1, orders.rule)),
  person: statement<Row>("overrides-by-person", overridesText(SHOWN + 1, orders.person)),
};
const allOverrides = statement<Row>("overrides-export", overridesText(EXPORTED));

const counts = statement<Omit<RuleCount, "ruleId"> & { rule_id: string }>(
  "overrides-rules",
  `SELECT x.finding->>'ruleId' AS rule_id, x.finding->>'tier' AS tier, max(x.finding->>'title') AS title, count(*)::int AS shown,
          count(*) FILTER (WHERE x.finding->'decision'->>'kind' = 'override')::int AS overridden,
          count(*) FILTER (WHERE x.finding->'decision'->>'kind' = 'acknowledge')::int AS acknowledged,
          count(*) FILTER (WHERE x.finding->'decision' = 'null'::jsonb)::int AS left
   ${findings} AND x.finding->>'tier' IN ('must-resolve', 'check')
   GROUP BY 1, 2 ORDER BY (x.finding->>'tier') DESC, overridden DESC, shown DESC, rule_id`,
);

const authors = statement<AuthorCount>(
  "overrides-authors",
  `SELECT n.signed_by AS key, (SELECT w.given || ' ' || w.family FROM person w WHERE w.id = n.signed_by) AS name,
          count(DISTINCT (n.plan_id, n.version))::int AS versions, count(*)::int AS shown,
          count(*) FILTER (WHERE x.finding->'decision'->>'kind' = 'override')::int AS overridden,
          count(*) FILTER (WHERE x.finding->'decision'->>'kind' = 'acknowledge')::int AS acknowledged,
          count(*) FILTER (WHERE x.finding->'decision' = 'null'::jsonb)::int AS left
   ${findings} AND x.finding->>'tier' IN ('must-resolve', 'check')
   GROUP BY n.signed_by ORDER BY overridden DESC, shown DESC, name`,
);

const people = statement<{ value: string; label: string }>(
  "overrides-people",
  `SELECT w.id AS value, w.given || ' ' || w.family AS label FROM person w
    WHERE w.id IN (SELECT n.signed_by FROM access.visible_patients() v JOIN plan pl ON pl.patient_id = v JOIN version n ON n.plan_id = pl.id)
    ORDER BY w.family, w.given`,
);

const valuesOf = ({ rule, person, from, to }: OverrideQuery) => [rule, person, from, to];

/** Who signed in spite of what, and how often each rule asks; of the patients a lead sees, null for everybody else. */
export async function overridesFor(actor: Actor, query: OverrideQuery): Promise<OverridesView | null> {
  return await read({
    actor,
    needs: "oversight:history",
    on: noSubject,
    audit: (view) => ({ action: "overrides.read", detail: { overrides: view.rows.length } }),
    run: async ({ sql }) => {
      const got = await sql(overrides[query.sort ?? "newest"], valuesOf(query));
      const counted = await sql(counts, valuesOf(query));
      return {
        rows: got.slice(0, SHOWN).map(rowOf),
        more: got.length > SHOWN,
        rules: counted.map(({ rule_id: ruleId, ...row }) => ({ ...row, ruleId })),
        authors: await sql(authors, valuesOf(query)),
        people: await sql(people),
      };
    },
  });
}

/** All overrides of a filter, for a file; the export is written to the audit first. */
export async function overridesForExport(actor: Actor, query: OverrideQuery): Promise<readonly OverrideRow[] | null> {
  return await read({
    actor,
    needs: "oversight:history",
    on: noSubject,
    audit: (rows) => ({ action: "overrides.exported", detail: { overrides: rows.length } }),
    run: async ({ sql }) => (await sql(allOverrides, valuesOf(query))).map(rowOf),
  });
}

function rowOf(row: Row): OverrideRow {
  const { finding, decision } = row;
  return {
    key: `${row.plan_id}.${row.version}.${row.place}`,
    planId: row.plan_id,
    version: row.version,
    patient: patientName(row),
    born: formatDay(row.born),
    mrn: row.mrn,
    plan: row.plan,
    ruleId: finding.ruleId,
    ruleVersion: finding.ruleVersion,
    title: finding.title,
    message: finding.message,
    reason: isOverrideReason(decision.reason) ? overrideReasons[decision.reason] : decision.reason,
    text: decision.text ?? "",
    person: decision.byName,
    at: formatInstant(decision.at, row.zone),
  };
}
