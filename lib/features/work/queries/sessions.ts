import "server-only";
import { sessionName } from "@/lib/domain/delivery/course";
import type { CheckedValue, MayGive } from "@/lib/domain/delivery/may-give";
import { sessionDose } from "@/lib/domain/delivery/session-dose";
import { isOpen, type SessionState } from "@/lib/domain/delivery/session-states";
import { sessionStateWords } from "@/lib/domain/delivery/words";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { addDays, type Day, formatDay, formatDayLong } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { type JudgedPlan, judgedPlan, type PlanSourceRow, plansText } from "@/lib/features/session/queries/source";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import { type ListDefinition, sqlList, type WorkRow } from "./list";
import { ageOf, fromPatients, type Moment, named, type WorkEntry, who } from "./view";

type Session = {
  id: string;
  planId: string;
  treatmentId: string;
  n: number;
  day: Day;
  time: string | null;
  state: SessionState;
  order: unknown;
  name: string;
};

const sources = statement<PlanSourceRow>("work-session-plans", plansText);

const select = (where: string) => `
  SELECT s.id::text AS key, (CASE WHEN s.state IN ('planned', 'scheduled', 'held') THEN 0 ELSE 1 END) AS urgency,
         (s.day + coalesce(s.time, '23:59')::time) AT TIME ZONE site.zone AS since, p.team_id, true AS mine, p.bed,
         l.given || ' ' || l.family AS owner, ${who("p")} AS who,
         json_build_object('id', s.id, 'planId', s.plan_id, 'treatmentId', c.treatment_id, 'n', s.n, 'day', s.day::text, 'time', s.time,
           'state', s.state, 'order', c.planned_by, 'name', coalesce((SELECT t.content->>'name' FROM treatment_now t
             WHERE t.plan_id = c.plan_id AND t.treatment_id = c.treatment_id ORDER BY t.version DESC LIMIT 1), '')) AS detail
    FROM ${fromPatients} JOIN site ON site.id = p.site_id
    JOIN course_session s ON s.patient_id = p.id AND s.live AND s.state NOT IN ('omitted', 'cancelled')
    JOIN course c ON c.id = s.course_id JOIN plan pl ON pl.id = s.plan_id AND pl.status IN ('active', 'on-hold') JOIN person l ON l.id = pl.lead_id
   WHERE ${where}`;

/** The plans of the rows shown, each read and judged once. */
async function judged({ sql }: Seen, rows: readonly WorkRow<Session>[]): Promise<ReadonlyMap<string, JudgedPlan>> {
  const ids = [...new Set(rows.map((row) => row.detail.planId))];
  const found = ids.length > 0 ? await sql(sources, [ids]) : [];
  return new Map(found.map(({ plan }) => [plan.id, judgedPlan(plan)]));
}

const tones = { yes: "done", "not-yet": "check", no: "stop" } as const;
const answers = { yes: "May be given", "not-yet": "Not yet", no: "Do not give" } as const;

function tagOf({ state }: Session, may: MayGive | null): WorkEntry["tag"] {
  if (may) return { tone: tones[may.answer], words: answers[may.answer] };
  return { tone: state === "held" ? "stop" : "info", words: sessionStateWords[state] };
}

const valueLine = (values: readonly CheckedValue[], zone: string) =>
  values
    .map(({ label, value, takenOn, takenAt }) => {
      const when = takenAt ? formatInstant(takenAt, zone) : takenOn ? formatDay(takenOn) : null;
      return `${label} ${value}${when ? ` (${when})` : ""}`;
    })
    .join("; ");

type Shown = { readonly values: boolean; readonly day: boolean };

