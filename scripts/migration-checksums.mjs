// Fails when a migration that a database has applied was edited or removed since: `migrate status` and `migrate deploy`
// do not notice. Usage: DATABASE_OWNER_URL=… node scripts/migration-checksums.mjs [migrations folder]
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

const folder = process.argv[2] ?? fileURLToPath(new URL("../prisma/migrations", import.meta.url));
const url = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
if (!url) {
  console.error("migration-checksums: set DATABASE_OWNER_URL to the database to compare with");
  process.exit(2);
}

const client = new pg.Client(url);
await client.connect();
const { rows } = await client.query(
  "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
);
await client.end();

function problemWith({ name, checksum }) {
  const path = join(folder, name, "migration.sql");
  if (!existsSync(path)) return `${name}: applied, but ${path} is missing`;
  const found = createHash("sha256").update(readFileSync(path)).digest("hex");
  return found === checksum ? undefined : `${name}: edited after it was applied; restore it and write a new migration`;
}
const problems = rows.map(problemWith).filter(Boolean);
for (const problem of problems) console.error(problem);
console.log(
  problems.length ? `${problems.length} of ${rows.length} migrations differ` : `${rows.length} migrations match`,
);
process.exit(problems.length ? 1 : 0);
