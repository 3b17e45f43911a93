import { expect, test } from "vitest";
import { linesLike, medicineChoices } from "@/lib/domain/fhir/import-preview";
import { proposeImport } from "@/lib/domain/fhir/propose-import";
import { readBundle } from "@/lib/domain/fhir/read-bundle";
import { asDay } from "@/lib/domain/shared/day";
import {
  allergy,
  condition,
  immunization,
  medicationRequest,
  type Resource,
  result,
  SNOMED,
  transaction,
} from "@/lib/testing/fhir/resource-builder";
import { factRows } from "./rows";

const day = asDay("2026-11-20");
const patient: Resource = { resourceType: "Patient", name: [{ family: "Zz-Test" }], birthDate: "1960-01-31" };

function proposed(...resources: Resource[]) {
  const bundle = readBundle(JSON.stringify(transaction([patient, ...resources])));
  const proposal = bundle.ok ? proposeImport(bundle.value, { agentFor: () => null }) : bundle;
  if (!proposal.ok) throw new Error(proposal.problem.message);
  expect(proposal.value.rejected).toEqual([]);
  return proposal.value;
}

const confirmed = {
  agents: new Map([[0, "metformin"]]),
  substances: new Map<number, string>(),
  by: "somebody",
  at: "2026-11-23T10:00:00.000Z",
  zone: "Europe/Berlin",
};
const rows = (...resources: Resource[]) => factRows(proposed(...resources), confirmed);
const sodium = (more: object) => ({ ...result("2951-2", "Sodium", day, 138, "mmol/L"), ...more });

test("an instant keeps its moment and gets the day of the site; a day alone says that it is only a day", () => {
  const { observations } = rows(
    sodium({ effectiveDateTime: "2026-11-20T23:30:00Z" }),
    sodium({ effectiveDateTime: "2026-11-20" }),
    sodium({ effectiveDateTime: "2026-11-20T23:30:00" }),
  );
  const at = observations.map((row) => [row.takenPrecision, row.takenAt, row.takenOn]);
  const startOfDay = ["day", new Date("2026-11-19T23:00:00Z"), new Date("2026-11-20T00:00:00Z")];
  expect(at).toEqual([
    ["instant", new Date("2026-11-20T23:30:00Z"), new Date("2026-11-21T00:00:00Z")],
    startOfDay,
    startOfDay,
  ]);
});

test("a bound is kept as words and never becomes a number; a preliminary result says so", () => {
  const quantity = { value: 120, comparator: "<", unit: "mmol/L", system: "http://unitsofmeasure.org", code: "mmol/L" };
  const [bound, early] = rows(sodium({ valueQuantity: quantity }), sodium({ status: "preliminary" })).observations;
  expect(bound).toMatchObject({
    valueText: "< 120",
    unit: "mmol/L",
    note: expect.stringContaining("Not used in checks"),
  });
  expect(bound).not.toHaveProperty("valueNumber");
  expect(bound).not.toHaveProperty("standardNumber");
  expect(early).toMatchObject({ valueNumber: "138", standardNumber: "138", note: "Preliminary result" });
});

test("a medicine has a dose only when one was sent, and an agent only when a person confirmed it", () => {
  const { medicines } = rows(
    medicationRequest("1", "Metformin 500 MG Oral Tablet", day),
    medicationRequest("2", "Lisinopril 10 MG Oral Tablet", day, { status: "on-hold" }),
    medicationRequest("3", "Aspirin 81 MG Oral Tablet", day, { status: "completed", dosage: { text: "one a day" } }),
  );
  expect(medicines).toMatchObject([
    { agent: "metformin", mappedBy: "somebody", doseText: null, status: "current", startedText: "20-Nov-2026" },
    { text: "Lisinopril 10 MG Oral Tablet (on hold at the sender)", doseText: null, status: "unsure" },
    { doseText: "one a day", status: "stopped" },
  ]);
  expect(medicines[1]).not.toHaveProperty("agent");
});

test("what is in remission stays active, what is resolved or inactive does not, and doubt is said", () => {
  const active = condition("1", "Lymphoma", "2019", "remission");
  const { conditions } = rows(
    active,
    condition("2", "Sinusitis", "2021-02", "resolved"),
    condition("3", "Asthma", "2001", "inactive"),
    { ...condition("4", "Thymoma", "2026-11-02"), verificationStatus: { coding: [{ code: "provisional" }] } },
  );
  expect(conditions).toMatchObject([
    { text: "Lymphoma (in remission)", status: "active", onsetText: "2019" },
    { text: "Sinusitis", status: "resolved", onsetText: "Feb-2021" },
    { text: "Asthma", status: "resolved" },
    { text: "Thymoma (provisional)", status: "active", onsetText: "02-Nov-2026" },
  ]);
});

test("a resolved allergy stays on the list until a person refutes it; unknown severity stays unknown", () => {
  const resolved = { clinicalStatus: { coding: [{ code: "resolved" }] }, criticality: "high" };
  const { allergies } = rows({ ...allergy(SNOMED, "1", "Latex"), ...resolved });
  expect(allergies).toMatchObject([
    { text: "Latex (sent as resolved, high risk)", status: "active", severity: "not-known", substance: null },
  ]);
});

test("a vaccination known by year keeps the year in words and has no day", () => {
  const { vaccinations } = rows(
    immunization("140", "Influenza", "2024"),
    immunization("140", "Influenza", "2025-10-01"),
  );
  expect(vaccinations).toMatchObject([
    { text: "Influenza (2024)", givenOn: null, vaccine: "influenza-vaccine" },
    { text: "Influenza", givenOn: new Date("2025-10-01T00:00:00Z") },
  ]);
});

test("lines of one medicine are confirmed together, those taken now come first, a mixture proposes nothing", () => {
  const { medicines } = proposed(
    medicationRequest("9", "Aspirin 81 MG Oral Tablet", day, { status: "stopped" }),
    medicationRequest("1", "Metformin 500 MG Oral Tablet", day),
    medicationRequest("1", "Metformin 500 MG Oral Tablet", asDay("2025-01-01"), { status: "stopped" }),
    medicationRequest("5", "Amlodipine 5 MG / Unknownium 10 MG Oral Tablet", day),
  );
  const choices = medicineChoices(medicines);
  expect(choices.map(({ text, lines, current }) => [text.split(" ")[0], lines, current])).toEqual([
    ["Amlodipine", 1, true],
    ["Metformin", 2, true],
    ["Aspirin", 1, false],
  ]);
  expect(choices.map(({ candidates }) => candidates[0]?.id ?? null)).toEqual([null, "metformin", "aspirin"]);
  expect(linesLike(medicines, 1)).toEqual([1, 2]);
});
