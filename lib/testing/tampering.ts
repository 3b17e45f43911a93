// Nine ways in which the superuser of the database could try to change what happened. Each works inside a transaction that the caller
// takes back; triggers are passed over where a superuser would pass over them.
import type { ClientBase } from "pg";

export type TamperWay = {
  readonly name: string;
  /** Does it at a place chosen by `random` (0 to 1); says where. */
  readonly tamper: (client: ClientBase, random: () => number) => Promise<string>;
};

const pick = (random: () => number, many: number) => Math.min(many - 1, Math.floor(random() * many));

async function passTriggers(client: ClientBase): Promise<void> {
  await client.query("SET LOCAL session_replication_role = replica");
  // Append-only triggers fire in that role too: a superuser can still switch them off, and back on.
  for (const table of ["audit_event", "audit_seal", "signature", "version", "treatment_version"])
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
}

async function hideTraces(client: ClientBase): Promise<void> {
  for (const table of ["audit_event", "audit_seal", "signature", "version", "treatment_version"]) {
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    for (const suffix of ["append_only", "no_truncate"])
      await client.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_${suffix}`);
  }
  await client.query("SET LOCAL session_replication_role = origin");
}

/** One event, by its place among all. */
async function anEvent(client: ClientBase, random: () => number): Promise<string> {
  const { rows } = await client.query<{ id: string }>("SELECT id FROM audit_event ORDER BY era, xid, id");
  const row = rows[pick(random, rows.length)];
  if (!row) throw new Error("there is no event to tamper with");
  return row.id;
}

const changes = [
  "UPDATE audit_event SET actor_name = actor_name || 'x' WHERE id = $1",
  "UPDATE audit_event SET occurred_at = occurred_at + interval '1 hour' WHERE id = $1",
  "UPDATE audit_event SET outcome = CASE outcome WHEN 'done' THEN 'refused' ELSE 'done' END WHERE id = $1",
  "UPDATE audit_event SET reason = coalesce(reason, '') || ' (agreed)' WHERE id = $1",
  "UPDATE audit_event SET detail = coalesce(detail, '{}') || '{\"n\": 77}' WHERE id = $1",
  "UPDATE audit_event SET recorded_at = recorded_at - interval '1 day' WHERE id = $1",
];

async function withTraces(client: ClientBase, work: () => Promise<string>): Promise<string> {
  await passTriggers(client);
  const place = await work();
  await hideTraces(client);
  return place;
}

const columns = `actor_id, actor_name, actor_role, session_id, request_id, action, outcome, patient_id, plan_id, version,
  object_type, object_id, reason, detail`;

/** An event that never was, made to look like another one next to it. */
const forged = (client: ClientBase, id: string, code: string) =>
  client.query(
    `INSERT INTO audit_event (id, occurred_at, recorded_at, era, xid, key_id, mac, ${columns})
     SELECT gen_random_uuid(), occurred_at, recorded_at, era, xid, key_id, ${code}, ${columns} FROM audit_event WHERE id = $1`,
    [id],
  );

export const tamperWays: readonly TamperWay[] = [
  {
    name: "an event edited",
    tamper: (client, random) =>
      withTraces(client, async () => {
        const id = await anEvent(client, random);
        await client.query(changes[pick(random, changes.length)] ?? "", [id]);
        return id;
      }),
  },
  {
    name: "an event deleted",
    tamper: (client, random) =>
      withTraces(client, async () => {
        const id = await anEvent(client, random);
        await client.query("DELETE FROM audit_event WHERE id = $1", [id]);
        return id;
      }),
  },
  {
    name: "an event inserted",
    tamper: (client, random) =>
      withTraces(client, async () => {
        const id = await anEvent(client, random);
        await forged(client, id, "encode(sha256(gen_random_uuid()::text::bytea), 'hex')");
        return id;
      }),
  },
  {
    name: "two events put in another order",
    tamper: (client, random) =>
      withTraces(client, async () => {
        const { rows } = await client.query<{ id: string; xid: string }>(
          "SELECT id, xid::text AS xid FROM audit_event WHERE era <> 0 ORDER BY era, xid, id",
        );
        const one = rows[pick(random, rows.length)];
        const others = rows.filter((row) => row.xid !== one?.xid);
        const other = others[pick(random, others.length)];
        await client.query(
          `UPDATE audit_event e SET xid = o.xid, occurred_at = o.occurred_at, recorded_at = o.recorded_at
             FROM audit_event o WHERE (e.id, o.id) IN (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
          [one?.id, other?.id],
        );
        return one?.id ?? "";
      }),
  },
  {
    name: "an event entered twice",
    tamper: (client, random) =>
      withTraces(client, async () => {
        const id = await anEvent(client, random);
        await forged(client, id, "mac");
        return id;
      }),
  },
  {
    name: "a trigger switched off",
    tamper: async (client, random) => {
      const { rows } = await client.query<{ table: string; name: string }>(
        `SELECT tgrelid::regclass::text AS "table", tgname AS name FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid
          WHERE f.proname = 'refuse_change' AND (tgname LIKE '%append\\_only' OR tgrelid::regclass::text IN ('audit_event', 'version', 'signature'))
          ORDER BY 1, 2`,
      );
      const row = rows[pick(random, rows.length)];
      const how = ["DISABLE TRIGGER", "ENABLE REPLICA TRIGGER"][pick(random, 2)];
      await client.query(`ALTER TABLE ${row?.table} ${how} ${row?.name}`);
      return row?.name ?? "";
    },
  },
  {
    name: "the end cut off, seals and all",
    tamper: (client, random) =>
      withTraces(client, async () => {
        const { rows } = await client.query<{ n: string; era: string; from_xid: string }>(
          "SELECT n::text AS n, era::text AS era, from_xid::text AS from_xid FROM audit_seal ORDER BY n",
        );
        const cut = rows[pick(random, rows.length)];
        await client.query("DELETE FROM audit_seal WHERE n >= $1::bigint", [cut?.n]);
        await client.query("DELETE FROM audit_event WHERE era = $1::bigint AND xid >= $2::bigint", [
          cut?.era,
          cut?.from_xid,
        ]);
        return `seal ${cut?.n}`;
      }),
  },
  {
    name: "everything worked out anew with another key",
    tamper: (client, random) =>
      withTraces(client, async () => {
        const id = await anEvent(client, random);
        await client.query("UPDATE audit_event SET actor_name = 'Somebody else' WHERE id = $1", [id]);
        // The real key is not in the database: whoever recomputes has to make one up.
        await client.query(
          "UPDATE audit_event SET mac = encode(sha256(convert_to(id::text || actor_name, 'UTF8')), 'hex') WHERE mac IS NOT NULL",
        );
        await client.query(
          "UPDATE audit_seal SET mac = encode(sha256((n::text || 'made up')::bytea), 'hex'), root = encode(sha256(n::text::bytea), 'hex')",
        );
        await client.query(
          "UPDATE audit_seal s SET previous = coalesce((SELECT p.mac FROM audit_seal p WHERE p.n = s.n - 1), '')",
        );
        return id;
      }),
  },
  {
    name: "a signature moved to other content",
    tamper: (client, random) =>
      withTraces(client, async () => {
        const { rows } = await client.query<{ plan_id: string; version: number }>(
          "SELECT plan_id, version FROM version ORDER BY plan_id, version",
        );
        const row = rows[pick(random, rows.length)];
        const keys = [row?.plan_id, row?.version];
        // The content is changed, its hash made to fit, and the signature put under it.
        await client.query(
          `UPDATE version SET content = replace(content, '"findings":', '"findings" :'),
                  content_hash = 'h1:' || encode(sha256(convert_to(replace(content, '"findings":', '"findings" :'), 'UTF8')), 'hex')
            WHERE plan_id = $1 AND version = $2`,
          keys,
        );
        await client.query(
          `UPDATE signature s SET content_hash = v.content_hash FROM version v
            WHERE v.plan_id = s.plan_id AND v.version = s.version AND s.plan_id = $1 AND s.version = $2`,
          keys,
        );
        return `plan ${row?.plan_id}, version ${row?.version}`;
      }),
  },
];
