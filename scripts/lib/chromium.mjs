// The Chromium of the browser journeys: CHROMIUM_PATH, Playwright's own, the system's; else it is installed, by
// Playwright's download or, as root on Debian, from the system's packages.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { Explained } from "./progress.mjs";
import { node, projectRoot } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** No sandbox only where it cannot work (root); no calls home: tests talk to loopback alone. */
export const CHROMIUM_FLAGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const runs = (path) =>
  existsSync(path) && spawnSync(path, ["--version"], { timeout: 20_000, stdio: "ignore" }).status === 0;
const onPath = (name) => spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
const ofSystem = () => [...NAMES.map(onPath), ...MAC].find((path) => path && runs(path));

function ofPlaywright() {
  try {
    const path = createRequire(import.meta.url)("@playwright/test").chromium.executablePath();
    return runs(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function download() {
  const args = ["node_modules/@playwright/test/cli.js", "install", "chromium"];
  return spawnSync(node, args, { cwd: projectRoot, stdio: "ignore", timeout: 300_000 }).status === 0;
}

function installPackage() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => spawnSync("apt-get", args, { env, encoding: "utf8", timeout: 600_000 });
  apt("update", "-qq");
  const result = apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation");
  return result.status === 0 ? "" : result.stderr.trim().split("\n").slice(-3).join("\n");
}

/** The path of a Chromium that starts. Throws with what to do when there is none and none can be installed. */
export function findChromium(onProgress = () => {}) {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (runs(given)) return given;
    throw new Explained(`CHROMIUM_PATH is ${given}, which does not start.`);
  }
  const present = ofPlaywright() ?? ofSystem();
  if (present) return present;
  const tried = [];
  if (process.env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD !== "1") {
    onProgress("no Chromium here; trying `playwright install chromium`");
    const path = download() ? ofPlaywright() : undefined;
    if (path) return path;
    tried.push("`playwright install chromium` did not work");
  }
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    onProgress("installing the system's package: apt-get install chromium");
    const problem = installPackage();
    const path = ofSystem();
    if (path) return path;
    tried.push(`apt-get install chromium did not work: ${problem}`);
  }
  throw new Explained(
    `The browser journeys need Chromium. ${tried.join("; ")}. Install it (Debian: sudo apt-get install chromium) or set ` +
      "CHROMIUM_PATH to a Chromium or Chrome. Everything else runs with: npm test -- --skip e2e",
  );
}
