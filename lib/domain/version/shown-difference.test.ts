import { describe, expect, it } from "vitest";
import { aDrug, aPlan, aSteroid, treatmentId } from "@/lib/testing/builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { shownDifference } from "./shown-difference";
import { readShown, readSigned, type ShownContent, signedText } from "./signed-content";

const shown = (over: Partial<ShownContent> = {}): ShownContent => ({
  ...aPlan({ treatments: [aDrug(), aSteroid()] }),
  factsHash: "h1:a",
  engineVersion: "none",
  findings: [],
  ...over,
});

const finding = {
  ruleId: "ami-seizure-history",
  ruleVersion: "1",
  tier: "must-resolve",
  severity: "contraindicated",
  cause: "seizures",
  title: "Amifampridine and seizures",
  message: "Epilepsy",
  why: "It can cause seizures",
  treatments: [treatmentId(1)],
  basis: "epilepsy",
  evidence: [],
  unsure: [],
  overridable: true,
  decision: null,
} as const satisfies ShownContent["findings"][number];
const override = {
  kind: "override",
  reason: "specialist-advice",
  text: "Advised",
  byId: "p",
  byName: "Dr P",
  at: "2026-11-23T10:00:00.000Z",
  version: 1,
} as const;

describe("what differs between the page that was read and the moment of signing", () => {
  it("is nothing for equal contents", () => {
    expect(shownDifference(shown(), shown())).toEqual([]);
  });

  it.each<[string, Partial<ShownContent>, RegExp]>([
    ["a title", { title: "Another" }, /title changed/],
    ["the diagnosis", { diagnosis: { ...aPlan().diagnosis, phenotype: "opsoclonus" } }, /diagnosis was changed/],
    ["a date", { effectiveOn: null }, /effective date/],
    ["a reason", { reason: "Cramps" }, /reason for this version/],
    ["a fact", { factsHash: "h1:b" }, /patient's record was changed/],
    ["the order", { treatments: [aSteroid(), aDrug()] }, /another order/],
    ["a new finding", { findings: [finding] }, /safety findings changed/],
    ["the knowledge", { knowledgeVersion: "later" }, /clinical data/],
    ["a removed treatment", { treatments: [aDrug()] }, /predniSONE: taken out/],
    [
      "an added treatment",
      { treatments: [aDrug(), aSteroid(), aDrug({ treatmentId: treatmentId(9) })] },
      /Added since/,
    ],
    ["an action", { treatments: [aDrug({ action: "continue" }), aSteroid()] }, /action, its day or its reason/],
    [
      "a dose",
      { treatments: [aDrug({ steps: [aDoseStep({ amount: "20", frequency: "three-times-daily" })] }), aSteroid()] },
      /from 10\u00a0mg .* to 20\u00a0mg/,
    ],
  ])("names %s", (_, over, sentence) => {
    expect(shownDifference(shown(), shown(over))).toEqual([expect.stringMatching(sentence)]);
  });

  it("names a finding that was decided, or whose decision was taken back", () => {
    const [open, decided] = [shown({ findings: [finding] }), shown({ findings: [{ ...finding, decision: override }] })];
    expect(shownDifference(open, decided)).toEqual(["Amifampridine and seizures: decided since."]);
    expect(shownDifference(decided, open)).toEqual([expect.stringContaining("taken back")]);
  });

  it("a content survives the way to the browser and back with the same text", () => {
    const back = readShown(JSON.parse(JSON.stringify(shown({ effectiveOn: null }))));
    expect(back && signedText(back)).toBe(signedText(shown({ effectiveOn: null })));
    expect(readShown({ ...shown(), extra: 1 })).toBeNull();
    expect(readShown("text")).toBeNull();
  });
});

describe("a version signed before there was a safety engine", () => {
  it("is still read", () => {
    expect(readSigned(signedText(shown()))).toMatchObject({ engineVersion: "none", findings: [] });
  });
});
