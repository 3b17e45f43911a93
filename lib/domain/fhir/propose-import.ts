// From the entries of a bundle to what a person is asked to confirm. Same text, same proposal.
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import { mapAllergy } from "./allergy";
import { cancerHints } from "./cancer-hint";
import { mapCondition } from "./condition";
import type { ImportProblem } from "./import-problem";
import { ImportTally } from "./import-tally";
import type { AgentFinder, MapContext, Mapper } from "./mapped";
import { mapMedicationRequest, mapMedicationStatement, type ProposedMedicine } from "./medicine";
import { mapObservation } from "./observation";
import { type ObservationTermFinder, observationTermByLoinc } from "./observation-codes";
import { mapPatient } from "./patient";
import type {
  ImportProposal,
  ProposedAllergy,
  ProposedCondition,
  ProposedObservation,
  ProposedVaccination,
} from "./proposal";
import type { BundleEntry, ParsedBundle } from "./read-bundle";
import { indexReferences } from "./references";
import { mapVaccination } from "./vaccination";

export type ImportOptions = {
  readonly agentFor: AgentFinder;
  readonly termFor?: ObservationTermFinder;
};

const TYPE_NAME = /^[A-Z][A-Za-z]{1,60}$/;

function typeOf(entry: BundleEntry): string | null {
  const name = entry.resource?.resourceType;
  return typeof name === "string" && TYPE_NAME.test(name) ? name : null;
}

function onlyPatient(bundle: ParsedBundle): Result<BundleEntry, ImportProblem> {
  const patients = bundle.entries.filter((entry) => typeOf(entry) === "Patient");
  const [patient, second] = patients;
  if (patient === undefined) {
    const mend = "Export the bundle again with the Patient resource included.";
    return fail({ code: "no-patient", path: "entry", message: "The bundle holds no patient.", mend });
  }
  if (second !== undefined) {
    const message = `The bundle holds ${patients.length} patients; an import is for one.`;
    const mend = "Export one bundle for each patient.";
    return fail({ code: "several-patients", path: `entry[${second.index}].resource`, message, mend });
  }
  if (patient.method === "DELETE") {
    const message = "The bundle asks to delete its patient; an import only adds.";
    return fail({
      code: "patient-invalid",
      path: `entry[${patient.index}].request.method`,
      message,
      mend: "Export the record again.",
    });
  }
  return ok(patient);
}

/** What is wrong with an entry before its resource is looked at, or null. */
function entryDefect(entry: BundleEntry): string | null {
  if (entry.resource === null) return "has no resource";
  if (typeOf(entry) === null) return "does not say its resourceType";
  return entry.method === "DELETE" ? "asks to delete; an import only adds" : null;
}

/**
 * Maps every resource of a bundle by itself: taken, left out, duplicate or rejected with path and reason. Refuses the
 * bundle only when its patient is missing, defective or not the only one.
 */
export function proposeImport(bundle: ParsedBundle, options: ImportOptions): Result<ImportProposal, ImportProblem> {
  const found = onlyPatient(bundle);
  if (!found.ok) return found;
  const patientEntry = found.value.index;
  const patient = mapPatient(found.value.resource ?? {}, patientEntry);
  if (!patient.ok) return patient;

  const tally = new ImportTally();
  const conditions: ProposedCondition[] = [];
  const allergies: ProposedAllergy[] = [];
  const medicines: ProposedMedicine[] = [];
  const observations: ProposedObservation[] = [];
  const vaccinations: ProposedVaccination[] = [];
  const shared = {
    patientEntry,
    references: indexReferences(bundle),
    agentFor: options.agentFor,
    termFor: options.termFor ?? observationTermByLoinc,
  };
  const into =
    <T>(mapper: Mapper<T>, facts: T[]) =>
    (entry: BundleEntry, type: string, context: MapContext) => {
      const path = `entry[${entry.index}].resource`;
      facts.push(...tally.record(type, path, mapper(entry.resource ?? {}, path, context)));
    };
  const mappers = new Map<string, ReturnType<typeof into>>([
    ["Condition", into(mapCondition, conditions)],
    ["AllergyIntolerance", into(mapAllergy, allergies)],
    ["MedicationRequest", into(mapMedicationRequest, medicines)],
    ["MedicationStatement", into(mapMedicationStatement, medicines)],
    ["Observation", into(mapObservation, observations)],
    ["Immunization", into(mapVaccination, vaccinations)],
  ]);

  for (const entry of bundle.entries) {
    const type = typeOf(entry) ?? "(none)";
    const defect = entryDefect(entry);
    const map = mappers.get(type);
    if (defect !== null) tally.reject(type, `entry[${entry.index}]`, defect);
    else if (entry.index === patientEntry) tally.count(type, "taken");
    else if (map === undefined) tally.count(type, "notTaken");
    else map(entry, type, { ...shared, entry: entry.index });
  }
  return ok({
    patient: patient.value,
    conditions,
    allergies,
    medicines,
    observations,
    vaccinations,
    cancerHints: cancerHints(conditions),
    ...tally.result(),
  });
}
