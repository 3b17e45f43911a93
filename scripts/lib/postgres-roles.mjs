// The two roles Concord works with and the databases they share. The names are fixed: migrations grant to concord_app.
import pg from "pg";

export const OWNER = "concord_owner";
export const APP = "concord_app";

export async function withPostgres(url, work) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const RIGHTS = {
  [OWNER]: "LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS",
  [APP]: "LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS",
};

/** Creates the roles, or puts their rights and passwords right when they exist. */
export const ensureRoles = (superUrl, passwords) =>
  withPostgres(superUrl, async (client) => {
    for (const [role, rights] of Object.entries(RIGHTS)) {
      const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      const verb = rowCount === 0 ? "CREATE" : "ALTER";
      await client.query(`${verb} ROLE ${role} ${rights} PASSWORD ${client.escapeLiteral(passwords[role])}`);
    }
  });

export async function createDatabase(client, name, template) {
  const database = client.escapeIdentifier(name);
  const copy = template ? ` TEMPLATE ${client.escapeIdentifier(template)} STRATEGY FILE_COPY` : "";
  await client.query(`CREATE DATABASE ${database} OWNER ${OWNER}${copy}`);
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${APP}`);
}

export const ensureDatabase = (superUrl, name) =>
  withPostgres(superUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await createDatabase(client, name);
  });

/** Drops the database with everything in it, whoever is connected, and makes it anew. */
export const recreateDatabase = (superUrl, name, template) =>
  withPostgres(superUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
    await createDatabase(client, name, template);
  });
