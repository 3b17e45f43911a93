// The data files have the shape that the access files promise, and the small hand-typed lists agree with them.
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { agentLabels } from "./agent-labels";
import { medicineSynonyms } from "./agent-synonyms";
import { agentById, agentRoutes, agents } from "./agents";
import { antibodies } from "./antibodies";
import { cancerIds } from "./cancers";
import { conditionIds } from "./conditions";
import catalogue from "./data/catalogue.json";
import vocabulary from "./data/vocabulary.json";
import { labs } from "./labs";
import { measures } from "./measures";
import { monitoringRows } from "./monitoring";
import { observationKinds } from "./observation-kinds";
import { medicineName } from "./other-medicines";
import { phenotypes } from "./phenotypes";
import { ingredientsOf, regimens } from "./regimens";
import { describeSource, sourceByRef, sources } from "./source";
import { antibodyFacts, listedPhenotypes2021, syndromes } from "./syndromes";

const reference = z.union([
  z.strictObject({ ref: z.string(), reRead: z.boolean() }),
  z.strictObject({ text: z.string(), reRead: z.boolean() }),
]);
const limit = z.looseObject({ value: z.number().positive(), unit: z.string() }).nullable();
const agentSchema = z.looseObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  displayName: z.string().min(1),
  brandNames: z.array(z.string()),
  group: z.string(),
  codes: z.strictObject({
    rxnormIngredient: z.string().nullable(),
    atc: z.string().nullable(),
    snomedCt: z.string().nullable(),
  }),
  routes: z.array(z.string()),
  dosingModel: z.looseObject({
    type: z.string(),
    cycleDays: z.number().int().optional(),
    cycles: z.array(z.number().int()).optional(),
  }),
  typicalStart: z.looseObject({ text: z.string() }),
  maxSingleDose: limit,
  maxDailyDose: limit,
  monitoring: z.array(
    z.looseObject({
      observation: z.string(),
      loinc: z.string().nullable(),
      baseline: z.boolean(),
      interval: z.string(),
    }),
  ),
  sources: z.array(reference).min(1),
  components: z.array(z.string()).optional(),
});
const measureSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  domain: z.enum(["neurology", "oncology", "physical-therapy", "speech-therapy", "generic"]),
  range: z.strictObject({ min: z.number(), max: z.number(), unit: z.string() }),
  improvement: z.enum(["lower", "higher", "context"]),
  mcid: z.looseObject({ value: z.number().positive() }).nullable(),
  sources: z.array(reference).min(1),
});

const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);

describe("the clinical data", () => {
  it("has 69 agents of the promised shape, each id once, each with a source", () => {
    expect(z.array(agentSchema).parse(catalogue)).toHaveLength(69);
    expect(new Set(ids(agents)).size).toBe(69);
  });

  it("has 43 measures whose range is not empty", () => {
    expect(z.array(measureSchema).parse(measures)).toHaveLength(43);
    expect(measures.filter((measure) => measure.range.min >= measure.range.max)).toEqual([]);
  });

  it("names only sources that exist", () => {
    const refs = [...agents, ...measures, ...syndromes].flatMap((row) =>
      row.sources.flatMap((source) => source.ref ?? []),
    );
    expect(refs.filter((ref) => !sourceByRef(ref))).toEqual([]);
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
