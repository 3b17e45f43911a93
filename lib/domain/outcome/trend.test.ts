import { expect, it } from "vitest";
import { addDays, asDay } from "../shared/day";
import { overlapsOf, stretches, type TreatmentStart } from "./trend";

const day = asDay("2026-01-01");
const start = (name: string, offset: number): TreatmentStart => ({
  treatmentId: name,
  name,
  lane: "immunosuppression",
  start: addDays(day, offset),
});
const score = (offset: number) => ({ value: "3", takenOn: addDays(day, offset) });

it("a curve breaks where scores are missing for longer than 180 days", () => {
  const parts = stretches([score(400), score(0), score(180), score(361)]);
  expect(parts.map((part) => part.length)).toEqual([2, 2]);
});

it("starts 28 days apart cannot be separated, 29 days apart they can", () => {
  expect(overlapsOf([start("ivig", 28), start("prednisone", 0)])).toEqual([
    { from: day, to: addDays(day, 56), starts: [start("prednisone", 0), start("ivig", 28)] },
  ]);
  expect(overlapsOf([start("ivig", 29), start("prednisone", 0)])).toEqual([]);
});

it("a chain of starts is one group, and two on one day overlap", () => {
  const chain = overlapsOf([start("a", 0), start("b", 20), start("c", 40), start("d", 100), start("e", 100)]);
  expect(chain.map((one) => one.starts.map((s) => s.name).join(""))).toEqual(["abc", "de"]);
});

it("one start alone overlaps nothing, and no score makes no curve", () => {
  expect(overlapsOf([start("a", 0)])).toEqual([]);
  expect(stretches([])).toEqual([]);
});
