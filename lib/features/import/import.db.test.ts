import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import {
  anAdultFile,
  anImport,
  gained,
  importDay,
  importedRows,
  importOf,
  rowsOfEveryTable,
} from "@/lib/testing/imports";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { importPatient } from "./commands/import-patient";
import { previewImport } from "./commands/preview-import";

const SYNTHEA =
  "node_modules/cql-exec-fhir/test/fixtures/r4/Luna60_McCullough561_6662f0ca-b617-4e02-8f55-7275e9f49aa0.json";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

describe("importing the project's own bundle", () => {
  test("a preview names what would be created and writes nothing but that it was looked at", async () => {
    const before = await rowsOfEveryTable();
    const preview = gained(await execute(previewImport, clinic.neurologist, { text: anAdultFile() }));
    expect(preview.patient).toMatchObject({ family: "Zz-Example", sexAtBirth: null, sexRecorded: "female" });
    expect(preview.rejected).toHaveLength(1);
    expect(preview.duplicates).toHaveLength(1);
    expect(preview.existing).toEqual({ importId: null, mrnTaken: false, charts: [] });
    const other = (line: string) => !line.startsWith("audit_event ");
    expect((await rowsOfEveryTable()).filter(other)).toEqual(before.filter(other));
    const audit = await rowsOf("SELECT detail FROM audit_event WHERE action = 'import.previewed'");
    expect(audit).toEqual([{ detail: { found: expect.any(Number), rejected: 1 } }]);
  });

  test("everything previewed is in the chart, and no list counts as reviewed", async () => {
    const text = anAdultFile();
    const { created } = gained(await execute(previewImport, clinic.neurologist, { text }));
    const { patientId, importId } = await anImport(clinic, text, { leadId: clinic.neurologist.id });
    const { observations, conditions, allergies, medicines, vaccinations } = created;
    expect(await importedRows(patientId)).toEqual({
      observation: observations,
      condition: conditions,
      allergy: allergies,
      home_medicine: medicines,
      vaccination: vaccinations,
    });
    expect(observations).toBeGreaterThan(50);
    expect(await rowsOf("SELECT 1 AS one FROM list_review WHERE patient_id = $1", [patientId])).toEqual([]);
    const team = await rowsOf("SELECT person_id, function FROM care_team_member WHERE patient_id = $1", [patientId]);
    expect(team).toEqual([{ person_id: clinic.neurologist.id, function: "plan-lead" }]);
    expect(await auditOf(patientId)).toEqual(["patient.registered done", "patient.imported done"]);
    const [row] = await rowsOf("SELECT source_import_id, sex_at_birth, deceased FROM patient WHERE id = $1", [
      patientId,
    ]);
    expect(row).toEqual({ source_import_id: importId, sex_at_birth: "female", deceased: false });
  });

  test("a medicine without a dose has none, one with a dose keeps the sender's words, and no agent is assumed", async () => {
    const { patientId } = await anImport(clinic, anAdultFile());
    const rows = await rowsOf<{ text: string; dose_text: string | null; agent: string | null; status: string }>(
      "SELECT text, dose_text, agent, status FROM home_medicine WHERE patient_id = $1 ORDER BY text",
      [patientId],
    );
    const byText = new Map(rows.map((row) => [row.text, row]));
    expect(byText.get("Lisinopril 10 MG Oral Tablet")).toMatchObject({ dose_text: null, status: "current" });
    expect(byText.get("Pantoprazole 40 MG Delayed Release Oral Tablet")?.dose_text).toContain(
      "40 mg by mouth once daily",
    );
    expect(byText.get("Aspirin 81 MG Oral Tablet")).toMatchObject({ status: "stopped" });
    expect(rows.map(({ agent }) => agent)).toEqual(rows.map(() => null));
  });

  test("only what a person confirmed is mapped, with who and when", async () => {
    const text = anAdultFile();
    const preview = gained(await execute(previewImport, clinic.neurologist, { text }));
    const metformin = preview.medicines.find((medicine) => medicine.text.startsWith("Metformin"));
    const amoxicillin = preview.allergies.find((allergy) => allergy.text === "Amoxicillin");
    expect(metformin?.candidates[0]?.id).toBe("metformin");
    const substance = amoxicillin?.candidates[0]?.id;
    const { patientId } = await anImport(clinic, text, {
      medicines: [{ at: metformin?.at ?? -1, id: "metformin" }],
      allergies: substance ? [{ at: amoxicillin?.at ?? -1, id: substance }] : [],
    });
    const mapped = await rowsOf(
      "SELECT agent, mapped_by, mapped_at IS NOT NULL AS dated FROM home_medicine WHERE patient_id = $1 AND agent IS NOT NULL",
      [patientId],
    );
    expect(mapped).toEqual([{ agent: "metformin", mapped_by: clinic.neurologist.id, dated: true }]);
    const allergies = await rowsOf(
      "SELECT substance, severity, reaction FROM allergy WHERE patient_id = $1 AND text = 'Amoxicillin'",
      [patientId],
    );
    expect(allergies).toEqual([{ substance: substance ?? null, severity: "moderate", reaction: "Urticaria" }]);
  });

  test("a mapping that the file does not propose is refused", async () => {
    const text = anAdultFile();
    const before = await rowsOfEveryTable();
    for (const medicines of [[{ at: 0, id: "prednisone" }], [{ at: 4_000, id: "metformin" }]]) {
      const answer = await execute(importPatient, clinic.neurologist, importOf(clinic, text, { medicines }));
      expect(answer).toMatchObject({ ok: false, code: "not-proposed" });
    }
    expect(await rowsOfEveryTable()).toEqual(before);
  });

  test("results keep value, unit and time as sent, with the value of the vocabulary beside them", async () => {
    const { patientId } = await anImport(clinic, anAdultFile());
    const rows = await rowsOf(
      `SELECT trim_scale(value_number)::text AS value_number, unit, trim_scale(standard_number)::text AS standard_number, standard_unit, taken_precision, taken_on::text
         FROM observation WHERE patient_id = $1 AND code = 'weight' ORDER BY taken_at DESC LIMIT 1`,
      [patientId],
    );
    expect(rows).toEqual([
      {
        value_number: "68.4",
        unit: "kg",
        standard_number: "68.4",
        standard_unit: "kg",
        taken_precision: "instant",
        taken_on: addDays(importDay, -1),
      },
    ]);
  });
});

