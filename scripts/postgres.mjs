// The embedded Postgres of this clone: started by whichever command needs it first, joined by the others, stopped by the
// last one to leave. Data, passwords and port stay in `.data` (CONCORD_DATA_DIR overrides).
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lib/file-lock.mjs";
import { freePort, portProblem } from "./lib/free-port.mjs";
import { postgresPrograms, SHARED_ROOT } from "./lib/postgres-binaries.mjs";
import { createCluster, findRunning, SUPERUSER, startCluster, stopCluster, urlOf } from "./lib/postgres-cluster.mjs";
import { APP, ensureDatabase, ensureRoles, OWNER, recreateDatabase } from "./lib/postgres-roles.mjs";
import { canExecute, runsAsRoot, serverUser } from "./lib/postgres-user.mjs";
import { isRunning } from "./lib/processes.mjs";

const DATABASE = "concord";
const projectRoot = fileURLToPath(new URL("..", import.meta.url));

export const dataRoot = () => resolve(projectRoot, process.env.CONCORD_DATA_DIR || ".data");
/** Where the heads of the audit are kept: outside Postgres; by default beside the embedded one. */
export const headsFile = (env) => env.AUDIT_HEADS_FILE || join(dataRoot(), "audit-heads.log");

const newPassword = () => randomBytes(24).toString("base64url");

// The server's user must be able to walk to its data; under a closed home folder it cannot, so root keeps the data in a
// place of its own and `.data/postgres.json` points there.
function chooseDataDir(root) {
  const inside = join(root, "postgres");
  if (!runsAsRoot || canExecute(serverUser(inside), root)) return inside;
  const id = createHash("sha256").update(root).digest("hex").slice(0, 12);
  const outside = join(SHARED_ROOT, `data-${id}`);
  mkdirSync(outside, { recursive: true, mode: 0o711 });
  for (const folder of [SHARED_ROOT, outside]) chmodSync(folder, folder === SHARED_ROOT ? 0o755 : 0o711);
  return join(outside, "postgres");
}

function save(root, state) {
  const file = join(root, "postgres.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function load(root) {
  const file = join(root, "postgres.json");
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    if (error.code === "EACCES") {
      throw new Error(`${file} belongs to another user: start Concord as that user, or set CONCORD_DATA_DIR elsewhere`);
    }
    throw new Error(`${file} cannot be read (${error.message}); restore it, or remove ${root} to start with new data`);
  }
}

async function firstState(root) {
  const dataDir = chooseDataDir(root);
  if (existsSync(join(dataDir, "PG_VERSION"))) {
    throw new Error(`${dataDir} has data but its passwords (${root}/postgres.json) are gone; restore that file`);
  }
  const passwords = { [SUPERUSER]: newPassword(), [OWNER]: newPassword(), [APP]: newPassword() };
  return { dataDir, port: await freePort(), passwords };
}

const userFolder = (root) => join(root, "postgres-users");

function othersUsing(root) {
  const pids = existsSync(userFolder(root)) ? readdirSync(userFolder(root)).map(Number) : [];
  return pids.filter((pid) => pid !== process.pid && isRunning(pid));
}

async function startFresh(root, state, onProgress) {
  const { dataDir, passwords } = state;
  const password = passwords[SUPERUSER];
  const user = serverUser(dataDir);
  const programs = postgresPrograms(user);
  rmSync(userFolder(root), { recursive: true, force: true });
  if (!existsSync(join(dataDir, "PG_VERSION"))) {
    onProgress("creating the database files");
    rmSync(dataDir, { recursive: true, force: true }); // a first start that was cut short
    await createCluster({ programs, dataDir, user, password });
  }
  if (await portProblem(state.port)) state.port = await freePort();
  save(root, state);
  return startCluster({ programs, dataDir, user, password, port: state.port, logFile: join(root, "postgres.log") });
}

function openFolder(root) {
  try {
    mkdirSync(root, { recursive: true, mode: 0o711 });
    if (runsAsRoot) chmodSync(root, 0o711); // Postgres' own user walks through, but cannot list
  } catch (error) {
    throw new Error(
      `${root} cannot be used for data (${error.code}); set CONCORD_DATA_DIR to a folder you may write to`,
    );
  }
}

/** Starts or joins the embedded Postgres. `stop()` leaves it, and stops it when nobody else is using it. */
export async function ensurePostgres({ onProgress = () => {} } = {}) {
  const root = dataRoot();
  openFolder(root);
  const lock = join(root, "postgres.lock");
  return withLock(lock, async () => {
    const state = load(root) ?? (await firstState(root));
    save(root, state);
    const { dataDir, passwords } = state;
    const running = await findRunning({ dataDir, password: passwords[SUPERUSER] });
    const { port } = running ?? (await startFresh(root, state, onProgress));
    const url = (user, database) => urlOf({ user, password: passwords[user], port, database });
    const superUrl = url(SUPERUSER, "postgres");
    if (!running) {
      await ensureRoles(superUrl, passwords);
      await ensureDatabase(superUrl, DATABASE);
    }
    mkdirSync(userFolder(root), { recursive: true, mode: 0o700 });
    const mark = join(userFolder(root), String(process.pid));
    writeFileSync(mark, "");
    return {
      ownerUrl: url(OWNER, DATABASE),
      appUrl: url(APP, DATABASE),
      superUrl,
      joined: running !== undefined,
      recreate: () => recreateDatabase(superUrl, DATABASE),
      stop: () =>
        withLock(lock, async () => {
          rmSync(mark, { force: true });
          if (othersUsing(root).length === 0) await stopCluster(dataDir);
        }),
    };
  });
}
