import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { env } from "./env";

export type Tx = Prisma.TransactionClient;

const globals = globalThis as typeof globalThis & { concordDb?: { pool: pg.Pool; prisma: PrismaClient } };

// DATE columns are calendar days: keep them as "2026-11-23" instead of a Date at some midnight.
const DATE_OID = 1082;
const types = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === DATE_OID ? (value: string) => value : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

function connect() {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: "concord",
  });
  // A broken idle connection must not take the process down; the next checkout opens a new one.
  pool.on("error", () => {});
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** The shared connections of this process: one pool under both Prisma and the prepared statements. */
export function db() {
  globals.concordDb ??= connect();
  return globals.concordDb;
}

export async function closeDb(): Promise<void> {
  const open = globals.concordDb;
  globals.concordDb = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}

/** One prepared statement: its name is the statement's identity on every connection, so it must be unique in the code. */
export type Statement<Row> = { readonly name: string; readonly text: string; readonly row?: Row };

/** Declares a prepared statement at module level; `Row` is the shape of one answer row (columns as named in SQL). */
export function statement<Row>(name: string, text: string): Statement<Row> {
  return { name, text };
}

export type Sql = <Row>(prepared: Statement<Row>, values?: readonly unknown[]) => Promise<Row[]>;

/** Runs prepared statements on one connection; names are left out where a pooler would lose them. */
export function sqlOn(client: pg.PoolClient | pg.Pool): Sql {
  const named = env().DATABASE_PREPARED_STATEMENTS === "on";
  return async <Row>(prepared: Statement<Row>, values: readonly unknown[] = []) => {
    const config = { text: prepared.text, values: [...values], types, ...(named ? { name: prepared.name } : {}) };
    const answer = await client.query(config);
    return answer.rows as Row[];
  };
}
