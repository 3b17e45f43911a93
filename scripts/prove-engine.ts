// The engine against the oracle on as many generated plans as are asked for: npm run --silent prove-engine -- [PLANS] [SEED]
// Prints JSON; exit 1 when the two disagree anywhere.
import fc from "fast-check";
import { anyInput } from "../lib/testing/oracle/arbitrary-input";
import { differences } from "../lib/testing/oracle/differences";

const [plans, seed] = [Number(process.argv[2] ?? 5000), Number(process.argv[3] ?? 1)];
if (!Number.isInteger(plans) || plans < 1 || !Number.isInteger(seed)) {
  console.error("Usage: npm run --silent prove-engine -- [PLANS] [SEED]   both whole numbers");
  process.exit(2);
}

const counts = new Map<string, number>();
const examples: Record<string, unknown> = {};
for (let done = 0; done < plans; done += 500) {
  const batch = { numRuns: Math.min(500, plans - done), seed: seed + done };
  for (const input of fc.sample(anyInput, batch)) {
    for (const difference of differences(input, { open: true })) {
      counts.set(difference, (counts.get(difference) ?? 0) + 1);
      examples[difference] ??= input;
    }
  }
}
console.log(JSON.stringify({ plans, seed, rules: 222, differences: Object.fromEntries(counts), examples }));
process.exitCode = counts.size > 0 ? 1 : 0;
