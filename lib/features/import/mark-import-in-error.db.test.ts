import { beforeAll, describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aFact } from "@/lib/testing/charts";
import { anAdultFile, anImport, importedRows } from "@/lib/testing/imports";
import { auditOf, insertRows, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import type { Imported } from "./commands/import-patient";
import { markImportInError } from "./commands/mark-import-in-error";
import { importForReview, importsForActor } from "./queries";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const reason = "File of another person";
const mark = (importId: string, actor = clinic.neurologist) => execute(markImportInError, actor, { importId, reason });
const chartOf = ({ patientId }: Imported) => ({ patientId, mrn: "", clinic });

describe("marking an import entered in error", () => {
  test("every row it made and the chart are marked, stay readable, and leave the lists", async () => {
    const { importId, patientId } = await anImport(clinic);
    const before = await importedRows(patientId);
    expect(await mark(importId)).toEqual({ ok: true, value: { patientId } });
    expect(await importedRows(patientId, true)).toEqual(before);
    expect(Object.values(await importedRows(patientId, false))).toEqual([0, 0, 0, 0, 0]);
    const rows = await rowsOf("SELECT errored_by, error_reason, revision FROM patient WHERE id = $1", [patientId]);
    expect(rows).toEqual([{ errored_by: clinic.neurologist.id, error_reason: reason, revision: 2 }]);
    const view = await importForReview(clinic.neurologist, importId);
    expect(view).toMatchObject({ error: { by: clinic.neurologist.name, reason }, mayMark: false });
    expect((await auditOf(patientId)).slice(2)).toEqual([
      "import.entered-in-error done",
      "patient.entered-in-error done",
      "import.read done",
    ]);
  });

  test("afterwards the right file for the same record number can be imported", async () => {
    const text = anAdultFile();
    const { importId } = await anImport(clinic, text);
    await mark(importId);
    const second = await anImport(clinic, text);
    expect(second.importId).not.toBe(importId);
    expect((await importedRows(second.patientId)).observation).toBeGreaterThan(50);
  });

  test("a second time is refused and changes nothing", async () => {
    const { importId, patientId } = await anImport(clinic);
    await mark(importId);
    expect(await mark(importId)).toMatchObject({ ok: false, code: "already-in-error" });
    expect((await auditOf(patientId)).filter((line) => line.startsWith("import.entered"))).toHaveLength(1);
  });

  test("not once a plan is signed on it, and not while one is drafted", async () => {
    const first = await anImport(clinic);
    const { planId } = await aPlanRow(chartOf(first));
    const draft = {
      id: first.importId,
      plan_id: planId,
      patient_id: first.patientId,
      author_id: clinic.neurologist.id,
      base_version: 0,
      changed_at: "2026-11-20T10:00:00Z",
      created_at: "2026-11-20T10:00:00Z",
    };
    await insertRows([["draft", draft]]);
    expect(await mark(first.importId)).toMatchObject({ ok: false, code: "draft-open" });
    expect(await importForReview(clinic.neurologist, first.importId)).toMatchObject({
      bar: "draft-open",
      mayMark: false,
    });

    const second = await anImport(clinic);
    const plan = await aPlanRow(chartOf(second));
    await aSignedVersion(chartOf(second), plan.planId, 1, [withOwnId(aDrug())]);
    expect(await mark(second.importId)).toMatchObject({ ok: false, code: "plan-signed" });
    expect(await importedRows(second.patientId, true)).toMatchObject({ observation: 0 });
    expect((await auditOf(second.patientId)).slice(2)).toEqual([]);
  });

  test("an oncologist outside the care team, a foreign neurologist and an administrator may not", async () => {
    const { importId, patientId } = await anImport(clinic);
    for (const actor of [clinic.oncologist, clinic.foreignNeurologist, clinic.administrator]) {
      expect(await mark(importId, actor)).toMatchObject({ ok: false, code: "not-found" });
      expect(await importForReview(actor, importId)).toBeNull();
    }
    expect(await importedRows(patientId, true)).toMatchObject({ observation: 0 });
    expect((await auditOf(patientId)).filter((line) => line === "import.mark-in-error refused")).toHaveLength(3);
  });
});

test("the record of an import says what it made, what it rejected and what people added since", async () => {
  const imported = await anImport(clinic);
  await aFact(chartOf(imported), "condition", { text: "Recorded by hand" });
  const view = await importForReview(clinic.teamLead, imported.importId);
  expect(view).toMatchObject({
    patient: { name: "ZZ-EXAMPLE, Marta", born: "12-Apr-1963" },
    by: clinic.neurologist.name,
    recordedSince: 1,
    unmapped: 4,
    mayMark: true,
    bar: null,
  });
  expect(view?.rejected).toHaveLength(1);
  const listed = await importsForActor(clinic.neurologist);
  expect(listed?.[0]).toMatchObject({ importId: imported.importId, rejected: 1, errored: false });
  expect(await importsForActor(clinic.foreignNeurologist)).toEqual([]);
  expect(await importsForActor(clinic.nurse)).toBeNull();
});
