// Patients for tests, with the care team of their clinic, and the facts that most tests need.
import { v7 as uuid } from "uuid";
import { insertRows, type Row } from "./insert-row";
import { type Clinic, joinCareTeam } from "./people";

export type Chart = { readonly patientId: string; readonly mrn: string; readonly clinic: Clinic };

/**
 * A patient of the clinic's team. The neurologist leads the care team, the oncologist is on it; the team lead sees the
 * patient through the team; the nurse and the therapists do not see it yet. Columns as in SQL may be given.
 */
export async function aChart(clinic: Clinic, columns: Row = {}): Promise<Chart> {
  const patientId = uuid();
  const mrn = `T-${patientId.slice(-12)}`;
  const row = {
    id: patientId,
    mrn,
    family: "Testperson",
    given: "Grete",
    born: "1961-04-09",
    sex_at_birth: "female",
    site_id: clinic.siteId,
    team_id: clinic.teamId,
    lead_id: clinic.neurologist.id,
    created_by: clinic.neurologist.id,
    ...columns,
  };
  await insertRows([["patient", row]]);
  await joinCareTeam(patientId, clinic.neurologist, { function: "plan-lead" });
  await joinCareTeam(patientId, clinic.oncologist, { function: "oncology" });
  return { patientId, mrn: String(row.mrn), clinic };
}

/** A diagnosis (Lambert-Eaton syndrome with P/Q-type VGCC antibodies, no tumour found, unless told otherwise). */
export async function aDiagnosis(chart: Chart, columns: Row = {}): Promise<string> {
  const id = uuid();
  const row = {
    id,
    patient_id: chart.patientId,
    phenotype: "lems",
    onset_on: "2026-05-01",
    follow_up_start: "2026-06-01",
    cancer_status: "not-found",
    recorded_at: "2026-06-01T09:00:00Z",
    recorded_by: chart.clinic.neurologist.id,
    ...columns,
  };
  const antibody = {
    diagnosis_id: id,
    patient_id: chart.patientId,
    antibody: "pq-vgcc",
    result: "found",
    sample: "serum",
  };
  await insertRows([
    ["diagnosis", row],
    ["diagnosis_antibody", antibody],
  ]);
  return id;
}

/** One numeric observation in the unit of the vocabulary, such as `anObservation(chart, "weight", "68.4", "kg")`. */
export async function anObservation(
  chart: Chart,
  code: string,
  value: string,
  unit: string,
  columns: Row = {},
): Promise<string> {
  const id = uuid();
  const day = typeof columns.taken_on === "string" ? columns.taken_on : "2026-11-20";
  const row = {
    id,
    patient_id: chart.patientId,
    code,
    text: code,
    value_number: value,
    unit,
    standard_number: value,
    standard_unit: unit,
    taken_on: day,
    taken_at: `${day}T09:00:00Z`,
    source: "test",
    recorded_at: `${day}T09:00:00Z`,
    recorded_by: chart.clinic.neurologist.id,
    ...columns,
  };
  await insertRows([["observation", row]]);
  return id;
}

/** One row of any table of the chart; `id` is made, the patient and who recorded it are filled in. */
export async function aFact(chart: Chart, table: string, columns: Row): Promise<string> {
  const id = uuid();
  const recorded = {
    source: "test",
    recorded_at: "2026-11-20T09:00:00Z",
    recorded_by: chart.clinic.neurologist.id,
  };
  await insertRows([[table, { id, patient_id: chart.patientId, ...recorded, ...columns }]]);
  return id;
}
