import { describe, expect, it } from "vitest";
import { type SwallowAssessment, swallowAssessmentSchema, swallowLines, swallowOf } from "./swallow-assessment";

const full: SwallowAssessment = { nilByMouth: false, tablets: "whole", fois: 7, iddsiFood: 7, iddsiDrink: 0 };
const unrated = { fois: null, iddsiFood: null, iddsiDrink: null };

describe("the swallow that an assessment means", () => {
  it.each<[string, Partial<SwallowAssessment>, ReturnType<typeof swallowOf>]>([
    ["a full diet, thin drinks and whole tablets are safe", {}, "safe"],
    ["no tablets by mouth are unsafe whatever else is eaten", { tablets: "none" }, "unsafe"],
    ["nil by mouth is unsafe", { nilByMouth: true, tablets: "none", ...unrated }, "unsafe"],
    ["FOIS 1 is unsafe", { nilByMouth: true, tablets: "none", ...unrated, fois: 1 }, "unsafe"],
    ["crushed tablets are impaired", { tablets: "crushed" }, "impaired"],
    ["liquid forms only are impaired", { tablets: "liquid" }, "impaired"],
    ["FOIS 6 is impaired", { fois: 6 }, "impaired"],
    ["soft food is impaired", { iddsiFood: 6 }, "impaired"],
    ["slightly thick drinks are impaired", { iddsiDrink: 1 }, "impaired"],
    ["whole tablets with nothing rated say nothing", unrated, null],
    ["whole tablets with one scale not rated say nothing", { iddsiDrink: null }, null],
    ["one lowered level is enough for impaired", { ...unrated, iddsiDrink: 2 }, "impaired"],
  ])("%s", (_, over, word) => {
    expect(swallowOf({ ...full, ...over })).toBe(word);
  });

  it.each<[string, Partial<SwallowAssessment>, string]>([
    ["nil by mouth with crushed tablets", { nilByMouth: true, tablets: "crushed", ...unrated }, "tablets"],
    ["nil by mouth with FOIS 5", { nilByMouth: true, tablets: "none", ...unrated, fois: 5 }, "fois"],
    ["nil by mouth with a food level", { nilByMouth: true, tablets: "none", ...unrated, iddsiFood: 4 }, "iddsiFood"],
    ["nil by mouth with a drink level", { nilByMouth: true, tablets: "none", ...unrated, iddsiDrink: 0 }, "iddsiDrink"],
    ["FOIS 1 without nil by mouth", { ...unrated, fois: 1 }, "nilByMouth"],
    ["FOIS 8", { fois: 8 }, "fois"],
    ["IDDSI food 2", { iddsiFood: 2 }, "iddsiFood"],
    ["IDDSI drinks 5", { iddsiDrink: 5 }, "iddsiDrink"],
  ])("%s is refused beside the field", (_, over, field) => {
    const read = swallowAssessmentSchema.safeParse({ ...full, ...over });
    expect(read.error?.issues.map((issue) => issue.path.join("."))).toEqual([field]);
  });

  it("is read in words", () => {
    expect(swallowLines({ ...full, tablets: "none", fois: 4, iddsiFood: null })).toEqual([
      "Tablets: none by mouth",
      "FOIS level 4",
      "IDDSI drinks level 0",
    ]);
  });
});
