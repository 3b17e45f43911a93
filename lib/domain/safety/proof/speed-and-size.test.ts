// The promises on speed and size, with bounds wide enough for a busy machine; the figures are in docs/engine.md.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { bigPlan } from "@/lib/testing/rule-cases/big-plan";
import { checkPlan } from "../check-plan";

const fastest = (treatments: number): number => {
  const input = bigPlan(treatments);
  const times = Array.from({ length: 60 }, () => {
    const start = performance.now();
    checkPlan(input);
    return performance.now() - start;
  });
  return Math.min(...times.slice(10));
};

// Whatever else the machine does can only make it slower: what holds once in four tries holds.
const tries = { retry: 3 };

test(
  "a plan of 20 treatments is checked in a few milliseconds, and 200 take no more than ten times as long",
  tries,
  () => {
    const twenty = fastest(20);
    expect(twenty).toBeLessThan(5);
    expect(fastest(200)).toBeLessThan(twenty * 12);
  },
);

test("rules and engine stay under 60 kB compressed in the browser, without decimal arithmetic", async () => {
  const bundle = await build({
    entryPoints: ["lib/domain/safety/check-plan.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    metafile: true,
  });
  expect(gzipSync(bundle.outputFiles[0]?.contents ?? "", { level: 9 }).length).toBeLessThan(60_000);
  expect(Object.keys(bundle.metafile.inputs).filter((path) => /decimal\.m?js|zod|catalogue/.test(path))).toEqual([]);
});
