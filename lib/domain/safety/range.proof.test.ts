// Numbers that may not be known: every comparison on, beside and around its limit.
import { describe, expect, test } from "vitest";
import type { Operator } from "./expression";
import { between, combine, compares, exactly, isKnown, squareRoot } from "./range";

const weight = [{ fact: "patient.weightKg", state: "missing" as const }];
const height = [{ fact: "patient.heightCm", state: "missing" as const }];

describe("a known number", () => {
  test.each<[Operator, boolean, boolean, boolean]>([
    ["<", true, false, false],
    ["<=", true, true, false],
    [">", false, false, true],
    [">=", false, true, true],
    ["==", false, true, false],
  ])("%s a limit of 1,500 or of nothing: below, on and above", (op, below, on, above) => {
    for (const limit of [1500, 0]) {
      expect(compares(exactly(limit - 0.1), op, limit)).toBe(below);
      expect(compares(exactly(limit), op, limit)).toBe(on);
      expect(compares(exactly(limit + 0.1), op, limit)).toBe(above);
    }
  });

  test.each<[Operator, boolean]>([
    ["<", false],
    ["<=", true],
    [">", false],
    [">=", true],
    ["==", true],
  ])("%s: a sum of decimals counts as the number it is meant to be", (op, expected) => {
    expect(compares(exactly(0.1 + 0.2), op, 0.3)).toBe(expected);
    expect(compares(exactly(1500 * (1 + 5e-10)), op, 1500)).toBe(expected);
    expect(compares(exactly(1500 * (1 - 5e-10)), op, 1500)).toBe(expected);
  });

  test("a real difference in the eighth digit counts", () => {
    expect(compares(exactly(1500.00001), ">", 1500)).toBe(true);
    expect(compares(exactly(1500.00001), "<=", 1500)).toBe(false);
    expect(compares(exactly(1499.99999), "<", 1500)).toBe(true);
    expect(compares(exactly(1499.99999), ">=", 1500)).toBe(false);
  });
});

describe("an unknown number between 10 and 20", () => {
  const unknown = between(10, 20, weight);

  test.each<[Operator, number, boolean | null]>([
    [">", 20, false],
    [">", 19, null],
    [">", 5, null],
    [">=", 20, null],
    [">=", 21, false],
    ["<", 10, false],
    ["<", 11, null],
    ["<", 30, null],
    ["<=", 10, null],
    ["<=", 9, false],
    ["==", 9, false],
    ["==", 10, null],
    ["==", 15, null],
    ["==", 20, null],
    ["==", 21, false],
  ])("%s %d is never taken for true", (op, value, expected) => {
    expect(compares(unknown, op, value)).toBe(expected);
  });

  test("what is stated beside it can be enough", () => {
    const sum = combine(exactly(100), unknown, "plus");
    expect(sum).toEqual({ least: 110, most: 120, stated: 100, missing: weight });
    expect(compares(sum, ">", 99)).toBe(true);
    expect(compares(sum, ">=", 100)).toBe(true);
    expect(compares(sum, ">", 100)).toBeNull();
    expect(compares(sum, "<", 200)).toBeNull();
  });

  test("keeps its limits and its missing facts through arithmetic", () => {
    expect(combine(exactly(6), unknown, "by")).toEqual({ least: 0.3, most: 0.6, stated: 0, missing: weight });
    expect(combine(unknown, exactly(2), "by")).toEqual({ least: 5, most: 10, stated: 0, missing: weight });
    expect(combine(exactly(6), unknown, "times")).toEqual({ least: 60, most: 120, stated: 0, missing: weight });
    const tall = between(2, 3, height);
    expect(combine(unknown, tall, "times")).toEqual({
      least: 20,
      most: 60,
      stated: 0,
      missing: [...weight, ...height],
    });
    expect(combine(exactly(1), exactly(4), "by")).toEqual(exactly(0.25));
    expect(squareRoot(between(4, 9, weight))).toEqual({ least: 2, most: 3, stated: 0, missing: weight });
    expect(isKnown(unknown)).toBe(false);
  });

  test("nothing times anything is nothing, and something by perhaps nothing has no upper limit", () => {
    const endless = between(0, Number.POSITIVE_INFINITY, weight);
    expect(combine(exactly(0), endless, "times")).toMatchObject({ least: 0, most: 0 });
    expect(combine(endless, exactly(0), "times")).toMatchObject({ most: 0 });
    expect(combine(exactly(0.5), endless, "times").most).toBe(Number.POSITIVE_INFINITY);
    expect(combine(exactly(3), endless, "by")).toMatchObject({ least: 0, most: Number.POSITIVE_INFINITY });
    expect(combine(exactly(3), between(0.5, 6, weight), "by")).toMatchObject({ least: 0.5, most: 6 });
    expect(combine(exactly(6), between(1, 3, weight), "by")).toMatchObject({ least: 2, most: 6 });
    expect(combine(exactly(0), between(0, 3, weight), "by")).toMatchObject({
      least: 0,
      most: Number.POSITIVE_INFINITY,
    });
  });
});
