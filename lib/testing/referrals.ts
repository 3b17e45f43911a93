// Referrals for tests: a signed plan whose referral treatments were sent by the very function that signing calls.
import type { Treatment } from "@/lib/domain/plan/treatment";
import { onSigning } from "@/lib/features/referral/on-signing";
import type { PersonActor } from "@/lib/platform/actor-types";
import { command, execute } from "@/lib/platform/command";
import { done } from "@/lib/platform/outcome";
import { aPtReferral } from "./builders";
import { aChart, type Chart } from "./charts";
import { rowsOf } from "./insert-row";
import type { Clinic } from "./people";
import { aPlanRow, aSignedVersion, withOwnId } from "./plans";

export type ReferralFixture = {
  readonly chart: Chart;
  readonly planId: string;
  readonly referralId: string;
  readonly treatment: ReturnType<typeof aPtReferral>;
};

const afterSigning = command<{ chart: Chart; planId: string; version: number; treatments: readonly Treatment[] }, null>(
  {
    name: "test.sign",
    needs: "plan:sign",
    on: ({ planId }) => ({ kind: "plan", id: planId }),
    async run({ tx, actor, now, input }) {
      const { chart, planId, version, treatments } = input;
      const entries = await onSigning(tx, {
        patientId: chart.patientId,
        planId,
        version,
        treatments,
        signedBy: actor.id,
        now,
      });
      return done(null, [{ action: "test.signed", patientId: chart.patientId }, ...entries]);
    },
  },
);

/** The next version of a plan, with what signing does to its referrals. */
export async function signWithReferrals(
  chart: Chart,
  planId: string,
  version: number,
  treatments: readonly Treatment[],
) {
  await aSignedVersion(chart, planId, version, treatments, new Date().toISOString());
  const answer = await execute(afterSigning, chart.clinic.neurologist, { chart, planId, version, treatments });
  if (!answer.ok) throw new Error(`signing was refused: ${answer.code}`);
}

/** A physical therapy referral, sent to the pool of the clinic's team unless a therapist is named. */
export async function aSentReferral(
  clinic: Clinic,
  {
    to,
    others = [],
    over = {},
  }: { to?: PersonActor; others?: readonly Treatment[]; over?: Partial<ReturnType<typeof aPtReferral>> } = {},
): Promise<ReferralFixture> {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  const receiver = to ? { assigneeId: to.id, pool: null } : { assigneeId: null, pool: { teamId: clinic.teamId } };
  const treatment = withOwnId(aPtReferral({ ...receiver, ...over }));
  await signWithReferrals(chart, planId, 1, [treatment, ...others]);
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM referral WHERE treatment_id = $1", [
    treatment.treatmentId,
  ]);
  if (!row) throw new Error("no referral was sent");
  return { chart, planId, referralId: row.id, treatment };
}

/** Status, receiver and revision of a referral, as kept. */
export async function referralRow(referralId: string) {
  const [row] = await rowsOf<{
    status: string;
    assignee_id: string | null;
    pool_team_id: string | null;
    revision: number;
  }>("SELECT status, assignee_id, pool_team_id, revision FROM referral WHERE id = $1", [referralId]);
  if (!row) throw new Error("the referral is gone");
  return row;
}
