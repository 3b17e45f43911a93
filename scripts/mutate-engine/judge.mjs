// Tries one mutant after another, in a thread of its own so that an endless one can be ended. What a mutant is held
// against: the unit tests that read its file, the nearest and quickest first, or the corpus of what the oracle answered.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parentPort } from "node:worker_threads";
import { corpusDisagreement } from "./corpus-check.mjs";
import { Modules } from "./modules.mjs";
import { engineTests, failingTest } from "./unit-tests.mjs";

const modules = new Modules();
const took = new Map();
let corpus = [];
let lastFailed = null;

/** Those that read a file: the last that failed first, since neighbours fail alike, then those named after it. */
function testsOf(file) {
  const name = `${basename(file, ".ts")}.`;
  const rank = (test) => (test === lastFailed ? -2 : basename(test).startsWith(name) ? -1 : took.get(test));
  return [...took.keys()].filter((test) => modules.isReader(test, file)).sort((a, b) => rank(a) - rank(b));
}

const jobs = {
  /** Every unit test on the engine as it is, with the time that each takes. */
  begin: async () => {
    await jobs.read({ times: engineTests().map((test) => [test, 0]) });
    for (const test of took.keys()) {
      const began = performance.now();
      const failed = await failingTest(modules, test);
      if (failed) return failed;
      took.set(test, performance.now() - began);
    }
    return null;
  },
  /** The same tests for another time, when they are known to pass. */
  read: async ({ times }) => {
    for (const [test, ms] of times) {
      await modules.read(test);
      took.set(test, ms);
    }
    return null;
  },
  unit: async ({ file, source }) => {
    modules.replace(file, source);
    for (const test of testsOf(file ?? "lib/domain/safety/range.ts")) {
      const failed = await failingTest(modules, test);
      if (!failed) continue;
      lastFailed = test;
      return failed;
    }
    return null;
  },
  /** Reads the corpus; what the engine as it is answers otherwise is a fault of one of both. */
  corpus: ({ path }) => {
    corpus = JSON.parse(readFileSync(path, "utf8"));
    modules.replace(null, null);
    return corpusDisagreement(modules, corpus);
  },
  oracle: ({ file, source }) => {
    modules.replace(file, source);
    return corpusDisagreement(modules, corpus);
  },
};

parentPort.on("message", async ({ job, ...rest }) =>
  parentPort.postMessage({ by: await jobs[job](rest), times: [...took] }),
);
