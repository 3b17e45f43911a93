import { expect, it } from "vitest";
import { addDays, asDay } from "../shared/day";
import { chosenMeasures, measuresWithScores } from "./choose-measures";
import {
  cannotSeparate,
  overlapsOf,
  raterTypeOf,
  SEPARABLE_DAYS,
  SEPARABLE_NOTE,
  stretches,
  type TreatmentStart,
} from "./trend";

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

it("a curve breaks where the patient rates after a clinician, not where a rater is unknown", () => {
  const by = (offset: number, rater: string | null, source = "outcome measure") => ({
    ...score(offset),
    rater,
    source,
  });
  const parts = stretches([by(0, "Petra Keller"), by(10, null), by(20, "Tom Moreau"), by(30, "the patient")]);
  expect(parts.map((part) => part.length)).toEqual([3, 1]);
  expect(raterTypeOf(by(0, "Anna", "reported by the patient"))).toBe("patient");
  expect(raterTypeOf(by(0, null))).toBeNull();
});

it("what cannot be separated is said with the names and the days from the first start to the last", () => {
  const words = (...starts: TreatmentStart[]) => overlapsOf(starts).map(cannotSeparate);
  expect(words(start("A", 0), start("B", 9))).toEqual(["cannot separate: A and B started within 9 days"]);
  expect(words(start("A", 0), start("B", 0))).toEqual(["cannot separate: A and B started on one day"]);
  expect(words(start("A", 0), start("B", 1))).toEqual(["cannot separate: A and B started within 1 day"]);
  expect(words(start("A", 0), start("B", 20), start("C", 48))).toEqual([
    "cannot separate: A, B and C started within 48 days",
  ]);
});

it("the window is one number, and says that no clinician has reviewed it", () => {
  expect(SEPARABLE_NOTE).toContain(`${SEPARABLE_DAYS} days`);
  expect(SEPARABLE_NOTE).toContain("clinically reviewed: not yet");
});

const kept = (id: string, errorReason: string | null = null) => ({ ...score(0), id, rater: null, errorReason });

it("without a wish two scales with most scores are drawn before what is measured at every visit", () => {
  const scores = new Map([
    ["weight", [kept("1"), kept("2"), kept("3")]],
    ["mrs", [kept("4")]],
    ["qmg", [kept("5"), kept("6")]],
    ["mg-adl", [kept("7"), kept("8"), kept("9", "Other patient")]],
    ["sara", [kept("10", "Other patient")]],
  ]);
  const available = measuresWithScores(scores);
  const ids = (asked: unknown) => chosenMeasures(available, asked, 4).map(({ measure }) => measure.id);
  expect(ids(undefined).toSorted()).toEqual(["mg-adl", "qmg"]);
  expect(ids("body-weight,mrs,sara,unknown").toSorted()).toEqual(["body-weight", "mrs"]);
  expect(ids("none")).toEqual([]);
});
