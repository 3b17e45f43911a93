import { describe, expect, it } from "vitest";
import { searchAgents } from "./agent-search";
import { agentByRxNorm } from "./agents";
import { allergenName } from "./allergens";
import { conditions } from "./conditions";
import { gatekeeperQuestions, gatekeeperQuestionsFor } from "./gatekeeper";
import { agentByIngredientName, matchMedicine } from "./medicine-match";
import { observationKindById, observationKindByLoinc, observationProblem } from "./observation-kinds";
import { toVocabularyUnit } from "./unit-conversion";
import { vaccineByCvx, vaccines } from "./vaccines";
import { allergyRelatives, classesOf, membersOfClass } from "./vocabulary";

describe("searching for an agent", () => {
  it.each([
    ["Tegretol", "carbamazepine"],
    ["carbatrol", "carbamazepine"],
    ["DEPAKENE", "valproic-acid"],
    ["Stavzor", "valproic-acid"],
    ["imuran", "azathioprine"],
    ["Mestinon", "pyridostigmine"],
    ["Regonol", "pyridostigmine"],
    ["Firdapse", "amifampridine"],
    ["3,4-diaminopyridine", "amifampridine"],
    ["plasmapheresis", "plasma-exchange"],
    ["IVIg", "ivig"],
    ["VFSS", "slp-instrumental-swallow-study"],
    ["predniso", "prednisolone"],
  ])("%s finds %s first", (text, id) => {
    expect(searchAgents(text)[0]?.id).toBe(id);
  });

  it("a brand of two agents finds both", () => {
    expect(searchAgents("cytoxan").map((label) => label.id)).toEqual([
      "cyclophosphamide-antineoplastic",
      "cyclophosphamide",
    ]);
  });

  it("stays inside the groups asked for, and nonsense finds nothing", () => {
    expect(searchAgents("", ["ivig"]).map((label) => label.id)).toEqual(["ivig"]);
    expect(searchAgents("xyzzy")).toEqual([]);
  });
});

describe("mapping an imported medicine", () => {
  it.each([
    ["Cisplatin 50 MG Injection", "cisplatin"],
    ["Prednisone 5 MG Oral Tablet", "prednisone"],
    ["Carbamazepine[Tegretol]", "carbamazepine"],
    ["PACLitaxel 100 MG Injection", "paclitaxel"],
    ["Aspirin 81 MG Oral Tablet", "aspirin"],
    ["24 HR Metoprolol Succinate 100 MG Extended Release Oral Tablet", "metoprolol"],
    ["methylPREDNISolone 4 MG Oral Tablet", "methylprednisolone-oral"],
    ["methylprednisolone sodium succinate 1000 MG Injection", "methylprednisolone-iv"],
    ["Cyclophosphamide 1000 MG Injection", "cyclophosphamide"],
    ["Sulfamethoxazole 800 MG / Trimethoprim 160 MG Oral Tablet", "trimethoprim-sulfamethoxazole"],
    ["divalproex sodium 500 MG Delayed Release Oral Tablet [Depakote]", "valproic-acid"],
    ["Pyridostigmine Bromide 60 MG Oral Tablet", "pyridostigmine"],
  ])("%s is proposed as %s", (text, id) => {
    expect(agentByIngredientName(text)).toBe(id);
  });

  it.each([
    "Vitamin B 12 5 MG/ML Injectable Solution",
    "10 ML oxaliplatin 5 MG/ML Injection",
    "Hydrocortisone 10 MG/ML Topical Cream",
    "Prednisolone 1% ophthalmic suspension",
    "",
    "carbamazepinex",
  ])("%j stays unmapped and is never read as safe", (text) => {
    expect(agentByIngredientName(text)).toBeNull();
  });

  it("a combination is mapped ingredient by ingredient, with the unknown one kept", () => {
    const matches = matchMedicine("lisinopril 10 MG / Hydrochlorothiazide 12.5 MG Oral Tablet");
    expect(matches.map((match) => match.candidates)).toEqual([["lisinopril"], []]);
  });

  it("offers both meanings of one ingredient", () => {
    expect(matchMedicine("Cyclophosphamide 50 MG")[0]?.candidates).toEqual([
      "cyclophosphamide",
      "cyclophosphamide-antineoplastic",
    ]);
    expect(agentByRxNorm("2002")?.id).toBe("carbamazepine");
  });
});

