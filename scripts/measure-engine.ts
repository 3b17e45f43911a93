// How long a check takes and how much of it the browser loads: npm run --silent measure-engine
// Prints JSON on stdout and the same in words on stderr.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { checkPlan } from "../lib/domain/safety/check-plan";
import { bigPlan } from "../lib/testing/rule-cases/big-plan";

const RUNS = 300;

function medianMs(treatments: number): number {
  const input = bigPlan(treatments);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    checkPlan(input);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return Math.round((times[RUNS / 2] ?? 0) * 1000) / 1000;
}

async function compressedBytes(entry: string): Promise<number> {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "error",
  });
  return gzipSync(bundle.outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

medianMs(20);
const [twenty, twoHundred] = [medianMs(20), medianMs(200)];
const engineBytes = await compressedBytes("lib/domain/safety/check-plan.ts");
const ratio = Math.round((twoHundred / twenty) * 100) / 100;
console.log(
  JSON.stringify({ runs: RUNS, medianMs: { treatments20: twenty, treatments200: twoHundred }, ratio, engineBytes }),
);
console.error(
  [
    `All rules on a plan of 20 treatments: ${twenty} ms (median of ${RUNS}, promise: under 5 ms).`,
    `On 200 treatments: ${twoHundred} ms, ${ratio} times as long (promise: no more than 10 times).`,
    `Rules and engine for the browser: ${(engineBytes / 1000).toFixed(1)} kB compressed (promise: under 60 kB).`,
  ].join("\n"),
);
process.exitCode = twenty < 5 && ratio <= 10 && engineBytes < 60_000 ? 0 : 1;
