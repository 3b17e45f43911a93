// Small R4 resources for synthetic bundles. Nothing here is a real person's.
import type { Day } from "@/lib/domain/shared/day";

export type Resource = { readonly resourceType: string; readonly [property: string]: unknown };

export const SNOMED = "http://snomed.info/sct";
export const LOINC = "http://loinc.org";
export const RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
export const CVX = "http://hl7.org/fhir/sid/cvx";
const TERMINOLOGY = "http://terminology.hl7.org/CodeSystem";

/** The reference name of the n-th resource of a synthetic bundle. */
export function urn(n: number): string {
  return `urn:uuid:de300000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

/** A coded concept with its words. */
export function concept(system: string, code: string, text: string) {
  return { coding: [{ system, code, display: text }], text };
}

const status = (list: string, code: string) => ({ coding: [{ system: `${TERMINOLOGY}/${list}`, code }] });

/** A morning on a day, in UTC. */
export function morning(day: Day): string {
  return `${day}T08:30:00+00:00`;
}

/** A transaction bundle; the first resource is the patient, and all others refer to `urn(0)`. */
export function transaction(resources: readonly Resource[]) {
  const entry = resources.map((resource, index) => ({
    fullUrl: urn(index),
    resource: { ...resource, id: urn(index).slice("urn:uuid:".length) },
    request: { method: "POST", url: resource.resourceType },
  }));
  return { resourceType: "Bundle", type: "transaction", entry } as const;
}

const subject = { reference: urn(0) };

/** A condition with onset; active unless said otherwise. */
export function condition(code: string, text: string, onset: string, clinical = "active"): Resource {
  return {
    resourceType: "Condition",
    clinicalStatus: status("condition-clinical", clinical),
    verificationStatus: status("condition-ver-status", "confirmed"),
    category: [status("condition-category", "problem-list-item")],
    code: concept(SNOMED, code, text),
    subject,
    onsetDateTime: onset,
  };
}

/** An allergy with the reaction it caused, or none. */
export function allergy(system: string, code: string, text: string, reaction?: string): Resource {
  return {
    resourceType: "AllergyIntolerance",
    clinicalStatus: status("allergyintolerance-clinical", "active"),
    verificationStatus: status("allergyintolerance-verification", "confirmed"),
    type: "allergy",
    code: concept(system, code, text),
    patient: subject,
    ...(reaction === undefined ? {} : { reaction: [{ manifestation: [{ text: reaction }], severity: "moderate" }] }),
  };
}

/** A request for a medicine; without dosage the dose is not stated. */
export function medicationRequest(
  code: string,
  text: string,
  authored: Day,
  more: { readonly status?: string; readonly dosage?: object } = {},
): Resource {
  return {
    resourceType: "MedicationRequest",
    status: more.status ?? "active",
    intent: "order",
    medicationCodeableConcept: concept(RXNORM, code, text),
    subject,
    authoredOn: morning(authored),
    ...(more.dosage === undefined ? {} : { dosageInstruction: [more.dosage] }),
  };
}

/** A final result with number and UCUM unit. */
export function result(code: string, text: string, day: Day, value: number | string, unit: string): Resource {
  return {
    resourceType: "Observation",
    status: "final",
    code: concept(LOINC, code, text),
    subject,
    effectiveDateTime: morning(day),
    valueQuantity: { value, unit, system: "http://unitsofmeasure.org", code: unit },
  };
}

/** A blood pressure panel in mm[Hg]. */
export function bloodPressure(day: Day, systolic: number, diastolic: number): Resource {
  const part = (code: string, text: string, value: number) => ({
    code: concept(LOINC, code, text),
    valueQuantity: { value, unit: "mm[Hg]", system: "http://unitsofmeasure.org", code: "mm[Hg]" },
  });
  return {
    resourceType: "Observation",
    status: "final",
    code: concept(LOINC, "85354-9", "Blood pressure panel"),
    subject,
    effectiveDateTime: morning(day),
    component: [
      part("8480-6", "Systolic blood pressure", systolic),
      part("8462-4", "Diastolic blood pressure", diastolic),
    ],
  };
}

/** A vaccination that was given. */
export function immunization(code: string, text: string, day: string): Resource {
  return {
    resourceType: "Immunization",
    status: "completed",
    vaccineCode: concept(CVX, code, text),
    patient: subject,
    occurrenceDateTime: day,
  };
}
