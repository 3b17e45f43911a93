// The database of one run: the one that is configured, or the embedded one of this clone.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { closeDb } from "@/lib/platform/db";
import { checkFoundations } from "@/lib/platform/health";
import { dataRoot, ensurePostgres, headsFile } from "../postgres.mjs";
import { Refused } from "./refused";
import { ensureSecrets } from "./secrets.mjs";

export type OpenDatabase = { readonly close: () => Promise<void> };

const NONE_YET = "no database has been set up here yet (npm start makes one)";

/** What the platform wants to know at its start. Nobody signs in here, so that secret lives as long as the process; events need the real key. */
function setEnvironment(databaseUrl: string): void {
  process.env.DATABASE_URL = databaseUrl;
  const own = { ...ensureSecrets(), ...process.env };
  process.env.AUDIT_KEY = own.AUDIT_KEY;
  if (own.AUDIT_KEYS_OLD) process.env.AUDIT_KEYS_OLD = own.AUDIT_KEYS_OLD;
  process.env.AUDIT_HEADS_FILE = headsFile(own);
  process.env.NEXTAUTH_SECRET ??= randomBytes(48).toString("base64url");
  process.env.NEXTAUTH_URL ??= "http://localhost:3000";
  process.env.DATABASE_POOL_SIZE = "2";
}

async function missingMigrations(): Promise<readonly string[]> {
  try {
    return (await checkFoundations()).migrations;
  } catch {
    await closeDb();
    return ["all"];
  }
}

function migrate(ownerUrl: string): void {
  console.error("Bringing the database up to date …");
  execFileSync(process.execPath, ["scripts/prisma.mjs", "migrate", "deploy"], {
    env: { ...process.env, DATABASE_OWNER_URL: ownerUrl },
    stdio: "pipe",
  });
}

/** Opens the database for writing; brings an embedded one up to date first. */
export async function openForImport(): Promise<OpenDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) {
    setEnvironment(given);
    if ((await missingMigrations()).length > 0) {
      await closeDb();
      throw new Refused("The database of DATABASE_URL does not answer or is not up to date. Start Concord once first.");
    }
    return { close: closeDb };
  }
  const postgres = await ensurePostgres({ onProgress: (step) => console.error(step) });
  const close = async () => {
    await closeDb();
    await postgres.stop();
  };
  try {
    setEnvironment(postgres.appUrl);
    if ((await missingMigrations()).length > 0) migrate(postgres.ownerUrl);
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens the database only to look; or says why there is nothing to look at. A dry run sets nothing up. */
export async function openToLook(): Promise<OpenDatabase | { readonly why: string }> {
  const given = process.env.DATABASE_URL;
  if (!given && !existsSync(join(dataRoot(), "postgres.json"))) return { why: NONE_YET };
  const postgres = given ? null : await ensurePostgres();
  const close = async () => {
    await closeDb();
    await postgres?.stop();
  };
  setEnvironment(postgres?.appUrl ?? given ?? "");
  if ((await missingMigrations()).length === 0) return { close };
  await close();
  return { why: given ? "the database of DATABASE_URL does not answer or is not up to date" : NONE_YET };
}
