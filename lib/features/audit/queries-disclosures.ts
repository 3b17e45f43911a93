import "server-only";
import { anyDisclosure, type DisclosureKind, disclosureOf } from "@/lib/domain/audit/disclosure";
import { eventWords } from "@/lib/domain/patient/event-words";
import { patientName } from "@/lib/domain/patient/name";
import { type Day, formatDay, isDay } from "@/lib/domain/shared/day";
import { dayInZone, formatInstant } from "@/lib/domain/shared/instant";
import type { PersonActor } from "@/lib/platform/actor-types";
import { type Statement, statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type DisclosureQuery = {
  readonly from: Day | null;
  readonly to: Day | null;
  /** The last event of the page before. */
  readonly after: string | null;
};

export type Disclosure = {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly role: string;
  readonly kind: DisclosureKind;
  /** "Opened the chart: results". */
  readonly what: string;
  readonly version: number | null;
  readonly emergency: boolean;
};

/** One person's disclosures within the period, counted. */
export type DisclosureSum = {
  readonly key: string;
  readonly who: string;
  readonly role: string;
  readonly seen: number;
  readonly exported: number;
  readonly printed: number;
  readonly first: string;
  readonly last: string;
};

export type DisclosuresView = {
  readonly patient: string;
  readonly born: string;
  readonly mrn: string;
  readonly today: Day;
  readonly madeAt: string;
  readonly sums: readonly DisclosureSum[];
  readonly rows: readonly Disclosure[];
  readonly after: string | null;
};

type Row = {
  id: string;
  at: string;
  actor_name: string;
  actor_role: string;
  action: string;
  page: string | null;
  version: number | null;
  emergency: boolean;
};
type Head = { family: string; given: string; born: Day; mrn: string; zone: string };

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the period of an accounting from an address; what is no day or id filters nothing. */
export function disclosureQueryFrom(given: Readonly<Record<string, string | string[] | undefined>>): DisclosureQuery {
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : "");
  const day = (name: string): Day | null => {
    const value = text(name);
    return isDay(value) ? value : null;
  };
  return { from: day("from"), to: day("to"), after: uuid.test(text("after")) ? text("after") : null };
}

const head = statement<Head>(
  "disclosures-head",
  `SELECT p.family, p.given, p.born::text AS born, p.mrn, s.zone FROM patient p JOIN site s ON s.id = p.site_id WHERE p.id = $1::uuid`,
);
// $1 patient, $2 from, $3 to as days of the patient's site, $4 its zone. Refusals disclosed nothing.
const within = `e.patient_id = $1::uuid AND e.outcome = 'done' AND e.action ~ '${anyDisclosure}'
   AND ($2::date IS NULL OR e.occurred_at >= ($2::date)::timestamp AT TIME ZONE $4::text)
   AND ($3::date IS NULL OR e.occurred_at < ($3::date + 1)::timestamp AT TIME ZONE $4::text)`;
const listText = (limit: number) => `
  SELECT e.id, ${iso("e.occurred_at")} AS at, e.actor_name, e.actor_role, e.action, e.detail->>'page' AS page, e.version,
         coalesce((e.detail->>'emergencyAccess')::boolean, false) AS emergency
    FROM audit_event e WHERE ${within}
     AND ($5::uuid IS NULL OR (e.occurred_at, e.id) < (SELECT c.occurred_at, c.id FROM audit_event c WHERE c.id = $5))
   ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${limit}`;

const PAGE = 100;
export const DISCLOSURES_EXPORTED = 50_000;
const page = statement<Row>("disclosures-page", listText(PAGE + 1));
const all = statement<Row>("disclosures-all", listText(DISCLOSURES_EXPORTED));
const sums = statement<{
  actor_id: string | null;
  actor_name: string;
  actor_role: string;
  action: string;
  n: number;
  first: string;
  last: string;
}>(
  "disclosures-sums",
  `SELECT e.actor_id, e.actor_name, e.actor_role, e.action, count(*)::int AS n, ${iso("min(e.occurred_at)")} AS first, ${iso("max(e.occurred_at)")} AS last
     FROM audit_event e WHERE ${within} GROUP BY 1, 2, 3, 4 ORDER BY 2, 3, 1`,
);

/** Who saw, exported or printed a chart, newest first, with a sum for each person; for those who care for the patient. */
export async function disclosuresFor(
  actor: PersonActor,
  patientId: string,
  query: DisclosureQuery,
): Promise<DisclosuresView | null> {
  return await read({
    actor,
    needs: "patient:audit",
    on: { kind: "patient", id: patientId },
    audit: () => ({ action: "patient.read", patientId, detail: { page: "disclosures" } }),
    run: async ({ sql, now }) => {
      const [row] = await sql(head, [patientId]);
      if (!row) return null;
      const values = [patientId, query.from, query.to, row.zone];
      const got = await sql(page, [...values, query.after]);
      const kept = got.slice(0, PAGE).map((one) => disclosure(one, row.zone));
      return {
        patient: patientName(row),
        born: formatDay(row.born),
        mrn: row.mrn,
        today: dayInZone(now, row.zone),
        madeAt: formatInstant(now, row.zone),
        sums: summed(await sql(sums, values), row.zone),
        rows: kept,
        after: got.length > PAGE ? (kept.at(-1)?.id ?? null) : null,
      };
    },
  });
}

/** The same as a file; handing it over is a disclosure and is written down first. */
export async function disclosuresForExport(
  actor: PersonActor,
  patientId: string,
  query: DisclosureQuery,
): Promise<readonly Disclosure[] | null> {
  return await read({
    actor,
    needs: "patient:audit",
    on: { kind: "patient", id: patientId },
    audit: (rows) => ({ action: "patient.disclosures-exported", patientId, detail: { events: rows.length } }),
    run: async ({ sql }) => {
      const [row] = await sql(head, [patientId]);
      if (!row) return null;
      const got = await sql(all as Statement<Row>, [patientId, query.from, query.to, row.zone, null]);
      return got.map((one) => disclosure(one, row.zone));
    },
  });
}

function disclosure(row: Row, zone: string): Disclosure {
  return {
    id: row.id,
    at: formatInstant(row.at, zone),
    who: row.actor_name,
    role: row.actor_role,
    kind: disclosureOf(row.action) ?? "seen",
    what: `${eventWords(row.action)}${row.page ? `: ${row.page}` : ""}`,
    version: row.version,
    emergency: row.emergency,
  };
}

function summed(
  rows: readonly {
    actor_id: string | null;
    actor_name: string;
    actor_role: string;
    action: string;
    n: number;
    first: string;
    last: string;
  }[],
  zone: string,
): DisclosureSum[] {
  const byPerson = new Map<string, { -readonly [K in keyof DisclosureSum]: DisclosureSum[K] }>();
  for (const row of rows) {
    const key = `${row.actor_id} ${row.actor_name} ${row.actor_role}`;
    const sum = byPerson.get(key) ?? {
      key,
      who: row.actor_name,
      role: row.actor_role,
      seen: 0,
      exported: 0,
      printed: 0,
      first: row.first,
      last: row.last,
    };
    sum[disclosureOf(row.action) ?? "seen"] += row.n;
    if (row.first < sum.first) sum.first = row.first;
    if (row.last > sum.last) sum.last = row.last;
    byPerson.set(key, sum);
  }
  return [...byPerson.values()].map((sum) => ({
    ...sum,
    first: formatInstant(sum.first, zone),
    last: formatInstant(sum.last, zone),
  }));
}
