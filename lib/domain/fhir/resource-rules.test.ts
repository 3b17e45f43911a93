// One resource at a time: what is taken, left out or rejected, and why.
import { describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import {
  allergy,
  condition,
  immunization,
  medicationRequest,
  type Resource,
  result,
  transaction,
} from "@/lib/testing/fhir/resource-builder";
import type { ImportProposal } from "./proposal";
import { proposeImport } from "./propose-import";
import { readBundle } from "./read-bundle";

const day = asDay("2026-11-20");
const patient: Resource = { resourceType: "Patient", name: [{ family: "Zz" }], birthDate: "1960-01-01" };

function propose(...resources: readonly Resource[]): ImportProposal {
  const bundle = readBundle(JSON.stringify(transaction([patient, ...resources])));
  if (!bundle.ok) throw new Error(bundle.problem.message);
  const proposal = proposeImport(bundle.value, { agentFor: (text) => (/cisplatin/i.test(text) ? "cisplatin" : null) });
  if (!proposal.ok) throw new Error(proposal.problem.message);
  return proposal.value;
}

const weight = (more: object = {}): Resource => ({ ...result("29463-7", "Body weight", day, 70, "kg"), ...more });
const drug = (more: object = {}): Resource => ({
  ...medicationRequest("1", "Cisplatin 50 MG Injection", day),
  ...more,
});
const problems = (...resources: readonly Resource[]) =>
  propose(...resources).rejected.map(({ path, reason }) => `${path.replace("entry[1].resource.", "")} ${reason}`);

describe("a reference that leads nowhere or elsewhere", () => {
  it.each([
    [weight({ subject: { reference: "urn:uuid:nobody" } }), "subject points to a patient that is not in this file"],
    [
      weight({ subject: { reference: "https://example.org/Patient/1" } }),
      "subject points to a patient that is not in this file",
    ],
    [weight({ subject: undefined }), "subject does not say which patient it is about"],
    [condition("1", "X", "2020", "active"), null],
    [{ ...allergy("s", "1", "X"), patient: undefined }, "patient is missing; expected an object"],
    [
      drug({ medicationCodeableConcept: undefined, medicationReference: { reference: "Medication/9" } }),
      "medicationReference points to a medicine that is not in this file",
    ],
  ])("rejects the row with the reason (%#)", (resource, reason) => {
    expect(problems(resource)).toEqual(reason === null ? [] : [reason]);
  });

  it("a fact about another resource than the patient is rejected", () => {
    const other = { resourceType: "Organization", name: "Z" };
    const [row] = propose(
      weight({ subject: { reference: "urn:uuid:de300000-0000-4000-8000-000000000002" } }),
      other,
    ).rejected;
    expect(row?.reason).toBe("is not about the patient of this file");
  });

  it("a Medication of the bundle, or contained, gives the medicine its name", () => {
    const medication = { resourceType: "Medication", code: { text: "Cisplatin" } };
    const inside = drug({
      medicationCodeableConcept: undefined,
      medicationReference: { reference: "#m" },
      contained: [{ ...medication, id: "m" }],
    });
    const beside = drug({
      medicationCodeableConcept: undefined,
      medicationReference: { reference: "urn:uuid:de300000-0000-4000-8000-000000000002" },
    });
    expect(propose(inside).medicines[0]).toMatchObject({ text: "Cisplatin", mapping: { agentId: "cisplatin" } });
    expect(propose(beside, medication).medicines[0]?.text).toBe("Cisplatin");
  });
});

describe("what is left out on purpose", () => {
  it.each([
    ["an order NOT to give", drug({ doNotPerform: true }), /NOT to give/],
    ["a draft order", drug({ status: "draft" }), /draft or proposal/],
    ["a proposal", drug({ intent: "proposal" }), /draft or proposal/],
    ["a mistaken order", drug({ status: "entered-in-error" }), null],
    ["a cancelled result", weight({ status: "cancelled" }), null],
    ["a vaccine not given", { ...immunization("140", "Flu", "2020"), status: "not-done" }, /not given/],
    [
      "a refuted condition",
      { ...condition("1", "X", "2020"), verificationStatus: { coding: [{ code: "refuted" }] } },
      /refuted/,
    ],
    [
      "a result with a reason for its absence",
      weight({ valueQuantity: undefined, dataAbsentReason: { text: "refused" } }),
      null,
    ],
  ])("%s is counted, not taken", (_, resource, note) => {
    const proposal = propose(resource);
    const all = [...proposal.medicines, ...proposal.observations, ...proposal.conditions, ...proposal.vaccinations];
    expect(all).toEqual([]);
    expect(proposal.counts.find(({ resourceType }) => resourceType === resource.resourceType)?.notTaken).toBe(1);
    expect(proposal.notes.map(({ text }) => text)).toEqual(note === null ? [] : [expect.stringMatching(note)]);
  });
});

describe("a defective resource", () => {
  it.each([
    [weight({ status: "done" }), /^status is not one of registered, preliminary/],
    [weight({ effectiveDateTime: undefined }), /effectiveDateTime does not say when/],
    [weight({ effectiveDateTime: "20.11.2026" }), /effectiveDateTime is not a FHIR date/],
    [weight({ effectiveDateTime: "2026-02-30" }), /is not a FHIR date/],
    [weight({ valueString: "seventy" }), /has 2 values where one is allowed/],
    [weight({ valueQuantity: undefined }), /has no value that can be read/],
    [weight({ valueQuantity: { value: 1e300 } }), /too large to be a measurement/],
    [drug({ dosageInstruction: { text: "1" } }), /^dosageInstruction expected a list, found an object/],
    [drug({ dosageInstruction: [{ text: 5 }] }), /^dosageInstruction\[0\]\.text expected a text, found a number/],
    [drug({ status: undefined }), /^status is missing; expected one of active/],
    [condition("1", "X", "2020", "cured"), /^clinicalStatus is not a FHIR clinical status/],
    [{ ...immunization("140", "Flu", "2020"), occurrenceDateTime: undefined }, /does not say when it was given/],
  ])("is one rejected row that says what to mend (%#)", (resource, reason) => {
    expect(problems(resource)).toEqual([expect.stringMatching(reason)]);
    expect(propose(resource, weight({ effectiveDateTime: "2026-11-19" })).observations).toHaveLength(1);
  });

  it("an entry that wants to delete, or has no resource, is rejected", () => {
    const bundle = transaction([patient, weight()]);
    const entry = [bundle.entry[0], { ...bundle.entry[1], request: { method: "DELETE", url: "x" } }, {}];
    const read = readBundle(JSON.stringify({ ...bundle, entry }));
    const proposal = read.ok ? proposeImport(read.value, { agentFor: () => null }) : read;
    expect(proposal.ok && proposal.value.rejected.map(({ path, reason }) => [path, reason])).toEqual([
      ["entry[1]", "asks to delete; an import only adds"],
      ["entry[2]", "has no resource"],
    ]);
  });
});
