// The demo data: synthetic people only, made through the commands of the product at instants counted back from today.
// Runs on an empty database; one that has anybody in it is left alone.
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { closeDb } from "@/lib/platform/db";
import { seedDemo } from "./seed/demo";
import { isEmpty } from "./seed/is-empty";

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: npm start and npm run demo:reset set it`);
  return value;
}

async function main(): Promise<void> {
  const folder = needed("CONCORD_DATA_DIR");
  if (!(await isEmpty(needed("DATABASE_OWNER_URL")))) {
    console.log("This database has people in it already. Nothing was changed.");
    return;
  }
  const accounts = await seedDemo(new Date(), (line) => console.log(line));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "demo-accounts.json");
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(closeDb);
