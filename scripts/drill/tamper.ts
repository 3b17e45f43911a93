// Nine ways of tampering with the audit as superuser of the database, each at many random places: every one must be found.
import pg from "pg";
import type { Verification } from "@/lib/platform/audit-seal/verify";
import { openDrillDatabase } from "./database";
import type { Found } from "./main";

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A hospital's week: signed and amended plans through the real commands, reads in between, sealed in several seals. */
async function aHistory(headsFile: string): Promise<void> {
  const { aClinic } = await import("@/lib/testing/people");
  const { aChart } = await import("@/lib/testing/charts");
  const { aDrug, anSlpReferral } = await import("@/lib/testing/builders");
  const { aDraftedPlan, anAmendment } = await import("@/lib/testing/drafted-plans");
  const { signNow } = await import("@/lib/testing/signing");
  const { auditBySql } = await import("@/lib/platform/audit");
  const { db, sqlOn } = await import("@/lib/platform/db");
  const { sealOnce } = await import("@/lib/platform/audit-seal/sealer");
  const clinic = await aClinic();
  for (let made = 0; made < 6; made += 1) {
    const chart = await aChart(clinic);
    const speech = anSlpReferral({ assigneeId: clinic.speechTherapist.id, pool: null });
    const plan = await aDraftedPlan(chart, [aDrug(), speech]);
    for (let version = 1; version <= 3; version += 1) {
      if (version > 1) await anAmendment(plan, (t) => t, [aDrug()]);
      const signed = await signNow(clinic.neurologist, plan.planId);
      if (!signed.ok) throw new Error(`a plan of the drill could not be signed: ${JSON.stringify(signed)}`);
      const entry = { action: "plan.read", patientId: chart.patientId, planId: plan.planId, detail: { version } };
      for (let read = 0; read < 8; read += 1)
        await auditBySql(sqlOn(db().pool), clinic.nurse, entry, "done", new Date().toISOString(), null);
      await sealOnce(headsFile);
    }
  }
}

const SEED = 20_261_130;

export async function drill({ quick }: { readonly quick: boolean }): Promise<Found> {
  const places = quick ? 3 : 50;
  const database = await openDrillDatabase();
  try {
    await aHistory(database.headsFile);
    const { verifyOn } = await import("@/lib/platform/audit-seal/verify");
    const { tamperWays } = await import("@/lib/testing/tampering");
    const client = new pg.Client(database.superUrl);
    await client.connect();
    const verified = async (): Promise<Verification> => await verifyOn(client, { headsFiles: [database.headsFile] });
    await client.query("BEGIN");
    const before = await verified();
    await client.query("ROLLBACK");
    if (!before.intact) throw new Error(`not intact before anything was done: ${JSON.stringify(before.problems)}`);
    const random = randomFrom(SEED);
    const promises: Record<string, boolean> = {};
    const measured: Record<string, number> = { seed: SEED, events: before.sealed, versions: before.versions };
    for (const way of tamperWays) {
      let found = 0;
      for (let place = 0; place < places; place += 1) {
        await client.query("BEGIN");
        const where = await way.tamper(client, random);
        const { intact, problems } = await verified();
        await client.query("ROLLBACK");
        if (!intact && problems[0]) found += 1;
        else console.error(`missed: ${way.name}, ${where}`);
      }
      promises[`found: ${way.name}`] = found === places;
      measured[`found of ${places}: ${way.name}`] = found;
    }
    await client.end();
    return { promises, measured };
  } finally {
    await database.stop();
  }
}
