// The production build, made only when one of its inputs changed since the last one.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "./processes.mjs";
import { Explained } from "./progress.mjs";
import { projectRoot, run } from "./run.mjs";
import { ensureSecrets } from "./secrets.mjs";

const FOLDERS = ["app", "components", "lib", "public"];
const FILES =
  /^(package(-lock)?\.json|next\.config\.mjs|postcss\.config\.mjs|proxy\.ts|instrumentation(-client)?\.ts|.*\.d\.ts)$/;
const IGNORED = /(\.test\.tsx?$|^lib\/(testing|generated)\/|^next-env\.d\.ts$)/;

export const distDir = () => join(projectRoot, process.env.CONCORD_DIST_DIR || ".next");
const markFile = () => join(distDir(), "concord-inputs");
const runningFolder = () => join(distDir(), "concord-running");

function* inputs() {
  for (const name of readdirSync(projectRoot)) if (FILES.test(name)) yield name;
  for (const folder of FOLDERS.filter((name) => existsSync(join(projectRoot, name)))) {
    for (const entry of readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) yield join(entry.parentPath ?? entry.path, entry.name).slice(projectRoot.length);
    }
  }
  yield "prisma/schema.prisma";
}

// Next rewrites the `include` list of tsconfig.json while it builds; only the compiler's options count.
const compilerOptions = () =>
  JSON.stringify(JSON.parse(readFileSync(join(projectRoot, "tsconfig.json"), "utf8")).compilerOptions);

/** One number for everything the build depends on: sources, lock file, Node, platform, and the key built into it. */
export function inputsHash(env) {
  const hash = createHash("sha256");
  hash.update(
    `${process.version} ${process.platform} ${process.arch} ${env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? ""}\n`,
  );
  hash.update(compilerOptions());
  const files = [...inputs()].map((path) => path.replaceAll("\\", "/")).filter((path) => !IGNORED.test(path));
  for (const path of [...new Set(files)].sort()) {
    const digest = createHash("sha256")
      .update(readFileSync(join(projectRoot, path)))
      .digest("hex");
    hash.update(`${path} ${digest}\n`);
  }
  return hash.digest("hex");
}

/** What a build needs to know when nothing is to be started from it: this clone's key, and addresses never used. */
export function buildEnvironment() {
  const secrets = { ...ensureSecrets(), ...process.env };
  return {
    NEXTAUTH_SECRET: secrets.NEXTAUTH_SECRET,
    AUDIT_KEY: secrets.AUDIT_KEY,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    DATABASE_URL: "postgresql://build@127.0.0.1:1/none",
    NEXTAUTH_URL: "http://localhost:3000",
    APP_URL: "http://localhost:3000",
  };
}

export function isBuilt(env) {
  if (!existsSync(markFile()) || !existsSync(join(distDir(), "BUILD_ID"))) return false;
  return readFileSync(markFile(), "utf8") === inputsHash(env);
}

/** Notes that a server runs from this build, so that no other command replaces it underneath. */
export function markRunning(pid) {
  mkdirSync(runningFolder(), { recursive: true });
  const mark = join(runningFolder(), String(pid));
  writeFileSync(mark, "");
  return () => rmSync(mark, { force: true });
}

function refuseWhenRunning() {
  const pids = existsSync(runningFolder()) ? readdirSync(runningFolder()).map(Number).filter(isRunning) : [];
  if (pids.length === 0) return;
  throw new Explained(
    `The sources changed, but a Concord server (process ${pids.join(", ")}) is running from the present build. Stop it first.`,
  );
}

export async function ensureBuild(env) {
  const wanted = inputsHash(env);
  if (isBuilt(env)) return { note: "nothing changed", built: false };
  refuseWhenRunning();
  rmSync(markFile(), { force: true });
  const output = await run("The production build", ["node_modules/next/dist/bin/next", "build"], {
    env: { ...env, NODE_ENV: "production" },
  });
  writeFileSync(markFile(), wanted);
  return { built: true, output };
}
