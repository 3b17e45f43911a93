// Makes the one-time link through which the first administrator is created, valid for a day; earlier ones end.
// Used by `npm start` on an empty database of your own, and by hand: DATABASE_OWNER_URL=… node scripts/setup-link.mjs
import { createHash, randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";
import { v7 as uuidv7 } from "uuid";
import { withPostgres } from "./lib/postgres-roles.mjs";

export async function makeSetupLink(ownerUrl, appUrl) {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  await withPostgres(ownerUrl, async (client) => {
    await client.query("BEGIN");
    await client.query(
      "UPDATE one_time_link SET expires_at = now() WHERE purpose = 'setup' AND used_at IS NULL AND expires_at > now()",
    );
    await client.query(
      `INSERT INTO one_time_link (id, purpose, person_id, token_hash, expires_at)
       VALUES ($1, 'setup', NULL, $2, now() + interval '24 hours')`,
      [uuidv7(), hash],
    );
    await client.query("COMMIT");
  });
  return `${appUrl}/setup?token=${token}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const ownerUrl = process.env.DATABASE_OWNER_URL;
  if (!ownerUrl) {
    console.error("setup-link: set DATABASE_OWNER_URL to the role that owns the tables");
    process.exit(2);
  }
  console.log(await makeSetupLink(ownerUrl, process.env.APP_URL ?? "http://localhost:3000"));
}