describe("units", () => {
  const convert = (id: string, value: string, unit: string) => {
    const kind = observationKindById(id);
    if (!kind) throw new Error(id);
    return toVocabularyUnit(kind, value, unit);
  };

  it.each([
    ["creatinine", "88.4", "umol/L", "1"],
    ["haemoglobin", "135", "g/L", "13.5"],
    ["haematocrit", "0.42", "L/L", "42"],
    ["platelets", "240", "10*3/uL", "240"],
    ["neutrophils", "1500", "/uL", "1.5"],
    ["weight", "150", "[lb_av]", "68.0389"],
    ["height", "1.7", "m", "170"],
    ["hba1c", "53", "mmol/mol", "7.00044"],
    ["temperature", "98.6", "[degF]", "37"],
    ["creatinine", "0.90", "mg/dL", "0.9"],
    ["inr", "1.1", "", "1.1"],
  ])("%s %s %s is %s in the vocabulary's unit", (id, value, unit, expected) => {
    expect(convert(id, value, unit)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["creatinine", "1", "g/L", 'Creatinine: cannot convert "g/L" to mg/dL'],
    ["weight", "70", "", 'Body weight: cannot convert "no unit" to kg'],
    ["sodium", "high", "mmol/L", 'Sodium: "high" is not a plain number'],
    ["sodium", "140", "constructor", 'Sodium: cannot convert "constructor" to mmol/L'],
  ])("%s %s in %j is refused", (id, value, unit, problem) => {
    expect(convert(id, value, unit)).toEqual({ ok: false, problem });
  });

  it("finds a kind by any of its LOINC codes and refuses implausible values", () => {
    expect([
      observationKindByLoinc("38483-4")?.id,
      observationKindByLoinc("8480-6")?.id,
      observationKindByLoinc("20565-8"),
    ]).toEqual(["creatinine", "systolic-bp", null]);
    const weight = observationKindById("weight");
    const swallow = observationKindById("swallow");
    if (!weight || !swallow) throw new Error("kinds are missing");
    expect([observationProblem(weight, "68.4"), observationProblem(swallow, "unsafe")]).toEqual([null, null]);
    expect(observationProblem(weight, "684")).toContain("outside 2 to 400");
    expect(observationProblem(swallow, "fine")).toContain("choose one of safe, impaired, unsafe");
  });
});

describe("lists", () => {
  it("gatekeeper questions set a known fact, and only women are asked about pregnancy", () => {
    expect(
      gatekeeperQuestions.flatMap((q) =>
        q.fact.kind === "condition" && !(q.fact.condition in conditions) ? [q.id] : [],
      ),
    ).toEqual([]);
    expect(gatekeeperQuestionsFor("male").map((q) => q.id)).not.toContain("pregnant");
    expect(gatekeeperQuestionsFor(null)).toHaveLength(gatekeeperQuestions.length);
  });

  it("live vaccines are exactly those of the vocabulary's class", () => {
    expect(vaccines.filter((vaccine) => vaccine.isLive).map((vaccine) => vaccine.id)).toEqual(
      membersOfClass("@live-vaccine"),
    );
    expect([vaccineByCvx("140")?.id, vaccineByCvx("33")?.isLive, vaccineByCvx("999")]).toEqual([
      "influenza-vaccine",
      false,
      null,
    ]);
  });

  it("allergies reach the relatives of a substance", () => {
    expect(allergyRelatives("carboplatin")).toEqual(["cisplatin", "oxaliplatin"]);
    expect([allergenName("oxaliplatin"), allergenName("carbamazepine"), allergenName("constructor")]).toEqual([
      "Oxaliplatin",
      "Carbamazepine",
      null,
    ]);
    expect(classesOf("rituximab")).toEqual(["@immunosuppressant", "@monoclonal-antibody"]);
  });
});
