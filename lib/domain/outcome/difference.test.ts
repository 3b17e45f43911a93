import { describe, expect, it } from "vitest";
import { measureById, measures } from "../knowledge/measures";
import { asDay } from "../shared/day";
import { differenceOf } from "./difference";
import { categoryProblem, kindOfMeasure, licenceWords, measureOfCode, rangeWords } from "./measure-kind";

function measure(id: string) {
  const found = measureById(id);
  if (!found) throw new Error(`no measure ${id}`);
  return found;
}
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const between = (id: string, from: string, to: string) => {
  const { verdict, text } = differenceOf(
    measure(id),
    { value: from, takenOn: asDay("2026-10-12") },
    { value: to, takenOn: asDay("2026-11-20") },
  );
  return [verdict, plain(text)];
};

describe("a difference between two scores", () => {
  it.each([
    ["mg-adl", "11", "8", "better", "better by 3 since 12-Oct-2026; at least 2 counts"],
    ["mg-adl", "8", "11", "worse", "worse by 3 since 12-Oct-2026; at least 2 counts"],
    ["mg-adl", "11", "9", "better", "better by 2 since 12-Oct-2026; at least 2 counts"],
    [
      "mg-adl",
      "11",
      "10",
      "not-important",
      "no important difference since 12-Oct-2026 (better by 1; at least 2 counts)",
    ],
    ["barthel", "60", "75", "better", "better by 15 since 12-Oct-2026; at least 10 counts"],
    ["barthel", "75", "60", "worse", "worse by 15 since 12-Oct-2026; at least 10 counts"],
    ["mrs", "3", "3", "same", "unchanged since 12-Oct-2026"],
    ["sara", "12.5", "11", "better", "better by 1.5 since 12-Oct-2026; at least 1.5 counts"],
    ["tug", "14.5", "12", "better", "better by 2.5 seconds since 12-Oct-2026; at least 2 seconds counts"],
    ["logmar-acuity", "0.3", "0.2", "better", "better by 0.1 logMAR since 12-Oct-2026; at least 0.1 logMAR counts"],
    ["body-weight", "68", "72", "changed", "4 kg more since 12-Oct-2026; at least 2 kg counts"],
  ])("%s from %s to %s is %s", (id, from, to, verdict, text) => {
    expect(between(id, from, to)).toEqual([verdict, text]);
  });

  it("cannot be told where no difference is published", () => {
    expect(between("case", "12", "9")).toEqual([
      "cannot-tell",
      "better by 3 since 12-Oct-2026; cannot tell whether it matters: no important difference is published for this measure",
    ]);
  });

  it("of a QMG below 16 needs two points, from 16 on three", () => {
    expect(between("qmg", "15", "13")[0]).toBe("better");
    expect(between("qmg", "16", "14")[0]).toBe("not-important");
    expect(between("qmg", "16", "13")[0]).toBe("better");
  });

  it("of seizures and of the triple walk is reckoned in percent of the earlier value", () => {
    expect(between("seizure-diary", "10", "5")).toEqual([
      "better",
      "better by 5 per month, 50% since 12-Oct-2026; at least 50% counts",
    ]);
    expect(between("seizure-diary", "100", "60")[0]).toBe("not-important");
    expect(between("triple-tug", "20", "24")[0]).toBe("worse");
    expect(between("seizure-diary", "0", "4")[0]).toBe("cannot-tell");
  });

  it("of EAT-10 cannot be told: its published number is a cut-off of the score", () => {
    expect(between("eat-10", "20", "2")[0]).toBe("cannot-tell");
  });
});

describe("a measure", () => {
  it.each(measures.map((one) => [one.id]))("%s has a kind of observation that leads back to it", (id) => {
    expect(measureOfCode(kindOfMeasure(measure(id)).id)?.id).toBe(id);
  });

  it("says its range with the unit", () => {
    expect(rangeWords(measure("mrs"))).toBe("0 to 6");
    expect(plain(rangeWords(measure("tug")))).toBe("0 to 120 seconds");
    expect(rangeWords(measure("logmar-acuity"))).toMatch(/^\u22120\.3 to 3/);
  });

  it("keeps the score alone where item texts are not free", () => {
    expect(licenceWords(measure("mrs"))).toBe("Licence: free to use with citation.");
    expect(licenceWords(measure("moca"))).toMatch(/^Score only, no item texts\. Licence: copyrighted/);
    expect(licenceWords(measure("eat-10"))).toMatch(/^Score only/);
  });

  it("of whole categories refuses a fraction, others take it", () => {
    expect(categoryProblem(kindOfMeasure(measure("mrs")), "2.5")).toMatch(/whole number/);
    expect(categoryProblem(kindOfMeasure(measure("mrs")), "2.0")).toBeNull();
    expect(categoryProblem(kindOfMeasure(measure("sara")), "12.5")).toBeNull();
    expect(categoryProblem(kindOfMeasure(measure("tug")), "19.47")).toBeNull();
  });

  it.each([
    ["sara", "12.3", /steps of 0.5: enter 12 or 12.5/],
    ["barthel", "62", /steps of 5: enter 60 or 65/],
    ["karnofsky", "75", /steps of 10: enter 70 or 80/],
    ["qmg", "11.5", /whole number, such as 11 or 12/],
  ])("%s %s lies between two steps of its scale", (id, value, words) => {
    expect(plain(categoryProblem(kindOfMeasure(measure(id)), value) ?? "")).toMatch(words);
  });
});
