import "server-only";
import { patientName } from "@/lib/domain/patient/name";
import { type Day, isDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { PersonActor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { type Sql, type Statement, statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export const auditSorts = ["occurred", "actor", "action", "outcome", "patient"] as const;
export type AuditSort = (typeof auditSorts)[number];

export type AuditQuery = {
  readonly actor: string | null;
  readonly patient: string | null;
  readonly action: string | null;
  readonly outcome: "done" | "refused" | "failed" | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly sort: AuditSort;
  readonly desc: boolean;
  readonly after: string | null;
  readonly before: string | null;
};

export type AuditRow = {
  readonly id: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly outcome: string;
  readonly patientId: string | null;
  /** Name and record number, for those who may see the patient. */
  readonly patient: string | null;
  readonly planId: string | null;
  readonly version: number | null;
  readonly object: string | null;
  readonly reason: string | null;
  readonly detail: string | null;
};

export type AuditView = {
  readonly rows: readonly AuditRow[];
  readonly counted: number;
  readonly after: string | null;
  readonly before: string | null;
  readonly actors: readonly { readonly value: string; readonly label: string }[];
  readonly actions: readonly { readonly value: string; readonly label: string }[];
};

type Row = {
  id: string;
  occurred_at: string;
  recorded_at: string;
  actor_name: string;
  actor_role: string;
  action: string;
  outcome: string;
  patient_id: string | null;
  family: string | null;
  given: string | null;
  mrn: string | null;
  plan_id: string | null;
  version: number | null;
  object_type: string | null;
  object_id: string | null;
  reason: string | null;
  detail: unknown;
};

const PAGE = 100;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const idOrNull = (text: string | undefined | null) => (text && uuid.test(text) ? text : null);

/** Reads the filters of the audit list from an address; what is not an id, a code or a day filters nothing. */
export function auditQueryFrom(given: Readonly<Record<string, string | undefined>>): AuditQuery {
  const day = (text: string | undefined): Day | null => (text && isDay(text) ? text : null);
  const sorted = given.sort?.replace(/^-/, "");
  const sort = auditSorts.find((one) => one === sorted) ?? "occurred";
  return {
    actor: idOrNull(given.actor),
    patient: idOrNull(given.patient),
    action: given.action && /^[a-z.-]{1,80}$/.test(given.action) ? given.action : null,
    outcome:
      given.outcome === "done" || given.outcome === "refused" || given.outcome === "failed" ? given.outcome : null,
    from: day(given.from),
    to: day(given.to),
    sort,
    desc: given.sort ? given.sort.startsWith("-") : true,
    after: idOrNull(given.after),
    before: idOrNull(given.before),
  };
}

// Row-level security bounds what is found: a lead's own patients and people, everything for the administrator.
const filter = `e.id IS NOT NULL AND ($1::uuid IS NULL OR e.actor_id = $1) AND ($2::uuid IS NULL OR e.patient_id = $2)
   AND ($3::text IS NULL OR e.action = $3) AND ($4::text IS NULL OR e.outcome = $4)
   AND ($5::date IS NULL OR e.occurred_at >= ($5::date)::timestamp AT TIME ZONE $7::text)
   AND ($6::date IS NULL OR e.occurred_at < ($6::date + 1)::timestamp AT TIME ZONE $7::text)`;
const iso = (column: string) => `to_char(e.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column}`;
const columns = `e.id, ${iso("occurred_at")}, ${iso("recorded_at")}, e.actor_name, e.actor_role, e.action, e.outcome, e.patient_id, e.plan_id,
  e.version, e.object_type, e.object_id, e.reason, e.detail`;
const byTime = ["e.occurred_at", "e.id"];
const keys: Record<AuditSort, readonly string[]> = {
  occurred: byTime,
  actor: ["e.actor_name", ...byTime],
  action: ["e.action", ...byTime],
  outcome: ["e.outcome", ...byTime],
  // Those of one patient stand together; names are not in the audit.
  patient: ["coalesce(e.patient_id::text, '')", ...byTime],
};

function pageText(sort: AuditSort, ascending: boolean, limit: number): string {
  const [compare, direction] = ascending ? [">", "ASC"] : ["<", "DESC"];
  const key = keys[sort];
  const row = key.join(", ");
  const order = key.map((part) => `${part} ${direction}`).join(", ");
  // The patient's name only for those whom row-level security lets see the patient; an administrator gets the id.
  return `SELECT ${columns}, p.family, p.given, p.mrn FROM (
      SELECT * FROM audit_event e
       WHERE ${filter} AND ($8::uuid IS NULL OR (${row}) ${compare} (SELECT ${row.replaceAll("e.", "c.")} FROM audit_event c WHERE c.id = $8))
       ORDER BY ${order} LIMIT ${limit}) e
    LEFT JOIN patient p ON p.id = e.patient_id ORDER BY ${order}`;
}

const EXPORT_BATCH = 1_000;
const made = (name: string, limit: number) =>
  new Map<string, Statement<Row>>(
    auditSorts.flatMap((sort) =>
      [true, false].map(
        (up) =>
          [
            `${sort} ${up}`,
            statement<Row>(`${name}-${sort}-${up ? "up" : "down"}`, pageText(sort, up, limit)),
          ] as const,
      ),
    ),
  );
const pages = made("audit-page", PAGE + 1);
const batches = made("audit-batch", EXPORT_BATCH);
const count = statement<{ counted: number }>(
  "audit-count",
  `SELECT count(*)::int AS counted FROM (SELECT 1 FROM audit_event e WHERE ${filter} LIMIT 501) c`,
);
const actors = statement<{ value: string; label: string }>(
  "audit-actors",
  `SELECT w.id AS value, w.given || ' ' || w.family AS label FROM person w
    WHERE access.role() = 'administrator' OR access.audit_of_my_teams(w.id) ORDER BY w.family, w.given LIMIT 500`,
);
const actions = statement<{ value: string; label: string }>(
  "audit-actions",
  // The kinds of the latest events; a distinct over the whole trail would grow with it.
  `SELECT DISTINCT r.action AS value, r.action AS label
     FROM (SELECT e.action FROM audit_event e ORDER BY e.occurred_at DESC, e.id DESC LIMIT 2000) r ORDER BY 1`,
);

function chosen(set: Map<string, Statement<Row>>, sort: AuditSort, ascending: boolean): Statement<Row> {
  const one = set.get(`${sort} ${ascending}`);
  if (!one) throw new Error(`no audit statement for ${sort}`);
  return one;
}

const filtersOf = (actor: PersonActor, query: AuditQuery) => [
  query.actor,
  query.patient,
  query.action,
  query.outcome,
  query.from,
  query.to,
  actor.siteZone,
];

async function pageOf(sql: Sql, actor: PersonActor, query: AuditQuery): Promise<Omit<AuditView, "actors" | "actions">> {
  const backwards = query.before !== null;
  const page = chosen(pages, query.sort, query.desc === backwards);
  const got = await sql(page, [...filtersOf(actor, query), query.before ?? query.after]);
  const more = got.length > PAGE;
  const kept = got.slice(0, PAGE);
  if (backwards) kept.reverse();
  const rows = kept.map((row) => rowOf(row, actor.siteZone));
  const [first, last] = [rows[0], rows.at(-1)];
  const [counted] = await sql(count, filtersOf(actor, query));
  return {
    rows,
    counted: counted?.counted ?? 0,
    after: last && (backwards || more) ? last.id : null,
    before: first && (backwards ? more : query.after !== null) ? first.id : null,
  };
}

/** One page of the audit as its reader may see it; null for everybody who may not. */
export async function auditFor(actor: PersonActor, query: AuditQuery): Promise<AuditView | null> {
  return await read({
    actor,
    needs: "oversight:audit",
    on: noSubject,
    audit: (view) => ({ action: "audit.read", detail: { events: view.rows.length } }),
    run: async ({ sql }) => ({
      ...(await pageOf(sql, actor, query)),
      actors: await sql(actors),
      actions: await sql(actions),
    }),
  });
}

export const EXPORT_LIMIT = 50_000;

/** All rows of a filter up to the cap, for export; the export is written to the audit before anything is returned. */
export async function auditForExport(actor: PersonActor, query: AuditQuery): Promise<readonly AuditRow[] | null> {
  return await read({
    actor,
    needs: "oversight:audit",
    on: noSubject,
    audit: (rows) => ({ action: "audit.exported", detail: { events: rows.length } }),
    run: async ({ sql }) => {
      const rows: AuditRow[] = [];
      const batch = chosen(batches, query.sort, !query.desc);
      for (let after: string | null = null; rows.length < EXPORT_LIMIT; after = rows.at(-1)?.id ?? null) {
        const got: Row[] = await sql(batch, [...filtersOf(actor, query), after]);
        rows.push(...got.map((row) => rowOf(row, actor.siteZone)));
        if (got.length < EXPORT_BATCH) break;
      }
      return rows.slice(0, EXPORT_LIMIT);
    },
  });
}

function rowOf(row: Row, zone: string): AuditRow {
  return {
    id: row.id,
    occurredAt: formatInstant(row.occurred_at, zone),
    recordedAt: formatInstant(row.recorded_at, zone),
    actor: row.actor_name,
    role: row.actor_role,
    action: row.action,
    outcome: row.outcome,
    patientId: row.patient_id,
    patient:
      row.family && row.given ? `${patientName({ family: row.family, given: row.given })} · MRN ${row.mrn}` : null,
    planId: row.plan_id,
    version: row.version,
    object: row.object_type && row.object_id ? `${row.object_type} ${row.object_id}` : row.object_type,
    reason: row.reason,
    detail: row.detail ? JSON.stringify(row.detail) : null,
  };
}
