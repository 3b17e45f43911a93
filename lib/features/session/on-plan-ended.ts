// What the end of a plan, or the death of a patient, does to sessions: all that is still to come is cancelled.
import { v7 as uuid } from "uuid";
import { stopCourse } from "@/lib/domain/delivery/moves";
import { asDay } from "@/lib/domain/shared/day";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { insertSessions, lockCourses, moveSessions, retireSessions, updateCourse } from "./store";

export type EndedPlan = {
  readonly patientId: string;
  /** Only this plan's sessions; every plan of the patient when absent. */
  readonly planId?: string;
  readonly reason: string;
  readonly by: string;
  readonly now: string;
};

// Sessions nobody recorded are cancelled as well: after the end there is nobody to record them.
const everyDay = asDay("1850-01-01");

/** Cancels every session that is still open; answers with what to add to the audit. */
export async function cancelSessions(tx: Tx, { patientId, planId, reason, by, now }: EndedPlan): Promise<AuditEntry[]> {
  const plans = planId ? [{ id: planId }] : await tx.plan.findMany({ where: { patientId }, select: { id: true } });
  const entries: AuditEntry[] = [];
  for (const plan of plans)
    for (const course of await lockCourses(tx, plan.id)) {
      const states = new Map(course.sessions.map((s) => [s.sessionId, s.state]));
      const changes = stopCourse(course, everyDay).map(({ sessionId }) => ({
        sessionId,
        event: "session.cancelled",
        from: states.get(sessionId) ?? null,
        to: "cancelled" as const,
      }));
      if (changes.length === 0) continue;
      await updateCourse(tx, course, {}, now);
      await moveSessions(tx, patientId, changes, {}, { by, now, reason });
      const detail = { cancelled: changes.length };
      entries.push({
        action: "course.stopped",
        patientId,
        planId: plan.id,
        object: { type: "course", id: course.id },
        detail,
      });
    }
  return entries;
}

export type RevivedPlan = EndedPlan & {
  /** When the death was recorded: what was cancelled at that instant, it cancelled. */
  readonly endedAt: Date;
};

/**
 * Plans again what `cancelSessions` cancelled when a death was recorded wrongly: each on its own day and at its own time, in the
 * place of the cancelled one, which stays to be read. Doing it twice changes nothing. Answers with what to add to the audit.
 */
export async function restoreSessions(
  tx: Tx,
  { patientId, planId, reason, by, now, endedAt }: RevivedPlan,
): Promise<AuditEntry[]> {
  const plans = planId ? [{ id: planId }] : await tx.plan.findMany({ where: { patientId }, select: { id: true } });
  const ended = await tx.sessionEvent.findMany({
    where: { patientId, event: "session.cancelled", at: endedAt },
    select: { sessionId: true },
  });
  const gone = new Set(ended.map((event) => event.sessionId));
  const entries: AuditEntry[] = [];
  for (const plan of plans)
    for (const course of await lockCourses(tx, plan.id)) {
      const back = course.sessions.filter((s) => s.state === "cancelled" && gone.has(s.sessionId));
      if (back.length === 0) continue;
      const signer = { by, now, reason };
      await updateCourse(tx, course, {}, now);
      await retireSessions(
        tx,
        back.map((s) => s.sessionId),
        signer,
      );
      const made = back.map(({ sessionId, n, day, plannedDay, time }) => ({
        id: uuid(),
        n,
        day,
        plannedDay,
        time,
        replacesId: sessionId,
      }));
      await insertSessions(tx, course, made, signer);
      const object = { type: "course", id: course.id };
      entries.push({ action: "course.restored", patientId, planId: plan.id, object, detail: { planned: made.length } });
    }
  return entries;
}
