import "server-only";
import { patientName } from "@/lib/domain/patient/name";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type HistoryQuery = {
  readonly person: string | null;
  readonly lane: string | null;
  readonly agent: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Words of the reason; comes in the body of a request, never in an address. */
  readonly reason: string | null;
  /** `planId.version` of the row after or before which the page lies. */
  readonly after: string | null;
  readonly before: string | null;
  readonly desc: boolean;
};

export type HistoryRow = {
  readonly key: string;
  readonly planId: string;
  readonly version: number;
  readonly patient: string;
  readonly born: string;
  readonly mrn: string;
  readonly title: string;
  readonly signer: string;
  readonly signedAt: string;
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly summary: string;
};

export type HistoryView = {
  readonly rows: readonly HistoryRow[];
  readonly counted: number;
  readonly after: string | null;
  readonly before: string | null;
  readonly people: readonly { readonly value: string; readonly label: string }[];
};

type Row = {
  plan_id: string;
  version: number;
  family: string;
  given: string;
  born: Day;
  mrn: string;
  title: string;
  signer: string;
  signed_at: string;
  zone: string;
  effective_on: Day;
  reason: string | null;
  summary: string;
};

const PAGE = 50;

// $1 person, $2 lane, $3 agent, $4 from, $5 to, $6 pattern of the reason, $7 plan and $8 version of the cursor.
// A day of the filter is a day at the patient's site.
const found = `
  FROM access.visible_patients() v JOIN patient p ON p.id = v JOIN site s ON s.id = p.site_id
  JOIN plan pl ON pl.patient_id = p.id JOIN version n ON n.plan_id = pl.id
 WHERE p.errored_at IS NULL AND ($1::uuid IS NULL OR n.signed_by = $1)
   AND ($4::date IS NULL OR (n.signed_at AT TIME ZONE s.zone)::date >= $4) AND ($5::date IS NULL OR (n.signed_at AT TIME ZONE s.zone)::date <= $5)
   AND ($6::text IS NULL OR n.reason ILIKE $6)
   AND (($2::text IS NULL AND $3::text IS NULL) OR EXISTS (
         SELECT 1 FROM treatment_version t WHERE t.plan_id = n.plan_id AND t.version = n.version
            AND ($2::text IS NULL OR t.lane = $2) AND ($3::text IS NULL OR t.agent = $3)))`;

const pageText = (compare: "<" | ">", direction: "ASC" | "DESC") => `
  WITH at AS (SELECT c.signed_at, c.plan_id, c.version FROM version c WHERE c.plan_id = $7::uuid AND c.version = $8::int)
  SELECT n.plan_id, n.version, p.family, p.given, p.born, p.mrn, pl.title, w.given || ' ' || w.family AS signer, s.zone,
         to_char(n.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS signed_at, n.effective_on, n.reason, n.summary
    FROM (SELECT n.plan_id, n.version, n.signed_at ${found}
             AND ($7::uuid IS NULL OR (n.signed_at, n.plan_id, n.version) ${compare} (SELECT at.signed_at, at.plan_id, at.version FROM at))
           ORDER BY n.signed_at ${direction}, n.plan_id ${direction}, n.version ${direction} LIMIT ${PAGE + 1}) k
    JOIN version n ON n.plan_id = k.plan_id AND n.version = k.version JOIN plan pl ON pl.id = n.plan_id
    JOIN patient p ON p.id = pl.patient_id JOIN site s ON s.id = p.site_id JOIN person w ON w.id = n.signed_by
   ORDER BY n.signed_at ${direction}, n.plan_id ${direction}, n.version ${direction}`;

const newestFirst = statement<Row>("history-newest", pageText("<", "DESC"));
const oldestFirst = statement<Row>("history-oldest", pageText(">", "ASC"));
const count = statement<{ counted: number }>(
  "history-count",
  `SELECT count(*)::int AS counted FROM (SELECT 1 ${found} LIMIT 501) c`,
);
const people = statement<{ value: string; label: string }>(
  "history-people",
  `SELECT w.id AS value, w.given || ' ' || w.family AS label FROM person w
    WHERE w.id IN (SELECT n.signed_by FROM access.visible_patients() v JOIN plan pl ON pl.patient_id = v JOIN version n ON n.plan_id = pl.id)
    ORDER BY w.family, w.given`,
);

function cursor(text: string | null): [string | null, number | null] {
  const [planId, version] = text?.split(".") ?? [];
  return planId && /^[0-9a-f-]{36}$/.test(planId) && version && /^\d{1,6}$/.test(version)
    ? [planId, Number(version)]
    : [null, null];
}

const like = (typed: string | null) =>
  typed?.trim()
    ? `%${typed
        .trim()
        .slice(0, 200)
        .replace(/[\\%_]/g, "\\$&")}%`
    : null;

/** Every signed version of the patients a lead sees, one page; null for everybody who may not see plan history. */
export async function historyFor(actor: Actor, query: HistoryQuery): Promise<HistoryView | null> {
  return await read({
    actor,
    needs: "oversight:history",
    on: noSubject,
    audit: (view) => ({ action: "history.read", detail: { versions: view.rows.length } }),
    run: async ({ sql }) => {
      const filters = [query.person, query.lane, query.agent, query.from, query.to, like(query.reason)];
      const backwards = query.before !== null;
      const page = query.desc !== backwards ? newestFirst : oldestFirst;
      const got = await sql(page, [...filters, ...cursor(query.before ?? query.after)]);
      const more = got.length > PAGE;
      const kept = got.slice(0, PAGE);
      if (backwards) kept.reverse();
      const rows = kept.map(rowOf);
      const [first, last] = [rows[0], rows.at(-1)];
      const [counted] = await sql(count, filters);
      return {
        rows,
        counted: counted?.counted ?? 0,
        after: last && (backwards || more) ? last.key : null,
        before: first && (backwards ? more : query.after !== null) ? first.key : null,
        people: await sql(people),
      };
    },
  });
}

function rowOf(row: Row): HistoryRow {
  return {
    key: `${row.plan_id}.${row.version}`,
    planId: row.plan_id,
    version: row.version,
    patient: patientName(row),
    born: formatDay(row.born),
    mrn: row.mrn,
    title: row.title,
    signer: row.signer,
    signedAt: formatInstant(row.signed_at, row.zone),
    effectiveOn: formatDay(row.effective_on),
    reason: row.reason,
    summary: row.summary,
  };
}
