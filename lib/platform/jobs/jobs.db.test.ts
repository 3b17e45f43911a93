import { createRequire } from "node:module";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { testUrl, withTestClient } from "@/lib/testing/database";
import { rowsOf } from "@/lib/testing/insert-row";
import { waitFor } from "@/lib/testing/live";
import { systemActor } from "../actor-types";
import { command, execute } from "../command";
import { noSubject } from "../context";
import { closeDb } from "../db";
import { type Listener, startListener } from "../live/listener";
import { done, refused } from "../outcome";
import { enqueue } from "./enqueue";
import { startWorker, type Tasks, type Worker } from "./worker";

const system = systemActor("test");
const queueing = command<{ ids: readonly string[]; ends: "commit" | "refuse" | "fail" }, null>({
  name: "test.queue",
  needs: "reminder:raise",
  on: () => noSubject,
  async run({ tx, input }) {
    for (const patientId of input.ids) await enqueue(tx, "check-patient", { patientId });
    if (input.ends === "refuse") return refused("no");
    if (input.ends === "fail") throw new Error("a fault");
    return done(null, [{ action: "test.queued" }]);
  },
});

const queued = async () =>
  (
    await rowsOf<{ n: number }>(
      "SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE payload->>'patientId' IS NOT NULL",
    )
  )[0]?.n;

const nothing = async () => {};
const tasksWith = (check: Tasks["check-patient"]): Tasks => ({
  "check-patient": check,
  "nightly-sweeps": nothing,
  "sweep-site": nothing,
  "end-break-glass": nothing,
  mail: nothing,
  purge: nothing,
});

const running: { worker: Worker; listener: Listener }[] = [];
async function anInstance(check: Tasks["check-patient"]) {
  const listener = startListener({ told: () => {}, again: () => {} });
  await waitFor(() => listener.isUp(), "the listening connection");
  const instance = { listener, worker: await startWorker(tasksWith(check), listener) };
  running.push(instance);
  return instance;
}
const stopAll = async () => {
  for (const { worker, listener } of running.splice(0)) {
    await worker.stop();
    await listener.stop();
  }
};

beforeAll(async () => {
  await rowsOf("SELECT 1 AS one");
});
afterEach(stopAll);
afterAll(closeDb);

describe("a job", () => {
  it("that is queued in a transaction that is refused or fails is not there", async () => {
    await execute(queueing, system, { ids: ["a"], ends: "refuse" });
    await expect(execute(queueing, system, { ids: ["a"], ends: "fail" })).rejects.toThrow("a fault");
    expect(await queued()).toBe(0);
  });

  it("runs once with two workers, and after the commit", async () => {
    const ran: string[] = [];
    const note =
      (name: string) =>
      async ({ patientId }: { patientId: string }) => {
        ran.push(`${name} ${patientId}`);
        await new Promise((resolve) => setImmediate(resolve));
      };
    await anInstance(note("one"));
    await anInstance(note("two"));
    const ids = Array.from({ length: 60 }, (_, n) => `p${n}`);
    await execute(queueing, system, { ids, ends: "commit" });
    await waitFor(() => ran.length >= ids.length, "all jobs", 20_000);
    await waitFor(async () => (await queued()) === 0, "an empty queue");
    expect(ran.map((line) => line.split(" ")[1]).sort()).toEqual([...ids].sort());
  });

  it("that fails is tried again and does not hold up the others", async () => {
    const ran: string[] = [];
    await anInstance(async ({ patientId }) => {
      ran.push(patientId);
      if (patientId === "bad") throw new Error("not today");
    });
    await execute(queueing, system, { ids: ["bad", "good"], ends: "commit" });
    await waitFor(() => ran.includes("good") && ran.includes("bad"), "both jobs");
    const left = () =>
      rowsOf<{ attempts: number; later: boolean }>(
        "SELECT attempts, run_at > now() AS later FROM graphile_worker._private_jobs WHERE payload->>'patientId' = 'bad' AND locked_at IS NULL",
      );
    await waitFor(async () => (await left()).length === 1, "the failed job to wait");
    expect(await left()).toEqual([{ attempts: 1, later: true }]);
    await rowsOf("DELETE FROM graphile_worker._private_jobs RETURNING id");
  });

  it("of an instance that died is taken over by another, and that of one that lives is not", async () => {
    // Two jobs in the hands of others for a minute: one whose connection is gone, one whose connection is there.
    const lock = `UPDATE graphile_worker._private_jobs SET locked_by = $2, locked_at = now() - interval '1 minute', attempts = 1
                   WHERE payload->>'patientId' = $1 RETURNING id`;
    await execute(queueing, system, { ids: ["of-dead", "of-living"], ends: "commit" });
    await rowsOf(lock, ["of-dead", "pool-dead"]);
    await rowsOf(lock, ["of-living", "pool-living"]);
    const living = startListener({ told: () => {}, again: () => {} });
    await waitFor(() => living.isUp(), "the other instance");
    living.sayAlive("pool-living");
    const held =
      "SELECT 1 AS one FROM pg_locks WHERE locktype = 'advisory' AND objid::bigint = (hashtext('pool-living')::bigint & 4294967295)";
    await waitFor(async () => (await rowsOf(held)).length > 0, "the sign of life");
    const ran: string[] = [];
    const { worker } = await anInstance(async ({ patientId }) => {
      ran.push(patientId);
    });
    await worker.takeOver();
    await waitFor(() => ran.includes("of-dead"), "the job to be taken over", 10_000);
    await worker.takeOver();
    expect(ran).toEqual(["of-dead"]);
    await living.stop();
    await waitFor(
      async () => {
        await worker.takeOver();
        return ran.includes("of-living");
      },
      "the job of the instance that has ended now",
      15_000,
    );
  });
});

describe("the tables of the queue", () => {
  it("are those of the installed release: no migration of it is missing", async () => {
    const { migrations } = createRequire(import.meta.url)("graphile-worker/dist/generated/sql.js") as {
      migrations: Record<string, string>;
    };
    const rows = await rowsOf<{ id: number }>("SELECT id FROM graphile_worker.migrations ORDER BY id");
    expect(rows.map((row) => row.id)).toEqual(Object.keys(migrations).map((name) => Number(name.slice(0, 6))));
  });

  it("are the owner's: the app works with their rows and changes none of them", async () => {
    const client = new Client(testUrl("app"));
    await client.connect();
    for (const text of [
      "CREATE TABLE graphile_worker.mine (id int)",
      "DROP TABLE graphile_worker._private_jobs",
      "ALTER TABLE graphile_worker._private_jobs ADD COLUMN mine int",
      "TRUNCATE graphile_worker._private_jobs",
      "INSERT INTO graphile_worker.migrations (id) VALUES (99)",
    ])
      await expect(client.query(text), text).rejects.toThrow(/permission denied|must be owner/);
    await client.end();
    const owner = await withTestClient("super", (on) =>
      on.query("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'graphile_worker'"),
    );
    expect(owner.rows).toEqual([{ tableowner: "concord_owner" }]);
  });
});
