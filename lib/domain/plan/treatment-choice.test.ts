import { describe, expect, it } from "vitest";
import { agentLabels } from "../knowledge/agent-labels";
import { isNameOf } from "./agent-name";
import { kindSchemas } from "./treatment";
import { kindOfAgent, lanesOfAgent, lanesOfKind, shortName } from "./treatment-choice";

const label = (id: string) => {
  const found = agentLabels.find((entry) => entry.id === id);
  if (!found) throw new Error(`no agent ${id}`);
  return found;
};

describe("choosing a treatment", () => {
  it.each([
    ["prednisone", "steroid", ["immunosuppression"]],
    ["azathioprine", "drug", ["immunosuppression"]],
    ["carbamazepine", "drug", ["symptom"]],
    ["amifampridine", "drug", ["symptom"]],
    ["plasma-exchange", "plasma-exchange", ["plasma-exchange"]],
    ["ivig", "ivig", ["ivig"]],
    ["physical-therapy-referral", "pt-referral", ["rehabilitation"]],
    ["slp-swallow-therapy", "slp-referral", ["rehabilitation"]],
    ["slp-instrumental-swallow-study", "procedure", ["rehabilitation"]],
    ["atezolizumab", "checkpoint-inhibitor", ["cancer"]],
    ["regimen-carboplatin-etoposide", "regimen", ["cancer"]],
    ["carboplatin", "regimen", ["cancer"]],
    ["thymectomy", "surgery", ["cancer"]],
    ["prophylactic-cranial-irradiation", "radiotherapy", ["cancer"]],
  ])("%s is a %s", (id, kind, lanes) => {
    expect(kindOfAgent(label(id))).toBe(kind);
    expect(lanesOfAgent(label(id))).toEqual(lanes);
  });

  it("asks which lane a supportive drug serves", () => {
    expect(lanesOfAgent(label("pantoprazole")).length).toBeGreaterThan(1);
    expect(lanesOfAgent(label("dexamethasone"))).toContain("cancer");
  });

  it("puts every agent into a lane that its kind may sit in, under a name that is its own", () => {
    for (const entry of agentLabels) {
      const kind = kindOfAgent(entry);
      expect(Object.keys(kindSchemas)).toContain(kind);
      const lanes = lanesOfAgent(entry);
      expect(lanes.length).toBeGreaterThan(0);
      expect(lanes.every((lane) => lanesOfKind[kind].includes(lane))).toBe(true);
      expect(isNameOf(entry.id, shortName(entry))).toBe(true);
    }
  });
});
