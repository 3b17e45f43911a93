// How many small mistakes in the engine the tests would notice: npm run --silent mutate-engine -- [FILE-PART…]
// A mutant first meets the engine's own unit tests; what they let pass meets the oracle's corpus. It is noticed only when
// something that passes on the engine as it is fails on it. Prints JSON; exit 1 under 90%. On demand only.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { corpus } from "./mutate-engine/corpus";
import { JudgeThread } from "./mutate-engine/judge-thread";
import { engineFiles, type Mutant, mutantsOf, named } from "./mutate-engine/mutants";

const TARGET = 90;
const PLANS = 400;
const wanted = process.argv.slice(2);
const meant = engineFiles.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
const mutants = meant.flatMap(mutantsOf);
if (mutants.length === 0) {
  console.error(`Usage: npm run --silent mutate-engine -- [FILE-PART…]   no engine file is called like ${wanted}`);
  process.exit(2);
}
const judge = new JudgeThread();

/** Those that nothing tells from the engine. */
async function unnoticed(job: "unit" | "oracle", among: readonly Mutant[]): Promise<readonly Mutant[]> {
  const alive: Mutant[] = [];
  for (const [i, mutant] of among.entries()) {
    const told = await judge.notices(job, mutant);
    if (told === null) alive.push(mutant);
    console.error(`${job} ${i + 1}/${among.length} ${named(mutant)}: ${told ?? "ALIVE"}`);
  }
  return alive;
}

async function pastCorpus(among: readonly Mutant[]): Promise<readonly Mutant[]> {
  if (among.length === 0) return among;
  const folder = mkdtempSync(join(tmpdir(), "concord-mutants-"));
  const path = join(folder, "corpus.json");
  writeFileSync(path, JSON.stringify(corpus(PLANS)));
  await judge.beginCorpus(path);
  const alive = await unnoticed("oracle", among);
  rmSync(folder, { recursive: true });
  return alive;
}

await judge.begin();
const pastUnit = await unnoticed("unit", mutants);
const alive = await pastCorpus(pastUnit);
await judge.close();
const score = Math.round(((mutants.length - alive.length) / mutants.length) * 1000) / 10;
const byUnitTests = mutants.length - pastUnit.length;
const byCorpusOnly = pastUnit.length - alive.length;
console.log(
  JSON.stringify({ mutants: mutants.length, byUnitTests, byCorpusOnly, score, survivors: alive.map(named) }, null, 2),
);
process.exitCode = score >= TARGET ? 0 : 1;
