// A Postgres for tests: its own temporary folder and port, no durability, gone afterwards. Leftovers of test runs that
// were killed are cleared away first.
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.mjs";
import { postgresPrograms } from "./postgres-binaries.mjs";
import { createCluster, SUPERUSER, startCluster, stopCluster, urlOf } from "./postgres-cluster.mjs";
import { APP, ensureRoles, OWNER } from "./postgres-roles.mjs";
import { runsAsRoot, serverUser } from "./postgres-user.mjs";
import { isRunning } from "./processes.mjs";

const PREFIX = "concord-throw-away-";

async function clearLeftovers(parent) {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const maker = Number(name.slice(PREFIX.length).split("-")[0]);
    if (isRunning(maker)) continue;
    const folder = join(parent, name);
    try {
      await stopCluster(join(folder, "postgres"));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // another user's leftovers are theirs to clear
    }
  }
}

/** `durable` only where the product itself runs on it: it refuses a database that would forget. */
export async function startThrowAwayPostgres({ durable = false } = {}) {
  const parent = runsAsRoot ? "/tmp" : tmpdir(); // root's TMPDIR may be closed to the server's user
  await clearLeftovers(parent);
  const folder = join(parent, `${PREFIX}${process.pid}-${randomBytes(4).toString("hex")}`);
  mkdirSync(folder, { mode: 0o711 });
  chmodSync(folder, 0o711);
  const dataDir = join(folder, "postgres");
  const user = serverUser(dataDir);
  const programs = postgresPrograms(user);
  const password = randomBytes(18).toString("base64url");
  const passwords = { [SUPERUSER]: password, [OWNER]: password, [APP]: password };
  const shared = { programs, dataDir, user, password, durable };
  await createCluster(shared);
  const { port } = await startCluster({ ...shared, port: await freePort(), logFile: join(folder, "postgres.log") });
  const url = (role, database) => urlOf({ user: role, password: passwords[role], port, database });
  await ensureRoles(url(SUPERUSER, "postgres"), passwords);
  return {
    superUrl: url(SUPERUSER, "postgres"),
    ownerUrl: (database) => url(OWNER, database),
    appUrl: (database) => url(APP, database),
    stop: async () => {
      await stopCluster(dataDir);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
