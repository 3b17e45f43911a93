import { describe, expect, it } from "vitest";
import { mergeFields } from "./merge-fields";

const base = { reason: "Weakness", note: null as string | null, steps: [{ amount: "10" }] };

describe("two people changing one treatment", () => {
  it("puts changes of different fields together and names them", () => {
    const merged = mergeFields(base, { ...base, note: "With food" }, { ...base, steps: [{ amount: "20" }] });
    expect(merged).toEqual({
      value: { reason: "Weakness", note: "With food", steps: [{ amount: "20" }] },
      taken: ["steps"],
      kept: ["note"],
      clashes: [],
    });
  });

  it("lets nobody's dose win unseen when both changed it", () => {
    const merged = mergeFields(base, { ...base, steps: [{ amount: "15" }] }, { ...base, steps: [{ amount: "20" }] });
    expect(merged.clashes).toEqual([{ field: "steps", mine: [{ amount: "15" }], theirs: [{ amount: "20" }] }]);
    expect(merged.value.steps).toEqual([{ amount: "20" }]);
  });

  it("has nothing to choose when both made the same change", () => {
    const next = { ...base, reason: "Falls" };
    expect(mergeFields(base, next, { ...next })).toEqual({ value: next, taken: [], kept: [], clashes: [] });
  });

  it("reads a field that was never filled in and an empty one as the same", () => {
    const { note: _, ...short } = base;
    expect(mergeFields<Partial<typeof base>>(short, base, short)).toMatchObject({ kept: [], clashes: [] });
  });

  it("takes a field that I emptied as my change", () => {
    const merged = mergeFields<Partial<typeof base>>(base, { ...base, reason: undefined }, base);
    expect(merged.kept).toEqual(["reason"]);
    expect(merged.value.reason).toBeUndefined();
  });
});

it("compares half-typed numbers and objects whatever their key order", () => {
  const before = { dose: { amount: 2.5, unit: "mg" } };
  const merged = mergeFields(before, { dose: { unit: "mg", amount: 2.5 } }, { dose: { amount: 3.5, unit: "mg" } });
  expect(merged).toMatchObject({ taken: ["dose"], clashes: [] });
});
