import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { eventText, sealedText, sealText } from "@/lib/domain/audit/event-text";
import { checkCode } from "./key";
import type { Problems } from "./problems";
import { type EventRow, erasText, eventsOfSpan, rowsByCursor, type SealRow, type Span, sealColumns } from "./rows";

/** How far an earlier verification came: everything up to this seal was intact. */
export type Reached = { readonly n: string; readonly mac: string };

export type SealCount = { sealed: number; unsealed: number; newest: Reached | null };

const MAX_XID = "9223372036854775807";
const LATE_MS = 5 * 60_000;

/** Each seal follows the one before it, has the right code, and counts exactly the events that are there. */
export async function verifySeals(
  client: pg.ClientBase,
  problems: Problems,
  from: Reached | null,
  reached: (at: Reached) => void,
): Promise<SealCount> {
  const count: SealCount = { sealed: 0, unsealed: 0, newest: from };
  const ends = await endsUpTo(client, from);
  let previous = from ?? { n: "0", mac: "" };
  if (from) await expectSame(client, problems, from);
  const text = `SELECT ${sealColumns} FROM audit_seal s WHERE s.n > ${BigInt(previous.n)} ORDER BY s.n`;
  for await (const seal of rowsByCursor<SealRow>(client, "seals", text)) {
    const place = `seal ${seal.n} of ${seal.sealedAt}`;
    if (BigInt(seal.n) !== BigInt(previous.n) + 1n) problems.add("seals are missing", `after seal ${previous.n}`);
    if (seal.previous !== previous.mac) problems.add("the seal does not follow the one before it", place);
    if (seal.fromXid !== (ends.get(seal.era) ?? "0")) problems.add("the seal leaves a gap or overlaps", place);
    if (checkCode(sealText(seal), seal) !== "right") problems.add(wrong(seal), place);
    count.sealed += await verifySpan(client, problems, seal, place);
    ends.set(seal.era, seal.toXid);
    previous = { n: seal.n, mac: seal.mac };
    count.newest = previous;
    if (problems.count === 0) reached(previous);
  }
  count.unsealed = await verifyTail(client, problems, ends);
  return count;
}

const wrong = (seal: SealRow) =>
  checkCode(sealText(seal), seal) === "unknown-key"
    ? "the seal names a key that was not given (AUDIT_KEYS_OLD)"
    : "the seal's code is not the one of its content";

async function endsUpTo(client: pg.ClientBase, from: Reached | null): Promise<Map<string, string>> {
  if (!from) return new Map();
  const { rows } = await client.query<{ era: string; end: string }>(
    `SELECT era::text AS era, max(to_xid)::text AS "end" FROM audit_seal WHERE n <= $1::bigint GROUP BY era`,
    [from.n],
  );
  return new Map(rows.map((row) => [row.era, row.end]));
}

async function expectSame(client: pg.ClientBase, problems: Problems, from: Reached): Promise<void> {
  const { rows } = await client.query<{ mac: string }>("SELECT mac FROM audit_seal WHERE n = $1::bigint", [from.n]);
  if (rows[0]?.mac !== from.mac)
    problems.add("not the seal that an earlier verification found there", `seal ${from.n}`);
}

async function verifySpan(client: pg.ClientBase, problems: Problems, seal: SealRow, place: string): Promise<number> {
  const hash = createHash("sha256");
  let events = 0;
  for await (const event of eventsOfSpan(client, seal)) {
    hash.update(`${sealedText(event)}\n`);
    events += 1;
    verifyCode(problems, event);
  }
  if (events !== seal.events) problems.add(`${events} events are there, ${seal.events} were sealed`, place);
  else if (hash.digest("hex") !== seal.root) problems.add("its events are not those that were sealed", place);
  return events;
}

/** The code of an event outside a chain; a chain is followed elsewhere. Rows from before there were codes have none. */
function verifyCode(problems: Problems, event: EventRow): void {
  const place = `event ${event.id} of ${event.recordedAt}`;
  if (event.mac === null || event.keyId === null) {
    if (event.era !== "0") problems.add("the event has no code", place);
    return;
  }
  if (event.chainN !== null) return;
  if (checkCode(eventText(event, ""), { keyId: event.keyId, mac: event.mac }) !== "right")
    problems.add("the event's code is not the one of its content", place);
}

/** What was not sealed yet: its codes are right, and it does not wait for long. */
async function verifyTail(
  client: pg.ClientBase,
  problems: Problems,
  ends: ReadonlyMap<string, string>,
): Promise<number> {
  const { rows: eras } = await client.query<{ era: string; now: string }>(
    `WITH RECURSIVE ${erasText} SELECT era::text AS era, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now
       FROM eras WHERE era IS NOT NULL`,
  );
  let unsealed = 0;
  for (const { era, now } of eras) {
    const span: Span = { era, fromXid: ends.get(era) ?? "0", toXid: MAX_XID };
    let oldest: string | null = null;
    for await (const event of eventsOfSpan(client, span)) {
      unsealed += 1;
      oldest ??= event.recordedAt;
      verifyCode(problems, event);
    }
    if (oldest !== null && Date.parse(now) - Date.parse(oldest) > LATE_MS)
      problems.add("events wait for their seal for more than five minutes", `since ${oldest}`);
  }
  return unsealed;
}
