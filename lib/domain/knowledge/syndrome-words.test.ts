import { describe, expect, it } from "vitest";
import { rules } from "./rules";
import { cancerShareText, cancerText, plainProse, provenanceText, startText, templateItemText } from "./syndrome-words";
import { antibodyFacts, syndromes, type TemplateLine } from "./syndromes";

const lines = syndromes.flatMap((syndrome) => syndrome.templatePlan);
const line = (change: Partial<TemplateLine>): TemplateLine => ({
  item: "ivig",
  startDay: 20,
  dose: "2 g/kg over 5 days",
  why: "bridge",
  ...change,
});

describe("words of the syndromes", () => {
  it("every line of a template names its treatment", () => {
    expect(lines.map(templateItemText).filter((name) => /^[a-z-]+$/.test(name))).toEqual([]);
  });

  it("no id of a rule is left in prose for reading", () => {
    const texts = [
      ...lines.flatMap(({ dose, why, note }) => [dose, why, note ?? ""]),
      ...syndromes.flatMap(({ monitoring = [], levelOfEvidence }) => [...monitoring, levelOfEvidence]),
    ].map(plainProse);
    const ids = rules.map((rule) => rule.id);
    expect(texts.filter((text) => ids.some((id) => text.includes(id)) || /-\*|[<>]=?/.test(text))).toEqual([]);
  });

  it("every cancer of the data has a name", () => {
    const all = [
      ...antibodyFacts.flatMap((row) => row.typicalCancers),
      ...syndromes.flatMap((row) => row.cancerSearch),
    ];
    expect(all.map(cancerText).filter((text) => /^[a-z]|[a-z]-[a-z]+-/.test(text))).toEqual([]);
    expect([cancerText("neuroblastoma (child)"), cancerText("rare")]).toEqual(["Neuroblastoma (child)", "Rare"]);
  });

  it.each([
    [line({ startDay: 0 }), "Day\u00a00"],
    [
      line({ startAfter: { item: "plasma-exchange", daysAfterLastSession: 1 }, alone: { startDay: 3 } }),
      "1 day after the last session of Therapeutic plasma exchange (plasmapheresis); without it on day 3",
    ],
  ])("a line starts %#", (template, text) => {
    expect(startText(template)).toBe(text);
  });

  it.each([
    [">=85", "At least 85%"],
    ["<1", "Under 1%"],
    ["38-60 by age and sex", "38 to 60% by age and sex"],
    ["50 in Morvan, 10-44 overall", "50% in Morvan, 10 to 44% overall"],
    ["30-40 in adults over 40", "30 to 40% in adults over 40"],
    ["50 (LEMS with SCLC)", "50% (LEMS with SCLC)"],
    [null, "Not stated"],
  ])("a cancer share of %s reads %s", (cancerFrequencyPercent, text) => {
    expect(cancerShareText({ cancerFrequencyPercent })).toBe(text);
  });

  it("names the page of an antibody's row by its title", () => {
    expect(provenanceText({ provenance: "ab-surface-table" })).toBe("Cell-surface antibody table, cancer risk");
    expect(provenanceText({ provenance: "class from memory" })).toBe("Class from memory");
  });

  it.each([
    ["exclude seizures first (ami-seizure-history)", "Exclude seizures first"],
    [
      "avoid as first step when cancer not yet excluded (lems-newsom)",
      "Avoid as first step when cancer not yet excluded",
    ],
    ["cisplatin (steroid-sparing)", "Cisplatin (steroid-sparing)"],
    [
      "placed at least 14 days after the last IVIg day (rule ivig-before-plex)",
      "Placed at least 14 days after the last IVIg day",
    ],
  ])("%s reads %s", (from, to) => {
    expect(plainProse(from)).toBe(to);
  });
});
