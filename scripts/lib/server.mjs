// Starts Next, waits until it answers, and stops it.
import { spawn } from "node:child_process";
import { portProblem } from "./free-port.mjs";
import { isRunning, waitUntil } from "./processes.mjs";
import { Explained } from "./progress.mjs";
import { node, projectRoot, QUIET } from "./run.mjs";

export async function refuseTakenPort(port, host) {
  const error = await portProblem(port, host);
  if (!error) return;
  const way = `Choose another, for example: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`;
  if (error.code === "EADDRINUSE") {
    throw new Explained(`Port ${port} is in use by another program (perhaps a Concord already running). ${way}`);
  }
  if (error.code === "EACCES") throw new Explained(`Port ${port} may not be opened by this user. ${way}`);
  throw new Explained(
    `Concord cannot listen on ${host}:${port} (${error.code}). HOST must be an address of this machine.`,
  );
}

function reachable(host) {
  if (/^(0\.0\.0\.0|::)$/.test(host)) return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: "manual" });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/**
 * `next start` (or `next dev`), run by Node itself: through npx a child would outlive its parent. Returned at once, so
 * that it can be stopped at any time; `ready` settles when it answers or has failed.
 */
export function startServer({ port, host, env, mode = "start", quiet = false }) {
  const args = ["node_modules/next/dist/bin/next", mode, "-H", host, "-p", String(port)];
  // the owner's rights are for migrations; the process that meets the network does not get them
  const { DATABASE_OWNER_URL: _, ...appEnv } = { ...env, ...QUIET };
  const child = spawn(node, args, {
    cwd: projectRoot,
    env: { ...appEnv, NODE_ENV: mode === "dev" ? "development" : "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let isReady = false;
  const take = (chunk) => {
    if (isReady && !quiet) process.stdout.write(chunk);
    output = (output + chunk).slice(-20_000);
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  let ended;
  const exit = new Promise((resolve) => {
    const finish = (how) => {
      ended = how;
      resolve(how);
    };
    child.once("error", (error) => finish(error.message));
    child.once("exit", (code, signal) => finish(signal ?? `exit ${code}`));
  });
  const stop = async () => {
    if (ended === undefined) child.kill("SIGTERM");
    if (!(await waitUntil(() => ended !== undefined, 15_000)) && isRunning(child.pid)) child.kill("SIGKILL");
    await exit;
  };
  const waitForAnswer = async () => {
    const health = `http://${reachable(host)}:${port}/healthz`;
    const patience = mode === "dev" ? 180_000 : 90_000;
    const up = await waitUntil(async () => ended !== undefined || (await answers(health)), patience, 100);
    if (ended !== undefined) throw new Explained(`The server ended at once (${ended}):\n\n${output.trim()}`);
    if (!up) {
      await stop();
      throw new Explained(`The server does not answer on ${health}:\n\n${output.trim()}`);
    }
    isReady = true;
  };
  return { pid: child.pid, exit, stop, ready: waitForAnswer(), output: () => output };
}
