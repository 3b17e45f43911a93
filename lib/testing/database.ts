// Plain SQL connections to the test file's own database, for what must be shown beneath the application: as the
// application's role, as the owner of the tables, or as the superuser whom row-level security does not bind.
import { Client } from "pg";

const VARIABLES = { app: "DATABASE_URL", owner: "DATABASE_OWNER_URL", super: "TEST_SUPER_URL" } as const;
export type TestRole = keyof typeof VARIABLES;

export function testUrl(role: TestRole): string {
  const url = process.env[VARIABLES[role]];
  if (!url) throw new Error(`${VARIABLES[role]} is not set: this test belongs in a *.db.test.ts file`);
  return url;
}

export async function withTestClient<T>(role: TestRole, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(testUrl(role));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
