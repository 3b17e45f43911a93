// The whole product for a test: throw-away Postgres, migrations, demo data, the production build and a server on a free
// port. Nothing of a developer's own data is touched.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildEnvironment, ensureBuild, markRunning } from "./build.mjs";
import { migrate, seedDemo } from "./database.mjs";
import { freePort } from "./free-port.mjs";
import { recreateDatabase } from "./postgres-roles.mjs";
import { step } from "./progress.mjs";
import { endRunning } from "./run.mjs";
import { startServer } from "./server.mjs";
import { startThrowAwayPostgres } from "./throw-away-postgres.mjs";

const DATABASE = "concord";

/** One more instance of the same build on the same database, under an address of its own. */
export async function startInstance(env, { quiet = true } = {}) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const own = { ...env, NEXTAUTH_URL: url, APP_URL: url, PORT: String(port) };
  const server = startServer({ port, host: "127.0.0.1", env: own, quiet });
  const unmark = markRunning(server.pid);
  await server.ready;
  return { url, server, stop: () => server.stop().finally(unmark) };
}

async function prepare(stops, { second: wantsSecond = false, demo = true } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-test-data-"));
  process.env.CONCORD_DATA_DIR = dataDir;
  stops.push(async () => rmSync(dataDir, { recursive: true, force: true }));
  const postgres = await step("Postgres (throw-away)", () => startThrowAwayPostgres({ durable: true }));
  stops.push(postgres.stop);
  await recreateDatabase(postgres.superUrl, DATABASE);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    ...buildEnvironment(),
    CONCORD_DATA_DIR: dataDir,
    AUDIT_HEADS_FILE: join(dataDir, "audit-heads.log"),
    DATABASE_URL: postgres.appUrl(DATABASE),
    DATABASE_OWNER_URL: postgres.ownerUrl(DATABASE),
    TEST_SUPER_URL: postgres.superUrl.replace(/\/postgres$/, `/${DATABASE}`),
    NEXTAUTH_URL: url,
    APP_URL: url,
    DEMO: demo ? "1" : "0",
    PORT: String(port),
  };
  await step("Migrations", () => migrate(env));
  if (demo) await step("Demo data", (onLine) => seedDemo(env, onLine));
  await step("Production build", () => ensureBuild(env));
  const server = startServer({ port, host: "127.0.0.1", env, quiet: true });
  const unmark = markRunning(server.pid);
  stops.push(() => server.stop().finally(unmark));
  await step("Server", () => server.ready);
  if (!wantsSecond) return { url, env, server };
  const second = await step("Second instance", () => startInstance(env));
  stops.push(second.stop);
  return { url, env: { ...env, E2E_SECOND_URL: second.url }, server };
}

/**
 * Runs `work({ url, env, server })` on the whole product and takes everything down again, on Ctrl-C too. With `second`, one
 * more instance serves the same database; its address is `env.E2E_SECOND_URL`. Without `demo` the database is empty.
 */
export async function withTestStack(work, options) {
  const stops = [];
  let down;
  const takeDown = () => {
    down ??= (async () => {
      for (const stop of stops.reverse()) await stop().catch((error) => console.error(error.message));
    })();
    return down;
  };
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      endRunning();
      takeDown().finally(() => process.exit(130));
    });
  }
  try {
    return await work(await prepare(stops, options));
  } finally {
    await takeDown();
  }
}
