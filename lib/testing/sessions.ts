// Courses for tests: a signed plan whose sessions were planned by the very function that signing calls.
import type { Treatment } from "@/lib/domain/plan/treatment";
import { planSessions } from "@/lib/features/session/on-signing";
import { command, execute } from "@/lib/platform/command";
import { done } from "@/lib/platform/outcome";
import { aChart, type Chart } from "./charts";
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
