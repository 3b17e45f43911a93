import "server-only";
import { antibodyById } from "@/lib/domain/knowledge/antibodies";
import { phenotypeById, phenotypes } from "@/lib/domain/knowledge/phenotypes";
import { patientName } from "@/lib/domain/patient/name";
import { type NextAction, nextActions, type PlanState } from "@/lib/domain/patient/next-action";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { type Statement, statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { type FoundRow, foundColumns } from "./queries-search";

export const worklistSorts = ["next", "name", "born", "state"] as const;
export type WorklistSort = (typeof worklistSorts)[number];

export type WorklistQuery = {
  readonly sort: WorklistSort;
  readonly desc: boolean;
  readonly team: string | null;
  readonly lead: string | null;
  readonly phenotype: string | null;
  readonly state: PlanState | null;
  readonly place: "inpatient" | "outpatient" | null;
  /** Id of the patient after or before whom the page starts; ids only, because names may not be in an address. */
  readonly after: string | null;
  readonly before: string | null;
};

export type WorklistRow = {
  readonly patientId: string;
  readonly name: string;
  readonly born: string;
  readonly mrn: string;
  readonly bed: string | null;
  readonly deceased: boolean;
  readonly similarName: boolean;
  readonly syndrome: string | null;
  readonly antibodies: string | null;
  readonly planId: string | null;
  readonly planState: PlanState;
  readonly version: number;
  readonly signedOn: string | null;
  readonly nextAction: NextAction;
  readonly lead: string | null;
};

export type Choice = { readonly value: string; readonly label: string };
export type WorklistView = {
  readonly rows: readonly WorklistRow[];
  readonly counted: number;
  readonly after: string | null;
  readonly before: string | null;
  readonly teams: readonly Choice[];
  readonly leads: readonly Choice[];
  readonly phenotypes: readonly Choice[];
};

type Row = FoundRow & {
  bed: string | null;
  deceased: boolean;
  similar: boolean;
  phenotype: string | null;
  antibodies: string[] | null;
  plan_id: string | null;
  plan_state: PlanState;
  current_version: number | null;
  signed_on: Day | null;
  rank: number;
  lead: string | null;
  counted: number;
};

const PAGE = 50;
const order = (action: NextAction) => nextActions.indexOf(action);

// Lists start from the patients the actor may see; nothing else is looked at. Counted, because Postgres may answer EXISTS by
// reading the whole table once.
const rowsOf = (sort: WorklistSort) => `
  WITH listed AS (
    SELECT p.id, p.family, p.given, p.born, p.mrn, p.bed, p.deceased, p.team_id, p.lead_id, d.id AS diagnosis_id, d.phenotype,
           pl.id AS plan_id, pl.current_version,
           CASE WHEN pl.id IS NULL THEN 'no-plan' WHEN pl.status = 'on-hold' THEN 'on-hold' WHEN pl.status <> 'active' THEN 'ended'
                WHEN pl.current_version = 0 THEN 'first-draft' WHEN dr.state IS NOT NULL THEN 'signed-with-draft' ELSE 'signed' END AS plan_state,
           CASE WHEN p.deceased THEN ${order("none")}
                WHEN rf.asked THEN ${order("answer-referral")} WHEN rf.declined THEN ${order("reassign-referral")}
                WHEN rf.reported THEN ${order("acknowledge-report")}
                WHEN dr.state = 'in-review' THEN ${order("review-draft")} WHEN dr.state = 'changes-asked' THEN ${order("change-draft")}
                WHEN dr.state = 'open' THEN ${order("finish-draft")}
                WHEN (SELECT count(*) FROM allergy a WHERE a.patient_id = p.id AND a.errored_at IS NULL AND a.status = 'active') = 0
                 AND (SELECT count(*) FROM list_review r WHERE r.patient_id = p.id AND r.list = 'allergies') = 0 THEN ${order("review-allergies")}
                WHEN d.id IS NULL THEN ${order("record-diagnosis")} WHEN pl.id IS NULL THEN ${order("start-plan")}
                ELSE ${order("none")} END AS rank
      FROM access.visible_patients() v JOIN patient p ON p.id = v
      LEFT JOIN LATERAL (SELECT x.id, x.phenotype FROM diagnosis x WHERE x.patient_id = p.id AND x.errored_at IS NULL AND x.replaced_by_id IS NULL
                          ORDER BY x.recorded_at DESC LIMIT 1) d ON true
      LEFT JOIN LATERAL (SELECT x.id, x.status, x.current_version FROM plan x WHERE x.patient_id = p.id
                          ORDER BY (x.status IN ('active', 'on-hold')) DESC, x.created_at DESC LIMIT 1) pl ON true
      LEFT JOIN LATERAL (SELECT x.state FROM draft x WHERE x.plan_id = pl.id AND x.state IN ('open', 'in-review', 'changes-asked')) dr ON true
      LEFT JOIN LATERAL (SELECT bool_or(x.status = 'information-asked') AS asked, bool_or(x.status = 'declined') AS declined,
                                bool_or(x.status = 'final-report') AS reported FROM referral x WHERE x.plan_id = pl.id) rf ON true
     WHERE p.errored_at IS NULL
       AND ($1::uuid IS NULL OR p.team_id = $1) AND ($2::uuid IS NULL OR p.lead_id = $2)
       AND ($3::text IS NULL OR d.phenotype = $3)
       AND ($5::text IS NULL OR ($5 = 'inpatient') = (p.bed IS NOT NULL))),
  keyed AS (
    SELECT l.*, lower(l.family) AS fam, lower(l.given) AS giv, ${keys[sort]} AS k FROM listed l WHERE $4::text IS NULL OR l.plan_state = $4)`;

// Inpatients first, the dead last; then what waits most urgently.
const keys: Record<WorklistSort, string> = {
  next: "(CASE WHEN l.deceased THEN 2 WHEN l.bed IS NULL THEN 1 ELSE 0 END)::text || to_char(l.rank, 'FM00')",
  name: "''",
  born: "l.born::text",
  state: "l.plan_state",
};

function pageText(sort: WorklistSort, ascending: boolean): string {
  const [compare, direction] = ascending ? [">", "ASC"] : ["<", "DESC"];
  const by = ["k", "fam", "giv", "id"].map((column) => `${column} ${direction}`).join(", ");
  return `${rowsOf(sort)},
  page AS (
    SELECT * FROM keyed y
     WHERE $6::uuid IS NULL OR NOT EXISTS (SELECT 1 FROM keyed c WHERE c.id = $6)
        OR (y.k, y.fam, y.giv, y.id) ${compare} (SELECT c.k, c.fam, c.giv, c.id FROM keyed c WHERE c.id = $6)
     ORDER BY ${by} LIMIT ${PAGE + 1})
  SELECT ${foundColumns("y")}, y.bed, y.deceased, y.phenotype, y.plan_id, y.plan_state, y.current_version, y.rank,
         (SELECT count(*)::int FROM (SELECT 1 FROM keyed LIMIT 501) c) AS counted,
         (SELECT json_agg(b.antibody ORDER BY b.antibody) FROM diagnosis_antibody b
           WHERE b.diagnosis_id = y.diagnosis_id AND b.result = 'found') AS antibodies,
         (SELECT (n.signed_at AT TIME ZONE 'UTC')::date FROM version n WHERE n.plan_id = y.plan_id AND n.version = y.current_version) AS signed_on,
         (SELECT w.given || ' ' || w.family FROM person w WHERE w.id = y.lead_id) AS lead,
         EXISTS (SELECT 1 FROM keyed q WHERE q.id <> y.id AND q.fam = y.fam AND left(q.giv, 1) = left(y.giv, 1)) AS similar
    FROM page y ORDER BY ${by}`;
}

const pages = new Map<string, Statement<Row>>(
  worklistSorts.flatMap((sort) =>
    [true, false].map((ascending) => {
      const name = `worklist-${sort}-${ascending ? "up" : "down"}`;
      return [`${sort} ${ascending}`, statement<Row>(name, pageText(sort, ascending))] as const;
    }),
  ),
);

const choices = statement<{ teams: Choice[] | null; leads: Choice[] | null; phenotypes: string[] | null }>(
  "worklist-choices",
  `WITH mine AS (SELECT p.id, p.team_id, p.lead_id FROM access.visible_patients() v JOIN patient p ON p.id = v WHERE p.errored_at IS NULL)
   SELECT (SELECT json_agg(json_build_object('value', t.id, 'label', t.name) ORDER BY t.name) FROM team t
            WHERE t.id IN (SELECT team_id FROM mine)) AS teams,
          (SELECT json_agg(json_build_object('value', w.id, 'label', w.given || ' ' || w.family) ORDER BY w.family, w.given) FROM person w
            WHERE w.id IN (SELECT lead_id FROM mine)) AS leads,
          (SELECT json_agg(DISTINCT d.phenotype) FROM diagnosis d JOIN mine m ON m.id = d.patient_id
            WHERE d.errored_at IS NULL AND d.replaced_by_id IS NULL) AS phenotypes`,
);

/** One page of the patients somebody may see, with what comes next for each. Null for a role that has no worklist. */
export async function patientsForWorklist(actor: Actor, query: WorklistQuery): Promise<WorklistView | null> {
  if (!["neurologist", "oncologist", "nurse", "team-lead", "system"].includes(actor.role)) return null;
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql }) => {
      const backwards = query.before !== null;
      const page = pages.get(`${query.sort} ${query.desc === backwards}`);
      if (!page) throw new Error(`no worklist sorted by ${query.sort}`);
      const filters = [query.team, query.lead, query.phenotype, query.state, query.place];
      const found = await sql(page, [...filters, query.before ?? query.after]);
      const [options] = await sql(choices);
      const hasMore = found.length > PAGE;
      const shown = found.slice(0, PAGE);
      const rows = (backwards ? shown.toReversed() : shown).map(toRow);
      return {
        rows,
        counted: found[0]?.counted ?? 0,
        after: backwards || hasMore ? (rows.at(-1)?.patientId ?? null) : null,
        before: backwards
          ? hasMore
            ? (rows[0]?.patientId ?? null)
            : null
          : query.after
            ? (rows[0]?.patientId ?? null)
            : null,
        teams: options?.teams ?? [],
        leads: options?.leads ?? [],
        phenotypes: phenotypes
          .filter(({ id }) => options?.phenotypes?.includes(id))
          .map(({ id, label }) => ({ value: id, label })),
      };
    },
  });
}

function toRow(row: Row): WorklistRow {
  return {
    patientId: row.id,
    name: patientName(row),
    born: formatDay(row.born),
    mrn: row.mrn,
    bed: row.bed,
    deceased: row.deceased,
    similarName: row.similar,
    syndrome: row.phenotype ? (phenotypeById(row.phenotype)?.label ?? row.phenotype) : null,
    antibodies: row.antibodies?.map((id) => antibodyById(id)?.label ?? id).join(", ") ?? null,
    planId: row.plan_id,
    planState: row.plan_state,
    version: row.current_version ?? 0,
    signedOn: row.signed_on ? formatDay(row.signed_on) : null,
    nextAction: nextActions[row.rank] ?? "none",
    lead: row.lead,
  };
}
