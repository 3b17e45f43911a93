import { Client } from "pg";

/** Whether nobody is in the database yet: only then may demo data be made. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    return (await client.query("SELECT 1 FROM person LIMIT 1")).rowCount === 0;
  } finally {
    await client.end();
  }
}
