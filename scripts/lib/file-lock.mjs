// A lock between processes: a file holding the number of its holder. A lock whose holder has died is taken over.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { isRunning, waitUntil } from "./processes.mjs";

function tryLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  let holder;
  try {
    holder = Number(readFileSync(path, "utf8"));
  } catch {
    return false; // just released
  }
  if (holder > 0 && !isRunning(holder)) rmSync(path, { force: true });
  return false;
}

export async function withLock(path, work, waitMilliseconds = 120_000) {
  if (!(await waitUntil(() => tryLock(path), waitMilliseconds))) {
    throw new Error(`another Concord command holds ${path}; if none is running, remove that file`);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
