// The database of a start: embedded or given, migrated, with demo data when asked for.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataRoot, ensurePostgres } from "../postgres.mjs";
import { withPostgres } from "./postgres-roles.mjs";
import { Explained } from "./progress.mjs";
import { projectRoot, run } from "./run.mjs";

export const accountsFile = () => join(dataRoot(), "demo-accounts.json");

async function checkGiven(name, url) {
  try {
    await withPostgres(url, (client) => client.query("SELECT 1"));
  } catch (error) {
    const reason = error.message || error.code || String(error);
    throw new Explained(`${name} does not lead to a database: ${reason}. See the configuration table in README.md.`);
  }
}

export async function openDatabase({ embedded, env, onProgress }) {
  if (embedded) {
    const postgres = await ensurePostgres({ onProgress });
    return { ...postgres, note: postgres.joined ? "already running" : undefined };
  }
  await checkGiven("DATABASE_OWNER_URL", env.DATABASE_OWNER_URL);
  return { ownerUrl: env.DATABASE_OWNER_URL, appUrl: env.DATABASE_URL, stop: async () => {} };
}

export async function migrate(env) {
  const output = await run("Bringing the database up to date", ["scripts/prisma.mjs", "migrate", "deploy"], { env });
  const applied = (output.match(/^\s*└─ |^Applying migration/gm) ?? []).length;
  return { note: applied === 0 ? "up to date" : undefined };
}

export const hasPeople = (ownerUrl) =>
  withPostgres(ownerUrl, async (client) => (await client.query("SELECT 1 FROM person LIMIT 1")).rowCount > 0);

const seedingMark = () => join(dataRoot(), "demo-data-unfinished");
export const seedWasCutShort = () => existsSync(seedingMark());

/** Runs the seed when nobody is in the database yet; a database with people is never touched. */
export async function seedDemo(env, onLine) {
  if (!existsSync(join(projectRoot, "prisma/seed.ts"))) return { note: "this copy has no prisma/seed.ts" };
  if (await hasPeople(env.DATABASE_OWNER_URL)) return { note: "already there" };
  mkdirSync(dataRoot(), { recursive: true });
  writeFileSync(seedingMark(), "");
  await run("Making the demo data", ["node_modules/tsx/dist/cli.mjs", "--conditions=react-server", "prisma/seed.ts"], {
    env: { ...env, CONCORD_DATA_DIR: dataRoot() },
    onLine,
  });
  rmSync(seedingMark(), { force: true });
  return {};
}
