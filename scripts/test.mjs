// `npm test`: everything that proves the product, step by step. All steps run even when one fails, so that one run
// tells all; `--only unit,db` and `--skip e2e` choose.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { buildEnvironment, ensureBuild } from "./lib/build.mjs";
import { Explained, fail } from "./lib/progress.mjs";
import { node, projectRoot, QUIET } from "./lib/run.mjs";
import { checkNode } from "./lib/settings.mjs";

/** The last of what the step under way printed, to be said again at the end when it fails: a log is read from its end. */
const LAST_LINES = 40;
let printed = [];

/** Runs Node with these arguments and tells whether it ended well. A terminal is handed on, for the runners' own progress. */
async function passes(...args) {
  const env = { ...process.env, ...QUIET };
  if (process.stdout.isTTY) {
    const [status] = await once(spawn(node, args, { cwd: projectRoot, env, stdio: "inherit" }), "close");
    return status === 0;
  }
  const child = spawn(node, args, { cwd: projectRoot, env, stdio: ["inherit", "pipe", "pipe"] });
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.setEncoding("utf8").on("data", (text) => {
      to.write(text);
      printed = [...printed, ...text.split("\n").filter((line) => line.trim() !== "")].slice(-LAST_LINES);
    });
  }
  const [status] = await once(child, "close");
  return status === 0;
}
async function runNode(...args) {
  if (!(await passes(...args)))
    throw new Explained(`${args.find((arg) => /\.(m?js|ts)$/.test(arg)) ?? args[0]} failed`);
}
const next = "node_modules/next/dist/bin/next";
const vitest = "node_modules/vitest/vitest.mjs";
const CHECKS = ["doors", "purity", "size", "env", "words", "contrast"];

const STEPS = {
  types: async () => {
    await runNode(next, "typegen");
    await runNode("node_modules/typescript-7/bin/tsc", "--noEmit");
  },
  lint: () => runNode("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."),
  boundaries: () => runNode("scripts/check-boundaries.mjs"),
  checks: async () => {
    const failures = [];
    for (const name of CHECKS) if (!(await passes(`scripts/check-${name}.mjs`))) failures.push(name);
    if (failures.length > 0) throw new Explained(`checks failed: ${failures.join(", ")}`);
  },
  unit: () => runNode(vitest, "run", "--project", "unit"),
  db: () => runNode(vitest, "run", "--project", "db"),
  build: async () => {
    const { built } = await ensureBuild({ ...process.env, ...buildEnvironment() });
    console.log(built ? "built" : "nothing changed since the last build");
  },
  e2e: () => runNode("scripts/e2e.mjs"),
  drill: () => runNode("--import", "tsx", "--conditions=react-server", "scripts/drill/main.ts", "tamper", "--quick"),
};

function chosenSteps() {
  const { values } = parseArgs({ options: { only: { type: "string" }, skip: { type: "string" } } });
  const named = (text) => (text ?? "").split(",").filter(Boolean);
  for (const name of [...named(values.only), ...named(values.skip)]) {
    if (!(name in STEPS))
      throw new Explained(`There is no step "${name}". The steps are: ${Object.keys(STEPS).join(", ")}.`);
  }
  const only = named(values.only);
  const skip = new Set(named(values.skip));
  return Object.keys(STEPS).filter((name) => (only.length === 0 || only.includes(name)) && !skip.has(name));
}

async function main() {
  checkNode();
  const began = Date.now();
  const lines = [];
  const failed = new Set();
  const endings = [];
  for (const name of chosenSteps()) {
    if (name === "e2e" && failed.has("build")) {
      failed.add(name);
      lines.push(`  ${name.padEnd(12)} not run: there is no build`);
      continue;
    }
    console.log(`\n── ${name}`);
    const from = Date.now();
    printed = [];
    try {
      await STEPS[name]();
    } catch (error) {
      failed.add(name);
      console.error(error instanceof Explained ? error.message : error);
      endings.push(`\n── ${name}, its last lines again\n${printed.join("\n")}`);
    }
    const seconds = ((Date.now() - from) / 1000).toFixed(1).padStart(6);
    lines.push(`  ${name.padEnd(12)} ${failed.has(name) ? "FAILED" : "passed"} ${seconds} s`);
  }
  const total = ((Date.now() - began) / 1000).toFixed(0);
  for (const ending of endings) console.log(ending);
  console.log(`\n── npm test\n${lines.join("\n")}`);
  console.log(`\n${lines.length - failed.size} of ${lines.length} steps passed in ${total} s.`);
  if (failed.size > 0) throw new Explained(`Failed: ${[...failed].join(", ")}`);
}

main().catch(fail);
