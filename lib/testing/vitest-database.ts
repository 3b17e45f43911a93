// Before each test file: its own database, copied from the template, and the environment the platform reads at import.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { recreateDatabase } from "@/scripts/lib/postgres-roles.mjs";

const { superUrl, ownerUrl, appUrl, template } = inject("postgres");
const database = `test_${process.env.VITEST_POOL_ID ?? "1"}`;
await recreateDatabase(superUrl, database, template);

const environment: Record<string, string> = {
  DATABASE_URL: appUrl + database,
  DATABASE_OWNER_URL: ownerUrl + database,
  TEST_SUPER_URL: superUrl.replace(/\/postgres$/, `/${database}`),
  NEXTAUTH_SECRET: "kX7qP2vN9tR4wZ8mB3yH6jL1cF5dG0sA-concord-tests",
  AUDIT_HEADS_FILE: join(tmpdir(), `concord-heads-${process.pid}-${database}.log`),
  AUDIT_KEY: "mW4xQ9zT2kV7nB5cR8yJ3hL6pF1dG0sA-concord-audit-tests",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=",
  NEXTAUTH_URL: "http://localhost:3000",
  APP_URL: "http://localhost:3000",
};
Object.assign(process.env, environment);
