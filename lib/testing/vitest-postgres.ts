// Once per run of the db project: a throw-away Postgres and a template database with every migration applied.
import { execFileSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { recreateDatabase } from "@/scripts/lib/postgres-roles.mjs";
import { startThrowAwayPostgres } from "@/scripts/lib/throw-away-postgres.mjs";

const TEMPLATE = "concord_template";

declare module "vitest" {
  interface ProvidedContext {
    postgres: { superUrl: string; ownerUrl: string; appUrl: string; template: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startThrowAwayPostgres();
  try {
    await recreateDatabase(postgres.superUrl, TEMPLATE);
    execFileSync(process.execPath, ["scripts/prisma.mjs", "migrate", "deploy"], {
      env: { ...process.env, DATABASE_OWNER_URL: postgres.ownerUrl(TEMPLATE) },
      stdio: "pipe",
    });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide("postgres", {
    superUrl: postgres.superUrl,
    ownerUrl: postgres.ownerUrl(""),
    appUrl: postgres.appUrl(""),
    template: TEMPLATE,
  });
  return () => postgres.stop();
}
