import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { sealedText, sealText } from "@/lib/domain/audit/event-text";
import { systemActor } from "../actor-types";
import { enterText, enterValues, noSubject } from "../context";
import { db } from "../db";
import { log } from "../log";
import { writeHead } from "./heads";
import { codeOf } from "./key";
import { erasText, eventsOfSpan, type SealRow, type Span, sealColumns } from "./rows";

const sealing = systemActor("audit sealer");
const EVERY_MS = 1_000;

// Everything below the oldest transaction that still runs is decided: no event of those can appear any more.
const spanText = `WITH RECURSIVE ${erasText}, spans AS (
    SELECT e.era, (SELECT coalesce(max(s.to_xid), 0) FROM audit_seal s WHERE s.era = e.era) AS from_xid,
           CASE WHEN e.era = (SELECT system_identifier FROM pg_control_system())
                THEN pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                ELSE (SELECT max(x.xid) + 1 FROM audit_event x WHERE x.era = e.era) END AS to_xid
      FROM eras e WHERE e.era IS NOT NULL)
  SELECT era::text AS era, from_xid::text AS "fromXid", to_xid::text AS "toXid" FROM spans
   WHERE EXISTS (SELECT 1 FROM audit_event e WHERE e.era = spans.era AND e.xid >= spans.from_xid AND e.xid < spans.to_xid)
   ORDER BY spans.era LIMIT 1`;

const newestSealText = `SELECT ${sealColumns} FROM audit_seal s ORDER BY s.n DESC LIMIT 1`;

/** Seals what happened since the last seal; answers the new seal, or null when there is nothing, or somebody else is sealing. */
export async function sealOnce(headsFile?: string): Promise<SealRow | null> {
  const client = await db().pool.connect();
  let failed: Error | undefined;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await client.query(enterText, enterValues(sealing, noSubject, null));
    const { rows: locked } = await client.query<{ mine: boolean }>(
      "SELECT pg_try_advisory_xact_lock(hashtextextended('audit:seal', 0)) AS mine",
    );
    const seal = locked[0]?.mine ? await sealSpan(client) : null;
    await client.query("COMMIT");
    if (seal) await writeHead({ n: seal.n, mac: seal.mac, sealedAt: seal.sealedAt }, headsFile);
    return seal;
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    await client.query("ROLLBACK").catch(() => {});
    // Another instance sealed between our snapshot and our seal: theirs counts.
    if ("code" in failed && (failed.code === "23514" || failed.code === "23505" || failed.code === "40001"))
      return null;
    throw failed;
  } finally {
    client.release(failed);
  }
}

async function sealSpan(client: pg.PoolClient): Promise<SealRow | null> {
  const { rows: spans } = await client.query<Span>(spanText);
  const span = spans[0];
  if (!span) return null;
  const { rows: last } = await client.query<SealRow>(newestSealText);
  const { events, root } = await countedRoot(client, span);
  const { rows: clock } = await client.query<{ at: string }>(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`,
  );
  const n = String(BigInt(last[0]?.n ?? "0") + 1n);
  const seal = { n, ...span, events, root, previous: last[0]?.mac ?? "", sealedAt: clock[0]?.at ?? "" };
  const { keyId, mac } = codeOf(sealText(seal));
  await client.query(
    `INSERT INTO audit_seal (n, era, from_xid, to_xid, events, root, previous, sealed_at, key_id, mac)
     VALUES ($1::bigint, $2::bigint, $3::bigint, $4::bigint, $5, $6, $7, $8::timestamptz, $9, $10)`,
    [n, span.era, span.fromXid, span.toXid, events, root, seal.previous, seal.sealedAt, keyId, mac],
  );
  return { ...seal, keyId, mac };
}

async function countedRoot(client: pg.PoolClient, span: Span) {
  const hash = createHash("sha256");
  let events = 0;
  for await (const row of eventsOfSpan(client, span)) {
    hash.update(`${sealedText(row)}\n`);
    events += 1;
  }
  return { events, root: hash.digest("hex") };
}

async function repeatNewestHead(): Promise<void> {
  const newest = await newestSeal();
  if (newest) await writeHead({ n: newest.n, mac: newest.mac, sealedAt: newest.sealedAt });
}

/** The newest seal, or null when nothing was sealed yet. */
export async function newestSeal(): Promise<SealRow | null> {
  const client = await db().pool.connect();
  try {
    await client.query("BEGIN READ ONLY");
    await client.query(enterText, enterValues(sealing, noSubject, null));
    const { rows } = await client.query<SealRow>(newestSealText);
    await client.query("COMMIT");
    return rows[0] ?? null;
  } finally {
    client.release();
  }
}

const codeOfError = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";

/** Seals every second while this instance runs; the function it answers with seals once more and ends it. */
export function startSealing(): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  let ended = false;
  // A crash between a seal and its line outside Postgres is made good at the next start.
  let running: Promise<unknown> = repeatNewestHead().catch(() => null);
  const turn = () => {
    running = running
      .then(() => sealOnce())
      .catch((error) => log().warn({ code: codeOfError(error) }, "the audit could not be sealed; it is tried again"))
      .finally(() => {
        if (!ended) timer = setTimeout(turn, EVERY_MS).unref();
      });
  };
  timer = setTimeout(turn, EVERY_MS).unref();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await running;
    await sealOnce().catch(() => null);
  };
}
