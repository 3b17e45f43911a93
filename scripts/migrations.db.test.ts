import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testUrl, withTestClient } from "@/lib/testing/database";
import { recreateDatabase, withPostgres } from "@/scripts/lib/postgres-roles.mjs";

const SCRATCH_DATABASE = "concord_scratch";
const scratchUrl = testUrl("owner").replace(/\/[^/]+$/, `/${SCRATCH_DATABASE}`);
const superUrl = testUrl("super").replace(/\/[^/]+$/, "/postgres");
let folder = "";

function node(script: string, args: string[], url = scratchUrl) {
  const env = { ...process.env, DATABASE_OWNER_URL: url };
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(script), ...args], { encoding: "utf8", env });
  return { status, output: stdout + stderr };
}
const prisma = (...args: string[]) =>
  node("scripts/prisma.mjs", [...args, "--config", join(folder, "prisma.config.mjs")]);
const migrations = () =>
  readdirSync(join(folder, "migrations"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const scriptOf = (name: string) => join(folder, "migrations", name, "migration.sql");

const SCHEMA = `generator client {
  provider = "prisma-client"
  output   = "./generated"
}
datasource db {
  provider = "postgresql"
}
model Ward {
  id   Int    @id
  name String
}
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-migrations-"));
  mkdirSync(join(folder, "migrations"));
  writeFileSync(join(folder, "schema.prisma"), SCHEMA);
  const config = { schema: join(folder, "schema.prisma"), migrations: { path: join(folder, "migrations") } };
  const text = `export default { ...${JSON.stringify(config)}, datasource: { url: process.env.DATABASE_OWNER_URL } };\n`;
  writeFileSync(join(folder, "prisma.config.mjs"), text);
  await recreateDatabase(superUrl, SCRATCH_DATABASE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("migrations through the stock Prisma CLI, offline", () => {
  test("create writes a migration without applying it", async () => {
    const { status, output } = prisma("migrate", "dev", "--create-only", "--name", "first");
    expect(output).toContain("first");
    expect(status).toBe(0);
    expect(migrations()).toHaveLength(1);
    expect(readFileSync(scriptOf(migrations()[0]?.name ?? ""), "utf8")).toContain('CREATE TABLE "Ward"');
    const { rows } = await withPostgres(scratchUrl, (client) => client.query(`SELECT to_regclass('"Ward"') AS ward`));
    expect(rows).toEqual([{ ward: null }]);
  });

  test("status names what is pending and fails", () => {
    const { status, output } = prisma("migrate", "status");
    expect(output).toContain("have not yet been applied");
    expect(output).toContain("_first");
    expect(status).toBe(1);
  });

  test("deploy applies it whole, function bodies with semicolons included", async () => {
    const body = "\nCREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;\n";
    appendFileSync(scriptOf(migrations()[0]?.name ?? ""), body);
    expect(prisma("migrate", "deploy")).toMatchObject({ status: 0 });
    const { rows } = await withPostgres(scratchUrl, (client) => client.query("SELECT two()"));
    expect(rows).toEqual([{ two: 2 }]);
    expect(prisma("migrate", "status")).toMatchObject({ status: 0 });
  });

  test("drift: a column added behind the migrations' back is found", async () => {
    const args = ["--from-migrations", join(folder, "migrations"), "--to-config-datasource", "--exit-code"];
    expect(prisma("migrate", "diff", ...args)).toMatchObject({ status: 0 });
    await withPostgres(scratchUrl, (client) => client.query('ALTER TABLE "Ward" ADD COLUMN planted int'));
    const drifted = prisma("migrate", "diff", ...args);
    expect(drifted.status).toBe(2);
    expect(drifted.output).toContain("planted");
    await withPostgres(scratchUrl, (client) => client.query('ALTER TABLE "Ward" DROP COLUMN planted'));
  });

  test("checksum: an applied migration that was edited or removed is found", () => {
    const check = () => node("scripts/migration-checksums.mjs", [join(folder, "migrations")]);
    expect(check()).toMatchObject({ status: 0 });
    const name = migrations()[0]?.name ?? "";
    const before = readFileSync(scriptOf(name), "utf8");
    appendFileSync(scriptOf(name), "-- planted\n");
    expect(check().status).toBe(1);
    expect(check().output).toContain(`${name}: edited after it was applied`);
    writeFileSync(scriptOf(name), before);
    cpSync(join(folder, "migrations", name), join(folder, "kept"), { recursive: true });
    rmSync(join(folder, "migrations", name), { recursive: true });
    expect(check().output).toContain("is missing");
    cpSync(join(folder, "kept"), join(folder, "migrations", name), { recursive: true });
  });

  test("a migration that fails leaves nothing behind and is reported", async () => {
    const name = "29990101000000_broken";
    mkdirSync(join(folder, "migrations", name));
    writeFileSync(scriptOf(name), "CREATE TABLE half (id int);\nSELECT 1 / 0;\n");
    const { status, output } = prisma("migrate", "deploy");
    expect(status).toBe(1);
    expect(output).toContain("division by zero");
    const { rows } = await withPostgres(scratchUrl, (client) => client.query("SELECT to_regclass('half') AS half"));
    expect(rows).toEqual([{ half: null }]);
  });

  test("no database server is answered with its reason, not with success", () => {
    const nowhere = "postgresql://concord_owner:x@127.0.0.1:1/nowhere";
    const { status, output } = node(
      "scripts/prisma.mjs",
      ["migrate", "status", "--config", join(folder, "prisma.config.mjs")],
      nowhere,
    );
    expect(status).toBe(1);
    expect(output).toContain("P1001");
  });
});

describe("the project's own migrations", () => {
  test("lead exactly to the model in prisma/schema.prisma", () => {
    const args = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
    const { status, output } = node("scripts/prisma.mjs", [...args, "--exit-code"], testUrl("owner"));
    expect(output).not.toContain("[+]");
    expect(status).toBe(0);
  });

  test("are all applied here, unedited, by the owner and not by the application", async () => {
    expect(node("scripts/migration-checksums.mjs", [], testUrl("owner"))).toMatchObject({ status: 0 });
    const { rows } = await withTestClient("super", (client) =>
      client.query("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"),
    );
    expect(rows).toEqual([{ tableowner: "concord_owner" }]);
  });
});
