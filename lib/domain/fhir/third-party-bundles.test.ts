// Records this project did not write: Synthea bundles inside cql-exec-fhir, and larger ones when they lie beside it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { agentByIngredientName } from "@/lib/domain/knowledge/medicine-match";
import { proposeImport } from "./propose-import";
import { readBundle } from "./read-bundle";
import { summariseProposal } from "./summarise-proposal";

const FIXTURES = "node_modules/cql-exec-fhir/test/fixtures";
const SAMPLES = "../shared/fhir-samples";

function proposalOf(path: string) {
  const bundle = readBundle(readFileSync(path, "utf8"));
  if (!bundle.ok) throw new Error(bundle.problem.message);
  const proposal = proposeImport(bundle.value, { agentFor: agentByIngredientName });
  if (!proposal.ok) throw new Error(proposal.problem.message);
  return proposal.value;
}

const row = (path: string, type: string) => proposalOf(path).counts.find(({ resourceType }) => resourceType === type);

describe("Synthea R4 bundles of cql-exec-fhir", () => {
  const clean = join(FIXTURES, "r4/Johnnie679_Hermiston71_2cd30bd6-3a87-4191-af90-6daa70f58f55.json");
  const defective = join(FIXTURES, "r4/Luna60_McCullough561_6662f0ca-b617-4e02-8f55-7275e9f49aa0.json");

  it("the first is taken over whole", () => {
    const proposal = proposalOf(clean);
    expect(proposal.rejected).toEqual([]);
    expect(proposal.patient).toMatchObject({ family: "Hermiston71", given: ["Johnnie679"], born: "2009-03-20" });
    expect(proposal.patient.mrn?.value).toBe("2cd30bd6-3a87-4191-af90-6daa70f58f55");
    expect(row(clean, "Observation")).toMatchObject({ found: 106, taken: 106 });
    expect(row(clean, "Immunization")).toMatchObject({ found: 35, taken: 35 });
    expect(row(clean, "Claim")).toMatchObject({ found: 26, taken: 0, notTaken: 26 });
  });

  it("the second has exactly two rejected rows, each with path and reason", () => {
    expect(proposalOf(defective).rejected).toEqual([
      {
        path: "entry[16].resource.category",
        resourceType: "Condition",
        reason: "expected a list, found an object",
      },
      {
        path: "entry[221].resource.valueTime",
        resourceType: "Observation",
        reason: "is not a FHIR time of day (for example 18:23:47, without a zone)",
      },
    ]);
  });

  it("a medicine whose Medication is not in the bundle keeps its displayed name and a note", () => {
    const proposal = proposalOf(defective);
    const medicine = proposal.medicines.find(({ entry }) => entry === 58);
    expect(medicine).toMatchObject({ text: "Cefuroxime 250 MG Oral Tablet", rxnorm: null, state: "stopped" });
    expect(medicine?.dose.summary).toBe("dose not stated");
    expect(proposal.notes.map(({ path }) => path)).toContain("entry[58].resource");
  });

  it("a dose number without a unit is shown as incomplete, not completed", () => {
    const cefuroxime = proposalOf(defective).medicines.find(({ rxnorm }) => rxnorm === "309097");
    expect(cefuroxime?.dose).toMatchObject({ state: "incomplete" });
    expect(cefuroxime?.dose.summary).toBe("1 (unit not stated), 2 times every day");
  });

  it.each(["dstu2", "stu3"])("an older FHIR version (%s) is read or refused, never thrown", (version) => {
    for (const file of readdirSync(join(FIXTURES, version))) {
      const bundle = readBundle(readFileSync(join(FIXTURES, version, file), "utf8"));
      const proposal = bundle.ok ? proposeImport(bundle.value, { agentFor: () => null }) : bundle;
      if (proposal.ok) expect(proposal.value.rejected.length).toBeGreaterThan(0);
      else expect(proposal.problem.message).not.toBe("");
    }
  });
});

describe.skipIf(!existsSync(SAMPLES))("Synthea adults with cancer", () => {
  const austin = join(SAMPLES, "Austin_Franecki_f23eef30-acb2-49da-8091-159b61dc1ed5.json");
  const stewart = join(SAMPLES, "Stewart_Stanton_e1c92057-888b-4d8a-a459-5c1c4eed82c7.json");

  it("97 medicine requests stay without a dose, and the cancer drugs are recognised", () => {
    const { medicines, cancerHints, patient } = proposalOf(austin);
    expect(medicines).toHaveLength(97);
    expect(medicines.every(({ dose }) => dose.state === "not-stated")).toBe(true);
    const mapped = new Set(medicines.flatMap(({ mapping }) => (mapping.state === "proposed" ? mapping.agentId : [])));
    expect([...mapped].sort()).toEqual(["cisplatin", "paclitaxel"]);
    expect(medicines.filter(({ state }) => state === "current")).toHaveLength(1);
    expect(cancerHints).toHaveLength(3);
    expect(patient.death.state).toBe("dead");
  });

  it("an allergy, conditions and hundreds of results are taken over without a rejected row", () => {
    const proposal = proposalOf(stewart);
    expect(proposal.rejected).toEqual([]);
    expect(proposal.allergies.map(({ text }) => text)).toEqual(["Allergy to peanuts"]);
    expect(proposal.conditions).toHaveLength(15);
    expect(row(stewart, "Observation")).toMatchObject({ found: 456, rejected: 0 });
    expect(summariseProposal(proposal)).toContain("Malignant tumor of colon");
  });
});
