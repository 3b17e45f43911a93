// How many small mistakes in the engine the tests would notice: npm run --silent mutate-engine -- [FILE-PART]
// First against the oracle's corpus; what survives that meets the engine's own unit tests in a copy of the project.
// Prints JSON; exit 1 under 90%. Takes a while: on demand only.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";
import { corpus } from "./mutate-engine/corpus";
import { engineFiles, type Mutant, mutantsOf } from "./mutate-engine/mutants";
import { Judge } from "./mutate-engine/pool";

const folder = mkdtempSync(join(tmpdir(), "concord-mutants-"));
const corpusPath = join(folder, "corpus.json");

async function built(mutant: Mutant | null, name: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: ["lib/domain/safety/check-plan.ts"],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    logLevel: "silent",
    plugins: [
      {
        name: "mutant",
        setup: ({ onLoad }) => {
          // The judge sets the rules, so that one rule's inputs need not run them all.
          onLoad({ filter: /knowledge\/rules\.ts$/ }, () => ({
            contents: "export const rules = globalThis.concordRules;",
            loader: "ts",
          }));
          onLoad({ filter: new RegExp(`safety/${mutant ? basename(mutant.file) : "none"}$`) }, () => ({
            contents: mutant?.source ?? "",
            loader: "ts",
          }));
        },
      },
    ],
  });
  return outfile;
}

const unitTests = readdirSync("lib/domain/safety")
  .filter((name) => name.endsWith(".test.ts") && !/decision|words/.test(name))
  .map((name) => `lib/domain/safety/${name}`);

/** The engine's unit tests on a copy of the project that holds the mutant. */
function unitTestsKill(copy: string, mutant: Mutant): boolean {
  const original = join(copy, mutant.file);
  writeFileSync(original, mutant.source);
  const { status } = spawnSync(
    "node",
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--project",
      "unit",
      "--bail",
      "1",
      "--no-isolate",
      "--maxWorkers",
      "1",
      ...unitTests,
    ],
    {
      cwd: copy,
      timeout: 120_000,
      stdio: "ignore",
      env: { ...process.env, CI: "1" },
    },
  );
  cpSync(resolve(mutant.file), original);
  return status !== 0;
}

function projectCopy(): string {
  const copy = join(folder, "project");
  for (const part of ["lib", "vitest.config.ts", "package.json", "tsconfig.json"])
    cpSync(part, join(copy, part), { recursive: true });
  rmSync(join(copy, "lib/domain/safety/proof"), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  return copy;
}

const wanted = process.argv[2] ?? "";
const mutants = engineFiles.filter((file) => file.includes(wanted)).flatMap(mutantsOf);
if (mutants.length === 0) {
  console.error(`Usage: npm run --silent mutate-engine -- [FILE-PART]   no engine file is called like "${wanted}"`);
  process.exit(2);
}
writeFileSync(corpusPath, JSON.stringify(corpus(400)));
const judge = new Judge(corpusPath);
if (await judge.kills(await built(null, "right")))
  throw new Error("The engine as it is fails the corpus: mend that first");
const survivors: Mutant[] = [];
for (const [i, mutant] of mutants.entries()) {
  if (!(await judge.kills(await built(mutant, `m${i}`)))) survivors.push(mutant);
  rmSync(join(folder, `m${i}.mjs`));
}
judge.close();
const byOracle = mutants.length - survivors.length;
console.error(
  `${mutants.length} mutants, ${byOracle} noticed by the oracle; the unit tests look at the other ${survivors.length}.`,
);
const copy = projectCopy();
const alive = survivors.filter((mutant) => !unitTestsKill(copy, mutant));
rmSync(folder, { recursive: true });
const killed = mutants.length - alive.length;
const score = Math.round((killed / mutants.length) * 1000) / 10;
console.log(
  JSON.stringify({
    mutants: mutants.length,
    byOracle,
    killed,
    score,
    survivors: alive.map(({ source: _, ...rest }) => rest),
  }),
);
process.exitCode = score >= 90 ? 0 : 1;
