import { describe, expect, it } from "vitest";
import { type ReferenceKind, searchReference } from "./reference-search";

const found = (text: string, kind: ReferenceKind) =>
  searchReference(text)
    .filter((hit) => hit.kind === kind)
    .map((hit) => hit.id);

describe("searching the reference", () => {
  it.each([
    ["Tegretol", "carbamazepine"],
    ["Carbatrol", "carbamazepine"],
    ["depakene", "valproic-acid"],
    ["STAVZOR", "valproic-acid"],
    ["Imuran", "azathioprine"],
    ["Cytoxan", "cyclophosphamide"],
    ["mestinon", "pyridostigmine"],
    ["Regonol", "pyridostigmine"],
    ["Firdapse", "amifampridine"],
  ])("the brand %s finds %s", (brand, id) => {
    expect(found(brand, "agent")).toContain(id);
  });

  it.each<[string, ReferenceKind, string]>([
    ["seizure history", "rule", "ami-seizure-history"],
    ["gc-pjp", "rule", "gc-pjp"],
    ["pneumocystis", "rule", "gc-pjp"],
    ["lambert eaton", "syndrome", "lems"],
    ["LEMS", "syndrome", "lems"],
    ["anti-Hu", "antibody", "hu"],
    ["ANNA-1", "antibody", "hu"],
    ["coumadin", "medicine", ""],
    ["warfarin", "medicine", "warfarin"],
    ["pethidine", "medicine", "meperidine"],
    ["rankin", "measure", "mrs"],
  ])("%s finds the %s %s", (text, kind, id) => {
    if (id === "") expect(found(text, kind)).toEqual([]);
    else expect(found(text, kind)).toContain(id);
  });

  it("a name that contains the text comes before a text that mentions it, and every word must be found", () => {
    expect(found("amifampridine seizure", "rule")[0]).toBe("ami-seizure-history");
    expect(searchReference("amifampridine xyzzy")).toEqual([]);
  });

  it("short words are whole words: ri is the antibody, not every rituximab", () => {
    expect(found("ri", "antibody")).toEqual(["ri"]);
    expect(found("ri", "rule").length).toBeLessThan(10);
  });

  it.each(["", "   ", "!?", "constructor", "x".repeat(500)])("%j finds nothing", (text) => {
    expect(searchReference(text)).toEqual([]);
  });
});
