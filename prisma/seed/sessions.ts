// What became of the sessions of the stories: what is past was given on its day, by the nurse of the site.

import { sessionDose } from "@/lib/domain/delivery/session-dose";
import { treatmentSchema } from "@/lib/domain/plan/treatment";
import type { CourseKind, CourseOrder } from "@/lib/domain/schedule/course-order";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { type Day, dayParts } from "@/lib/domain/shared/day";
import { deferSessions } from "@/lib/features/session/commands/moves";
import { recordSession } from "@/lib/features/session/commands/record";
import type { RecordInput } from "@/lib/features/session/input";
import { type Actor, systemActor } from "@/lib/platform/actor-types";
import { executeAt } from "@/lib/platform/seed-run";
import { act } from "./act";
import { seenBy, type World } from "./world";

type Row = {
  id: string;
  n: number;
  day: Day;
  time: string | null;
  revision: number;
  kind: CourseKind;
  order: unknown;
  content: unknown;
  site: string;
};

/** The nurse of the patient's site; the lead where there is none. */
function nurseAt(world: World, siteId: string, lead: Actor): Actor {
  return Object.values(world.people.actors).find((a) => a.role === "nurse" && a.siteId === siteId) ?? lead;
}

const products = ["Privigen", "Gamunex-C", "Octagam 10%"];

function recordOf(row: Row, order: CourseOrder): RecordInput["record"] {
  const dose = sessionDose(treatmentSchema.parse(row.content), order, row.n);
  const { date } = dayParts(row.day);
  if (row.kind === "exchange")
    return {
      kind: "exchange",
      volumeL: dose?.volumeL ?? "2.8",
      fluid: "albumin-5",
      access: dose?.order.includes("central") ? "central-line" : "peripheral",
      anticoagulant: "citrate",
      complications: date % 7 === 0 ? "Tingling of the lips for some minutes, calcium given" : null,
    };
  if (row.kind === "ivig")
    return {
      kind: "ivig",
      product: products[row.n % products.length] ?? "Privigen",
      lot: `DEMO-${row.day.slice(2).replaceAll("-", "")}`,
      doseG: dose?.grams ?? "25",
      rateMlPerHour: "120",
      reactions: date % 6 === 0 ? "Headache, gone after slowing the infusion" : null,
    };
  return { kind: "cycle", doseGiven: dose?.order ?? "As ordered", delayReason: null };
}

/** Records the sessions of a plan before a day of the story as given; what cannot be recorded stays to be seen. */
export async function recordPastSessions(
  world: World,
  { planId, lead }: { readonly planId: string; readonly lead: Actor },
  offset: number,
): Promise<void> {
  const { clock } = world;
  const until = clock.day(offset);
  const rows = await seenBy(
    lead,
    clock.at(offset, "09:00"),
    (tx) => tx.$queryRaw<Row[]>`
      SELECT s.id, s.n, s.day::text AS day, s.time, s.revision, c.kind, c.planned_by AS "order", p.site_id AS site,
             (SELECT t.content FROM treatment_now t WHERE t.treatment_id = c.treatment_id ORDER BY t.version DESC LIMIT 1) AS content
        FROM course_session s JOIN course c ON c.id = s.course_id JOIN patient p ON p.id = s.patient_id
       WHERE s.plan_id = ${planId}::uuid AND s.live AND s.state IN ('planned', 'scheduled') AND s.day < ${until}::date
       ORDER BY s.day, s.n`,
  );
  for (const row of rows) {
    const input: RecordInput = {
      sessionId: row.id,
      revision: row.revision,
      outcome: "given",
      time: row.time ?? "09:30",
      reason: null,
      preCheckReason: "Results of the day seen on the ward",
      record: recordOf(row, readCourseOrder(row.order)),
    };
    const answer = await executeAt(`${row.day}T14:00:00.000Z`, recordSession, nurseAt(world, row.site, lead), input);
    // An order that is held or waits today was not given; everything else is a fault of the story.
    if (!answer.ok && answer.code !== "order-not-active")
      throw new Error(`session ${row.n} on ${row.day} was refused: ${answer.code} ${answer.message ?? ""}`);
  }
}

type Told = { readonly planId: string; readonly chart: { readonly world: World; readonly lead: Actor } };
type Found = { id: string; revision: number; courseRevision: number; site: string };

async function liveSession({ planId, chart }: Told, kind: CourseKind, n: number, at: string): Promise<Found> {
  const [row] = await seenBy(
    chart.lead,
    at,
    (tx) => tx.$queryRaw<Found[]>`
      SELECT s.id, s.revision, c.revision AS "courseRevision", p.site_id AS site
        FROM course_session s JOIN course c ON c.id = s.course_id JOIN patient p ON p.id = s.patient_id
       WHERE s.plan_id = ${planId}::uuid AND s.live AND c.kind = ${kind} AND s.n = ${n} ORDER BY c.repeat LIMIT 1`,
  );
  if (!row) throw new Error(`the plan has no ${kind} session ${n}`);
  return row;
}

type Session = { readonly kind: CourseKind; readonly n: number; readonly on: number; readonly reason: string };

/** Writes down on a day of the story that a session was not given, or is held for the prescriber. */
export async function notGiven(
  plan: Told,
  { kind, n, on, reason, outcome }: Session & { readonly outcome: "not-given" | "held" },
): Promise<void> {
  const { world, lead } = plan.chart;
  const at = world.clock.at(on, "11:20");
  const { id: sessionId, revision, site } = await liveSession(plan, kind, n, at);
  const record = { time: "09:30", preCheckReason: null, record: null };
  await act(at, recordSession, nurseAt(world, site, lead), { sessionId, revision, outcome, reason, ...record });
}

/** Puts one session off to a later day of the story. */
export async function putOff(
  plan: Told,
  { kind, n, on, reason, to }: Session & { readonly to: number },
): Promise<void> {
  const { world, lead } = plan.chart;
  const at = world.clock.at(on, "11:30");
  const { id: sessionId, courseRevision, site } = await liveSession(plan, kind, n, at);
  const move = { sessionId, courseRevision, scope: "this", reason, to: world.clock.day(to) } as const;
  await act(at, deferSessions, nurseAt(world, site, lead), move);
}

/** Up to yesterday, for every plan of the demo; today's sessions are there to be recorded by whoever looks. */
export async function recordAllPastSessions(world: World): Promise<void> {
  const leads = new Map(Object.values(world.people.actors).map((actor) => [actor.id, actor]));
  const plans = await seenBy(systemActor("Seed"), world.clock.at(0, "00:30"), (tx) =>
    tx.plan.findMany({ where: { status: { in: ["active", "on-hold"] } }, select: { id: true, leadId: true } }),
  );
  for (const { id: planId, leadId } of plans) {
    const lead = leads.get(leadId);
    if (lead) await recordPastSessions(world, { planId, lead }, 0);
  }
}