const entriesFor =
  ({ values, day }: Shown) =>
  async (rows: readonly WorkRow<Session>[], moment: Moment, seen: Seen): Promise<WorkEntry[]> => {
    const plans = await judged(seen, rows);
    return rows.map((row) => {
      const session = row.detail;
      const plan = plans.get(session.planId);
      const order = readCourseOrder(session.order);
      const treatment = plan?.treatmentOf(session.treatmentId);
      const dose = treatment ? sessionDose(treatment, order, session.n) : null;
      const may = isOpen(session) ? (plan?.mayGive(session.treatmentId, session.day, moment.today) ?? null) : null;
      const phone = plan?.prescriber
        ? [
            `Prescriber: ${plan.prescriber.name}, ${plan.prescriber.phone ? `phone ${plan.prescriber.phone}` : "phone not recorded"}`,
          ]
        : [];
      const when = `${day ? `${formatDay(session.day)}, ` : ""}${session.time ?? "no time set"}`;
      return {
        key: row.key,
        href: paths.session(session.id),
        ...named(row.who),
        tag: tagOf(session, may),
        bed: row.bed,
        lines: [
          `${when}: ${session.name}, ${sessionName(order, session.n)}${dose ? `: ${dose.order}` : ""}`,
          ...(may ? [may.because] : []),
          ...(values && may && may.values.length > 0 ? [valueLine(may.values, moment.actor.siteZone)] : []),
          ...(may && may.answer !== "yes" ? phone : []),
        ],
        age: session.day < moment.today && isOpen(session) ? ageOf(row.since, moment) : null,
        owner: row.owner,
        action: { label: isOpen(session) ? "Record or move" : "Open the session", href: paths.session(session.id) },
      };
    });
  };

const dayTitle = (name: string, after: number) => (moment: Moment) =>
  `${name}, ${formatDayLong(addDays(moment.today, after))}`;

export const sessionsToday: ListDefinition = sqlList<Session>(
  {
    id: "today",
    title: dayTitle("Today", 0),
    empty: "Nothing is planned today for your patients.",
    nothing: "sessions today",
    roles: ["nurse"],
    shown: 25,
  },
  select("s.day = $1::date"),
  entriesFor({ values: true, day: false }),
);

export const sessionsTomorrow: ListDefinition = sqlList<Session>(
  {
    id: "tomorrow",
    title: dayTitle("Tomorrow", 1),
    empty: "Nothing is planned tomorrow for your patients.",
    nothing: "sessions tomorrow",
    roles: ["nurse"],
    shown: 15,
  },
  select("s.day = $1::date + 1"),
  entriesFor({ values: false, day: false }),
);

/** At most three months back, so that a forgotten course does not bury the day. */
export const notRecorded: ListDefinition = sqlList<Session>(
  {
    id: "not-recorded",
    title: "Not recorded",
    empty: "Every session of the last three months is recorded.",
    nothing: "sessions not recorded",
    roles: ["nurse"],
  },
  select("s.day BETWEEN $1::date - 92 AND $1::date - 1 AND s.state IN ('planned', 'scheduled')"),
  (rows, moment) =>
    rows.map((row) => {
      const { id, n, day, name, order } = row.detail;
      return {
        key: row.key,
        href: paths.session(id),
        ...named(row.who),
        tag: { tone: "check", words: `Not recorded, ${formatDay(day)}` },
        bed: row.bed,
        lines: [`${name}, ${sessionName(readCourseOrder(order), n)}`],
        age: ageOf(row.since, moment),
        owner: row.owner,
        action: { label: "Record it", href: paths.session(id) },
      };
    }),
);

export const cyclesToday: ListDefinition = sqlList<Session>(
  {
    id: "cycles-today",
    title: dayTitle("Cycles today", 0),
    empty: "No cycle of your patients is planned today.",
    nothing: "cycles today",
    roles: ["oncologist"],
    shown: 25,
  },
  select("c.lane = 'cancer' AND s.day = $1::date"),
  entriesFor({ values: true, day: false }),
);

export const CYCLES_AHEAD_DAYS = 14;

export const cyclesComing: ListDefinition = sqlList<Session>(
  {
    id: "cycles-coming",
    title: `Cycles in the next ${CYCLES_AHEAD_DAYS} days`,
    empty: `No cycle of your patients is planned in the next ${CYCLES_AHEAD_DAYS} days.`,
    nothing: "cycles to come",
    roles: ["oncologist"],
    shown: 10,
  },
  select(
    `c.lane = 'cancer' AND s.day BETWEEN $1::date + 1 AND $1::date + ${CYCLES_AHEAD_DAYS} AND s.state IN ('planned', 'scheduled')`,
  ),
  entriesFor({ values: false, day: true }),
);
