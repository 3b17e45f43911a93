import { beforeAll, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { MALFORMED_FILES } from "@/lib/testing/fhir/malformed-bundles";
import { importOf, rowsOfEveryTable } from "@/lib/testing/imports";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { importPatient } from "./commands/import-patient";
import { previewImport } from "./commands/preview-import";
import { importPatientInput, previewImportInput } from "./input";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const otherThanAudit = async () => (await rowsOfEveryTable()).filter((line) => !line.startsWith("audit_event "));
const refusals = async () =>
  (
    await rowsOf(
      "SELECT id FROM audit_event WHERE outcome = 'refused' AND patient_id IS NULL AND detail->>'refusal' = 'file-refused'",
    )
  ).length;

test.each(MALFORMED_FILES.map((file) => [file.name, file] as const))(
  "%s changes nothing, and is known to have failed",
  async (_, file) => {
    const [before, known] = [await otherThanAudit(), await refusals()];
    const text = file.text();
    const refusal = { ok: false, code: "file-refused", details: { code: file.code } };
    expect(await execute(previewImport, clinic.neurologist, { text })).toMatchObject(refusal);
    expect(await execute(importPatient, clinic.neurologist, importOf(clinic, text))).toMatchObject(refusal);
    expect(await otherThanAudit()).toEqual(before);
    expect(await refusals()).toBe(known + 2);
  },
);

test("the door itself refuses more than 10 MB, unknown fields and a hash that is none", () => {
  const large = previewImportInput.safeParse({ text: "x".repeat(10 * 1024 * 1024 + 1) });
  expect(large.error?.issues[0]?.message).toContain("larger than 10 MB");
  const input = importOf(clinic, "{}");
  expect(importPatientInput.safeParse({ ...input, proposal: {} }).success).toBe(false);
  expect(importPatientInput.safeParse({ ...input, fileHash: "nonsense" }).success).toBe(false);
  const blank = importPatientInput.safeParse({ ...input, mrn: "", sexAtBirth: "", teamId: "" });
  const faults = new Set(blank.error?.issues.map(({ path }) => path.join(".")));
  expect([...faults]).toEqual(["mrn", "sexAtBirth", "teamId"]);
  expect(importPatientInput.safeParse(input).success).toBe(true);
});
