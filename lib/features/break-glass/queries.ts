import "server-only";
import { mayEver } from "@/lib/domain/access/can";
import {
  type BreakGlassEnd,
  type BreakGlassReason,
  type BreakGlassState,
  breakGlassReasonWords,
  breakGlassState,
  type Verdict,
} from "@/lib/domain/break-glass/break-glass";
import { eventWords } from "@/lib/domain/patient/event-words";
import { patientName } from "@/lib/domain/patient/name";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { dayInZone, formatInstant, timeInZone } from "@/lib/domain/shared/instant";
import { dateOrderOf } from "@/lib/features/patient/queries-frame";
import type { PersonActor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What the form of emergency access needs to read a date of birth. */
export type BreakGlassFormView = { readonly today: Day; readonly dateOrder: DateOrder | null };
const ownSite = statement<{ jurisdiction: string }>(
  "break-glass-site",
  "SELECT s.jurisdiction FROM person me JOIN site s ON s.id = me.site_id WHERE me.id = access.actor()",
);

/** Null for everybody who may not break the glass. */
export async function breakGlassForm(actor: PersonActor): Promise<BreakGlassFormView | null> {
  return await read({
    actor,
    needs: "break-glass:use",
    on: noSubject,
    run: async ({ sql, now }) => ({
      today: dayInZone(now, actor.siteZone),
      dateOrder: dateOrderOf((await sql(ownSite))[0]?.jurisdiction),
    }),
  });
}

/** The chart that is open to the actor now; it names no patient, since lists name none outside the actor's care. */
export type OpenAccess = { readonly patientId: string; readonly until: string };
const openNow = statement<{ patientId: string; until: string }>(
  "break-glass-open-now",
  `SELECT g.patient_id AS "patientId", ${iso("g.expires_at")} AS until FROM break_glass g
    WHERE g.person_id = access.actor() AND access.breaks_glass(access.actor(), access.role(), g.patient_id)
      AND g.ended_at IS NULL`,
);

export async function openAccessOf(actor: PersonActor): Promise<OpenAccess | null> {
  return await read({
    actor,
    needs: "break-glass:use",
    on: noSubject,
    run: async ({ sql }) => {
      const [row] = await sql(openNow);
      return row ? { ...row, until: timeInZone(row.until, actor.siteZone) } : null;
    },
  });
}

export type Emergency = { readonly breakGlassId: string; readonly secondsLeft: number; readonly until: string };
const emergencyTo = statement<{ id: string; seconds: number; until: string; zone: string }>(
  "break-glass-emergency",
  `SELECT g.id, floor(extract(epoch FROM g.expires_at - now()))::int AS seconds, ${iso("g.expires_at")} AS until, s.zone
     FROM break_glass g JOIN patient p ON p.id = g.patient_id JOIN site s ON s.id = p.site_id
    WHERE g.patient_id = $1::uuid AND g.person_id = access.actor() AND g.ended_at IS NULL AND g.expires_at > now()`,
);

/** For pages about a patient that have no chart header: emergency access that is open to this chart, or null. */
export async function emergencyAccessTo(actor: PersonActor, patientId: string): Promise<Emergency | null> {
  return await read({
    actor,
    needs: "patient:read",
    on: { kind: "patient", id: patientId },
    run: async ({ sql }) => {
      const [row] = await sql(emergencyTo, [patientId]);
      return row ? { breakGlassId: row.id, secondsLeft: row.seconds, until: timeInZone(row.until, row.zone) } : null;
    },
  });
}

export type BreakGlassRow = {
  readonly id: string;
  readonly patient: string;
  readonly born: string;
  readonly mrn: string;
  readonly person: string;
  readonly role: string;
  readonly reasonWords: string;
  readonly reason: string;
  readonly startedAt: string;
  readonly state: BreakGlassState;
  /** When it ended or will end. */
  readonly until: string;
  readonly verdict: Verdict | null;
};

type Row = {
  id: string;
  patient_id: string;
  family: string;
  given: string;
  born: Day;
  mrn: string;
  zone: string;
  person_id: string;
  person: string;
  role: string;
  reason_code: BreakGlassReason;
  reason: string;
  started_at: string;
  expires_at: string;
  ended_at: string | null;
  ended_why: BreakGlassEnd | null;
  verdict: Verdict | null;
};

// Row-level security bounds the rows to patients of the lead; their own access is listed for others to review, not for them.
const columns = `g.id, g.patient_id, p.family, p.given, p.born::text AS born, p.mrn, s.zone, g.person_id, w.given || ' ' || w.family AS person,
  g.role, g.reason_code, g.reason, ${iso("g.started_at")} AS started_at, ${iso("g.expires_at")} AS expires_at,
  ${iso("g.ended_at")} AS ended_at, g.ended_why,
  (SELECT r.verdict FROM break_glass_review r WHERE r.break_glass_id = g.id ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1) AS verdict`;
const from = `break_glass g JOIN patient p ON p.id = g.patient_id JOIN site s ON s.id = p.site_id JOIN person w ON w.id = g.person_id`;
const closed = `EXISTS (SELECT 1 FROM break_glass_review c WHERE c.break_glass_id = g.id AND c.verdict <> 'queried')`;

const LIMIT = 200;
const list = statement<Row>(
  "break-glass-list",
  `SELECT ${columns} FROM ${from} WHERE ${closed} = $1::boolean AND access.leads_team(access.actor(), p.id)
    ORDER BY CASE WHEN $1::boolean THEN NULL ELSE g.started_at END, g.started_at DESC, g.id LIMIT ${LIMIT + 1}`,
);

export type BreakGlassList = { readonly rows: readonly BreakGlassRow[]; readonly more: boolean };

/** Emergency access to the patients of a lead: what waits for a review, longest first, or what was closed, newest first. */
export async function breakGlassesFor(actor: PersonActor, which: "waiting" | "closed"): Promise<BreakGlassList | null> {
  if (!mayEver(actor, "break-glass:review")) return null;
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    audit: ({ rows }) => ({ action: "break-glass.read", detail: { accesses: rows.length } }),
    run: async ({ sql, now }) => {
      const rows = await sql(list, [which === "closed"]);
      return { rows: rows.slice(0, LIMIT).map((row) => rowOf(row, now)), more: rows.length > LIMIT };
    },
  });
}

