import { describe, expect, it } from "vitest";
import { agents } from "./agents";
import { rulesForAntibody, rulesForEveryMedicine, rulesForSyndrome, rulesNaming } from "./rule-subjects";

const ids = (rules: readonly { readonly id: string }[]) => rules.map((rule) => rule.id);

describe("rules that name a treatment", () => {
  it.each([
    ["amifampridine", "ami-seizure-history"],
    ["dexamethasone", "gc-pjp"],
    ["dexamethasone", "gc-abrupt-stop"],
    ["regimen-bep", "cis-renal"],
    ["regimen-carboplatin-etoposide-atezolizumab", "nmj-checkpoint-inhibitor"],
    ["warfarin", "plex-drug-timing"],
    ["plasma-exchange", "plex-consecutive-days"],
    ["ivig", "ivig-before-plex"],
    ["pembrolizumab", "plex-monoclonal-gap"],
    ["methylprednisolone-iv", "gc-ivmp-pulse"],
    ["mycophenolate-mofetil", "triple-immunosuppression"],
    ["metoprolol", "pyr-bradycardia-beta-blocker"],
  ])("%s can set off %s", (id, rule) => {
    expect(ids(rulesNaming(id).raises)).toContain(rule);
  });

  it("prophylaxis settles rules instead of setting them off", () => {
    const { raises, settles } = rulesNaming("trimethoprim-sulfamethoxazole");
    expect(ids(settles)).toEqual(["cyc-pjp", "gc-pjp", "rtx-pjp"]);
    expect(ids(raises)).toEqual(["tmp-smx-sulfa-allergy", "tmp-smx-ace-potassium", "tmp-smx-azathioprine"]);
  });

  it("an id that no rule knows has none, and every agent has its own list", () => {
    expect(rulesNaming("constructor")).toEqual({ raises: [], settles: [] });
    const named = agents.filter(
      (agent) => rulesNaming(agent.id).raises.length + rulesNaming(agent.id).settles.length > 0,
    );
    expect(named.length).toBeGreaterThan(50);
  });

  it("every medicine is subject to allergy, duplicate and swallow", () => {
    expect(ids(rulesForEveryMedicine)).toEqual([
      "duplicate-same-drug",
      "oral-unsafe-swallow",
      "oral-liquid-unsafe-swallow",
      "oral-modified-release-tube",
      "allergy-same-ingredient",
      "allergy-same-class",
    ]);
  });
});

describe("rules of a diagnosis", () => {
  it("a syndrome has the rules that ask for it, not those that except it", () => {
    expect(ids(rulesForSyndrome("lems"))).toContain("nmj-aminoglycoside");
    expect(ids(rulesForSyndrome("lems"))).not.toContain("plex-low-yield-intracellular");
  });
  it("an antibody is asked for by name, and a rule that excepts its risk class is none of its rules", () => {
    expect(ids(rulesForAntibody("hu"))).toEqual(["plex-low-yield-intracellular", "ici-high-risk-antibody"]);
    expect(rulesForAntibody("lgi1")).toEqual([]);
  });
});
