import "server-only";
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { CHANNEL, readTold, type Told } from "./told";

const AGAIN_MS = [100, 250, 500, 1_000, 2_000, 5_000];
/** First of the two keys of the advisory locks that say "this worker is alive". */
export const ALIVE_LOCK = 72;

export type Hears = {
  readonly told: (told: Told) => void;
  /** The connection was lost and is there again: what was told meanwhile is not known. */
  readonly again: () => void;
};

/** The one connection of this process that listens, past a pooler; it comes back by itself. */
export type Listener = {
  readonly isUp: () => boolean;
  /** Holds a lock under this name for as long as the connection lives, so that others see that its owner lives. */
  readonly sayAlive: (name: string) => void;
  readonly stop: () => Promise<void>;
};

export function startListener(hears: Hears): Listener {
  let client: pg.Client | null = null;
  let up = false;
  let stopped = false;
  let failures = 0;
  let wasUp = false;
  const names = new Set<string>();

  const hold = (on: pg.Client, name: string) =>
    on.query("SELECT pg_advisory_lock_shared($1, hashtext($2))", [ALIVE_LOCK, name]);

  async function connect(): Promise<void> {
    if (stopped) return;
    const { DATABASE_DIRECT_URL, DATABASE_URL } = env();
    const next = new pg.Client({
      connectionString: DATABASE_DIRECT_URL ?? DATABASE_URL,
      application_name: "concord-listen",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    let lost = false;
    const lose = () => {
      if (lost) return;
      lost = true;
      if (client === next) client = null;
      up = false;
      next.end().catch(() => {});
      if (stopped) return;
      const wait = AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)] ?? 5_000;
      failures++;
      setTimeout(() => void connect(), wait).unref();
    };
    next.on("error", lose);
    next.on("end", lose);
    next.on("notification", ({ channel, payload }) => {
      const told = channel === CHANNEL && payload ? readTold(payload) : null;
      if (told) hears.told(told);
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
      for (const name of names) await hold(next, name);
      if (stopped) return await next.end();
      client = next;
      up = true;
      failures = 0;
      if (wasUp) hears.again();
      wasUp = true;
    } catch {
      if (failures === 0) log().warn("listening for changes does not work yet; trying again");
      lose();
    }
  }

  void connect();
  return {
    isUp: () => up,
    sayAlive: (name) => {
      names.add(name);
      if (client) hold(client, name).catch(() => {});
    },
    stop: async () => {
      stopped = true;
      await client?.end().catch(() => {});
    },
  };
}
