// The command as a person runs it: a process of its own against the database of this test.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hugeBundle } from "@/lib/testing/fhir/malformed-bundles";
import { anAdultFile, importedRows, rowsOfEveryTable } from "@/lib/testing/imports";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";

const SYNTHEA = "node_modules/cql-exec-fhir/test/fixtures/r4";
const SAMPLES = "../shared/fhir-samples";

let clinic: Clinic;
let folder = "";
beforeAll(async () => {
  clinic = await aClinic();
  folder = mkdtempSync(join(tmpdir(), "concord-fhir-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fhir(args: readonly string[], changes: Record<string, string | undefined> = {}) {
  const { NEXTAUTH_SECRET: _, ...inherited } = process.env;
  const command = ["--import", "tsx", "--conditions=react-server", "scripts/fhir.ts", ...args];
  const env = { ...inherited, INIT_CWD: resolve("."), ...changes };
  return spawnSync(process.execPath, command, { encoding: "utf8", env });
}

function fileOf(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const bundles = [SYNTHEA, SAMPLES]
  .filter((place) => existsSync(place))
  .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
  .filter((path) => /_[0-9a-f-]{36}\.json$/.test(path));

describe("a dry run", () => {
  test.each(bundles)("of %s ends well, counts every resource and writes nothing", async (path) => {
    const before = await rowsOfEveryTable();
    const { status, stdout, stderr } = fhir(["import", path, "--dry-run", "--json"]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ dryRun: true, existing: { importId: null, mrnTaken: false, charts: [] } });
    const rejected = report.counts.reduce((sum: number, count: { rejected: number }) => sum + count.rejected, 0);
    expect(report.rejected).toHaveLength(rejected);
    expect(report.wouldCreate.observations).toBeGreaterThan(90);
    expect(await rowsOfEveryTable()).toEqual(before);
  });

  test("names every rejected row with path and reason, in words", () => {
    const [, defective = ""] = bundles;
    const { stdout } = fhir(["import", defective, "--dry-run"]);
    expect(stdout).toContain("Rejected (2)");
    expect(stdout).toContain("entry[16].resource.category (Condition): expected a list, found an object");
    expect(stdout).toContain("Dry run: nothing was written.");
  });

  test("sets nothing up where no database is, and says what it could not check", () => {
    const empty = join(folder, "no-data");
    const [whole = ""] = bundles;
    const run = fhir(["import", whole, "--dry-run"], { DATABASE_URL: undefined, CONCORD_DATA_DIR: empty });
    expect(run.status).toBe(0);
    expect(run.stdout).toContain("not checked, no database has been set up here yet");
    expect(existsSync(empty)).toBe(false);
  });
});

describe("an import", () => {
  test("stores the chart for a team and a plan lead, in the name of the command", async () => {
    const email = await rowsOf<{ email: string }>("SELECT email FROM person WHERE id = $1", [clinic.neurologist.id]);
    const path = fileOf("adult.json", anAdultFile());
    const place = ["--team", "Neuro-oncology", "--lead", email[0]?.email ?? ""];
    const { status, stdout, stderr } = fhir(["import", path, ...place, "--json"]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const { patientId, created } = JSON.parse(stdout);
    expect(await importedRows(patientId)).toMatchObject({ observation: created.observations });
    const team = await rowsOf("SELECT person_id, function FROM care_team_member WHERE patient_id = $1", [patientId]);
    expect(team).toEqual([{ person_id: clinic.neurologist.id, function: "plan-lead" }]);
    const patient = await rowsOf("SELECT sex_at_birth FROM patient WHERE id = $1", [patientId]);
    expect(patient).toEqual([{ sex_at_birth: "not-known" }]);
    expect(await auditOf(patientId)).toEqual(["patient.registered done", "patient.imported done"]);
    const who = await rowsOf("SELECT DISTINCT actor_name FROM audit_event WHERE patient_id = $1", [patientId]);
    expect(who).toEqual([{ actor_name: "fhir command" }]);

    const again = fhir(["import", path, ...place]);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain("This file was imported before");
    const look = fhir(["import", path, "--dry-run"]);
    expect(look.status).toBe(0);
    expect(look.stdout).toContain("This very file was imported before");
    expect(look.stdout).toContain(`patient ${patientId}`);
  });

  test("without a team to choose from, with an unknown team or lead, is refused with what exists", () => {
    const path = fileOf("placeless.json", anAdultFile());
    expect(fhir(["import", path])).toMatchObject({ status: 1, stderr: expect.stringContaining("Neuro-oncology") });
    expect(fhir(["import", path, "--team", "Nobody"]).stderr).toContain("There is no team “Nobody”");
    const lead = fhir(["import", path, "--team", "Neuro-oncology", "--lead", "nobody@test.example"]);
    expect(lead).toMatchObject({ status: 1, stderr: expect.stringContaining("No neurologist") });
  });

  test("a file without a record number asks for one", () => {
    const path = fileOf("numberless.json", anAdultFile().replace('"code":"MR"', '"code":"PI"'));
    const run = fhir(["import", path, "--team", "Neuro-oncology"]);
    expect(run).toMatchObject({ status: 1, stderr: expect.stringContaining("Enter the medical record number") });
    expect(fhir(["import", path, "--team", "Neuro-oncology", "--mrn", "CLI-1"]).status).toBe(0);
  });
});

describe("what is refused ends with the reason, non-zero, and nothing changed", () => {
  const adult = () => anAdultFile();
  test.each([
    ["a truncated file", () => fileOf("cut.json", adult().slice(0, 9_000)), 1, "truncated"],
    ["a file that is not FHIR", () => fileOf("plain.json", '{"hello":"world"}'), 1, "not FHIR"],
    ["a page of HTML", () => fileOf("page.json", "<html></html>"), 1, "not valid JSON"],
    ["50 MB", () => fileOf("huge.json", hugeBundle(50 * 1024 * 1024)), 1, "larger than 10 MB"],
    ["a wrong type", () => fileOf("type.json", adult().replace('"entry":[', '"entry":4,"x":[')), 1, "Expected a list"],
    ["a file that is not there", () => join(folder, "absent.json"), 1, "no such file"],
    ["a folder", () => folder, 1, "not a file"],
    ["an empty file", () => fileOf("empty.json", ""), 1, "empty"],
    ["other bytes than UTF-8", () => fileOf("bytes.json", Buffer.from([0x7b, 0xff, 0xfe])), 1, "UTF-8"],
  ])("%s", async (_, make, exit, reason) => {
    const before = await rowsOfEveryTable();
    const path = make();
    for (const more of [[], ["--dry-run"]]) {
      const { status, stdout, stderr } = fhir(["import", path, "--team", "Neuro-oncology", ...more]);
      expect(status).toBe(exit);
      expect(stdout).toBe("");
      expect(stderr).toContain(reason);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
    expect(await rowsOfEveryTable()).toEqual(before);
  });

  test.each([
    [["import"], "Name the file"],
    [["export", "x.json"], "is not known"],
    [["import", "a.json", "b.json"], "one too many"],
    [["import", "a.json", "--force"], "--force"],
    [[], "Say what to do"],
  ])("arguments %j get the usage", (args, reason) => {
    const { status, stdout, stderr } = fhir(args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(reason);
    expect(stderr).toContain("Usage: npm run --silent fhir");
  });
});
