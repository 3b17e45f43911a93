// What signing a version does to the sessions of its plan: new courses get theirs, changed ones are planned anew from today
// on, and what was recorded stays. Doing it again changes nothing.
import { v7 as uuid } from "uuid";
import { newSessions } from "@/lib/domain/delivery/course";
import { stopCourse } from "@/lib/domain/delivery/moves";
import { type RePlanned, rePlan } from "@/lib/domain/delivery/re-plan";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import { type CourseOrder, courseKey, courseOrders } from "@/lib/domain/schedule/course-order";
import { sameOrder } from "@/lib/domain/schedule/course-order-schema";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import {
  type CourseRow,
  insertCourse,
  insertSessions,
  lockCourses,
  moveSessions,
  type PatientSite,
  retireSessions,
  type Signer,
  siteOf,
  updateCourse,
} from "./store";

export type SignedPlan = {
  readonly patientId: string;
  readonly planId: string;
  readonly version: number;
  readonly treatments: readonly Treatment[];
  readonly signedBy: string;
  readonly now: string;
};

type Signing = SignedPlan & { readonly site: PatientSite; readonly today: Day };

/** Plans the sessions of a signed version; answers with what to add to the audit. */
export async function planSessions(tx: Tx, signed: SignedPlan): Promise<AuditEntry[]> {
  const kept = await lockCourses(tx, signed.planId);
  const given = signed.treatments.filter((t) => courseOrders(t).length > 0);
  if (given.length === 0 && kept.length === 0) return [];
  const site = await siteOf(tx, signed.patientId);
  const signing = { ...signed, site, today: dayInZone(signed.now, site.zone) };
  const entries: (AuditEntry | null)[] = [];
  for (const treatment of given) {
    const own = kept.filter((course) => course.order.treatmentId === treatment.treatmentId);
    entries.push(...(await planTreatment(tx, signing, treatment, own)));
  }
  return entries.filter((entry) => entry !== null);
}

async function planTreatment(tx: Tx, signing: Signing, treatment: Treatment, own: readonly CourseRow[]) {
  const state = stateOf(treatment);
  // What waits for its condition is not planned before it is released; what is held keeps its days until it goes on.
  if (state === "waiting" || (state === "held" && own.length === 0)) return [];
  const later = (day: Day | null) => (day && day > signing.today ? day : signing.today);
  const from = later(treatment.actionFrom);
  const orders = state === "stopped" ? [] : courseOrders(treatment);
  const byKey = new Map(own.map((course) => [courseKey(course.order), course]));
  const entries: (AuditEntry | null)[] = [];
  for (const order of orders) {
    const course = byKey.get(courseKey(order));
    byKey.delete(courseKey(order));
    entries.push(course ? await follow(tx, signing, course, order, from) : await begin(tx, signing, treatment, order));
  }
  for (const course of byKey.values()) entries.push(await end(tx, signing, course, from, treatment.changeReason));
  return entries;
}

const signerOf = ({ signedBy, now, version }: Signing, reason: string | null = null): Signer => ({
  by: signedBy,
  now,
  reason: reason ?? `Version ${version} of the plan`,
});

const audit = (
  { patientId, planId, version }: Signing,
  action: string,
  id: string,
  detail: Record<string, number>,
): AuditEntry => ({ action, patientId, planId, version, object: { type: "course", id }, detail });

async function begin(tx: Tx, signing: Signing, { lane }: Treatment, order: CourseOrder): Promise<AuditEntry> {
  const { planId, patientId, version, now, site } = signing;
  const id = await insertCourse(tx, { planId, patientId, version, lane, order }, now);
  const made = newSessions(order, site.holidays).map((session) => ({ ...session, id: uuid() }));
  await insertSessions(tx, { id, planId, patientId }, made, signerOf(signing));
  return audit(signing, "course.planned", id, { sessions: made.length });
}

async function follow(tx: Tx, signing: Signing, course: CourseRow, next: CourseOrder, from: Day) {
  if (sameOrder(course.order, next)) return null;
  const plan = rePlan(course.sessions, { previous: course.order, next, holidays: signing.site.holidays, from });
  await updateCourse(tx, course, { order: next, version: signing.version }, signing.now);
  await write(tx, course, plan, signerOf(signing));
  return audit(signing, "course.re-planned", course.id, { cancelled: plan.cancel.length, planned: plan.add.length });
}

async function write(tx: Tx, course: CourseRow, { cancel, add }: RePlanned, signer: Signer): Promise<void> {
  const replaced = new Set(add.map((one) => one.replaces));
  const stateBefore = new Map(course.sessions.map((s) => [s.sessionId, s.state]));
  const cancelled = (live: boolean) =>
    cancel
      .filter((change) => replaced.has(change.sessionId) !== live)
      .map(({ sessionId }) => ({
        sessionId,
        event: "session.cancelled",
        from: stateBefore.get(sessionId) ?? null,
        to: "cancelled" as const,
      }));
  await moveSessions(tx, course.patientId, cancelled(false), { live: false }, signer);
  await moveSessions(tx, course.patientId, cancelled(true), {}, signer);
  const gone = new Set(cancel.map((change) => change.sessionId));
  const returning = [...replaced].filter((id) => id !== null).filter((id) => !gone.has(id));
  await retireSessions(tx, returning, signer);
  const made = add.map(({ replaces, ...session }) => ({ ...session, id: uuid(), replacesId: replaces }));
  await insertSessions(tx, course, made, signer);
}

/** Cancels what is open in a course from a day on; null when nothing was. */
async function end(tx: Tx, signing: Signing, course: CourseRow, from: Day, reason: string | null) {
  const cancel = stopCourse(course, from);
  if (cancel.length === 0) return null;
  await updateCourse(tx, course, { version: signing.version }, signing.now);
  await write(tx, course, { cancel, add: [] }, signerOf(signing, reason));
  return audit(signing, "course.stopped", course.id, { cancelled: cancel.length });
}
