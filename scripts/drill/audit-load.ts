// Many writers of audit events in several applications, which are killed again and again: afterwards what was acknowledged is there,
// everything is sealed, no chain and no seal has a gap or a fork, and it went fast enough.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { openDrillDatabase } from "./database";
import type { Found } from "./main";

const APPS = 4;
const WRITERS = 8;
const PLANS = 64;

export async function drill({ quick }: { readonly quick: boolean }): Promise<Found> {
  const [events, kills] = quick ? [2_000, 3] : [20_000, 10];
  const database = await openDrillDatabase({ durable: true });
  const client = new pg.Client(database.superUrl);
  await client.connect();
  const marks = new Set<string>();
  const plans = Array.from({ length: PLANS }, () => randomUUID());
  const running = new Set<ChildProcess>();
  const ends: Promise<void>[] = [];
  let killed = 0;
  const start = (share: number) => {
    const began = marks.size;
    const each = Math.ceil(share / WRITERS);
    const args = [
      "--import",
      "tsx",
      "--conditions=react-server",
      "scripts/drill/audit-writer.ts",
      `${WRITERS}`,
      `${each}`,
    ];
    const child = spawn(process.execPath, [...args, JSON.stringify(plans)], { stdio: ["ignore", "pipe", "inherit"] });
    running.add(child);
    let text = "";
    let own = 0;
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = `${text}${chunk}`.split("\n");
      text = lines.pop() ?? "";
      for (const mark of lines) marks.add(mark);
      own += lines.length;
    });
    ends.push(
      new Promise((resolve) =>
        child.on("close", (code) => {
          running.delete(child);
          // One that was killed is started again for what it had left.
          if (code !== 0 && marks.size - began >= 0 && own < share) start(share - own);
          resolve();
        }),
      ),
    );
  };
  try {
    const from = performance.now();
    for (let app = 0; app < APPS; app += 1) start(Math.ceil(events / APPS));
    for (; killed < kills && marks.size < events; ) {
      const due = ((killed + 1) * events) / (kills + 2);
      while (marks.size < due && running.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      const victim = [...running][killed % Math.max(1, running.size)];
      if (!victim) break;
      victim.kill("SIGKILL");
      killed += 1;
    }
    for (let at = 0; at < ends.length; at += 1) await ends[at];
    const seconds = (performance.now() - from) / 1000;
    return await judged(client, { marks, killed, kills, seconds, events });
  } finally {
    for (const child of running) child.kill("SIGKILL");
    await client.end();
    await database.stop();
  }
}

type Load = { marks: ReadonlySet<string>; killed: number; kills: number; seconds: number; events: number };

async function judged(client: pg.Client, { marks, killed, kills, seconds, events }: Load): Promise<Found> {
  const { sealOnce } = await import("@/lib/platform/audit-seal/sealer");
  const { verifyAudit } = await import("@/lib/platform/audit-seal/verify");
  // A killed application leaves its transactions to Postgres, which takes a moment to end them.
  for (let tries = 0; tries < 50; tries += 1) {
    await sealOnce();
    if ((await verifyAudit()).unsealed === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const found = await verifyAudit();
  const { rows } = await client.query<{ mark: string }>("SELECT detail->>'mark' AS mark FROM audit_event");
  const { rows: sums } = await client.query<{ sealed: string; seals: string }>(
    "SELECT coalesce(sum(events), 0)::text AS sealed, count(*)::text AS seals FROM audit_seal",
  );
  const stored = new Set(rows.map((row) => row.mark));
  const missing = [...marks].filter((mark) => !stored.has(mark)).length;
  const sealed = Number(sums[0]?.sealed ?? 0);
  const intact = found.intact && found.unsealed === 0 && found.sealed === sealed;
  return {
    promises: {
      "all writers came to their end, and as many were killed as asked": marks.size >= events && killed === kills,
      "every acknowledged event is there": missing === 0,
      "sealed = inserted, no gap, no fork": intact && sealed === rows.length,
    },
    measured: {
      acknowledged: marks.size,
      inserted: rows.length,
      sealed,
      missing,
      killed,
      seals: Number(sums[0]?.seals ?? 0),
      eventsPerSecond: Math.round(rows.length / seconds),
    },
  };
}
