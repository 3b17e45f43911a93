// The rows of a correction, and what now stands in a session, inside a given transaction.
import type { CourseSession } from "@/lib/domain/delivery/course";
import type { SessionState } from "@/lib/domain/delivery/session-states";
import type { Day } from "@/lib/domain/shared/day";
import type { Tx } from "@/lib/platform/db";
import { insertEvents, type Signer } from "./store";

/** Marks a live session as entered in error, with who, when and why; what it said stays. */
export async function markSessionWrong(
  tx: Tx,
  patientId: string,
  { sessionId, state }: Pick<CourseSession, "sessionId" | "state">,
  { by, now, reason }: Signer & { readonly reason: string },
): Promise<void> {
  const to = "entered-in-error" as const;
  const { count } = await tx.courseSession.updateMany({
    where: { id: sessionId, state, live: true },
    data: {
      state: to,
      live: false,
      erroredState: state,
      erroredAt: new Date(now),
      erroredBy: by,
      errorReason: reason,
      changedAt: new Date(now),
      changedBy: by,
      revision: { increment: 1 },
    },
  });
  if (count !== 1) throw new Error("a session changed while its course was locked");
  const events = [{ sessionId, event: "session.corrected", from: state, to }];
  await insertEvents(tx, patientId, events, { by, now, reason });
}

export type KeptRecord = {
  readonly state: SessionState;
  readonly revision: number;
  readonly day: Day;
  readonly time: string | null;
  readonly reason: string | null;
  readonly record: Readonly<Record<string, string | null>> | null;
  readonly by: string;
  readonly at: string;
};

/** What now stands in a session, and who put it there: for the person who lost a race. */
export async function recordAsKept(tx: Tx, sessionId: string): Promise<KeptRecord | null> {
  const [row] = await tx.$queryRaw<KeptRecord[]>`
    SELECT s.state, s.revision, s.day::text AS day, s.time, s.reason, s.record, w.given || ' ' || w.family AS by,
           to_char(s.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
      FROM course_session s JOIN person w ON w.id = s.changed_by WHERE s.id = ${sessionId}::uuid`;
  return row ?? null;
}
