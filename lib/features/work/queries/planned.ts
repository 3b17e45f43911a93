// What is planned by the order alone: treatments of the cancer lane, and what is given in sessions but has none booked.
import "server-only";
import { sessionName } from "@/lib/domain/delivery/course";
import { isOpen, type SessionState } from "@/lib/domain/delivery/session-states";
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import { stateOf, type TreatmentState } from "@/lib/domain/plan/treatment-states";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { type Occurrence, occurrencesOf } from "@/lib/domain/schedule/occurrences";
import { regimenCycles } from "@/lib/domain/schedule/sessions";
import { addDays, type Day, formatDay } from "@/lib/domain/shared/day";
import { givenByNurses } from "@/lib/domain/version/acknowledgement";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import { type MadeRow, madeList } from "./list";
import { CYCLES_AHEAD_DAYS } from "./sessions";
import { fromPatients, type Moment, named, type PatientColumns, patientColumns, type WorkEntry } from "./view";

type Session = { id: string; n: number; day: Day; state: SessionState; order: unknown };
type Row = PatientColumns & {
  team_id: string;
  lead: string;
  mine: boolean;
  plan_id: string;
  plan_status: string;
  content: unknown;
  status: TreatmentState;
  sessions: readonly Session[] | null;
};
type Given = Occurrence & { readonly session?: Session };
type Planned = { readonly row: Row; readonly treatment: Treatment; readonly event: Given };

/** A clinic's open treatments, not its history; when there are more, the count says so. */
const MOST = 2000;
const text = (
  where: string,
) => `SELECT ${patientColumns("p")}, p.team_id, l.given || ' ' || l.family AS lead, pl.lead_id = access.actor() AS mine,
            pl.id AS plan_id, pl.status AS plan_status, t.content, t.status,
            (SELECT json_agg(json_build_object('id', s.id, 'n', s.n, 'day', s.day::text, 'state', s.state, 'order', c.planned_by) ORDER BY s.day)
               FROM course c JOIN course_session s ON s.course_id = c.id AND s.live
              WHERE c.treatment_id = t.treatment_id AND s.state NOT IN ('omitted', 'cancelled')) AS sessions
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold') JOIN person l ON l.id = pl.lead_id
     JOIN treatment_now t ON t.plan_id = pl.id AND t.version = pl.current_version AND t.status <> 'stopped'
    WHERE ${where} ORDER BY (p.bed IS NULL), p.family, p.given, p.id, t.position LIMIT ${MOST + 1}`;
const withoutSessions = statement<Row>(
  "work-without-sessions",
  text(`t.kind IN (${givenByNurses.map((kind) => `'${kind}'`).join(", ")})
      AND NOT EXISTS (SELECT 1 FROM course c WHERE c.treatment_id = t.treatment_id)`),
);
const cancerLane = statement<Row>("work-cancer-lane", text("t.lane = 'cancer'"));

const given = new Set<Occurrence["kind"]>(["session", "cycle", "dose", "fraction", "event"]);

/** Every day on which something of a treatment is given, in order; a cycle has several. */
function givenDays(t: Treatment, horizon: Day): Occurrence[] {
  if (t.kind !== "regimen") return occurrencesOf(t, horizon).filter((o) => given.has(o.kind));
  return regimenCycles(t).flatMap((cycle) =>
    cycle.days
      .filter((day) => day <= horizon)
      .map((day, at) => ({
        day,
        kind: "cycle" as const,
        label: `Cycle ${cycle.number} of ${t.cycles}, treatment day ${at + 1} of ${cycle.days.length}`,
      })),
  );
}

/** Where the sessions of a treatment really are. */
const sessionDays = (sessions: readonly Session[], horizon: Day): Given[] =>
  sessions
    .filter((session) => session.day <= horizon)
    .map((session) => ({
      day: session.day,
      kind: "session",
      label: sessionName(readCourseOrder(session.order), session.n),
      session,
    }));

const readRows = (rows: readonly Row[]) => rows.map((row) => ({ row, treatment: treatmentSchema.parse(row.content) }));

const plannedIn = (known: ReturnType<typeof readRows>, horizon: Day): Planned[] =>
  known.flatMap(({ row, treatment }) => {
    const events = row.sessions ? sessionDays(row.sessions, horizon) : givenDays(treatment, horizon);
    return events.map((event) => ({ row, treatment, event }));
  });

