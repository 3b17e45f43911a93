import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ensureSecrets } from "@/scripts/lib/secrets.mjs";
import { checkNode, readSettings } from "@/scripts/lib/settings.mjs";

const folder = mkdtempSync(join(tmpdir(), "concord-secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("what npm start reads", () => {
  const own = { DATABASE_URL: "postgresql://a@db/c", DATABASE_OWNER_URL: "postgresql://o@db/c" };

  test("nothing set: embedded Postgres, demo data, port 3000 on this machine only", () => {
    const expected = { port: 3000, host: "127.0.0.1", appUrl: "http://localhost:3000", embedded: true, demo: true };
    expect(readSettings({})).toEqual(expected);
  });
  test("a database of one's own has no demo data unless asked for", () => {
    expect(readSettings(own)).toMatchObject({ embedded: false, demo: false });
    expect(readSettings({ ...own, DEMO: "1" })).toMatchObject({ embedded: false, demo: true });
  });
  test("demo accounts are refused on an address others can reach, unless that is confirmed", () => {
    const open = { APP_URL: "https://concord.example" };
    expect(() => readSettings({ ...own, ...open, DEMO: "1" })).toThrow("DEMO_ON_PUBLIC_HOST=1");
    expect(() => readSettings(open)).toThrow("DEMO=0");
    expect(readSettings({ ...open, DEMO: "1", DEMO_ON_PUBLIC_HOST: "1" })).toMatchObject({ demo: true });
    expect(readSettings({ ...own, ...open })).toMatchObject({ demo: false, appUrl: "https://concord.example" });
  });
  test.each([
    [{ PORT: "abc" }, "PORT must be a number"],
    [{ PORT: "70000" }, "PORT must be a number"],
    [{ PORT: "0" }, "PORT must be a number"],
    [{ APP_URL: "concord.example" }, "APP_URL must be an address"],
    [{ APP_URL: "http://localhost:3000/path" }, "APP_URL must be an address"],
    [{ DEMO: "yes" }, "DEMO must be 1 or 0"],
    [{ DATABASE_URL: own.DATABASE_URL }, "DATABASE_OWNER_URL is not"],
    [{ DATABASE_OWNER_URL: own.DATABASE_OWNER_URL }, "DATABASE_URL is not"],
  ])("%o is refused with the way to mend it", (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
  test.each(["18.20.0", "20.18.3"])("Node %s is too old", (version) => {
    expect(() => checkNode(version)).toThrow(`this is ${version}`);
  });
  test.each(["20.19.0", "22.0.0", "24.1.0"])("Node %s will do", (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });
});

describe("secrets", () => {
  test("are made once, kept, long, and readable by their owner only", () => {
    const file = join(folder, "first.env");
    const made = ensureSecrets(file, {});
    expect(Buffer.from(made.NEXTAUTH_SECRET ?? "", "base64url").length).toBeGreaterThanOrEqual(32);
    expect(Buffer.from(made.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "", "base64")).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(ensureSecrets(file, {})).toEqual(made);
  });
  test("two clones never share one", () => {
    const [one, two] = ["a.env", "b.env"].map((name) => ensureSecrets(join(folder, name), {}).NEXTAUTH_SECRET);
    expect(one).not.toBe(two);
  });
  test("what a person wrote in the file stays, and the environment wins", () => {
    const file = join(folder, "mine.env");
    writeFileSync(file, "LOG_LEVEL=debug");
    const read = ensureSecrets(file, { NEXTAUTH_SECRET: "given by the environment" });
    expect(read.LOG_LEVEL).toBe("debug");
    expect(read.NEXTAUTH_SECRET).toBeUndefined();
    expect(readFileSync(file, "utf8")).toMatch(/^LOG_LEVEL=debug\nAUDIT_KEY="/);
  });
});
