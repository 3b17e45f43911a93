// Two hundred amendments of one plan in the same instant, twenty times: each time one of them wins, and all others are shown what
// they wanted beside what stands now. Nothing is lost in silence and no version has two signers.
import { openDrillDatabase } from "./database";
import type { Found } from "./main";

export async function drill({ quick }: { readonly quick: boolean }): Promise<Found> {
  const [writers, rounds] = quick ? [50, 3] : [200, 20];
  const database = await openDrillDatabase();
  // As many connections as a large house would give one process; each amendment waits for its turn on one of them.
  process.env.DATABASE_POOL_SIZE = "40";
  try {
    const { aClinic } = await import("@/lib/testing/people");
    const { aChart } = await import("@/lib/testing/charts");
    const { aDrug } = await import("@/lib/testing/builders");
    const { aDraftedPlan } = await import("@/lib/testing/drafted-plans");
    const { signNow } = await import("@/lib/testing/signing");
    const { amendRace } = await import("@/lib/testing/amend-race");
    const clinic = await aClinic();
    const { planId } = await aDraftedPlan(await aChart(clinic), [aDrug()]);
    const first = await signNow(clinic.neurologist, planId);
    if (!first.ok) throw new Error(`the plan of the drill could not be signed: ${JSON.stringify(first)}`);
    const kept = { saves: 0, signatures: 0 };
    let versions = 1;
    const times: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const from = performance.now();
      const race = await amendRace(clinic.neurologist, planId, writers);
      times.push(performance.now() - from);
      for (const which of ["saves", "signatures"] as const) {
        const { winners, conflicts, bothValues, keptTheWinner } = race[which];
        const others = writers - 1;
        if (winners === 1 && conflicts === others && bothValues === others && keptTheWinner) kept[which] += 1;
        else console.error(`round ${round}, ${which}: ${JSON.stringify(race[which])}`);
      }
      versions = race.versions;
      console.error(`round ${round} of ${rounds}`);
    }
    return {
      promises: {
        [`one of ${writers} changes of a dose wins, ${writers - 1} are shown both values, in ${rounds} of ${rounds} rounds`]:
          kept.saves === rounds,
        [`one of ${writers} signatures wins, ${writers - 1} are shown both values, in ${rounds} of ${rounds} rounds`]:
          kept.signatures === rounds,
        "every round made exactly one version, without a gap": versions === rounds + 1,
      },
      measured: {
        writers,
        rounds,
        "rounds kept: changes": kept.saves,
        "rounds kept: signatures": kept.signatures,
        versions,
        "slowest round, ms": Math.round(Math.max(...times)),
      },
    };
  } finally {
    await database.stop();
  }
}
