// `npm start`: the whole product from a fresh clone. `--dev` runs it with live reload; `--reset-demo` throws the embedded
// database away, makes the demo data anew and ends (beside a running server too).
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { ensureBuild, markRunning } from "./lib/build.mjs";
import { accountsFile, hasPeople, migrate, openDatabase, seedDemo, seedWasCutShort } from "./lib/database.mjs";
import { Explained, fail, step } from "./lib/progress.mjs";
import { endRunning } from "./lib/run.mjs";
import { ensureSecrets } from "./lib/secrets.mjs";
import { refuseTakenPort, startServer } from "./lib/server.mjs";
import { checkNode, readSettings } from "./lib/settings.mjs";
import { headsFile } from "./postgres.mjs";
import { makeSetupLink } from "./setup-link.mjs";

const stops = [];
let opening;
let stopping;
let asked = false;

// last started, first stopped; each gets its chance whatever happens to the others
function stopAll() {
  stopping ??= (async () => {
    endRunning();
    for (const stop of stops.reverse()) await stop().catch(fail);
    const database = await opening?.catch(() => undefined);
    await database?.stop().catch(fail);
  })();
  return stopping;
}

function askedToStop() {
  if (asked) return;
  asked = true;
  console.log("\nStopping …");
  stopAll().then(() => {
    console.log("Stopped. The data is kept.");
    process.exit(process.exitCode ?? 0);
  });
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, askedToStop);

// npm does not always pass SIGTERM on: when it is gone, nobody is left to stop us.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) askedToStop();
  }, 500).unref();
}

function printAccounts() {
  if (!existsSync(accountsFile())) return;
  const accounts = JSON.parse(readFileSync(accountsFile(), "utf8"));
  const list = Array.isArray(accounts) ? accounts : accounts.accounts;
  const width = (key) => Math.max(...list.map((account) => String(account[key] ?? "").length));
  const columns = ["role", "email", "password"].map((key) => [key, width(key)]);
  console.log("\n  Demo accounts (synthetic people only):");
  for (const account of list) {
    console.log(`    ${columns.map(([key, size]) => String(account[key] ?? "").padEnd(size)).join("   ")}`);
  }
}

async function main() {
  const { values: flags } = parseArgs({ options: { dev: { type: "boolean" }, "reset-demo": { type: "boolean" } } });
  checkNode();
  const env = { ...ensureSecrets(), ...process.env };
  const settings = readSettings(env);
  const { port, host, appUrl, embedded, demo } = settings;
  if (!flags["reset-demo"]) await refuseTakenPort(port, host);
  if (flags["reset-demo"] && !embedded) {
    throw new Explained(
      "demo:reset only ever empties the embedded database; DATABASE_URL is set, so nothing was done.",
    );
  }

  const database = await step(embedded ? "Postgres" : "Database", (onProgress) => {
    opening = openDatabase({ embedded, env, onProgress });
    return opening;
  });
  Object.assign(env, {
    AUDIT_HEADS_FILE: headsFile(env),
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    NEXTAUTH_URL: appUrl,
    APP_URL: appUrl,
    DEMO: demo ? "1" : "0",
    PORT: String(port),
  });
  const cutShort = embedded && seedWasCutShort();
  if (flags["reset-demo"] || cutShort) {
    await step(cutShort ? "Clearing demo data that was cut short" : "Emptying the database", async () => {
      await database.recreate();
      rmSync(accountsFile(), { force: true });
      // The audit of the emptied database is over: its heads are kept under another name, and a new file begins.
      if (existsSync(env.AUDIT_HEADS_FILE)) renameSync(env.AUDIT_HEADS_FILE, `${env.AUDIT_HEADS_FILE}.${Date.now()}`);
    });
  }
  await step("Migrations", () => migrate(env));
  if (demo) await step("Demo data", (onLine) => seedDemo(env, onLine));
  if (flags["reset-demo"]) {
    printAccounts();
    console.log("\n  The demo starts over. Run `npm start` unless it is running already.\n");
    return stopAll();
  }
  if (!flags.dev) await step("Production build", () => ensureBuild(env));
  if (asked) return;
  const mode = flags.dev ? "dev" : "start";
  const server = startServer({ port, host, env, mode });
  const unmark = flags.dev ? () => {} : markRunning(server.pid);
  stops.push(() => server.stop().finally(unmark));
  await step("Server", () => server.ready);
  console.log(`\n  Concord is ready:  ${appUrl}`);
  if (demo) printAccounts();
  else if (!(await hasPeople(env.DATABASE_OWNER_URL))) {
    console.log(`\n  Nobody can sign in yet. Create the first administrator within a day (the link works once):`);
    console.log(`    ${await makeSetupLink(env.DATABASE_OWNER_URL, appUrl)}`);
  }
  console.log("\n  Stop with Ctrl-C.\n");
  const ended = await server.exit;
  if (!asked) {
    await stopAll();
    throw new Explained(`The server ended by itself (${ended}).`);
  }
}

main().catch(async (error) => {
  if (!asked) fail(error);
  await stopAll();
  if (!asked) process.exit(1);
});
