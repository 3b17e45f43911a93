import { expect, test } from "vitest";
import { mergeEdit } from "./merge-edit";

const base = { bed: "1", phone: null, family: "Meyer", deceased: false };

test("a change of mine and another of theirs both stay", () => {
  const merge = mergeEdit(base, { ...base, bed: "2" }, { ...base, phone: "5" });
  expect(merge).toEqual({ asked: [], taken: ["phone"], merged: { ...base, bed: "2", phone: "5" } });
});

test("one field that both changed is asked about, and nothing of theirs is lost meanwhile", () => {
  const merge = mergeEdit(base, { ...base, bed: "2" }, { ...base, bed: "3", deceased: true });
  expect(merge.asked).toEqual(["bed"]);
  expect(merge.merged).toEqual({ ...base, bed: "2", deceased: true });
});

test("the same change by both is no conflict, and blank equals not recorded", () => {
  expect(mergeEdit(base, { ...base, bed: "2", phone: "" }, { ...base, bed: "2" })).toMatchObject({
    asked: [],
    taken: [],
  });
});
