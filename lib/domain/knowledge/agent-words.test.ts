import { describe, expect, it } from "vitest";
import { agentCodes, dosingModelText, limitText } from "./agent-words";
import { type Agent, agentById, agents } from "./agents";
import { classLabels } from "./class-labels";
import { kindWords } from "./rule-words";
import { ruleKinds } from "./schema/rule-schema";
import { drugClassNames } from "./vocabulary";

const agent = (id: string): Agent => {
  const found = agentById(id);
  if (!found) throw new Error(id);
  return found;
};
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("words of the catalogue", () => {
  it("every class of drugs and every kind of rule has a name, and nothing else has", () => {
    expect(Object.keys(classLabels).sort()).toEqual([...drugClassNames].sort());
    expect(Object.keys(kindWords).sort()).toEqual([...ruleKinds].sort());
  });

  it("every limit and dosing model is in words", () => {
    const limits = agents.flatMap((one) => [one.maxSingleDose, one.maxDailyDose, one.cumulativeLimit ?? null]);
    const texts = [...limits.flatMap((limit) => (limit ? limitText(limit) : [])), ...agents.map(dosingModelText)];
    expect(texts.filter((text) => /\/|[{}[\]_]|m2|fixed-mg/.test(text))).toEqual([]);
  });

  it.each([
    ["amifampridine", "20 mg; child under 45 kg: 10 mg"],
    ["plasma-exchange", "1.5 plasma volumes"],
    ["carboplatin", "900 mg"],
  ])("the largest single dose of %s is %s", (id, text) => {
    const limit = agent(id).maxSingleDose;
    expect(limit && plain(limitText(limit))).toBe(text);
  });

  it("a daily limit per kg says both units, and a cycle its days", () => {
    const limit = agent("valproic-acid").maxDailyDose;
    expect(limit && plain(limitText(limit))).toBe("60 mg per kg per day");
    expect(dosingModelText(agent("regimen-bep"))).toBe("A regimen of several drugs in cycles of 21 days");
    expect(dosingModelText(agent("prednisone"))).toBe("Per kg of body weight a day, or a fixed amount");
  });

  it("a code that is not certain is shown as missing with its reason, never guessed", () => {
    expect(agentCodes(agent("amifampridine"))).toEqual([
      { system: "RxNorm ingredient", code: null, confidence: "not given: look up in RxNav" },
      { system: "ATC", code: "N07XX05", confidence: "high (also seen in a public ATC map)" },
    ]);
    expect(agentCodes(agent("regimen-bep"))).toEqual([]);
  });
});
