import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

// Each command is a process of its own, as `npm start` and `npm run fhir` are.
const COMMAND = `
  const { ensurePostgres } = await import("./scripts/postgres.mjs");
  const { stop, ...found } = await ensurePostgres();
  console.log(JSON.stringify(found));
  process.stdin.once("data", async () => { await stop(); process.exit(0); });
`;
type Command = { child: ChildProcess; ownerUrl: string; appUrl: string; superUrl: string; joined: boolean };
let root = "";
const running = new Set<ChildProcess>();

function begin(): Promise<Command> {
  const env = { ...process.env, CONCORD_DATA_DIR: root };
  const child = spawn(process.execPath, ["--input-type=module", "-e", COMMAND], {
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  running.add(child);
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error(errors)));
    child.stdout.once("data", (line) => resolve({ child, ...JSON.parse(String(line)) }));
  });
}

function end({ child }: Command): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => {
      running.delete(child);
      resolve();
    });
    child.stdin?.write("stop\n");
  });
}

async function ask(url: string, sql: string) {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
const state = () => JSON.parse(readFileSync(join(root, "postgres.json"), "utf8"));
const pidFile = () => join(state().dataDir, "postmaster.pid");
const isUp = () => existsSync(pidFile());

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "concord-embedded-"));
  chmodSync(root, 0o700);
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  if (isUp()) process.kill(Number(readFileSync(pidFile(), "utf8").split("\n")[0]), "SIGINT");
  await sleep(300);
  rmSync(root, { recursive: true, force: true });
});

test("two commands started together share one server; it stops with the last of them and keeps its data", async () => {
  const [one, two] = await Promise.all([begin(), begin()]);
  expect([one.joined, two.joined].toSorted()).toEqual([false, true]);
  expect(one.ownerUrl).toBe(two.ownerUrl);
  await ask(one.ownerUrl, "CREATE TABLE kept (id int)");

  await end(one.joined ? two : one); // the one that started it leaves first
  const left = one.joined ? one : two;
  expect(await ask(left.superUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await end(left);
  expect(isUp()).toBe(false);

  const again = await begin();
  expect(again).toMatchObject({ joined: false, ownerUrl: one.ownerUrl });
  expect(await ask(again.ownerUrl, "SELECT count(*)::int AS rows FROM kept")).toEqual([{ rows: 0 }]);
  await end(again);
});

test("after a crash of the server and its command the next start recovers", async () => {
  const crashed = await begin();
  await ask(crashed.ownerUrl, "INSERT INTO kept VALUES (7)");
  crashed.child.kill("SIGKILL");
  process.kill(Number(readFileSync(pidFile(), "utf8").split("\n")[0]), "SIGKILL");
  await sleep(200);
  const next = await begin();
  expect(next.joined).toBe(false);
  expect(await ask(next.ownerUrl, "SELECT id FROM kept")).toEqual([{ id: 7 }]);
  await end(next);
  expect(isUp()).toBe(false);
});

test("only loopback is listened on, only with the right password, and commits reach the disk", async () => {
  const command = await begin();
  const settings = await ask(
    command.superUrl,
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'listen_addresses', 'password_encryption', 'synchronous_commit') ORDER BY name",
  );
  expect(settings.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
    "fsync=on",
    "listen_addresses=127.0.0.1",
    "password_encryption=scram-sha-256",
    "synchronous_commit=on",
  ]);
  const wrong = new URL(command.appUrl);
  wrong.password = "concord";
  await expect(ask(wrong.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });

  const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outside = others.find(({ internal, family }) => !internal && family === "IPv4");
  if (outside) {
    const refused = await new Promise((resolve) => {
      const socket = connect({ host: outside.address, port: state().port });
      socket
        .once("connect", () => resolve("connected"))
        .once("error", (error) => resolve("code" in error && error.code));
    });
    expect(refused).toBe("ECONNREFUSED");
  }
  expect(statSync(join(root, "postgres.json")).mode & 0o777).toBe(0o600);
  await end(command);
});
