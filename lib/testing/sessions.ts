// Courses for tests: a signed plan whose sessions were planned by the very function that signing calls.
import type { Treatment } from "@/lib/domain/plan/treatment";
import { planSessions } from "@/lib/features/session/on-signing";
import { command, execute } from "@/lib/platform/command";
import { done } from "@/lib/platform/outcome";
import { aChart, type Chart } from "./charts";
import { rowsOf } from "./insert-row";
import type { Clinic } from "./people";
import { aPlanRow, aSignedVersion, withOwnId } from "./plans";

type Signed = { chart: Chart; planId: string; version: number; treatments: readonly Treatment[] };

const afterSigning = command<Signed, null>({
  name: "test.sign",
  needs: "plan:sign",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { chart, ...signed } = input;
    const { patientId } = chart;
    const entries = await planSessions(tx, { ...signed, patientId, signedBy: actor.id, now });
    return done(null, [{ action: "test.signed", patientId }, ...entries]);
  },
});

/** Plans the sessions of a version once more, as signing does; for tests of doing it twice. */
export async function planAgain(signed: Signed, clock?: string) {
  const answer = await execute(afterSigning, signed.chart.clinic.neurologist, signed, clock ? { clock } : {});
  if (!answer.ok) throw new Error(`signing was refused: ${answer.code}`);
}

/** The next version of a plan, with what signing does to its sessions; `clock` is the instant of signing. */
export async function signWithSessions(signed: Signed, clock: string) {
  await aSignedVersion(signed.chart, signed.planId, signed.version, signed.treatments, clock);
  await planAgain(signed, clock);
}

export type CourseFixture<T extends Treatment = Treatment> = {
  readonly chart: Chart;
  readonly planId: string;
  readonly treatment: T;
};

/** A plan signed at an instant with one treatment that is given in sessions. */
export async function aCourse<T extends Treatment>(
  clinic: Clinic,
  made: T,
  clock = "2026-11-20T10:00:00.000Z",
): Promise<CourseFixture<T>> {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  const treatment = withOwnId(made);
  await signWithSessions({ chart, planId, version: 1, treatments: [treatment] }, clock);
  return { chart, planId, treatment };
}

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
