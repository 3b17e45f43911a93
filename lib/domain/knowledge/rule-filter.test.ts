import { describe, expect, it } from "vitest";
import { filteredRules, ruleFilterFrom } from "./rule-filter";
import { rulesNaming } from "./rule-subjects";
import { rules } from "./rules";

const asked = (query: Record<string, string>) => filteredRules(ruleFilterFrom(query));

describe("filtering the rules", () => {
  it("an empty or made-up filter shows all 222", () => {
    expect(asked({})).toHaveLength(222);
    expect(asked({ tier: "red", kind: "constructor", drug: "nothing", q: "  " })).toEqual(rules);
  });

  it.each([
    [{ tier: "must-resolve" }, 39],
    [{ tier: "before-dose" }, 49],
    [{ tier: "check" }, 126],
    [{ tier: "information" }, 8],
    [{ kind: "pregnancy/childbearing" }, 9],
  ])("%j shows %i", (query, count) => {
    expect(asked(query)).toHaveLength(count);
  });

  it("a medicine shows the rules that name it, whether they are set off or settled by it", () => {
    const { raises, settles } = rulesNaming("trimethoprim-sulfamethoxazole");
    expect(new Set(asked({ drug: "trimethoprim-sulfamethoxazole" }))).toEqual(new Set([...raises, ...settles]));
    expect(asked({ drug: "warfarin", tier: "before-dose" }).map((rule) => rule.id)).toEqual([
      "plex-central-line-bleeding",
    ]);
  });

  it("a text must be found in the rule", () => {
    expect(asked({ q: "seizure history" }).map((rule) => rule.id)).toContain("ami-seizure-history");
    expect(asked({ q: "xyzzy" })).toEqual([]);
  });
});
