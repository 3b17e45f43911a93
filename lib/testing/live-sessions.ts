// The sessions of a plan as kept, for tests and journeys alike: nothing of the server is loaded.
import { rowsOf } from "./insert-row";

export type KeptSession = {
  readonly id: string;
  readonly n: number;
  readonly day: string;
  readonly state: string;
  readonly revision: number;
  readonly courseRevision: number;
};

/** The live sessions of a plan by course and number, as kept. */
export async function liveSessions(planId: string): Promise<KeptSession[]> {
  return await rowsOf<KeptSession>(
    `SELECT s.id, s.n, s.day::text AS day, s.state, s.revision, c.revision AS "courseRevision"
       FROM course_session s JOIN course c ON c.id = s.course_id
      WHERE c.plan_id = $1 AND s.live ORDER BY c.repeat, c.id, s.n`,
    [planId],
  );
}

/** The live session of a number; a test that names one that is not there is wrong. */
export async function sessionOf(planId: string, n: number): Promise<KeptSession> {
  const found = (await liveSessions(planId)).find((session) => session.n === n);
  if (!found) throw new Error(`there is no session ${n}`);
  return found;
}
