import "server-only";
import { patientName } from "@/lib/domain/patient/name";
import type { Lane } from "@/lib/domain/plan/frame";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { type Statement, statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export const planSorts = ["review", "name", "signed", "status"] as const;
export type PlanSort = (typeof planSorts)[number];
export const reviewWindows = ["overdue", "2-weeks", "6-weeks", "none"] as const;
export type ReviewWindow = (typeof reviewWindows)[number];
export const planFilterStates = ["draft", "active", "on-hold", "completed", "discontinued"] as const;
export type PlanFilterState = (typeof planFilterStates)[number];

export type PlansQuery = {
  readonly sort: PlanSort;
  readonly desc: boolean;
  readonly status: PlanFilterState | null;
  readonly lane: Lane | null;
  readonly lead: string | null;
  readonly review: ReviewWindow | null;
  /** Id of the plan after or before which the page starts. */
  readonly after: string | null;
  readonly before: string | null;
};

export type PlansRow = {
  readonly planId: string;
  readonly patient: string;
  readonly born: string;
  readonly mrn: string;
  readonly title: string;
  readonly status: PlanState;
  readonly version: number;
  readonly signedOn: string | null;
  readonly hasDraft: boolean;
  readonly lanes: readonly Lane[];
  readonly lead: string;
  readonly reviewOn: string | null;
  readonly overdue: boolean;
};

export type Choice = { readonly value: string; readonly label: string };
export type PlansView = {
  readonly rows: readonly PlansRow[];
  readonly counted: number;
  readonly after: string | null;
  readonly before: string | null;
  readonly leads: readonly Choice[];
};

type Row = {
  id: string;
  family: string;
  given: string;
  born: Day;
  mrn: string;
  title: string;
  status: PlanState;
  current_version: number;
  signed_on: Day | null;
  has_draft: boolean;
  lanes: Lane[] | null;
  lead: string;
  review_on: Day | null;
  overdue: boolean;
  counted: number;
};

const PAGE = 50;

// Lists start from the patients the actor may see. $1 status, $2 lane, $3 lead, $4 review, $5 today, $6 cursor.
const keys: Record<PlanSort, string> = {
  review: "coalesce(l.review_on::text, '9999')",
  name: "''",
  signed: "coalesce(l.signed_on::text, '')",
  status: "l.status",
};

const listed = (sort: PlanSort) => `
  WITH listed AS (
    SELECT pl.id, pt.family, pt.given, pt.born, pt.mrn, lower(pt.family) AS fam, lower(pt.given) AS giv, pl.title, pl.status,
           pl.current_version, pl.lead_id, t.lanes, t.review_on,
           EXISTS (SELECT 1 FROM draft d WHERE d.plan_id = pl.id AND d.state IN ('open', 'in-review', 'changes-asked')) AS has_draft,
           (SELECT (v.signed_at AT TIME ZONE 'UTC')::date FROM version v WHERE v.plan_id = pl.id AND v.version = pl.current_version) AS signed_on
      FROM access.visible_patients() seen JOIN patient pt ON pt.id = seen AND pt.errored_at IS NULL JOIN plan pl ON pl.patient_id = pt.id
      LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT x.lane) AS lanes,
               CASE WHEN pl.status IN ('active', 'on-hold') THEN min(review_due(x.treatment_id, (x.content->>'reviewOn')::date)) END AS review_on
          FROM treatment_now x
         WHERE x.plan_id = pl.id AND x.version = pl.current_version AND x.status <> 'stopped') t ON true),
  keyed AS (
    SELECT l.*, ${keys[sort]} AS k FROM listed l
     WHERE ($1::text IS NULL OR ($1 = 'draft' AND l.has_draft) OR ($1 = l.status AND (l.current_version > 0 OR l.status <> 'active')))
       AND ($2::text IS NULL OR $2 = ANY (l.lanes)) AND ($3::uuid IS NULL OR l.lead_id = $3)
       AND ($4::text IS NULL OR CASE $4 WHEN 'overdue' THEN l.review_on < $5::date WHEN '2-weeks' THEN l.review_on <= $5::date + 14
              WHEN '6-weeks' THEN l.review_on <= $5::date + 42 ELSE l.review_on IS NULL END))`;

function pageText(sort: PlanSort, ascending: boolean): string {
  const [compare, direction] = ascending ? [">", "ASC"] : ["<", "DESC"];
  const by = ["k", "fam", "giv", "id"].map((column) => `${column} ${direction}`).join(", ");
  return `${listed(sort)},
  page AS (
    SELECT * FROM keyed y
     WHERE $6::uuid IS NULL OR NOT EXISTS (SELECT 1 FROM keyed c WHERE c.id = $6)
        OR (y.k, y.fam, y.giv, y.id) ${compare} (SELECT c.k, c.fam, c.giv, c.id FROM keyed c WHERE c.id = $6)
     ORDER BY ${by} LIMIT ${PAGE + 1})
  SELECT y.id, y.family, y.given, y.born, y.mrn, y.title, y.status, y.current_version, y.signed_on, y.has_draft, y.lanes, y.review_on,
         coalesce(y.review_on < $5::date, false) AS overdue,
         (SELECT w.given || ' ' || w.family FROM person w WHERE w.id = y.lead_id) AS lead,
         (SELECT count(*)::int FROM (SELECT 1 FROM keyed LIMIT 501) c) AS counted
    FROM page y ORDER BY ${by}`;
}

const pages = new Map<string, Statement<Row>>(
  planSorts.flatMap((sort) =>
    [true, false].map((ascending) => {
      const name = `plans-${sort}-${ascending ? "up" : "down"}`;
      return [`${sort} ${ascending}`, statement<Row>(name, pageText(sort, ascending))] as const;
    }),
  ),
);

const leadChoices = statement<Choice>(
  "plans-leads",
  `SELECT DISTINCT w.id AS value, w.given || ' ' || w.family AS label FROM access.visible_patients() seen
     JOIN plan pl ON pl.patient_id = seen JOIN person w ON w.id = pl.lead_id ORDER BY label`,
);

/** One page of the plans of the patients somebody may see. */
export async function plansForWorklist(actor: Actor, query: PlansQuery): Promise<PlansView | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql, today }) => {
      const backwards = query.before !== null;
      const page = pages.get(`${query.sort} ${query.desc === backwards}`);
      if (!page) throw new Error(`no list of plans sorted by ${query.sort}`);
      const { status, lane, lead, review } = query;
      const found = await sql(page, [status, lane, lead, review, today, query.before ?? query.after]);
      const leads = await sql(leadChoices);
      const hasMore = found.length > PAGE;
      const shown = found.slice(0, PAGE);
      const rows = (backwards ? shown.toReversed() : shown).map(toRow);
      const [hasAfter, hasBefore] = backwards ? [true, hasMore] : [hasMore, query.after !== null];
      return {
        rows,
        counted: found[0]?.counted ?? 0,
        after: hasAfter ? (rows.at(-1)?.planId ?? null) : null,
        before: hasBefore ? (rows[0]?.planId ?? null) : null,
        leads,
      };
    },
  });
}

function toRow(row: Row): PlansRow {
  return {
    planId: row.id,
    patient: patientName(row),
    born: formatDay(row.born),
    mrn: row.mrn,
    title: row.title,
    status: row.status,
    version: row.current_version,
    signedOn: row.signed_on ? formatDay(row.signed_on) : null,
    hasDraft: row.has_draft,
    lanes: row.lanes ?? [],
    lead: row.lead,
    reviewOn: row.review_on ? formatDay(row.review_on) : null,
    overdue: row.overdue,
  };
}
