// Is a process there, and waiting for it to go. A zombie nobody reaps (containers without an init) counts as gone.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

function procStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    return { name: text.slice(text.indexOf("(") + 1, end), state: text.slice(end + 2, end + 3) };
  } catch {
    return undefined; // not Linux, or gone
  }
}

export function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return procStat(pid)?.state !== "Z";
}

/** False only when it is certain that the process is another program (its number was used again). */
export const mayBe = (pid, name) => isRunning(pid) && (procStat(pid)?.name ?? name) === name;

export async function waitUntil(isDone, milliseconds, step = 50) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await isDone()) return true;
    await sleep(step);
  }
  return false;
}
