// What a screen costs: the statements it sends, the pages of the database they touch, the tables they read from end to end,
// and time. Only time depends on what else the machine does.
import { readFileSync } from "node:fs";
import pg, { type Client } from "pg";
import { withTestClient } from "../database";
import type { Screen } from "./screens";

type Sent = { readonly text: string; readonly values: readonly unknown[] };

/** The statements that `work` sends to Postgres, in order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const original = pg.Client.prototype.query;
  const listening = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
    const isText = typeof first === "string";
    sent.push({ text: isText ? first : first.text, values: (isText ? values : first.values) ?? [] });
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  };
  pg.Client.prototype.query = listening as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return sent;
}

export type Touched = {
  readonly statements: number;
  /** Pages of 8 kB read from the cache or disk, by all statements together, functions and policies included. */
  readonly buffers: number;
  /** Tables of patients' data that can only be read from end to end: no index leads to the rows that are wanted. */
  readonly withoutIndex: readonly string[];
};

type Plan = { "Shared Hit Blocks": number; "Shared Read Blocks": number };
type Explained = { Plan: Plan };

// The access entry is one insert by key, whose id is taken by now.
const control = /^\s*(BEGIN|COMMIT|ROLLBACK|INSERT INTO audit_event)/i;

async function explain(client: Client, sent: readonly Sent[]): Promise<number> {
  let buffers = 0;
  for (const { text, values } of sent) {
    if (control.test(text)) continue;
    // The first statement of a transaction sets the context in which the rest is judged.
    if (text.includes("set_config")) await client.query(text, [...values]);
    const { rows } = await client.query<{ "QUERY PLAN": [Explained] }>(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`,
      [...values],
    );
    const [explained] = rows[0]?.["QUERY PLAN"] ?? [];
    if (!explained) throw new Error("a statement was not explained");
    buffers += explained.Plan["Shared Hit Blocks"] + explained.Plan["Shared Read Blocks"];
  }
  return buffers;
}

// Counted beneath functions and policies too. A table that is empty has nothing to be read.
const scansText = `
  SELECT s.relname AS name FROM pg_stat_xact_user_tables s JOIN pg_class c ON c.oid = s.relid
   WHERE s.seq_scan > 0 AND c.reltuples > 0 AND (s.relname IN ('patient', 'audit_event') OR EXISTS (
     SELECT 1 FROM pg_attribute a WHERE a.attrelid = s.relid AND a.attname = 'patient_id')) ORDER BY 1`;

/**
 * Runs the statements of a screen as the application's role in the same context, and asks Postgres what they touch. It does so
 * without reading tables from end to end wherever an index can serve: Postgres reads a small table whole because that is
 * cheaper, which says nothing of a large one. What must not be is that there is no other way.
 */
export async function touchedBy({ open }: Pick<Screen, "open">): Promise<Touched> {
  await open();
  const sent = await statementsOf(open);
  // The first run of a connection reads the catalogue too, and Postgres counts scans of the transactions before until it has
  // reported them: two connections.
  const run = (times: number) =>
    withTestClient("app", async (client) => {
      await client.query("BEGIN");
      await client.query("SET LOCAL enable_seqscan = off");
      let buffers = 0;
      for (let run = 0; run < times; run += 1) buffers = await explain(client, sent);
      const scans = await client.query<{ name: string }>(scansText);
      return { buffers, withoutIndex: scans.rows.map(({ name }) => name) };
    });
  const [{ buffers }, { withoutIndex }] = [await run(2), await run(1)];
  return { statements: sent.length, buffers, withoutIndex };
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

export type Timed = {
  readonly medianMs: number;
  /** Processor time of this process for one run, whatever else the machine does meanwhile. */
  readonly nodeMs: number;
  /** The same of the database; null where it cannot be read. */
  readonly databaseMs: number | null;
};

const TICK_MS = 10;

/** Processor time of all server processes of the database that run on this machine, in ms. */
function databaseTime(pids: readonly number[]): number | null {
  try {
    return pids.reduce((sum, pid) => {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return sum + (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    }, 0);
  } catch {
    return null;
  }
}

const backends = () =>
  withTestClient("super", async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'concord'",
    );
    return rows.map(({ pid }) => pid);
  });

/** The median of warm runs, one after another; fewer to warm up where the same was opened a few times before. */
export async function timed(work: () => Promise<unknown>, runs = 20, warmUps = 7): Promise<Timed> {
  for (let run = 0; run < warmUps; run += 1) await work();
  const pids = await backends();
  const [cpu, database] = [process.cpuUsage(), databaseTime(pids)];
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  const { user, system } = process.cpuUsage(cpu);
  const after = databaseTime(pids);
  const spent = database === null || after === null ? null : (after - database) / runs;
  return { medianMs: median(times), nodeMs: (user + system) / 1000 / runs, databaseMs: spent };
}

const SENTENCE = JSON.stringify({
  name: "Amifampridine",
  steps: Array.from({ length: 40 }, (_, at) => ({ at, amount: "10" })),
});

/**
 * How slow this machine is now, compared with the quiet two-core one on which the limits were set: processor time of a fixed
 * piece of work of the kind that screens do. Other load shows in it as it shows in a screen.
 */
export function slowness(): number {
  const from = process.cpuUsage();
  let length = 0;
  for (let run = 0; run < 4_000; run += 1) length += JSON.stringify(JSON.parse(SENTENCE)).length;
  const { user, system } = process.cpuUsage(from);
  if (length === 0) throw new Error("nothing was worked out");
  return Math.max(1, (user + system) / 1000 / QUIET_MS);
}
const QUIET_MS = 60;