/** What is signed but must not be given now says so before anything else. */
function inactiveTag(row: Row, treatment: Treatment): WorkEntry["tag"] {
  if (row.plan_status === "on-hold") return { tone: "stop", words: "Plan on hold" };
  if (row.status === "awaiting-cosignature") return { tone: "stop", words: "Not co-signed" };
  const state = stateOf(treatment);
  if (state === "held") return { tone: "stop", words: "On hold" };
  return state === "waiting" ? { tone: "check", words: "Waiting" } : null;
}

function madeRow(row: Row, treatment: Treatment, event: Given | null, words: string | null): MadeRow {
  const href = event?.session ? paths.session(event.session.id) : paths.plan(row.plan_id);
  const { treatmentId: key } = treatment;
  return {
    key,
    urgency: row.bed ? 0 : 1,
    since: `${event?.day ?? treatment.start}T00:00:00.000Z`,
    teamId: row.team_id,
    mine: row.mine,
    bed: row.bed,
    entry: {
      key,
      href,
      ...named(row),
      tag: inactiveTag(row, treatment) ?? (words ? { tone: "info", words } : null),
      bed: row.bed,
      lines: [...(event ? [event.label] : []), treatmentText(treatment).plain],
      age: null,
      owner: row.lead,
      action: { label: event?.session ? "Open the session" : "Open the plan", href },
    },
  };
}

/** Given by nurses today or tomorrow by its order, though nobody booked a session: the only place where nursing would miss it. */
export const notBookedSoon = madeList(
  {
    id: "not-booked",
    title: "Due today or tomorrow, without a booked session",
    empty: "Everything due today and tomorrow has its session.",
    nothing: "doses without a session",
    roles: ["nurse"],
  },
  async ({ sql }, { today }) => {
    const found = await sql(withoutSessions);
    const soon = plannedIn(readRows(found.slice(0, MOST)), addDays(today, 1)).filter(({ event }) => event.day >= today);
    const rows = soon.map(({ row, treatment, event }) => madeRow(row, treatment, event, formatDay(event.day)));
    return { rows: firstOfEach(rows), more: found.length > MOST };
  },
);

function firstOfEach(rows: readonly MadeRow[]): MadeRow[] {
  const first = new Map<string, MadeRow>();
  for (const row of rows) if (!first.has(row.key)) first.set(row.key, row);
  return [...first.values()];
}

async function cancerRows({ sql }: Seen, { today }: Moment) {
  const found = await sql(cancerLane);
  const all = readRows(found.slice(0, MOST));
  const next = plannedIn(all, addDays(today, 366))
    .filter(({ event }) => event.day >= today && (!event.session || isOpen(event.session)))
    .sort((a, b) => (a.event.day < b.event.day ? -1 : 1));
  const first = new Map<string, Planned>();
  for (const one of next) if (!first.has(one.treatment.treatmentId)) first.set(one.treatment.treatmentId, one);
  // Booked cycles of the next days have lists of their own.
  const dated = [...first.values()]
    .filter(({ event }) => !event.session || event.day > addDays(today, CYCLES_AHEAD_DAYS))
    .map(({ row, treatment, event }) => ({
      ...madeRow(row, treatment, event, event.day === today ? "Today" : formatDay(event.day)),
      urgency: 0,
    }));
  const known = new Set(first.keys());
  const undated = all
    .filter(({ treatment }) => !known.has(treatment.treatmentId))
    .map(({ row, treatment }) => madeRow(row, treatment, null, null));
  return { dated, undated, more: found.length > MOST };
}

const looked = new WeakMap<Seen, ReturnType<typeof cancerRows>>();

/** Both lists come from one look in each read. */
function cancerOf(seen: Seen, moment: Moment): ReturnType<typeof cancerRows> {
  const known = looked.get(seen) ?? cancerRows(seen, moment);
  looked.set(seen, known);
  return known;
}

/** The cancer lane of the oncologist's patients, surgery and radiotherapy too, by the next date. */
export const cancerNext = madeList(
  {
    id: "next",
    title: "Other cancer treatment by next date",
    empty: "No other cancer treatment of your patients has a date ahead.",
    nothing: "other cancer treatment",
    roles: ["oncologist"],
  },
  async (seen, moment) => {
    const { dated: rows, more } = await cancerOf(seen, moment);
    return { rows, more };
  },
);

export const cancerPast = madeList(
  {
    id: "past",
    title: "Cancer treatment without a date ahead",
    empty: "No cancer treatment is without a date ahead.",
    nothing: "cancer treatment without a date",
    roles: ["oncologist"],
  },
  async (seen, moment) => {
    const { undated: rows, more } = await cancerOf(seen, moment);
    return { rows, more };
  },
);
