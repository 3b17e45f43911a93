import { beforeAll, describe, expect, test } from "vitest";
import { aChart, aDiagnosis, aFact, anObservation, type Chart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { patientForEditing, placesForNewPatient } from "./queries";
import { diagnosisForChart } from "./queries-diagnosis";
import { patientHeader } from "./queries-header";
import { historyForChart } from "./queries-history";
import { listsForChart } from "./queries-lists";
import { overviewForChart } from "./queries-overview";
import { observationsOfKind, resultsForChart } from "./queries-results";
import { searchPatients } from "./queries-search";
import { careTeamForChart } from "./queries-team";
import { patientsForWorklist, type WorklistQuery } from "./queries-worklist";

let clinic: Clinic;
let chart: Chart;
let weightId: string;
beforeAll(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic, { family: "Okafor", given: "Ruth", bed: "4-12" });
  await aDiagnosis(chart);
  weightId = await anObservation(chart, "weight", "68.4", "kg");
  await anObservation(chart, "creatinine", "1.0", "mg/dL");
  await aFact(chart, "allergy", { text: "Penicillin", reaction: "rash", severity: "severe" });
  await aFact(chart, "home_medicine", { text: "Carbamazepine 200 MG Oral Tablet" });
});

const screens: Record<string, (actor: Clinic["neurologist"]) => Promise<unknown>> = {
  header: (actor) => patientHeader(actor, chart.patientId),
  overview: (actor) => overviewForChart(actor, chart.patientId),
  results: (actor) => resultsForChart(actor, chart.patientId),
  "one result": (actor) => observationsOfKind(actor, chart.patientId, weightId),
  "results of a code": (actor) => observationsOfKind(actor, chart.patientId, "weight"),
  lists: (actor) => listsForChart(actor, chart.patientId),
  diagnosis: (actor) => diagnosisForChart(actor, chart.patientId),
  team: (actor) => careTeamForChart(actor, chart.patientId),
  history: (actor) => historyForChart(actor, chart.patientId, { after: null, withReads: true }),
  editing: (actor) => patientForEditing(actor, chart.patientId),
};

describe("who sees a chart", () => {
  test.each(Object.keys(screens))("%s: the care team sees it, everybody else finds nothing", async (name) => {
    const open = screens[name];
    if (!open) throw new Error(name);
    expect(await open(clinic.neurologist)).not.toBeNull();
    expect(await open(clinic.teamLead)).not.toBeNull();
    const others = [
      clinic.foreignNeurologist,
      clinic.foreignTeamLead,
      clinic.physicalTherapist,
      clinic.speechTherapist,
      clinic.nurse,
      clinic.administrator,
    ];
    for (const other of others) expect(await open(other)).toBeNull();
  });

  test("opening a page of a chart is audited with the page, and a refused opening as well", async () => {
    const other = await aChart(clinic);
    await resultsForChart(clinic.neurologist, other.patientId);
    await resultsForChart(clinic.foreignNeurologist, other.patientId);
    expect(await auditOf(other.patientId)).toEqual(["patient.read done", "access.refused refused"]);
    const [row] = await rowsOf("SELECT detail FROM audit_event WHERE patient_id = $1 AND outcome = 'done'", [
      other.patientId,
    ]);
    expect(row).toEqual({ detail: { page: "results" } });
  });

  test("a person whose membership has ended finds nothing, without waiting for the day to end", async () => {
    const member = await joinCareTeam(chart.patientId, clinic.foreignNeurologist, { function: "neurology" });
    expect(await patientHeader(clinic.foreignNeurologist, chart.patientId)).not.toBeNull();
    await rowsOf(
      `UPDATE care_team_member SET to_on = (now() AT TIME ZONE 'UTC')::date, ended_at = now(), ended_by = person_id, revision = revision + 1
        WHERE id = $1 RETURNING id`,
      [member],
    );
    expect(await patientHeader(clinic.foreignNeurologist, chart.patientId)).toBeNull();
    const rest = await patientsForWorklist(clinic.foreignNeurologist, everything);
    expect(rest?.rows).toEqual([]);
  });
});

