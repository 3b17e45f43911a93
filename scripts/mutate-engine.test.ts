// The engine's tests, tested: small mistakes are made in the engine one at a time, and a test has to fail. The whole count
// is made on demand (docs/engine.md); this fixed sample keeps it from sinking unseen.
import { expect, test } from "vitest";
import { JudgeThread } from "./mutate-engine/judge-thread";
import { named } from "./mutate-engine/mutants";
import { sampleOf } from "./mutate-engine/sample";

const SAMPLE = 30;
/** The share of all mutants that has to be noticed. */
const TARGET = 0.9;

test("of a fixed sample of small mistakes in the engine, its unit tests notice nine in ten", async () => {
  const judge = new JudgeThread();
  await judge.begin();
  const unnoticed: string[] = [];
  for (const mutant of sampleOf(SAMPLE)) {
    if ((await judge.notices("unit", mutant)) === null) unnoticed.push(named(mutant));
  }
  await judge.close();
  expect(unnoticed.length, `nothing notices ${unnoticed.join(", ")}`).toBeLessThanOrEqual(SAMPLE * (1 - TARGET));
}, 120_000);
