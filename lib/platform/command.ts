import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { can, writingTies } from "@/lib/domain/access/can";
import type { Capability } from "@/lib/domain/access/roles";
import type { Actor } from "./actor-types";
import { auditInTx } from "./audit";
import { enter, type Relation, type Subject } from "./context";
import { db, type Tx } from "./db";
import { type Outcome, type Refusal, recordedRefusals, refused } from "./outcome";

export type Run<I> = {
  readonly tx: Tx;
  readonly actor: Actor;
  /** Instant of the transaction (database clock), ISO in UTC. */
  readonly now: string;
  /** The UTC calendar day of `now`. */
  readonly today: string;
  readonly input: I;
  readonly relation: Relation;
  readonly requestId: string | null;
};

export type Command<I, O> = {
  readonly name: string;
  readonly needs: Capability;
  readonly on: (input: I) => Subject;
  readonly run: (context: Run<I>) => Promise<Outcome<O>>;
};

/** A command is a decision with a name: who needs which authority on what, and what then happens in one transaction. */
export function command<I, O>(definition: Command<I, O>): Command<I, O> {
  return definition;
}

export type Execution = {
  /** Made when the form opens; the same key with the same body gets the stored answer (security.md CON-04). */
  readonly key?: string;
  readonly requestId?: string;
  /** Instant to act at. Only the seed passes it, through `seed-run.ts`. */
  readonly clock?: string;
};

export type Answer<O> = { readonly ok: true; readonly value: O } | Refusal;

/** Carries a refusal out of the transaction, so that nothing of it stays. */
class RolledBack extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly subject: { patientId: string | null; planId: string | null },
    readonly now: string,
  ) {
    super("refused");
  }
}

const attempts = 5;

/** SQLSTATE of a database error, through Prisma or straight from pg. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if (
    "code" in error &&
    typeof error.code === "string" &&
    /^[0-9A-Z]{5}$/.test(error.code) &&
    !error.code.startsWith("P20")
  )
    return error.code;
  const meta =
    "meta" in error
      ? (error.meta as { driverAdapterError?: { cause?: { originalCode?: string } }; code?: string } | undefined)
      : undefined;
  return meta?.driverAdapterError?.cause?.originalCode ?? meta?.code;
}

/** Every connection stayed busy for as long as a transaction waits for one: nothing has begun, so it may be tried again. */
function neverBegan(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("code" in error) || error.code !== "P2028") return false;
  return error instanceof Error && error.message.includes("Unable to start a transaction");
}

function isTransient(error: unknown): boolean {
  if (neverBegan(error)) return true;
  const state = sqlState(error);
  return (
    state === "40001" ||
    state === "40P01" ||
    (typeof error === "object" && error !== null && "code" in error && error.code === "P2034")
  );
}

/**
 * Authorise, begin, run, audit, commit. Whole transactions are retried on serialisation failures, deadlocks and when no
 * connection was free to begin one, at most five times; a refusal rolls everything back; a fault is thrown.
 */
export async function execute<I, O>(
  command: Command<I, O>,
  actor: Actor,
  input: I,
  execution: Execution = {},
): Promise<Answer<O>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(command, actor, input, execution);
    } catch (error) {
      if (error instanceof RolledBack) {
        await recordRefusal(command, actor, error, execution);
        return error.refusal;
      }
      if (!isTransient(error)) throw error;
      if (attempt >= attempts)
        return refused("busy", { message: "The server is busy. Nothing was saved. Try again in a few seconds." });
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt + ((attempt * 7919) % 23)));
    }
  }
}

async function attemptOnce<I, O>(
  command: Command<I, O>,
  actor: Actor,
  input: I,
  execution: Execution,
): Promise<Answer<O>> {
  const requestId = execution.requestId ?? null;
  return await db().prisma.$transaction(
    async (tx) => {
      const { now, today, relation } = await enter(tx, actor, command.on(input), execution.clock ?? null);
      const about = { patientId: relation.patientId, planId: relation.planId };
      const stored = execution.key ? await claimKey<O>(tx, command, actor, execution.key, input) : undefined;
      if (stored) {
        if (stored.ok) return stored;
        throw new RolledBack(stored, about, now);
      }
      // Emergency access reads: whoever holds nothing else changes nothing, not even what a reader may, such as a version seen.
      const held = { ...relation, ties: writingTies(relation.ties) };
      const outcome = can(actor, command.needs, held.ties)
        ? await command.run({ tx, actor, now, today, input, relation: held, requestId })
        : // "Not there" and "not yours" look the same.
          refused(relation.exists && mayKnow(relation) ? "may-not" : "not-found");
      if (!outcome.ok) throw new RolledBack(outcome, about, now);
      await auditInTx(tx, actor, outcome.events, "done", now, requestId);
      if (execution.key) await storeAnswer(tx, actor, execution.key, outcome.value);
      return { ok: true, value: outcome.value };
    },
    { timeout: 20_000, maxWait: 5_000 },
  );
}

function mayKnow(relation: Relation): boolean {
  return relation.ties.size > 0;
}

async function recordRefusal<I, O>(
  command: Command<I, O>,
  actor: Actor,
  rolledBack: RolledBack,
  execution: Execution,
): Promise<void> {
  const { refusal, subject, now } = rolledBack;
  if (!recordedRefusals.has(refusal.code) && refusal.code !== "not-found") return;
  await db().prisma.$transaction(async (tx) => {
    await enter(tx, actor, { kind: "none" }, execution.clock ?? null);
    const entry = { action: command.name, ...subject, detail: { refusal: refusal.code } };
    await auditInTx(tx, actor, [entry], "refused", now, execution.requestId ?? null);
  });
}

function requestHash(name: string, input: unknown): string {
  return createHash("sha256")
    .update(canonicalize({ name, input }) ?? "")
    .digest("hex");
}

/** Claims the key for this transaction. A second caller waits here for the first one's commit, then gets its answer. */
async function claimKey<O>(
  tx: Tx,
  command: { name: string },
  actor: Actor,
  key: string,
  input: unknown,
): Promise<Answer<O> | undefined> {
  const hash = requestHash(command.name, input);
  const claimed = await tx.$executeRaw`INSERT INTO idempotency_key (actor_id, key, command, request_hash)
    VALUES (${actor.id}::uuid, ${key}::uuid, ${command.name}, ${hash}) ON CONFLICT DO NOTHING`;
  if (claimed === 1) return undefined;
  const [row] = await tx.$queryRaw<{ request_hash: string; response: { value: O } | null }[]>`
    SELECT request_hash, response FROM idempotency_key WHERE actor_id = ${actor.id}::uuid AND key = ${key}::uuid`;
  if (row?.request_hash !== hash) {
    return refused("key-reused", {
      message: "This form was already sent with other content. Reload the page and try again.",
    });
  }
  return row.response ? { ok: true, value: row.response.value } : refused("busy");
}

async function storeAnswer(tx: Tx, actor: Actor, key: string, value: unknown): Promise<void> {
  const response = JSON.stringify({ value: value ?? null });
  await tx.$executeRaw`UPDATE idempotency_key SET response = ${response}::jsonb WHERE actor_id = ${actor.id}::uuid AND key = ${key}::uuid`;
}
