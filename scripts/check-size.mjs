// A file of more than 250 lines needs splitting, or a reason in scripts/long-files.json ({ "path": "reason" }).
// A reason for a file that is gone or short again is a problem too, so that the list cannot rot.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runCheck, sourceFiles } from "./lib/source-files.mjs";

const LIMIT = 250;

runCheck("size", (root) => {
  const list = join(root, "scripts/long-files.json");
  const reasons = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : {};
  const files = [...sourceFiles(root, /\.(ts|tsx|mts|mjs|cjs|css|sh)$/)];
  const long = new Map();
  for (const { path, text } of files) {
    const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
    if (lines > LIMIT) long.set(path, lines);
  }
  const unexplained = [...long].filter(([path]) => !reasons[path]);
  const stale = Object.keys(reasons).filter((path) => !long.has(path));
  return {
    looked: files.length,
    problems: [
      ...unexplained.map(([path, lines]) => `${path}: ${lines} lines; split it by idea, or list it with a reason`),
      ...stale.map((path) => `scripts/long-files.json: ${path} is not over ${LIMIT} lines; remove the entry`),
    ],
  };
});