export type BreakGlassView = BreakGlassRow & {
  readonly patientId: string;
  readonly own: boolean;
  readonly closed: boolean;
  /** What was opened or tried meanwhile, oldest first. */
  readonly opened: readonly {
    readonly id: string;
    readonly at: string;
    readonly what: string;
    readonly done: boolean;
  }[];
  readonly said: readonly {
    readonly id: string;
    readonly verdict: Verdict;
    readonly comment: string;
    readonly by: string;
    readonly at: string;
  }[];
};

const one = statement<Row>("break-glass-one", `SELECT ${columns} FROM ${from} WHERE g.id = $1::uuid`);
const opened = statement<{ id: string; at: string; action: string; page: string | null; outcome: string }>(
  "break-glass-opened",
  `SELECT e.id, ${iso("e.occurred_at")} AS at, e.action, e.detail->>'page' AS page, e.outcome
     FROM break_glass g JOIN audit_event e ON e.actor_id = g.person_id AND e.patient_id = g.patient_id
      AND e.occurred_at >= g.started_at - interval '1 second' AND e.occurred_at <= coalesce(g.ended_at, g.expires_at) + interval '1 second'
    WHERE g.id = $1::uuid ORDER BY e.occurred_at, e.id LIMIT 500`,
);
const said = statement<{ id: string; verdict: Verdict; comment: string; by: string; at: string }>(
  "break-glass-said",
  `SELECT r.id, r.verdict, r.comment, w.given || ' ' || w.family AS by, ${iso("r.reviewed_at")} AS at
     FROM break_glass_review r JOIN person w ON w.id = r.reviewed_by WHERE r.break_glass_id = $1::uuid ORDER BY r.reviewed_at, r.id`,
);
const patientOf = statement<{ patient_id: string }>(
  "break-glass-patient",
  "SELECT g.patient_id FROM break_glass g WHERE g.id = $1::uuid",
);

/** One emergency access with all that was opened through it, for a lead of the patient's team; null for everybody else. */
export async function breakGlassForReview(actor: PersonActor, id: string): Promise<BreakGlassView | null> {
  const found = await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql }) => (await sql(patientOf, [id]))[0] ?? null,
  });
  if (!found) return null;
  return await read({
    actor,
    needs: "break-glass:review",
    on: { kind: "patient", id: found.patient_id },
    audit: () => ({
      action: "break-glass.read",
      patientId: found.patient_id,
      object: { type: "break-glass", id },
    }),
    run: async ({ sql, now }) => {
      const [row] = await sql(one, [id]);
      if (!row) return null;
      const [events, answers] = [await sql(opened, [id]), await sql(said, [id])];
      const at = (instant: string) => formatInstant(instant, row.zone);
      return {
        ...rowOf(row, now),
        patientId: row.patient_id,
        own: row.person_id === actor.id,
        closed: answers.some((answer) => answer.verdict !== "queried"),
        opened: events.map((event) => ({
          id: event.id,
          at: at(event.at),
          what: `${eventWords(event.action)}${event.page ? `: ${event.page}` : ""}`,
          done: event.outcome === "done",
        })),
        said: answers.map((answer) => ({ ...answer, at: at(answer.at) })),
      };
    },
  });
}

function rowOf(row: Row, now: string): BreakGlassRow {
  const times = { expiresAt: row.expires_at, endedAt: row.ended_at, endedWhy: row.ended_why };
  return {
    id: row.id,
    patient: patientName(row),
    born: formatDay(row.born),
    mrn: row.mrn,
    person: row.person,
    role: row.role,
    reasonWords: breakGlassReasonWords[row.reason_code],
    reason: row.reason,
    startedAt: formatInstant(row.started_at, row.zone),
    state: breakGlassState(times, now),
    until: timeInZone(row.ended_at ?? row.expires_at, row.zone),
    verdict: row.verdict,
  };
}
