// What the access files promise of the data, and that the small hand-typed lists agree with it (shapes: schema/).
import { describe, expect, it } from "vitest";
import { agentLabels } from "./agent-labels";
import { medicineSynonyms } from "./agent-synonyms";
import { agentById, agentRoutes, agents } from "./agents";
import { antibodies } from "./antibodies";
import { cancerIds } from "./cancers";
import { conditionIds } from "./conditions";
import vocabulary from "./data/vocabulary.json";
import { labs } from "./labs";
import { measures } from "./measures";
import { monitoringRows } from "./monitoring";
import { observationKinds } from "./observation-kinds";
import { medicineName } from "./other-medicines";
import { phenotypes } from "./phenotypes";
import { ingredientsOf, regimens } from "./regimens";
import { rules } from "./rules";
import { describeSource, sources } from "./source";
import { antibodyFacts, listedPhenotypes2021, syndromes } from "./syndromes";

const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);

describe("the clinical data", () => {
  it("has 69 agents, 222 rules, 43 measures, 14 syndromes and the pages they were read from", () => {
    expect([agents.length, rules.length, measures.length, syndromes.length]).toEqual([69, 222, 43, 14]);
    expect(sources.length).toBeGreaterThan(90);
  });

  it("does not link to mirrored subscription pages", () => {
    expect(describeSource({ ref: "ab-risk-table", reRead: true }).address).toBeNull();
    expect(describeSource({ ref: "ckd-epi-2021", reRead: true }).address).toMatch(/^https:/);
  });

  it("gives monitoring rows only for catalogued agents", () => {
    expect(monitoringRows.filter((row) => !agentById(row.item))).toEqual([]);
  });

  it("has regimens with known components, as the vocabulary lists them, and a cycle", () => {
    expect(Object.fromEntries(regimens.map((regimen) => [regimen.id, regimen.components]))).toEqual(
      vocabulary.regimenComponents,
    );
    expect(regimens.flatMap((regimen) => regimen.components).filter((id) => !agentById(id))).toEqual([]);
    expect(ingredientsOf("regimen-bep")).toEqual(["bleomycin", "etoposide", "cisplatin"]);
  });

  it("gives every medicine at least one route", () => {
    const therapy = ["physical-therapy", "speech-therapy"];
    expect(
      agents
        .filter((agent) => !therapy.includes(agent.group) && agentRoutes(agent).length === 0)
        .map((agent) => agent.id),
    ).toEqual([]);
  });
});

describe("the small lists agree with the data", () => {
  it("agent labels are the catalogue's (node scripts/agent-labels.mjs)", () => {
    const brands = (names: readonly string[]) =>
      names.map((name) => name.replace(/ \(.*\)$/, "")).filter((name) => name !== "various");
    expect(agentLabels).toEqual(
      agents.map(({ id, displayName, group, brandNames }) => ({
        id,
        name: displayName,
        group,
        brands: brands(brandNames),
      })),
    );
  });

  it("laboratory values have the vocabulary's ids, units, codes and validity", () => {
    expect(Object.fromEntries(labs.map(({ id, unit, loinc, validDays }) => [id, { unit, loinc, validDays }]))).toEqual(
      vocabulary.labs,
    );
  });

  it("conditions are the vocabulary's", () => {
    expect(conditionIds).toEqual(vocabulary.conditions);
  });

  it("every drug of a class and every synonym has a name", () => {
    const members = [
      ...Object.values(vocabulary.classes).flat(),
      ...vocabulary.otherDrugIds,
      ...Object.keys(medicineSynonyms),
    ];
    expect(members.filter((id) => !medicineName(id))).toEqual([]);
  });

  it("antibodies have the data's names and risk classes", () => {
    const facts = antibodyFacts
      .filter((row) => row.id !== "none")
      .map(({ id, name, riskClass }) => ({ id, label: name, risk: riskClass }));
    expect(antibodies).toEqual(facts);
  });

  it("phenotypes hold the 14 syndromes by name and the 2021 lists by risk", () => {
    const named = phenotypes.filter((phenotype) => phenotype.isSyndrome).map(({ id, label }) => ({ id, label }));
    expect(new Set(named)).toEqual(new Set(syndromes.map(({ id, name }) => ({ id, label: name }))));
    const ofRisk = (risk: string) => new Set(ids(phenotypes.filter((phenotype) => phenotype.risk === risk)));
    expect(ofRisk("high")).toEqual(new Set(listedPhenotypes2021.high));
    expect(ofRisk("intermediate")).toEqual(new Set(listedPhenotypes2021.intermediate));
  });

  it("every cancer that the data names has a label", () => {
    const named = [
      ...antibodyFacts.flatMap((row) => row.typicalCancers),
      ...syndromes.flatMap((row) => row.cancerSearch),
    ];
    const known = new Set<string>(cancerIds);
    expect(named.map((text) => text.replace(/ \(.*\)$/, "")).filter((id) => id !== "rare" && !known.has(id))).toEqual(
      [],
    );
  });

  it("no observation id or LOINC code stands for two kinds", () => {
    expect(new Set(ids(observationKinds)).size).toBe(observationKinds.length);
    const codes = observationKinds.flatMap((kind) => [...(kind.loinc ? [kind.loinc] : []), ...kind.alsoLoinc]);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });
});
