// Medicines as statements, and references by type and id as other senders than Synthea write them.
import { describe, expect, it } from "vitest";
import { proposeImport } from "./propose-import";
import { readBundle } from "./read-bundle";

const patient = { resourceType: "Patient", id: "p", name: [{ family: "Zz" }], birthDate: "1960-01-01" };
const statement = {
  resourceType: "MedicationStatement",
  status: "active",
  medicationCodeableConcept: { text: "Prednisone 5 MG Oral Tablet" },
  subject: { reference: "Patient/p" },
  effectivePeriod: { start: "2026-05", end: "2026-08-01" },
  dosage: [{ text: "5 mg each morning" }],
};

function propose(...resources: readonly object[]) {
  const entry = [patient, ...resources].map((resource) => ({ resource }));
  const bundle = readBundle(JSON.stringify({ resourceType: "Bundle", type: "collection", entry }));
  const proposal = bundle.ok ? proposeImport(bundle.value, { agentFor: () => null }) : bundle;
  if (!proposal.ok) throw new Error(proposal.problem.message);
  return proposal.value;
}

describe("a medicine the sender states to be taken", () => {
  it("keeps its words, dose and period as sent", () => {
    expect(propose(statement).medicines).toMatchObject([
      {
        sentAs: "MedicationStatement",
        text: "Prednisone 5 MG Oral Tablet",
        state: "current",
        dose: { state: "stated", summary: "5 mg each morning" },
        started: { precision: "month" },
        ended: { day: "2026-08-01" },
        mapping: { state: "none" },
      },
    ]);
  });

  it.each([
    ["completed", "stopped"],
    ["stopped", "stopped"],
    ["on-hold", "on-hold"],
    ["unknown", "unknown"],
  ])("of status %s is %s", (status, state) => {
    expect(propose({ ...statement, status }).medicines[0]?.state).toBe(state);
  });

  it.each(["not-taken", "intended", "entered-in-error"])("of status %s is left out", (status) => {
    const proposal = propose({ ...statement, status });
    expect(proposal.medicines).toEqual([]);
    expect(proposal.rejected).toEqual([]);
    expect(proposal.notes).toHaveLength(status === "entered-in-error" ? 0 : 1);
  });

  it.each([
    ["Patient/p", true],
    ["Patient/p/_history/3", true],
    ["Patient/q", false],
    ["https://example.org/fhir/Patient/p", false],
    ["Patient?identifier=1", false],
  ])("about %s belongs to the patient: %s", (reference, belongs) => {
    expect(propose({ ...statement, subject: { reference } }).medicines).toHaveLength(belongs ? 1 : 0);
  });

  it("repeated is listed as a duplicate; with another dose it is not", () => {
    const proposal = propose(statement, statement, { ...statement, dosage: [{ text: "10 mg each morning" }] });
    expect(proposal.medicines).toHaveLength(2);
    expect(proposal.duplicates).toEqual([
      { path: "entry[2].resource", resourceType: "MedicationStatement", sameAs: "entry[1].resource" },
    ]);
  });
});
