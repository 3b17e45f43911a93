// Whatever stands in a file: it is read or refused with places, never a fault, and what is read can be checked.
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPlan } from "@/lib/domain/safety/check-plan";
import c03 from "@/lib/testing/cases/C03.json";
import { caseAnswer } from "./answer";
import { readCaseFile } from "./read-case";

type Path = readonly (string | number)[];

/** Every place of a JSON value, the deepest included. */
function placesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

function withChange(value: unknown, [step, ...rest]: Path, junk: unknown): unknown {
  if (step === undefined || typeof value !== "object" || value === null) return junk;
  const change = (key: string | number, inner: unknown) =>
    String(key) === String(step) ? withChange(inner, rest, junk) : inner;
  if (Array.isArray(value)) return value.map((inner, index) => change(index, inner));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(key, inner)]));
}

const places = placesOf(c03.facts);
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    -1,
    0,
    0.5,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "",
    "unknown",
    null,
    undefined,
    true,
    [],
    {},
  ),
);

function expectReadOrRefused(json: unknown): void {
  const read = readCaseFile(json);
  if (!read.ok) {
    expect(read.problem.length).toBeGreaterThan(0);
    for (const { path, problem, mend } of read.problem)
      for (const text of [path, problem, mend]) expect(text).not.toBe("");
    return;
  }
  const printed = JSON.stringify(caseAnswer(read.value, checkPlan(read.value.input)));
  expect(printed).not.toMatch(/NaN|Infinity|undefined/);
}

test("any JSON is refused or read", () => {
  fc.assert(fc.property(fc.jsonValue(), expectReadOrRefused), { numRuns: 500, seed: 3 });
});

test("a case with one place, or two, turned into anything is refused or read", () => {
  const change = fc.tuple(fc.constantFrom(...places), junk);
  const property = fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
    expectReadOrRefused(changes.reduce<unknown>((facts, [path, value]) => withChange(facts, path, value), c03.facts));
  });
  fc.assert(property, { numRuns: 800, seed: 7 });
});
