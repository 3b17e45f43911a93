// What lists cost with 10,000 sessions and 2,000 referrals: statements, pages of the database, and time of a clock and of the
// processor. Builds the hospital of lib/testing/hospital in a throw-away Postgres, prints a table in Markdown.
// Usage: npm run measure-lists -- [part of a screen's name]
import { execFileSync } from "node:child_process";
import { loadavg } from "node:os";
import { recreateDatabase } from "./lib/postgres-roles.mjs";
import { startThrowAwayPostgres } from "./lib/throw-away-postgres.mjs";

const RUNS = 20;
const secret = "only-for-a-measurement-that-nobody-signs-in-to-0123456789";

async function main(wanted: string): Promise<void> {
  const postgres = await startThrowAwayPostgres();
  try {
    const database = "hospital";
    await recreateDatabase(postgres.superUrl, database);
    Object.assign(process.env, {
      DATABASE_URL: postgres.appUrl(database),
      DATABASE_OWNER_URL: postgres.ownerUrl(database),
      TEST_SUPER_URL: postgres.superUrl.replace(/\/postgres$/, `/${database}`),
      NEXTAUTH_SECRET: secret,
      AUDIT_KEY: secret,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.from(secret.slice(0, 32)).toString("base64"),
      NEXTAUTH_URL: "http://localhost:3000",
      APP_URL: "http://localhost:3000",
    });
    execFileSync(process.execPath, ["scripts/prisma.mjs", "migrate", "deploy"], { stdio: "pipe" });
    await measure(wanted);
  } finally {
    await postgres.stop();
  }
}

async function measure(wanted: string): Promise<void> {
  const { aHospital, growTenfold, makeOriginals, sizeOf } = await import("../lib/testing/hospital/hospital");
  const { timed, touchedBy } = await import("../lib/testing/hospital/measure");
  const { screensOf } = await import("../lib/testing/hospital/screens");
  const { closeDb } = await import("../lib/platform/db");
  const originals = await makeOriginals();
  const hospital = await aHospital(originals);
  const screens = (await screensOf(hospital)).filter(({ name }) => name.includes(wanted));
  const small = new Map<string, number>();
  for (const screen of screens) small.set(screen.name, (await touchedBy(screen)).buffers);
  await growTenfold(originals, hospital);
  const { patients, sessions, referrals, observations, audits } = await sizeOf();
  console.log(
    `${patients} patients, ${sessions} sessions, ${referrals} referrals, ${observations} results, ${audits} audit events.`,
  );
  console.log(`Medians of ${RUNS} warm runs; load of the machine ${loadavg()[0]?.toFixed(1)}.\n`);
  console.log(
    "| Screen | Statements | Pages, a tenth of the rows | Pages | Clock ms | Processor ms: server + database |",
  );
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const screen of screens) {
    const { statements, buffers } = await touchedBy(screen);
    const { medianMs, nodeMs, databaseMs } = await timed(screen.open, RUNS);
    const processor = `${nodeMs.toFixed(0)} + ${databaseMs === null ? "?" : databaseMs.toFixed(0)}`;
    console.log(
      `| ${screen.name} | ${statements} | ${small.get(screen.name)} | ${buffers} | ${medianMs.toFixed(0)} | ${processor} |`,
    );
  }
  await closeDb();
}

await main(process.argv[2] ?? "");
