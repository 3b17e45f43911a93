import "server-only";
import { EventEmitter } from "node:events";
import { type JobHelpers, Logger, type Runner, run, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { env } from "../env";
import { ALIVE_LOCK, type Listener } from "../live/listener";
import { log } from "../log";
import type { JobName, Jobs } from "./enqueue";

export type Task<N extends JobName> = (told: Jobs[N], helpers: Pick<JobHelpers, "addJob">) => Promise<void>;
export type Tasks = { readonly [N in JobName]: Task<N> };

const CONNECTIONS = 4;
const AT_ONCE = 2;
const POLL_MS = 5_000;
const TAKE_OVER_MS = 10_000;
/** A job of a process that is gone waits this long before another takes it over. */
const GRACE_SECONDS = 10;

// Each hour, a few minutes past, so that a site's night is met in every zone; once a day what need not be kept.
const crontab = "7 * * * * nightly-sweeps ?fill=1h\n23 3 * * * purge ?fill=1d";

/** graphile-worker's own words hold the messages of errors, which may quote values: only what is ours is logged. */
const logger = new Logger(() => (level, _message, meta) => {
  if (level !== "error") return;
  const error = meta?.error as { code?: string; name?: string } | undefined;
  log().error({ code: error?.code, name: error?.name }, "background jobs: a job failed or the queue did not answer");
});

// The name that locks its jobs; alive for as long as the listening connection of its process is.
const takeOverText = `
  SELECT graphile_worker.force_unlock_workers(array_agg(gone.by)) FROM (
    SELECT j.locked_by AS by FROM graphile_worker._private_jobs j
     WHERE j.locked_by IS NOT NULL
     GROUP BY j.locked_by HAVING max(j.locked_at) < now() - make_interval(secs => ${GRACE_SECONDS})
    EXCEPT SELECT j.locked_by FROM graphile_worker._private_jobs j JOIN pg_locks l
        ON l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid::bigint = ${ALIVE_LOCK}
       AND l.objid::bigint = (hashtext(j.locked_by)::bigint & 4294967295)
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) gone
  HAVING count(*) > 0`;

export type Worker = { readonly stop: () => Promise<void>; readonly takeOver: () => Promise<void> };

/**
 * Works off the jobs of the database, together with every other instance: each job is one instance's. Jobs of an instance
 * that died are taken over; every task may therefore run twice, and has its effect once.
 */
export async function startWorker(tasks: Tasks, listener: Listener): Promise<Worker> {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_DIRECT_URL ?? env().DATABASE_URL,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    application_name: "concord-jobs",
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const names = Object.keys(tasks) as JobName[];
  const taskList = Object.fromEntries(
    names.map((name) => [name, (told: unknown, helpers: JobHelpers) => tasks[name](told as never, helpers)]),
  );
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => listener.sayAlive(workerPool.id));
  let runner: Runner;
  try {
    runner = await run({
      pgPool: pool,
      taskList,
      events,
      crontab,
      logger,
      concurrency: AT_ONCE,
      pollInterval: POLL_MS,
      noHandleSignals: true,
    });
  } catch (error) {
    await pool.end();
    throw error;
  }
  const takeOver = async () => {
    await pool.query(takeOverText);
  };
  const timer = setInterval(() => takeOver().catch(() => {}), TAKE_OVER_MS);
  timer.unref();
  runner.promise.catch(() => log().error("background jobs ended by themselves; another instance works them off"));
  return {
    takeOver,
    stop: async () => {
      clearInterval(timer);
      await runner.stop().catch(() => {});
      await pool.end().catch(() => {});
    },
  };
}
