// One PostgreSQL server on 127.0.0.1: make its data directory, start it, stop it.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { isRunning, mayBe, waitUntil } from "./processes.mjs";

export const SUPERUSER = "concord_super";

// `terse` and the parameter setting keep row contents (patient data) out of the server's log.
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
  max_connections: "60",
};
const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };
const THROW_AWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "100" };

export const urlOf = ({ user, password, port, database }) =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_"));
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}

function run(program, args, user) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...user,
      cwd: "/",
      env: cleanEnvironment(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    let errors = "";
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${program} failed: ${errors.trim()}`))));
  });
}

/** Makes an empty data directory owned by the server's user; passwords are SCRAM from the first moment. */
export async function createCluster({ programs, dataDir, user, password, durable = true }) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = join(dirname(dataDir), `pw-${randomBytes(12).toString("hex")}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: "wx" });
  try {
    if (user.uid !== undefined) {
      chownSync(dataDir, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    const args = [
      ["-D", dataDir, "-U", SUPERUSER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"],
      ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      durable ? [] : ["--no-sync"],
    ];
    await run(join(programs, "initdb"), args.flat(), user);
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function pidFile(dataDir) {
  try {
    const [pid, , , port] = readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(pid), port: Number(port) };
  } catch {
    return undefined;
  }
}

async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("SHOW data_directory");
    return rows[0].data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

const superUrl = (password, port) => urlOf({ user: SUPERUSER, password, port, database: "postgres" });

/** The running server of this data directory, or undefined. A pid file left by a crash is cleared away. */
export async function findRunning({ dataDir, password }) {
  const file = pidFile(dataDir);
  if (!file) return undefined;
  if (mayBe(file.pid, "postgres")) {
    let answer;
    const isUp = async () => {
      answer = await answers(superUrl(password, file.port));
      return answer !== undefined || !isRunning(file.pid);
    };
    await waitUntil(isUp, 30_000, 100);
    if (answer !== undefined) return file;
    if (isRunning(file.pid)) throw new Error(`Postgres (process ${file.pid}) holds ${dataDir} but does not answer`);
  }
  rmSync(join(dataDir, "postmaster.pid"), { force: true });
  return undefined;
}

/** Starts the server in a process group of its own, so that Ctrl-C in a terminal reaches Concord first. */
export async function startCluster({ programs, dataDir, user, password, port, logFile, durable = true }) {
  const settings = { ...SETTINGS, ...(durable ? DURABLE : THROW_AWAY), port: String(port) };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(logFile, "w", 0o600);
  const child = spawn(join(programs, "postgres"), ["-D", dataDir, ...args], {
    ...user,
    cwd: "/",
    env: cleanEnvironment(),
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  let failure;
  child.once("error", (error) => {
    failure = error;
  });
  const endedAtOnce = (code, signal) => {
    failure ??= new Error(`Postgres ended at once (${signal ?? code}):\n${readFileSync(logFile, "utf8").slice(-2000)}`);
  };
  child.once("exit", endedAtOnce);
  const isUp = async () => failure !== undefined || (await answers(superUrl(password, port))) !== undefined;
  const up = await waitUntil(isUp, 120_000);
  if (failure) throw failure;
  if (!up) throw new Error(`Postgres did not answer within two minutes; its log is ${logFile}`);
  // From here on it ends when it is asked to, and its log may be gone by then.
  child.off("exit", endedAtOnce);
  child.unref();
  return { pid: child.pid, port };
}

/** Fast, clean shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopCluster(dataDir) {
  const file = pidFile(dataDir);
  if (!file || !isRunning(file.pid)) return;
  process.kill(file.pid, "SIGINT");
  const isGone = () => !isRunning(file.pid) || !existsSync(join(dataDir, "postmaster.pid"));
  if (!(await waitUntil(isGone, 60_000)))
    throw new Error(`Postgres (process ${file.pid}) did not stop within a minute`);
  await waitUntil(() => !isRunning(file.pid), 5000);
}
