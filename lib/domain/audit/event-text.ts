// The one text of an audit event and of a seal, over which codes and hashes are taken. Version tag first: a later form gets another.

/** An event as it is written: everything but what Postgres adds. Instants are ISO in UTC with milliseconds. */
export type EventFields = {
  readonly id: string;
  readonly occurredAt: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly actorRole: string;
  readonly sessionId: string | null;
  readonly requestId: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly patientId: string | null;
  readonly planId: string | null;
  readonly version: number | null;
  readonly objectType: string | null;
  readonly objectId: string | null;
  readonly reason: string | null;
  readonly detail: unknown;
  /** Its place in the chain of its plan, from 1; null outside a chain. */
  readonly chainN: number | null;
};

/** An event as it is stored. */
export type StoredEvent = EventFields & {
  readonly recordedAt: string;
  readonly era: string;
  readonly xid: string;
  readonly keyId: string | null;
  readonly mac: string | null;
};

/** What the code of an event is made over; `previous` is the code of the event before it in its chain, or empty. */
export function eventText(event: EventFields, previous: string): string {
  const { id, occurredAt, actorId, actorName, actorRole, sessionId, requestId, action, outcome } = event;
  const { patientId, planId, version, objectType, objectId, reason, detail, chainN } = event;
  // Names and reasons as they are, unlike signed content: the text must be the one the row holds, letter by letter.
  return JSON.stringify([
    "event:a1",
    id,
    occurredAt,
    actorId,
    actorName,
    actorRole,
    sessionId,
    requestId,
    action,
    outcome,
    patientId,
    planId,
    version,
    objectType,
    objectId,
    reason,
    detail === null || detail === undefined ? null : sortedJson(detail),
    chainN,
    previous,
  ]);
}

/** What a seal counts of an event: all of the row, with what Postgres added. */
export function sealedText(event: StoredEvent): string {
  const { recordedAt, era, xid, keyId, mac } = event;
  return JSON.stringify([eventText(event, ""), recordedAt, era, xid, keyId, mac]);
}

/** A batch of events: those that transactions `fromXid` up to, not including, `toXid` of one cluster wrote. */
export type Seal = {
  readonly n: string;
  readonly era: string;
  readonly fromXid: string;
  readonly toXid: string;
  readonly events: number;
  /** SHA-256 over the texts of its events in the order of transaction and id. */
  readonly root: string;
  /** The code of the seal before it; empty for the first. */
  readonly previous: string;
  readonly sealedAt: string;
};

/** What the code of a seal is made over. */
export function sealText({ n, era, fromXid, toXid, events, root, previous, sealedAt }: Seal): string {
  return JSON.stringify(["seal:a1", n, era, fromXid, toXid, events, root, previous, sealedAt]);
}

/** JSON whose keys are in order, since jsonb keeps an order of its own. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${sortedJson(entry)}`).join(",")}}`;
}
