// Proves the first command: `npm start` in this copy of the tree, as a person would run it. Measures the time until the
// printed address answers, signs in as every demo account in Chromium, presses Ctrl-C, and looks for anything left over.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "./lib/chromium.mjs";
import { accountsFile } from "./lib/database.mjs";
import { freePort, portProblem } from "./lib/free-port.mjs";
import { isRunning, waitUntil } from "./lib/processes.mjs";
import { Explained, fail } from "./lib/progress.mjs";
import { projectRoot } from "./lib/run.mjs";
import { dataRoot } from "./postgres.mjs";

const LIMIT_SECONDS = 600;
const began = Date.now();
const seconds = (from) => (Date.now() - from) / 1000;

// a process group of its own, so that one signal reaches npm, the shell and the start script, as Ctrl-C does
function pressStart(port) {
  const { CI: _, ...env } = { ...process.env, PORT: String(port) };
  const child = spawn("npm", ["start"], { cwd: projectRoot, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const start = { child, output: "", ended: undefined };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      start.output += chunk;
      process.stdout.write(String(chunk).replace(/^(?=.)/gm, "    | "));
    });
  }
  child.once("exit", (code, signal) => {
    start.ended = signal ?? code;
  });
  return start;
}

async function waitForAddress(start) {
  const isReady = () => start.ended !== undefined || /Concord is ready: +(\S+)/.test(start.output);
  await waitUntil(isReady, LIMIT_SECONDS * 1000, 100);
  const address = /Concord is ready: +(\S+)/.exec(start.output)?.[1];
  if (!address)
    throw new Explained(`no address was printed within ${LIMIT_SECONDS} s (npm ended: ${start.ended ?? "no"})`);
  const response = await fetch(address, { redirect: "follow" });
  if (response.status !== 200) throw new Explained(`${address} answered ${response.status}`);
  return address;
}

function readAccounts() {
  if (!existsSync(accountsFile())) throw new Explained(`the seed wrote no ${accountsFile()}`);
  const read = JSON.parse(readFileSync(accountsFile(), "utf8"));
  const accounts = Array.isArray(read) ? read : read.accounts;
  if (!accounts?.length) throw new Explained("there are no demo accounts");
  return accounts;
}

async function signIn(browser, address, { role, email, password }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await page.goto(`${address}/sign-in`);
    await page.getByLabel(/e-?mail/i).fill(email);
    await page
      .getByLabel(/password/i)
      .first()
      .fill(password);
    await page.getByRole("button", { name: /sign in/i }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"), { timeout: 30_000 });
    await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: 30_000 });
    const { pathname } = new URL(page.url());
    const reloaded = await page.reload();
    if (reloaded?.status() !== 200 || new URL(page.url()).pathname.startsWith("/sign-in")) {
      throw new Explained(`${role}: the session did not last`);
    }
    console.log(`  signed in: ${role.padEnd(20)} ${pathname}`);
  } finally {
    await context.close();
  }
}

// what runs from this copy: the group npm led, and Postgres, which lives in a session of its own
function leftovers(group, dataDir) {
  const rows = spawnSync("ps", ["-A", "-o", "pid=,pgid=,args="], { encoding: "utf8" }).stdout.split("\n");
  return rows.filter((row) => {
    const [pid, pgid] = row.trim().split(/\s+/).map(Number);
    return (pgid === group || row.includes(`-D ${dataDir} `)) && isRunning(pid);
  });
}

async function pressStop(start, port) {
  const { dataDir } = JSON.parse(readFileSync(join(dataRoot(), "postgres.json"), "utf8"));
  const group = start.child.pid;
  process.kill(-group, "SIGINT");
  const from = Date.now();
  await waitUntil(() => start.ended !== undefined && leftovers(group, dataDir).length === 0, 30_000, 100);
  const left = leftovers(group, dataDir);
  if (left.length > 0) throw new Explained(`still running after Ctrl-C:\n${left.join("\n")}`);
  if (!start.output.includes("Stopped. The data is kept."))
    throw new Explained("Ctrl-C did not end in an orderly stop");
  if (await portProblem(port)) throw new Explained(`port ${port} is still taken after Ctrl-C`);
  console.log(`  stopped in ${seconds(from).toFixed(1)} s, nothing left running`);
}

async function main() {
  const port = await freePort();
  const start = pressStart(port);
  try {
    const address = await waitForAddress(start);
    const toAddress = seconds(began);
    console.log(`  ${address} answers after ${toAddress.toFixed(1)} s`);
    const browser = await chromium.launch({ executablePath: findChromium(console.log), args: CHROMIUM_FLAGS });
    const accounts = readAccounts();
    try {
      for (const account of accounts) await signIn(browser, address, account);
    } finally {
      await browser.close();
    }
    await pressStop(start, port);
    console.log(
      `fresh start: address in ${toAddress.toFixed(1)} s, ${accounts.length} accounts signed in, stopped cleanly`,
    );
  } finally {
    if (start.ended === undefined) process.kill(-start.child.pid, "SIGTERM");
  }
}

main().catch(fail);
