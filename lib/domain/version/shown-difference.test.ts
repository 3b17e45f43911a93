import { describe, expect, it } from "vitest";
import { aDrug, aPlan, aSteroid, treatmentId } from "@/lib/testing/builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { shownDifference } from "./shown-difference";
import { readShown, type ShownContent, signedText } from "./signed-content";

const shown = (over: Partial<ShownContent> = {}): ShownContent => ({
  ...aPlan({ treatments: [aDrug(), aSteroid()] }),
  factsHash: "h1:a",
  engineVersion: "none",
  findings: [],
  ...over,
});

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

  it("a content survives the way to the browser and back with the same text", () => {
    const back = readShown(JSON.parse(JSON.stringify(shown({ effectiveOn: null }))));
    expect(back && signedText(back)).toBe(signedText(shown({ effectiveOn: null })));
    expect(readShown({ ...shown(), extra: 1 })).toBeNull();
    expect(readShown("text")).toBeNull();
  });
});
