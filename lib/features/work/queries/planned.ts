import "server-only";
import { sessionName } from "@/lib/domain/delivery/course";
import { isOpen, type SessionState } from "@/lib/domain/delivery/session-states";
import { sessionStateWords } from "@/lib/domain/delivery/words";
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { type Occurrence, occurrencesOf } from "@/lib/domain/schedule/occurrences";
import { regimenCycles } from "@/lib/domain/schedule/sessions";
import { addDays, compareDays, type Day, formatDay, formatDayLong } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import { reminderList } from "./reminders";
import {
  bedLine,
  fromPatients,
  ofPatient,
  type PatientColumns,
  patientColumns,
  SHOWN,
  type WorkEntry,
  type WorkList,
  workList,
} from "./view";

type Session = { id: string; n: number; day: Day; state: SessionState; order: unknown };
type Row = PatientColumns & {
  plan_id: string;
  plan_status: string;
  content: unknown;
  sessions: readonly Session[] | null;
};
type Given = Occurrence & { readonly session?: Session };
type Planned = { readonly row: Row; readonly treatment: Treatment; readonly event: Given };

// At most 2,000 treatments are looked at: a clinic's open courses, not its history.
const text = (where: string) => `SELECT ${patientColumns("p")}, pl.id AS plan_id, pl.status AS plan_status, t.content,
            (SELECT json_agg(json_build_object('id', s.id, 'n', s.n, 'day', s.day::text, 'state', s.state, 'order', c.planned_by) ORDER BY s.day)
               FROM course c JOIN course_session s ON s.course_id = c.id AND s.live
              WHERE c.treatment_id = t.treatment_id AND s.state NOT IN ('omitted', 'cancelled')) AS sessions
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold')
     JOIN treatment_version t ON t.plan_id = pl.id AND t.version = pl.current_version AND t.status <> 'stopped'
    WHERE ${where} ORDER BY (p.bed IS NULL), p.family, p.given, p.id, t.position LIMIT 2000`;
const givenByNurses = statement<Row>(
  "work-sessions",
  text("t.kind IN ('plasma-exchange', 'ivig', 'regimen', 'checkpoint-inhibitor')"),
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

const plannedIn = (rows: readonly Row[], horizon: Day): Planned[] =>
  rows.flatMap((row) => {
    const treatment = treatmentSchema.parse(row.content);
    const events = row.sessions ? sessionDays(row.sessions, horizon) : givenDays(treatment, horizon);
    return events.map((event) => ({ row, treatment, event }));
  });

function entryOf({ row, treatment, event }: Planned, words: string): WorkEntry {
  return {
    key: `${treatment.treatmentId} ${event.day} ${event.label}`,
    href: event.session ? paths.session(event.session.id) : paths.plan(row.plan_id),
    ...ofPatient(row),
    tag: recordedTag(event) ?? inactiveTag(row, treatment) ?? { tone: "info", words },
    lines: [...bedLine(row.bed), event.label, treatmentText(treatment).plain],
  };
}

/** What was done already says so; a session to come says nothing of its own. */
function recordedTag({ session }: Given): WorkEntry["tag"] {
  if (!session || isOpen(session)) return null;
  return { tone: session.state === "held" ? "stop" : "info", words: sessionStateWords[session.state] };
}

/** What is signed but must not be given now says so before anything else. */
function inactiveTag(row: Row, treatment: Treatment): WorkEntry["tag"] {
  if (row.plan_status === "on-hold") return { tone: "stop", words: "Plan on hold" };
  const state = stateOf(treatment);
  if (state === "held") return { tone: "stop", words: "On hold" };
  return state === "waiting" ? { tone: "check", words: "Waiting" } : null;
}

/** The patients with infusions, exchanges or chemotherapy planned today and tomorrow. */
export async function workOfNurse(actor: Actor, { sql, now }: Seen): Promise<WorkList[]> {
  const today = dayInZone(now, actor.siteZone);
  const days = [
    { id: "today", name: "Today", day: today },
    { id: "tomorrow", name: "Tomorrow", day: addDays(today, 1) },
  ] as const;
  const planned = plannedIn(await sql(givenByNurses), addDays(today, 1));
  return days.map(({ id, name, day }) =>
    workList(
      {
        id,
        title: `${name}, ${formatDayLong(day)}`,
        empty: `Nothing is planned ${name.toLowerCase()} for your patients.`,
      },
      planned.filter(({ event }) => event.day === day).slice(0, SHOWN + 1),
      (one) => entryOf(one, "Planned"),
    ),
  );
}

/** The cancer lane of the oncologist's patients by the next date; what has no date left comes last. */
export async function workOfOncologist(actor: Actor, seen: Seen): Promise<WorkList[]> {
  const { sql, now } = seen;
  const today = dayInZone(now, actor.siteZone);
  const rows = await sql(cancerLane);
  const next = plannedIn(rows, addDays(today, 366))
    .filter(({ event }) => event.day >= today && (!event.session || isOpen(event.session)))
    .sort((a, b) => compareDays(a.event.day, b.event.day));
  const first = next.filter(({ treatment }, at) => {
    return next.findIndex((other) => other.treatment.treatmentId === treatment.treatmentId) === at;
  });
  const dated = new Set(first.map(({ treatment }) => treatment.treatmentId));
  const undated = rows
    .map((row) => ({ row, treatment: treatmentSchema.parse(row.content) }))
    .filter(({ treatment }) => !dated.has(treatment.treatmentId));
  return [
    await reminderList(seen, actor),
    workList(
      {
        id: "next",
        title: "Cancer treatment by next date",
        empty: "No cancer treatment of your patients has a date ahead.",
      },
      first,
      (one) => entryOf(one, one.event.day === today ? "Today" : formatDay(one.event.day)),
    ),
    workList(
      {
        id: "past",
        title: "Cancer treatment without a date ahead",
        empty: "No cancer treatment is without a date ahead.",
      },
      undated,
      ({ row, treatment }) => ({
        key: treatment.treatmentId,
        href: paths.plan(row.plan_id),
        ...ofPatient(row),
        tag: inactiveTag(row, treatment),
        lines: [...bedLine(row.bed), treatmentText(treatment).plain],
      }),
    ),
  ];
}
