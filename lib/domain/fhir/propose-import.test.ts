import { describe, expect, it } from "vitest";
import { agentByIngredientName } from "@/lib/domain/knowledge/medicine-match";
import { asDay } from "@/lib/domain/shared/day";
import { LIVING_ADULT, livingAdultBundle } from "@/lib/testing/fhir/living-adult-bundle";
import { proposeImport } from "./propose-import";
import { readBundle } from "./read-bundle";
import { summariseProposal } from "./summarise-proposal";

const today = asDay("2026-11-23");

function proposalOf(text: string) {
  const bundle = readBundle(text);
  if (!bundle.ok) throw new Error(bundle.problem.message);
  const proposal = proposeImport(bundle.value, { agentFor: agentByIngredientName });
  if (!proposal.ok) throw new Error(proposal.problem.message);
  return proposal.value;
}

const text = JSON.stringify(livingAdultBundle(today));
const proposal = proposalOf(text);

describe("the living synthetic adult with lung cancer", () => {
  it("is one identified living woman", () => {
    expect(proposal.patient).toMatchObject({
      family: LIVING_ADULT.family,
      given: ["Marta"],
      born: "1963-04-12",
      sexRecorded: "female",
      death: { state: "alive", at: null },
      mrn: { value: "DEMO-FHIR-0001" },
    });
  });

  it("has more than 60 resources, each in exactly one column of the counts", () => {
    const total = proposal.counts.reduce((sum, { found }) => sum + found, 0);
    expect(total).toBe(livingAdultBundle(today).entry.length);
    expect(total).toBeGreaterThan(60);
    for (const count of proposal.counts) {
      expect(count.taken + count.notTaken + count.duplicate + count.rejected).toBe(count.found);
    }
    expect(proposal.counts.find(({ resourceType }) => resourceType === "Encounter")).toMatchObject({ notTaken: 2 });
  });

  it("loses exactly the one defective result, with its path and reason", () => {
    expect(proposal.rejected).toHaveLength(1);
    expect(proposal.rejected[0]).toMatchObject({
      resourceType: "Observation",
      reason: "expected a number, found a text",
    });
    expect(proposal.rejected[0]?.path).toMatch(/^entry\[\d+\]\.resource\.valueQuantity\.value$/);
  });

  it("the weight entered in error is left out and the repeated weight is listed once as a duplicate", () => {
    const weights = proposal.observations.filter(({ vocabularyId }) => vocabularyId === "weight");
    expect(weights.map(({ value }) => (value.kind === "quantity" ? value.value : null))).toEqual([
      "72.1",
      "70.6",
      "69.2",
      "68.4",
    ]);
    expect(proposal.duplicates).toHaveLength(1);
    expect(proposal.duplicates[0]?.sameAs).toBe(weights[3]?.path);
  });

  it("a medicine without a dose has none, and stated doses are kept word for word", () => {
    const doses = proposal.medicines.map(({ text, state, dose }) => [
      text.split(" ")[0],
      state,
      dose.state,
      dose.summary,
    ]);
    expect(doses).toEqual([
      ["Metformin", "current", "stated", "500 mg, Oral route, 2 times every day"],
      ["Lisinopril", "current", "not-stated", "dose not stated"],
      ["Pantoprazole", "current", "stated", "40 mg by mouth once daily, before breakfast"],
      ["Tiotropium", "current", "stated", "Inhale the content of 1 capsule once daily"],
      ["Aspirin", "stopped", "not-stated", "dose not stated"],
    ]);
  });

  it("medicines are only proposed for mapping, and an unknown one stays unmapped", () => {
    const mapping = proposal.medicines.map(({ mapping }) => (mapping.state === "proposed" ? mapping.agentId : null));
    expect(mapping).toEqual(["metformin", "lisinopril", "pantoprazole", null, "aspirin"]);
  });

  it("“no known environmental allergy” is a note, not an allergy", () => {
    expect(proposal.allergies.map(({ text }) => text)).toEqual(["Amoxicillin", "Allergy to peanut"]);
    expect(proposal.notes.map(({ text }) => text).join()).toContain("No known environmental allergy");
  });

  it("onsets keep the precision they were sent with", () => {
    const onset = (start: string) => proposal.conditions.find(({ text }) => text.startsWith(start))?.onset;
    expect(onset("Hypertensive")).toEqual({ text: "2011", precision: "year", day: null, instant: null });
    expect(onset("Type 2")).toMatchObject({ text: "2019-03", precision: "month", day: null });
    expect(onset("Small cell")).toMatchObject({ precision: "day", day: "2026-11-13" });
  });

  it("the cancer is a hint", () => {
    expect(proposal.cancerHints.map(({ text }) => text)).toEqual(["Small cell carcinoma of lung (disorder)"]);
  });

  it("both pressures of a panel become observations of their own", () => {
    const systolic = proposal.observations.filter(({ vocabularyId }) => vocabularyId === "systolic-bp");
    expect(systolic.map(({ value }) => (value.kind === "quantity" ? `${value.value} ${value.ucum}` : null))).toEqual([
      "134 mm[Hg]",
      "128 mm[Hg]",
    ]);
    expect(systolic[0]?.path).toMatch(/\.component\[0\]$/);
  });

  it("a result the vocabulary does not know is kept with its code and words", () => {
    const chloride = proposal.observations.find(({ loinc }) => loinc === "2075-0");
    expect(chloride).toMatchObject({ vocabularyId: null, group: "other", text: "Chloride in serum or plasma" });
  });

  it("the same text gives the same proposal, and no narrative is in it", () => {
    expect(proposalOf(text)).toEqual(proposal);
    expect(JSON.stringify(proposal)).not.toContain("div");
  });

  it("the summary names the person, the counts, the rejected row and what is missing", () => {
    const summary = summariseProposal(proposal);
    expect(summary).toContain("Zz-Example, Marta, born 12-Apr-1963, female");
    expect(summary).toMatch(/Observation +\d+ +\d+ +1 +1 +1/);
    expect(summary).toContain(
      "5 medicines (4 current; 2 with the dose not or only partly stated; 1 not in the catalogue)",
    );
    expect(summary).toContain("Rejected (1)");
  });
});
