// The one patient of a bundle. Identity must be certain: a defect here refuses the whole import.
import * as z from "zod";
import { type Day, isDay } from "@/lib/domain/shared/day";
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import { firstCode } from "./coded-text";
import { conceptSchema, recordedTimeSchema, textSchema } from "./datatypes";
import type { RecordedTime } from "./fhir-time";
import type { ImportProblem } from "./import-problem";
import type { JsonObject } from "./json-value";
import { readResource } from "./mapped";
import { plainText } from "./plain-text";

export type PatientIdentifier = {
  readonly system: string | null;
  readonly value: string;
  readonly type: string | null;
};

export type ProposedPatient = {
  readonly entry: number;
  readonly path: string;
  readonly identifiers: readonly PatientIdentifier[];
  /** The medical record number: the identifier of type MR, else null. */
  readonly mrn: PatientIdentifier | null;
  readonly family: string;
  readonly given: readonly string[];
  readonly born: Day;
  /** Administrative gender as recorded. */
  readonly sexRecorded: "female" | "male" | "other" | "unknown" | null;
  /** From the US Core birth sex extension; null when not sent. */
  readonly sexAtBirth: "female" | "male" | null;
  readonly death: { readonly state: "not-stated" | "alive" | "dead"; readonly at: RecordedTime | null };
};

const BIRTH_SEX = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex";

const patientSchema = z.looseObject({
  identifier: z
    .array(
      z.looseObject({
        use: textSchema.optional(),
        type: conceptSchema.optional(),
        system: textSchema.optional(),
        value: textSchema.optional(),
      }),
    )
    .optional(),
  name: z.array(
    z.looseObject({
      use: textSchema.optional(),
      text: textSchema.optional(),
      family: textSchema.optional(),
      given: z.array(textSchema.nullable()).optional(),
    }),
  ),
  gender: z.enum(["male", "female", "other", "unknown"]).optional(),
  birthDate: z.string(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: recordedTimeSchema.optional(),
  extension: z.array(z.looseObject({ url: textSchema, valueCode: textSchema.optional() })).optional(),
});

type FhirPatient = z.output<typeof patientSchema>;

const MEND = "Correct the patient in the source and export again, or enter the patient by hand.";

function invalid(path: string, message: string): Result<never, ImportProblem> {
  return fail({ code: "patient-invalid", path, message: `The patient ${message}.`, mend: MEND });
}

function nameOf(patient: FhirPatient): { family: string; given: string[] } | null {
  const usable = patient.name.filter((name) => name.use !== "old" && name.use !== "maiden");
  const name =
    usable.find(({ use }) => use === "official") ?? usable.find(({ use }) => use === "usual") ?? usable.at(0) ?? null;
  if (name === null) return null;
  const given = (name.given ?? []).flatMap((part) => plainText(part ?? "") || []);
  const family = plainText(name.family ?? name.text ?? "");
  return family === "" ? null : { family, given };
}

function identifiersOf(patient: FhirPatient): PatientIdentifier[] {
  return (patient.identifier ?? []).flatMap(({ use, type, system, value }) => {
    const text = plainText(value ?? "");
    return text === "" || use === "old"
      ? []
      : [{ system: plainText(system ?? "") || null, value: text, type: firstCode(type) }];
  });
}

function deathOf(patient: FhirPatient): ProposedPatient["death"] {
  if (patient.deceasedDateTime !== undefined) return { state: "dead", at: patient.deceasedDateTime };
  if (patient.deceasedBoolean === undefined) return { state: "not-stated", at: null };
  return { state: patient.deceasedBoolean ? "dead" : "alive", at: null };
}

function sexAtBirthOf(patient: FhirPatient): ProposedPatient["sexAtBirth"] {
  const code = patient.extension?.find((extension) => extension.url === BIRTH_SEX)?.valueCode;
  return code === "F" ? "female" : code === "M" ? "male" : null;
}

/** The patient of a bundle with name, full birth date, identifiers and death as recorded; refused when any is unsound. */
export function mapPatient(resource: JsonObject, entry: number): Result<ProposedPatient, ImportProblem> {
  const path = `entry[${entry}].resource`;
  const read = readResource(patientSchema, resource, path);
  if (!read.ok) return invalid(read.problem.path, `is defective here: ${read.problem.reason}`);
  const patient = read.value;
  const name = nameOf(patient);
  if (name === null) return invalid(`${path}.name`, "has no family name");
  if (!isDay(patient.birthDate)) return invalid(`${path}.birthDate`, "has no full date of birth (YYYY-MM-DD)");
  if (patient.deceasedBoolean === false && patient.deceasedDateTime !== undefined) {
    return invalid(`${path}.deceasedBoolean`, "is recorded both as alive and as dead");
  }
  const identifiers = identifiersOf(patient);
  return ok({
    entry,
    path,
    identifiers,
    mrn: identifiers.find(({ type }) => type === "MR") ?? null,
    ...name,
    born: patient.birthDate,
    sexRecorded: patient.gender ?? null,
    sexAtBirth: sexAtBirthOf(patient),
    death: deathOf(patient),
  });
}
