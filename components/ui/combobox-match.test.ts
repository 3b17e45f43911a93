import { describe, expect, it } from "vitest";
import { matchOptions } from "./combobox-match";

const options = [
  { value: "methylprednisolone", label: "methylprednisolone", detail: "intravenous" },
  { value: "prednisolone", label: "prednisolone", detail: "oral" },
  { value: "prednisone", label: "prednisone", detail: "oral", keywords: ["Deltasone"] },
  { value: "valproate", label: "valproic acid", keywords: ["Depakene", "Stavzor"] },
];
const found = (typed: string) => matchOptions(options, typed).map((option) => option.value);

describe("type-ahead matching", () => {
  it("puts the exact name before longer names that contain it", () => {
    expect(found("prednisolone")).toEqual(["prednisolone", "methylprednisolone"]);
  });

  it("puts names that begin with the text before names that merely contain it", () => {
    expect(found("pred")).toEqual(["prednisolone", "prednisone", "methylprednisolone"]);
  });

  it("finds a medicine by its brand, whatever the case", () => {
    expect(found("dePAKene")).toEqual(["valproate"]);
  });

  it("needs every typed word, in name or detail", () => {
    expect(found("oral pred")).toEqual(["prednisolone", "prednisone"]);
    expect(found("oral valproic")).toEqual([]);
  });

  it("returns everything, in the given order, when nothing is typed, up to the limit", () => {
    expect(found("  ")).toHaveLength(4);
    expect(matchOptions(options, "", 2).map((option) => option.value)).toEqual(["methylprednisolone", "prednisolone"]);
  });

  it("ignores accents", () => {
    expect(matchOptions([{ value: "m", label: "Thérèse Moreau" }], "therese")).toHaveLength(1);
  });
});