describe("who may import, and what", () => {
  test.each(["nurse", "oncologist", "physicalTherapist", "administrator"] as const)("a %s may not", async (who) => {
    const before = await rowsOf("SELECT count(*) FROM patient");
    expect((await execute(importPatient, clinic[who], importOf(clinic, anAdultFile()))).ok).toBe(false);
    expect((await execute(previewImport, clinic[who], { text: anAdultFile() })).ok).toBe(false);
    expect(await rowsOf("SELECT count(*) FROM patient")).toEqual(before);
  });

  test("the same file twice is refused and leads to the first import", async () => {
    const text = anAdultFile();
    const { importId } = await anImport(clinic, text);
    const again = await execute(importPatient, clinic.neurologist, importOf(clinic, text));
    expect(again).toMatchObject({ ok: false, code: "imported-before", details: { importId } });
    const preview = gained(await execute(previewImport, clinic.neurologist, { text }));
    expect(preview.existing).toMatchObject({ importId, mrnTaken: true });
    expect(preview.existing.charts.length).toBeGreaterThan(0);
  });

  test("a record number in use is refused by field, also to somebody who may not see whose it is", async () => {
    const text = anAdultFile();
    await anImport(clinic, text);
    const other = `${text} `;
    const preview = gained(await execute(previewImport, clinic.foreignNeurologist, { text: other }));
    expect(preview.existing).toEqual({ importId: null, mrnTaken: true, charts: [] });
    const answer = await execute(
      importPatient,
      clinic.foreignNeurologist,
      importOf(clinic, other, { teamId: clinic.otherTeamId }),
    );
    expect(answer).toMatchObject({ ok: false, code: "mrn-taken", fields: { mrn: expect.any(String) } });
  });

  test("another file than the previewed one is refused", async () => {
    const answer = await execute(importPatient, clinic.neurologist, {
      ...importOf(clinic, anAdultFile()),
      text: anAdultFile(),
    });
    expect(answer).toMatchObject({ ok: false, code: "file-changed" });
  });

  test("a file without record number and birth sex needs a person to say both", async () => {
    const text = anAdultFile().replace('"code":"MR"', '"code":"PI"');
    const answer = await execute(importPatient, clinic.neurologist, importOf(clinic, text, { sexAtBirth: null }));
    expect(answer).toMatchObject({ ok: false, fields: { mrn: expect.any(String), sexAtBirth: expect.any(String) } });
    const { patientId } = await anImport(clinic, text, { mrn: "TYPED-1", sexAtBirth: "not-known" });
    const rows = await rowsOf("SELECT mrn, sex_at_birth FROM patient WHERE id = $1", [patientId]);
    expect(rows).toEqual([{ mrn: "TYPED-1", sex_at_birth: "not-known" }]);
  });

  test("an unknown team and a plan lead who is no neurologist are refused by field", async () => {
    const team = await execute(
      importPatient,
      clinic.neurologist,
      importOf(clinic, anAdultFile(), { teamId: clinic.siteId }),
    );
    expect(team).toMatchObject({ ok: false, fields: { teamId: expect.any(String) } });
    const lead = await execute(
      importPatient,
      clinic.neurologist,
      importOf(clinic, anAdultFile(), { leadId: clinic.nurse.id }),
    );
    expect(lead).toMatchObject({ ok: false, fields: { leadId: expect.any(String) } });
  });
});

describe("input this project did not write", () => {
  test("a Synthea bundle with defects is imported without its two rejected rows", async () => {
    const text = readFileSync(SYNTHEA, "utf8");
    const { created, rejected } = gained(await execute(previewImport, clinic.neurologist, { text }));
    expect(rejected.map(({ path }) => path)).toEqual(["entry[16].resource.category", "entry[221].resource.valueTime"]);
    const { patientId, importId } = await anImport(clinic, text);
    expect((await importedRows(patientId)).observation).toBe(created.observations);
    const stored = await rowsOf<{ rejected: unknown[] }>("SELECT rejected FROM import WHERE id = $1", [importId]);
    expect(stored[0]?.rejected).toEqual(rejected);
  });
});
