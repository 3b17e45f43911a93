import { describe, expect, it } from "vitest";
import { agents } from "../knowledge/agents";
import { usualDoseText } from "./usual-dose";

describe("usual doses of the catalogue", () => {
  it.each([
    [
      "adult: 15-30 mg/d in 3-5 doses; child < 45 kg: 5-15 mg/d",
      "adult: 15 to 30 mg per day in 3 to 5 doses; child under 45 kg: 5 to 15 mg per day",
    ],
    ["1 mg/kg/d, cap 60-80 mg", "1 mg per kg per day, cap 60 to 80 mg"],
    ["500-1000 mg/m2 if neutrophils >= 1.5", "500 to 1000 mg per m² if neutrophils at least 1.5"],
  ])("reads %s in words", (prose, words) => {
    expect(usualDoseText(prose)).toBe(words);
  });

  it("keeps every number, and leaves no sign that is easily misread", () => {
    for (const agent of agents) {
      for (const prose of [agent.typicalStart.text, agent.typicalMaintenance?.text, agent.renal, agent.hepatic]) {
        if (!prose) continue;
        const words = usualDoseText(prose);
        expect(words).not.toMatch(/[<>≤≥]|\/(kg|m2|d)\b/);
        expect(words.match(/\d+(\.\d+)?/g)).toEqual(prose.replace(/m2\b/g, "m²").match(/\d+(\.\d+)?/g));
      }
    }
  });
});
