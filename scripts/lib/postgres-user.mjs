// Postgres refuses to run as root. Started by root, it runs as an unprivileged user; this picks (or makes) that user and
// finds places that user can reach.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

export const runsAsRoot = process.getuid?.() === 0;
const CANDIDATES = ["concord-postgres", "postgres"];

const ask = (command, ...args) => {
  const result = spawnSync(command, args, { encoding: "utf8" });
  return result.status === 0 ? result.stdout.trim() : undefined;
};

function idsOf(name) {
  const uid = Number(ask("id", "-u", name) ?? Number.NaN);
  const gid = Number(ask("id", "-g", name) ?? Number.NaN);
  return uid > 0 && gid >= 0 ? { uid, gid } : undefined;
}

function createUser() {
  const name = CANDIDATES[0];
  const made =
    ask("useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name) ??
    ask("adduser", "-S", "-D", "-H", name); // Alpine
  return made === undefined ? undefined : idsOf(name);
}

/** The user to run Postgres as: nobody special unless we are root. An existing data directory keeps its owner. */
export function serverUser(dataDir) {
  if (!runsAsRoot) return {};
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of CANDIDATES) {
    const ids = idsOf(name);
    if (ids) return ids;
  }
  const ids = createUser() ?? idsOf("nobody");
  if (ids) return ids;
  throw new Error(
    "Postgres cannot run as root and no other user could be made. Start Concord as an ordinary user, or create one " +
      "with `useradd --system concord-postgres`, or set DATABASE_URL to a database of your own.",
  );
}

const passes = (user, test, path) =>
  spawnSync("/bin/sh", ["-c", `test ${test} "$1"`, "sh", path], { ...user, cwd: "/", stdio: "ignore" }).status === 0;

export const canExecute = (user, path) => passes(user, "-x", path);
export const canRead = (user, path) => passes(user, "-r", path);