test("the header says identifiers, weight, both kidney values, allergies, syndrome and certainty", async () => {
  const header = await patientHeader(clinic.neurologist, chart.patientId);
  expect(header).toMatchObject({
    name: "OKAFOR, Ruth",
    bed: "4-12",
    allergies: { kind: "list", allergies: [{ substance: "Penicillin", reaction: "rash", severe: true }] },
    tumour: "Looked for, no tumour found",
  });
  expect(header?.bornText).toMatch(/^09-Apr-1961 \(\d+ y\)$/);
  expect(header?.weight).toMatch(/^68\.4\u00a0kg, 20-Nov-2026 \(/);
  expect(header?.kidney[0]?.value).toMatch(/^\d+\u00a0mL.per.min.per.1\.73.m², 20-Nov-2026$/);
  expect(header?.kidney[1]?.value).toMatch(/^\d+\u00a0mL.per.min, 20-Nov-2026$/);
  expect(header?.syndrome).toContain("P/Q-type VGCC antibodies");
});

test("without creatinine both kidney values say why; without a review allergies are not recorded", async () => {
  const bare = await aChart(clinic);
  const header = await patientHeader(clinic.neurologist, bare.patientId);
  expect(header?.kidney.map((line) => line.value)).toEqual([
    "Not known (creatinine not recorded)",
    "Not known (weight (actual) not recorded)",
  ]);
  expect(header?.allergies).toEqual({ kind: "not-recorded" });
  expect(header?.weight).toBe("Not recorded");
});

test("an imported medicine is proposed for mapping and never mapped by itself", async () => {
  const view = await listsForChart(clinic.neurologist, chart.patientId);
  expect(view?.lists["home-medicines"].lines[0]).toMatchObject({
    checkedAs: null,
    detail: "Dose not stated",
    proposal: { id: "carbamazepine" },
  });
});

const everything: WorklistQuery = {
  sort: "name",
  desc: false,
  team: null,
  lead: null,
  phenotype: null,
  state: null,
  place: null,
  after: null,
  before: null,
};

describe("the worklist", () => {
  test("pages forwards and backwards by cursor without losing or repeating anybody, in every order", async () => {
    const own = await aClinic();
    for (let n = 0; n < 53; n++)
      await aChart(own, { family: `Fam${String(n % 7)}`, given: `Given${String(n).padStart(2, "0")}` });
    for (const sort of ["next", "name", "born", "state"] as const) {
      for (const desc of [false, true]) {
        const first = await patientsForWorklist(own.neurologist, { ...everything, sort, desc });
        const second = await patientsForWorklist(own.neurologist, {
          ...everything,
          sort,
          desc,
          after: first?.after ?? null,
        });
        const ids = [...(first?.rows ?? []), ...(second?.rows ?? [])].map((row) => row.patientId);
        expect(first?.rows).toHaveLength(50);
        expect(new Set(ids).size).toBe(53);
        expect(first?.counted).toBe(53);
        const back = await patientsForWorklist(own.neurologist, {
          ...everything,
          sort,
          desc,
          before: second?.before ?? null,
        });
        expect(back?.rows).toEqual(first?.rows);
      }
    }
  });

  test("says what comes next, and inpatients come first", async () => {
    const view = await patientsForWorklist(clinic.neurologist, { ...everything, sort: "next" });
    expect(view?.rows[0]).toMatchObject({
      name: "OKAFOR, Ruth",
      planState: "no-plan",
      nextAction: "start-plan",
      antibodies: "P/Q-type VGCC",
    });
    const filtered = await patientsForWorklist(clinic.neurologist, { ...everything, place: "inpatient" });
    expect(filtered?.rows.map((row) => row.name)).toEqual(["OKAFOR, Ruth"]);
    const signed = await patientsForWorklist(clinic.neurologist, { ...everything, state: "signed" });
    expect(signed).toMatchObject({ rows: [], counted: 0 });
  });

  test("marks people of the same family name and initial", async () => {
    const own = await aClinic();
    await aChart(own, { family: "Meyer", given: "Anna" });
    await aChart(own, { family: "MEYER", given: "Anton" });
    await aChart(own, { family: "Meyer", given: "Berta" });
    const view = await patientsForWorklist(own.neurologist, everything);
    expect(view?.rows.map((row) => row.similarName)).toEqual([true, true, false]);
  });

  test("is not for therapists and administrators, and shows nobody of another team", async () => {
    expect(await patientsForWorklist(clinic.physicalTherapist, everything)).toBeNull();
    expect(await patientsForWorklist(clinic.administrator, everything)).toBeNull();
    expect((await patientsForWorklist(clinic.foreignTeamLead, everything))?.rows).toEqual([]);
  });
});

describe("searching", () => {
  test("finds by parts of the name in any order and by record number, among one's own patients only", async () => {
    for (const typed of ["oka", "ruth oka", "OKAFOR, R", chart.mrn, chart.mrn.toLowerCase()]) {
      expect((await searchPatients(clinic.neurologist, typed)).patients.map((one) => one.patientId)).toEqual([
        chart.patientId,
      ]);
    }
    expect((await searchPatients(clinic.foreignNeurologist, "oka")).patients).toEqual([]);
    expect((await searchPatients(clinic.physicalTherapist, "oka")).patients).toEqual([]);
  });

  test("signs that mean something to the database mean nothing here", async () => {
    for (const typed of ["%", "_kafor", "' OR 1=1 --", "\\"]) {
      expect((await searchPatients(clinic.neurologist, typed)).patients).toEqual([]);
    }
  });
});

test("teams and plan leads are offered to whoever may open a chart", async () => {
  expect((await placesForNewPatient(clinic.neurologist))?.teams.some((team) => team.value === clinic.teamId)).toBe(
    true,
  );
  expect(await placesForNewPatient(clinic.nurse)).toBeNull();
});
