// Connection settings from a Prisma URL, and a client on a maintenance database of the same server.
import pg from "pg";

export const quoteIdentifier = (name) => `"${name.replaceAll('"', '""')}"`;

// The parts are passed to pg one by one: a `connectionString` would win over a `database` given beside it, and the
// shadow database would silently become the main one.
export function parseUrl(text) {
  const url = new URL(text);
  const sslmode = url.searchParams.get("sslmode");
  const ssl = sslmode && sslmode !== "disable" ? { rejectUnauthorized: sslmode === "verify-full" } : undefined;
  return {
    schema: url.searchParams.get("schema") ?? undefined,
    config: {
      host: url.searchParams.get("host") ?? decodeURIComponent(url.hostname),
      port: Number(url.port || 5432),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
      ssl,
      application_name: "prisma-migrate",
    },
  };
}

export async function withClient(config, work) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function withMaintenanceClient(config, work) {
  let client;
  let lastError;
  for (const database of ["postgres", "template1"]) {
    client = new pg.Client({ ...config, database });
    try {
      await client.connect();
      lastError = undefined;
      break;
    } catch (error) {
      lastError = error;
    }
  }
  if (lastError) throw lastError;
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export const createDatabase = (config) =>
  withMaintenanceClient(config, (client) => client.query(`CREATE DATABASE ${quoteIdentifier(config.database)}`));

export const dropDatabase = (config) =>
  withMaintenanceClient(config, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(config.database)} WITH (FORCE)`),
  );
