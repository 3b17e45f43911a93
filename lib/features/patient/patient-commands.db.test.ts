import { beforeAll, describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { aChart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { editPatient } from "./commands/edit-patient";
import { registerPatient } from "./commands/register-patient";
import {
  type EditPatientInput,
  editPatientInput,
  type RegisterPatientInput,
  registerPatientInput,
} from "./input/patient";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

let last = 0;
const newcomer = (changes: Partial<RegisterPatientInput> = {}): RegisterPatientInput =>
  registerPatientInput.parse({
    mrn: `NEW-${++last}`,
    family: "Newcomer",
    given: "Nils",
    born: "1950-02-28",
    sexAtBirth: "male",
    teamId: clinic.teamId,
    leadId: "",
    bed: " ",
    phone: "",
    ...changes,
  });

describe("registering a patient", () => {
  test("a neurologist opens a chart, joins its care team and is named in the audit", async () => {
    const answer = await execute(registerPatient, clinic.neurologist, newcomer({ leadId: clinic.neurologist.id }));
    expect(answer.ok).toBe(true);
    const patientId = answer.ok ? answer.value.patientId : "";
    const rows = await rowsOf("SELECT bed, phone, site_id FROM patient WHERE id = $1", [patientId]);
    expect(rows).toEqual([{ bed: null, phone: null, site_id: clinic.siteId }]);
    const team = await rowsOf("SELECT person_id, function FROM care_team_member WHERE patient_id = $1", [patientId]);
    expect(team).toEqual([{ person_id: clinic.neurologist.id, function: "plan-lead" }]);
    expect(await auditOf(patientId)).toEqual(["patient.registered done"]);
  });

  test("a team lead opens a chart for a neurologist, who joins the care team as plan lead", async () => {
    const answer = await execute(registerPatient, clinic.teamLead, newcomer({ leadId: clinic.neurologist.id }));
    const patientId = answer.ok ? answer.value.patientId : "";
    const team = await rowsOf(
      "SELECT person_id, function FROM care_team_member WHERE patient_id = $1 ORDER BY function DESC",
      [patientId],
    );
    expect(team).toEqual([
      { person_id: clinic.neurologist.id, function: "plan-lead" },
      { person_id: clinic.teamLead.id, function: "other" },
    ]);
  });

  test.each(["nurse", "oncologist", "physicalTherapist", "administrator"] as const)("a %s may not", async (who) => {
    const answer = await execute(registerPatient, clinic[who], newcomer({ mrn: `NO-${who}` }));
    expect(answer.ok).toBe(false);
    expect(await rowsOf("SELECT 1 AS one FROM patient WHERE mrn = $1", [`NO-${who}`])).toEqual([]);
  });

  test("a record number of a patient one may not see is refused without saying whose it is", async () => {
    const { mrn } = await aChart(clinic);
    const answer = await execute(registerPatient, clinic.foreignNeurologist, newcomer({ mrn }));
    expect(answer).toMatchObject({ ok: false, code: "mrn-taken", fields: { mrn: expect.any(String) } });
  });

  test("a birth in the future and a plan lead who is no neurologist are refused by field", async () => {
    const born = await execute(registerPatient, clinic.neurologist, newcomer({ born: "2199-01-01" as never }));
    expect(born).toMatchObject({ ok: false, fields: { born: expect.any(String) } });
    const lead = await execute(registerPatient, clinic.neurologist, newcomer({ leadId: clinic.nurse.id }));
    expect(lead).toMatchObject({ ok: false, fields: { leadId: expect.any(String) } });
  });
});

describe("editing a patient", () => {
  const edited = (patientId: string, mrn: string, changes: Partial<EditPatientInput> = {}): EditPatientInput =>
    editPatientInput.parse({
      patientId,
      revision: 1,
      mrn,
      family: "Testperson",
      given: "Grete",
      born: "1961-04-09",
      sexAtBirth: "female",
      teamId: clinic.teamId,
      leadId: clinic.neurologist.id,
      bed: "",
      phone: "",
      ...changes,
    });

  test("the next revision is kept and audited", async () => {
    const { patientId, mrn } = await aChart(clinic);
    const answer = await execute(editPatient, clinic.neurologist, edited(patientId, mrn, { bed: "4-12" }));
    expect(answer).toEqual({ ok: true, value: { revision: 2 } });
    expect(await rowsOf("SELECT bed, revision FROM patient WHERE id = $1", [patientId])).toEqual([
      { bed: "4-12", revision: 2 },
    ]);
    expect(await auditOf(patientId)).toEqual(["patient.edited done"]);
  });

  test("the loser of two edits gets both values and the name of the winner", async () => {
    const { patientId, mrn } = await aChart(clinic);
    await execute(editPatient, clinic.teamLead, edited(patientId, mrn, { bed: "1" }));
    const answer = await execute(editPatient, clinic.neurologist, edited(patientId, mrn, { bed: "2" }));
    expect(answer).toMatchObject({
      ok: false,
      code: "changed-by-someone-else",
      conflict: { mine: { bed: "2" }, theirs: { bed: "1", revision: 2, born: "1961-04-09" }, by: clinic.teamLead.name },
    });
    expect(await auditOf(patientId)).toEqual(["patient.edited done"]);
  });

  test("a neurologist of another team finds no such record, and the attempt is kept", async () => {
    const { patientId, mrn } = await aChart(clinic);
    const answer = await execute(editPatient, clinic.foreignNeurologist, edited(patientId, mrn));
    expect(answer).toMatchObject({ ok: false, code: "not-found" });
    expect(await auditOf(patientId)).toEqual(["patient.edit refused"]);
  });

  test("an oncologist of the care team may not, and is told so", async () => {
    const { patientId, mrn } = await aChart(clinic);
    const answer = await execute(editPatient, clinic.oncologist, edited(patientId, mrn));
    expect(answer).toMatchObject({ ok: false, code: "may-not" });
    expect(await auditOf(patientId)).toEqual(["patient.edit refused"]);
  });

  test("a date of birth to come and another patient's number are refused", async () => {
    const { patientId, mrn } = await aChart(clinic);
    const other = await aChart(clinic);
    const born = await execute(
      editPatient,
      clinic.neurologist,
      edited(patientId, mrn, { born: "2090-01-01" as never }),
    );
    expect(born).toMatchObject({ ok: false, fields: { born: expect.any(String) } });
    const number = await execute(editPatient, clinic.neurologist, edited(patientId, other.mrn));
    expect(number).toMatchObject({ ok: false, code: "mrn-taken" });
  });
});
