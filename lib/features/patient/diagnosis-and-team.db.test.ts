import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { aChart, aDiagnosis, type Chart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { addCareTeamMember, endCareTeamMember } from "./commands/care-team";
import { markDiagnosisInError, recordDiagnosis } from "./commands/record-diagnosis";
import { recordDiagnosisInput } from "./input/diagnosis";
import { addMemberInput } from "./input/patient";
import { diagnosisForChart } from "./queries-diagnosis";
import { patientHeader } from "./queries-header";

let clinic: Clinic;
let chart: Chart;
let patientId: string;
beforeAll(async () => {
  clinic = await aClinic("UTC");
});
beforeEach(async () => {
  chart = await aChart(clinic);
  patientId = chart.patientId;
});

const lems = (changes: Record<string, unknown> = {}) =>
  recordDiagnosisInput.parse({
    patientId,
    phenotype: "lems",
    onsetOn: "",
    followUpStart: "2025-06-01",
    cancerStatus: "found",
    cancer: "small-cell-lung",
    cancerText: "limited stage",
    cancerFoundOn: "2025-06-10",
    cancerConsistent: true,
    antigenExpressed: null,
    checkpointContext: false,
    note: "",
    antibodies: [
      { antibody: "pq-vgcc", result: "found", sample: "serum", takenOn: "2025-06-02" },
      { antibody: "sox1", result: "not-found", sample: "", takenOn: "" },
    ],
    ...changes,
  });

describe("recording a diagnosis", () => {
  test("keeps every answer and yields its score", async () => {
    expect((await execute(recordDiagnosis, clinic.neurologist, lems())).ok).toBe(true);
    const view = await diagnosisForChart(clinic.neurologist, patientId);
    expect(view?.current).toMatchObject({ phenotype: "lems", onsetOn: null, cancerFoundOn: "2025-06-10" });
    expect(view?.current?.antibodies).toHaveLength(2);
    // 3 for the phenotype, 2 for an intermediate-risk antibody, 4 for a consistent tumour
    expect(view?.current?.score.restarting).toMatchObject({ kind: "score", points: 9, level: "definite" });
    expect(await auditOf(patientId)).toEqual(["diagnosis.recorded done", "patient.read done"]);
  });

  test.each([
    ["superseded", null, ["probable", "definite"]],
    ["entered-in-error", "it was another syndrome", ["definite"]],
  ] as const)("in place of an earlier one, %s: it stays readable, its class too if it held", async (...row) => {
    const [how, error, classes] = row;
    const old = await aDiagnosis(chart);
    const replaces = { id: old, revision: 1, how, reason: "it was another syndrome" };
    expect((await execute(recordDiagnosis, clinic.neurologist, lems({ replaces }))).ok).toBe(true);
    const view = await diagnosisForChart(clinic.neurologist, patientId);
    expect(view?.earlier).toMatchObject([{ id: old, superseded: true, error }]);
    expect(view?.history.map((change) => change.now)).toEqual(classes);
    expect(view?.history.at(-1)).toMatchObject({ by: "record", points: 9 });
    expect((await auditOf(patientId))[1]).toBe(`diagnosis.${how} done`);
  });

  test("the second of two replacements is refused and writes nothing", async () => {
    const old = await aDiagnosis(chart);
    const replaces = { id: old, revision: 1, how: "superseded", reason: "x" };
    await execute(recordDiagnosis, clinic.neurologist, lems({ replaces }));
    const second = await execute(recordDiagnosis, clinic.neurologist, lems({ replaces }));
    expect(second).toMatchObject({ ok: false, code: "changed-by-someone-else" });
    expect(await rowsOf("SELECT 1 AS one FROM diagnosis WHERE patient_id = $1", [patientId])).toHaveLength(2);
  });

  test.each([
    ["a tumour without its day", { cancerFoundOn: "" }, "cancerFoundOn"],
    ["a day of a tumour that was not found", { cancerStatus: "not-found" }, "cancerFoundOn"],
    ["follow-up that begins in the future", { followUpStart: "2190-01-01" }, "followUpStart"],
    ["a syndrome that is not listed", { phenotype: "flu" }, "phenotype"],
  ])("%s is refused at its field", async (_, changes, field) => {
    const answer = await execute(recordDiagnosis, clinic.neurologist, lems(changes));
    expect(answer).toMatchObject({ ok: false, fields: { [field]: expect.any(String) } });
    expect(await auditOf(patientId)).toEqual([]);
  });

  test("an oncologist and a team lead may not; a foreign neurologist finds nothing", async () => {
    expect(await execute(recordDiagnosis, clinic.oncologist, lems())).toMatchObject({ code: "may-not" });
    expect(await execute(recordDiagnosis, clinic.teamLead, lems())).toMatchObject({ code: "may-not" });
    expect(await execute(recordDiagnosis, clinic.foreignNeurologist, lems())).toMatchObject({ code: "not-found" });
    expect(await auditOf(patientId)).toEqual(Array(3).fill("diagnosis.record refused"));
  });

  test("one that was never right is marked so and counts no more", async () => {
    const id = await aDiagnosis(chart);
    const input = { patientId, id, revision: 1, reason: "wrong patient" };
    expect((await execute(markDiagnosisInError, clinic.neurologist, input)).ok).toBe(true);
    expect(await execute(markDiagnosisInError, clinic.neurologist, input)).toMatchObject({ code: "already-in-error" });
    expect((await diagnosisForChart(clinic.neurologist, patientId))?.current).toBeNull();
  });
});

describe("the care team", () => {
  const add = (personId: string, changes: Record<string, unknown> = {}) =>
    addMemberInput.parse({
      patientId,
      personId,
      function: "neurology",
      fromOn: "2026-01-01",
      toOn: "",
      cover: false,
      ...changes,
    });

  test("a person who is added sees the chart; one whose membership is ended sees nothing at once", async () => {
    const added = await execute(addCareTeamMember, clinic.neurologist, add(clinic.foreignNeurologist.id));
    const memberId = added.ok ? added.value.id : "";
    expect(await patientHeader(clinic.foreignNeurologist, patientId)).not.toBeNull();
    const end = { patientId, memberId, revision: 1, lastDay: null };
    expect((await execute(endCareTeamMember, clinic.teamLead, end)).ok).toBe(true);
    expect(await patientHeader(clinic.foreignNeurologist, patientId)).toBeNull();
    expect(await execute(endCareTeamMember, clinic.teamLead, end)).toMatchObject({ code: "changed-by-someone-else" });
    expect((await auditOf(patientId)).filter((line) => line.startsWith("care-team"))).toEqual([
      "care-team.added done",
      "care-team.ended done",
    ]);
  });

  test("an ended membership cannot be opened again, not even in the database", async () => {
    const added = await execute(addCareTeamMember, clinic.neurologist, add(clinic.foreignNeurologist.id));
    const memberId = added.ok ? added.value.id : "";
    await execute(endCareTeamMember, clinic.neurologist, { patientId, memberId, revision: 1, lastDay: null });
    const reopen = rowsOf(
      "UPDATE care_team_member SET ended_at = NULL, ended_by = NULL, revision = 3 WHERE id = $1 RETURNING id",
      [memberId],
    );
    await expect(reopen).rejects.toThrow(/has ended/);
  });

  test("nobody is on the team twice, cover has an end, and an administrator cannot join", async () => {
    expect(await execute(addCareTeamMember, clinic.neurologist, add(clinic.oncologist.id))).toMatchObject({
      code: "already-a-member",
    });
    const cover = await execute(addCareTeamMember, clinic.neurologist, add(clinic.nurse.id, { cover: true }));
    expect(cover).toMatchObject({ ok: false, fields: { toOn: expect.any(String) } });
    const administrator = await execute(addCareTeamMember, clinic.neurologist, add(clinic.administrator.id));
    expect(administrator).toMatchObject({ ok: false, fields: { personId: expect.any(String) } });
  });

  test("the only neurologist cannot leave", async () => {
    const [row] = await rowsOf<{ id: string }>(
      "SELECT id FROM care_team_member WHERE patient_id = $1 AND person_id = $2",
      [patientId, clinic.neurologist.id],
    );
    const end = { patientId, memberId: row?.id ?? "", revision: 1, lastDay: null };
    expect(await execute(endCareTeamMember, clinic.neurologist, end)).toMatchObject({ code: "last-neurologist" });
  });

  test("an oncologist may not change it, and a foreign neurologist cannot let themselves in", async () => {
    expect(await execute(addCareTeamMember, clinic.oncologist, add(clinic.nurse.id))).toMatchObject({
      code: "may-not",
    });
    const self = await execute(addCareTeamMember, clinic.foreignNeurologist, add(clinic.foreignNeurologist.id));
    expect(self).toMatchObject({ code: "not-found" });
    expect(await auditOf(patientId)).toEqual(["care-team.add refused", "care-team.add refused"]);
  });
});
