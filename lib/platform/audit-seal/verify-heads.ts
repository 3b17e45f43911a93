import "server-only";
import { existsSync } from "node:fs";
import type pg from "pg";
import { type Head, readHeads } from "./heads";
import type { Problems } from "./problems";

const BATCH = 1_000;

/** Every head that was kept outside Postgres is a seal that is still there, unchanged. Answers the newest head. */
export async function verifyHeads(
  client: pg.ClientBase,
  problems: Problems,
  files: readonly string[],
  hasSeals: boolean,
): Promise<Head | null> {
  let newest: Head | null = null;
  for (const file of files) {
    if (!existsSync(file)) {
      if (hasSeals) problems.add("no heads are kept outside Postgres: a cut-off end would not be noticed", file);
      continue;
    }
    let batch: Head[] = [];
    for await (const head of readHeads(file)) {
      if (!newest || BigInt(head.n) > BigInt(newest.n)) newest = head;
      batch.push(head);
      if (batch.length === BATCH) {
        await compare(client, problems, batch);
        batch = [];
      }
    }
    await compare(client, problems, batch);
  }
  return newest;
}

async function compare(client: pg.ClientBase, problems: Problems, heads: readonly Head[]): Promise<void> {
  if (heads.length === 0) return;
  const { rows } = await client.query<{ n: string; mac: string }>(
    "SELECT n::text AS n, mac FROM audit_seal WHERE n = ANY ($1::bigint[])",
    [heads.map((head) => head.n)],
  );
  const stored = new Map(rows.map((row) => [row.n, row.mac]));
  for (const head of heads) {
    const place = `seal ${head.n} of ${head.sealedAt}`;
    const mac = stored.get(head.n);
    if (mac === undefined)
      problems.add("the seal is kept outside Postgres and missing inside: the end was cut off", place);
    else if (mac !== head.mac) problems.add("the seal is not the one that is kept outside Postgres", place);
  }
}
