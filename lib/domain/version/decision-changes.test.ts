import { describe, expect, it } from "vitest";
import type { SignedDecision, SignedFinding } from "../safety/decision-schema";
import { overrideChanges } from "./decision-changes";

const decision = (over: Partial<SignedDecision> = {}): SignedDecision => ({
  kind: "override",
  reason: "specialist-advice",
  text: "Advised by the epilepsy team",
  byId: "p",
  byName: "Dr P",
  at: "2026-11-23T10:00:00.000Z",
  version: 1,
  ...over,
});
const finding = (given: SignedDecision | null): SignedFinding => ({
  ruleId: "r1",
  ruleVersion: "1",
  tier: "must-resolve",
  severity: "major",
  cause: "c1",
  title: "Amifampridine with a seizure history",
  message: "",
  why: "",
  treatments: ["a"],
  basis: "b",
  evidence: [],
  unsure: [],
  overridable: true,
  decision: given,
});
const version = (n: number, given: SignedDecision | null) => ({ version: n, findings: [finding(given)] });

describe("overrides of two versions", () => {
  it("carried on as they are say nothing, neither do acknowledgements", () => {
    expect(overrideChanges(version(1, decision()), version(2, decision()))).toEqual([]);
    const seen = decision({ kind: "acknowledge", reason: null, text: null });
    expect(overrideChanges(version(1, null), version(2, seen))).toEqual([]);
  });

  it("that are new or given again are said with reason and words", () => {
    const [fresh] = overrideChanges(version(1, null), version(2, decision({ version: 2 })));
    expect(fresh).toMatch(
      /^Overridden in version 2: Amifampridine.* Advice of a specialist: Advised by the epilepsy team$/,
    );
    const later = decision({ version: 2, at: "2026-12-01T10:00:00.000Z" });
    expect(overrideChanges(version(1, decision()), version(2, later))).toEqual([
      expect.stringMatching(/^Overridden again/),
    ]);
  });

  it("that are no longer needed are said too", () => {
    expect(overrideChanges(version(1, decision()), { version: 2, findings: [] })).toEqual([
      "No longer overridden in version 2: Amifampridine with a seizure history",
    ]);
  });
});
