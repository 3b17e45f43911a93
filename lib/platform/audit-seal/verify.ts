import "server-only";
import type pg from "pg";
import { systemActor } from "../actor-types";
import { enterText, enterValues, noSubject } from "../context";
import { db } from "../db";
import { env } from "../env";
import { type Problem, Problems } from "./problems";
import { verifyChains } from "./verify-chains";
import { verifyGuards } from "./verify-guards";
import { verifyHeads } from "./verify-heads";
import { type Reached, verifySeals } from "./verify-seals";
import { verifyVersions } from "./verify-versions";

export type Verification = {
  readonly intact: boolean;
  /** The newest seal, and the events that it and those before it count (only the ones looked at when resumed). */
  readonly seal: string;
  readonly sealed: number;
  readonly unsealed: number;
  readonly chained: number;
  readonly versions: number;
  /** Everything up to here is intact; a later verification may go on from it. */
  readonly reached: Reached | null;
  /** The newest head kept outside Postgres. */
  readonly head: string | null;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
};

export type VerifyOptions = {
  /** Files with heads; the configured one by default. */
  readonly headsFiles?: readonly string[];
  /** Where an earlier, broken-off verification had come to. */
  readonly from?: Reached | null;
  readonly onReached?: (at: Reached) => void;
};

const verifying = systemActor("audit verification");

/**
 * Walks the whole audit and every signature on one connection whose transaction the caller has begun, as it is at one moment.
 * Memory does not grow with the number of events. Changes nothing.
 */
export async function verifyOn(client: pg.ClientBase, options: VerifyOptions = {}): Promise<Verification> {
  await client.query(enterText, enterValues(verifying, noSubject, null));
  const problems = new Problems();
  let reached = options.from ?? null;
  const { sealed, unsealed, newest } = await verifySeals(client, problems, reached, (at) => {
    reached = at;
    options.onReached?.(at);
  });
  const chained = await verifyChains(client, problems);
  const versions = await verifyVersions(client, problems);
  await verifyGuards(client, problems);
  const files = options.headsFiles ?? [env().AUDIT_HEADS_FILE];
  const head = await verifyHeads(client, problems, files, newest !== null);
  return {
    intact: problems.count === 0,
    seal: newest?.n ?? "0",
    sealed,
    unsealed,
    chained,
    versions,
    reached,
    head: head?.n ?? null,
    problemCount: problems.count,
    problems: problems.first,
  };
}

/** Verifies in a read-only transaction of its own. */
export async function verifyAudit(options: VerifyOptions = {}): Promise<Verification> {
  const client = await db().pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await verifyOn(client, options);
  } finally {
    await client.query("ROLLBACK").catch(() => {});
    client.release();
  }
}
