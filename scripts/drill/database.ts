// A database of a drill: thrown away afterwards, migrated, and told to the platform by the environment before it is imported.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recreateDatabase } from "../lib/postgres-roles.mjs";
import { startThrowAwayPostgres } from "../lib/throw-away-postgres.mjs";

export type DrillDatabase = {
  readonly superUrl: string;
  readonly headsFile: string;
  readonly stop: () => Promise<void>;
};

const NAME = "concord_drill";

/** Starts it. `durable` where the drill asks what survives a crash of Postgres. */
export async function openDrillDatabase({ durable = false } = {}): Promise<DrillDatabase> {
  const postgres = await startThrowAwayPostgres({ durable });
  const folder = mkdtempSync(join(tmpdir(), "concord-drill-"));
  const stop = async () => {
    const { closeDb } = await import("@/lib/platform/db");
    await closeDb();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await recreateDatabase(postgres.superUrl, NAME);
    const headsFile = join(folder, "heads.log");
    const superUrl = postgres.superUrl.replace(/\/postgres$/, `/${NAME}`);
    Object.assign(process.env, {
      DATABASE_URL: postgres.appUrl(NAME),
      DATABASE_OWNER_URL: postgres.ownerUrl(NAME),
      TEST_SUPER_URL: superUrl,
      DATABASE_POOL_SIZE: "10",
      NEXTAUTH_SECRET: randomBytes(48).toString("base64url"),
      NEXTAUTH_URL: "http://localhost:3000",
      AUDIT_KEY: randomBytes(48).toString("base64url"),
      AUDIT_HEADS_FILE: headsFile,
    });
    execFileSync(process.execPath, ["scripts/prisma.mjs", "migrate", "deploy"], { stdio: "pipe" });
    return { superUrl, headsFile, stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
