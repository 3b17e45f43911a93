import { v7 as uuid } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { type ReferralState, referralMoves, referralStates } from "@/lib/domain/referral/states";
import { aPtReferral } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { insertRows } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { asPerson } from "@/lib/testing/sql-plan";

let clinic: Clinic;
const idOf = new Map<ReferralState, string>();

beforeAll(async () => {
  clinic = await aClinic();
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  const treatments = referralStates.map(() => withOwnId(aPtReferral()));
  await aSignedVersion(chart, planId, 1, treatments);
  for (const [at, status] of referralStates.entries()) {
    const id = uuid();
    idOf.set(status, id);
    const shared = {
      plan_id: planId,
      patient_id: chart.patientId,
      discipline: "physical",
      question: "?",
      urgency: "soon",
    };
    const sent = {
      sent_at: "2026-11-20T09:00:00Z",
      changed_at: "2026-11-20T09:00:00Z",
      requested_by: clinic.neurologist.id,
    };
    const row = {
      id,
      treatment_id: treatments[at]?.treatmentId,
      pool_team_id: clinic.teamId,
      status,
      ...shared,
      ...sent,
    };
    await insertRows([["referral", row]]);
  }
});

const drawn = new Set(referralMoves.flatMap((move) => move.from.map((from) => `${from} > ${move.to}`)));

it("Postgres lets the application move a referral exactly as the table of states draws it, for every pair", async () => {
  const pairs = referralStates.flatMap((from) =>
    referralStates.filter((to) => to !== from).map((to) => [from, to] as const),
  );
  const allowed: string[] = [];
  await asPerson(clinic.neurologist, async (client) => {
    for (const [from, to] of pairs) {
      await client.query("SAVEPOINT before");
      const answer = await client
        .query("UPDATE referral SET status = $2, revision = revision + 1 WHERE id = $1", [idOf.get(from), to])
        .catch((error: Error) => error);
      await client.query("ROLLBACK TO before");
      if (!(answer instanceof Error)) allowed.push(`${from} > ${to}`);
      else expect(answer.message).toBe(`referral cannot move from ${from} to ${to}`);
      if (!(answer instanceof Error)) expect(answer.rowCount).toBe(1);
    }
  });
  expect(pairs).toHaveLength(110);
  expect(allowed.sort()).toEqual([...drawn].filter((pair) => pair.split(" > ")[0] !== pair.split(" > ")[1]).sort());
});
