// Runs a program to its end. Its output is kept back and shown only when it fails, unless it should be seen.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Explained } from "./progress.mjs";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
export const node = process.execPath;
export const QUIET = { NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };

const active = new Set();

/** Ends every program still running here; called when Ctrl-C comes in the middle of a step. */
export function endRunning(signal = "SIGTERM") {
  for (const child of active) child.kill(signal);
}

export function run(title, args, { env = process.env, show = false, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: projectRoot,
      env: { ...env, ...QUIET },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    };
    const child = spawn(node, args, options);
    active.add(child);
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000);
      if (onLine) for (const line of String(chunk).split("\n")) if (line.trim()) onLine(line.trim());
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      active.delete(child);
      if (code === 0) resolve(output);
      else
        reject(new Explained(`${title} failed (${signal ?? `exit ${code}`})${output ? `:\n\n${output.trim()}` : ""}`));
    });
  });
}
