import { describe, expect, it } from "vitest";
import { collapse } from "./collapse";
import type { Finding, Tier } from "./finding";

const finding = (ruleId: string, tier: Tier, cause: string, ...rows: readonly number[]): Finding => ({
  ruleId,
  ruleVersion: "1",
  tier,
  severity: "major",
  cause,
  title: ruleId,
  message: ruleId,
  why: ruleId,
  actions: [],
  rows,
  evidence: [],
  unsure: [],
  overridable: true,
});
const shown = (...findings: readonly Finding[]) =>
  collapse(findings).map((group) => [group.tier, ...group.findings.map(({ ruleId }) => ruleId)].join(" "));

describe("findings shown as issues", () => {
  it("come the gravest first, and within a tier in the order of the rules", () => {
    const late = finding("lipids", "information", "lipids");
    const grave = finding("seizure", "must-resolve", "seizure");
    const soon = finding("igg", "before-dose", "igg");
    const check = finding("falls", "check", "falls");
    const graver = finding("allergy", "must-resolve", "allergy");
    expect(shown(late, check, grave, soon, graver)).toEqual([
      "must-resolve seizure",
      "must-resolve allergy",
      "before-dose igg",
      "check falls",
      "information lipids",
    ]);
  });

  it("are one where they share tier and cause, and two where only the cause is the same", () => {
    const first = finding("tb-by-dose", "check", "tuberculosis", 0, 1);
    const second = finding("tb-by-days", "check", "tuberculosis", 1, 2);
    const graver = finding("tb-active", "must-resolve", "tuberculosis", 0);
    expect(shown(first, graver, second)).toEqual(["must-resolve tb-active", "check tb-by-dose tb-by-days"]);
    expect(collapse([first, second])[0]?.rows).toEqual([0, 1, 2]);
  });
});
