// The demo accounts that `npm start` prints: the people who walk through the main journey.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rowsOf } from "@/lib/testing/insert-row";

export type DemoRole =
  | "neurologist"
  | "neurologist (2nd)"
  | "oncologist"
  | "physical therapist"
  | "speech therapist"
  | "nurse"
  | "team lead"
  | "administrator";

export type DemoPerson = {
  readonly id: string;
  readonly role: DemoRole;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

type Account = Omit<DemoPerson, "id">;

export function demoAccounts(): readonly Account[] {
  const folder = process.env.CONCORD_DATA_DIR;
  if (!folder) throw new Error("CONCORD_DATA_DIR is not set: start the journeys with npm run e2e");
  return JSON.parse(readFileSync(join(folder, "demo-accounts.json"), "utf8"));
}

export async function demoPerson(role: DemoRole): Promise<DemoPerson> {
  const account = demoAccounts().find((one) => one.role === role);
  if (!account) throw new Error(`the demo data has no ${role}`);
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM person WHERE email = $1", [account.email]);
  if (!row) throw new Error(`${account.email} is not in the database`);
  return { ...account, id: row.id };
}
