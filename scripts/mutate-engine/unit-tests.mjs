// The engine's own unit tests, run in this process by vitest's runner, up to the first that fails.
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { startTests } from "@vitest/runner";

/** All but the proofs, which are what the corpus is made of, and the fuzz test, which expects nothing of the answers. */
export const engineTests = () =>
  readdirSync("lib/domain/safety", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts") && !path.startsWith("proof/") && !path.endsWith(".fuzz.test.ts"))
    .map((path) => `lib/domain/safety/${path}`)
    .sort();

const config = {
  root: process.cwd(),
  name: "",
  setupFiles: [],
  sequence: { shuffle: false, concurrent: false, seed: 0, hooks: "stack", setupFiles: "list" },
  maxConcurrency: 1,
  testTimeout: 20_000,
  hookTimeout: 20_000,
  retry: 0,
  passWithNoTests: false,
  allowOnly: false,
  includeTaskLocation: false,
  diffOptions: {},
  tags: [],
};

/** The name of the first test of a file that fails; null when all pass. */
export async function failingTest(modules, path) {
  let failed = null;
  const runner = {
    config,
    importFile: () => modules.fresh(path),
    onBeforeRunTask: (test) => {
      if (failed !== null) test.mode = "skip";
    },
    onAfterRunTask: (test) => {
      if (test.result?.state === "fail") failed ??= `${basename(path)}: ${test.fullTestName ?? test.name}`;
    },
  };
  const [file] = await startTests([path], runner);
  if (failed === null && file?.result?.state !== "pass") return `${basename(path)}: does not start`;
  return failed;
}
