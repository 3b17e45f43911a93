// Emergency access beneath the application, in the role the application uses: it reads one chart and writes nothing.
import type { Client } from "pg";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { anObservation, type Chart } from "@/lib/testing/charts";
import { insertRows, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral, type ReferralFixture } from "@/lib/testing/referrals";
import { asPerson } from "@/lib/testing/sql-plan";
import { endBreakGlass } from "./commands/end-break-glass";
import { openBreakGlass } from "./commands/open-break-glass";

let clinic: Clinic;
let mine: ReferralFixture;
let other: ReferralFixture;
let doctor: PersonActor;
let glassId: string;
beforeAll(async () => {
  clinic = await aClinic();
  mine = await aSentReferral(clinic);
  other = await aSentReferral(clinic);
  doctor = clinic.foreignNeurologist;
  for (const { chart } of [mine, other]) await anObservation(chart, "weight", "70", "kg");
  const why = { reasonCode: "emergency", reason: "Found unconscious" } as const;
  const answer = await execute(openBreakGlass, doctor, { mrn: mine.chart.mrn, born: "1961-04-09" as never, ...why });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  glassId = answer.value.breakGlassId;
});

/** A transaction about one patient, as the runner of reads opens it, or that of commands. */
async function about<T>(
  { patientId }: Chart,
  reading: "on" | "off",
  work: (client: Client) => Promise<T>,
  by = doctor,
) {
  return await asPerson(by, async (client) => {
    const context = "SELECT set_config('concord.patient_id', $1, true), set_config('concord.reading', $2, true)";
    await client.query(context, [patientId, reading]);
    return await work(client);
  });
}
const charts = [
  "patient",
  "observation",
  "diagnosis",
  "diagnosis_antibody",
  "care_team_member",
  "plan",
  "version",
  "treatment_version",
];
const more = ["treatment", "signature", "referral", "referral_brief", "referral_event"];
const counts = async (client: Client) => {
  const found: Record<string, string[]> = {};
  for (const table of [...charts, ...more]) {
    const column = table === "patient" ? "id" : "patient_id";
    const { rows } = await client.query<{ id: string }>(`SELECT DISTINCT ${column} AS id FROM ${table}`);
    found[table] = rows.map((row) => row.id);
  }
  return found;
};
const everywhere = (ids: string[]) => Object.fromEntries([...charts, ...more].map((table) => [table, ids]));

describe("beneath the application, emergency access", () => {
  it("shows every table of this one chart to a transaction that reads it, and of no other", async () => {
    expect(await about(mine.chart, "on", counts)).toEqual(everywhere([mine.chart.patientId]));
    expect(await about(other.chart, "on", counts)).toEqual(everywhere([]));
    expect(await asPerson(doctor, counts)).toEqual(everywhere([]));
    await about(mine.chart, "on", async (client) => {
      expect((await client.query("SELECT access.visible_patients()")).rows).toEqual([]);
    });
  });

  it("shows of the audit why a plan is on hold, which is kept nowhere else, and not who opened the chart", async () => {
    const { patientId } = mine.chart;
    const event = (action: string) => ({
      id: uuid(),
      occurred_at: "2026-11-20T10:00:00Z",
      actor_id: clinic.neurologist.id,
      actor_name: "Ada",
      actor_role: "neurologist",
      action,
      outcome: "done",
      patient_id: patientId,
    });
    await insertRows([
      ["audit_event", event("plan.held")],
      ["audit_event", event("patient.read")],
    ]);
    const seen = async (client: Client) => {
      const text = "SELECT action FROM audit_event WHERE patient_id = $1 AND actor_id = $2";
      return (await client.query<{ action: string }>(text, [patientId, clinic.neurologist.id])).rows;
    };
    expect(await about(mine.chart, "on", seen)).toEqual([{ action: "plan.held" }]);
    expect(await about(mine.chart, "off", seen)).toEqual([]);
    expect(await about(other.chart, "on", seen)).toEqual([]);
  });

  it("shows nothing to anybody else, whatever they name", async () => {
    for (const by of [clinic.foreignTeamLead, clinic.foreignTherapist, clinic.administrator]) {
      expect(await about(mine.chart, "on", counts, by)).toEqual(everywhere([]));
    }
    const otherRole = { ...doctor, role: "oncologist" as const };
    expect(await about(mine.chart, "on", counts, otherRole)).toEqual(everywhere([]));
  });

  it("shows nothing to a transaction that may write", async () => {
    expect(await about(mine.chart, "off", counts)).toEqual(everywhere([]));
  });

  it("lets nothing be added, changed or deleted, in a transaction that calls itself reading either", async () => {
    const { patientId } = mine.chart;
    const added = `INSERT INTO allergy (id, patient_id, text, source, recorded_at, recorded_by) VALUES ($1, $2, 'x', 'x', now(), $3)`;
    await expect(
      about(mine.chart, "on", (client) => client.query(added, [uuid(), patientId, doctor.id])),
    ).rejects.toThrow(/row-level security/);
    const changes = [
      "UPDATE patient SET bed = 'X', revision = revision + 1 WHERE id = $1",
      "UPDATE plan SET title = 'X', revision = revision + 1 WHERE patient_id = $1",
      "UPDATE care_team_member SET to_on = '2020-01-01', revision = revision + 1 WHERE patient_id = $1",
    ];
    for (const text of changes) {
      await expect(
        about(mine.chart, "on", (client) => client.query(text, [patientId])),
        text,
      ).rejects.toThrow(/row-level/);
    }
    const deleted = "DELETE FROM diagnosis_antibody WHERE patient_id = $1";
    expect(await about(mine.chart, "on", async (client) => (await client.query(deleted, [patientId])).rowCount)).toBe(
      0,
    );
  });

  it("cannot be given to oneself: not for another, longer, in another role, or ended twice", async () => {
    const text = `INSERT INTO break_glass (id, person_id, role, patient_id, reason_code, reason, started_at, expires_at)
      VALUES ($1, $2, $3, $4, 'emergency', 'Found unconscious', now(), now() + interval '9 hours') RETURNING expires_at - now() AS left`;
    const asTherapist = [uuid(), clinic.foreignTherapist.id, "therapist", mine.chart.patientId];
    await expect(asPerson(clinic.foreignTherapist, (client) => client.query(text, asTherapist))).rejects.toThrow();
    const forOther = [uuid(), clinic.nurse.id, "nurse", mine.chart.patientId];
    await expect(asPerson(doctor, (client) => client.query(text, forOther))).rejects.toThrow(/row-level/);
    const second = [uuid(), doctor.id, "neurologist", other.chart.patientId];
    await expect(asPerson(doctor, (client) => client.query(text, second))).rejects.toThrow(/break_glass_not_ended/);
    const nurse = [uuid(), clinic.nurse.id, "nurse", other.chart.patientId];
    await asPerson(clinic.nurse, (client) => client.query(text, nurse));
    const [row] = await rowsOf<{ minutes: number }>(
      "SELECT extract(epoch FROM expires_at - started_at)::int / 60 AS minutes FROM break_glass WHERE id = $1",
      [nurse[0]],
    );
    expect(row?.minutes).toBe(60);
    const longer = "UPDATE break_glass SET expires_at = expires_at + interval '1 hour' WHERE id = $1";
    await expect(asPerson(clinic.nurse, (client) => client.query(longer, [nurse[0]]))).rejects.toThrow(
      /permission denied/,
    );
    await expect(rowsOf(longer, [nurse[0]])).rejects.toThrow(/only be ended/);
    await expect(rowsOf("DELETE FROM break_glass WHERE id = $1", [nurse[0]])).rejects.toThrow();
  });

  it("is not an oracle: the identifiers are looked up for those who may break the glass, both or nothing", async () => {
    const ask = async (by: PersonActor, mrn: string, born: string) =>
      await asPerson(by, async (client) => {
        return (await client.query("SELECT * FROM access.patient_for_break_glass($1, $2)", [mrn, born])).rows.length;
      });
    expect(await ask(doctor, mine.chart.mrn.toUpperCase(), "1961-04-09")).toBe(1);
    expect(await ask(doctor, mine.chart.mrn, "1961-04-08")).toBe(0);
    expect(await ask(doctor, "%", "1961-04-09")).toBe(0);
    for (const by of [clinic.physicalTherapist, clinic.administrator])
      expect(await ask(by, mine.chart.mrn, "1961-04-09")).toBe(0);
  });

  it("is reviewed by a lead of the patient's team, after its end, once", async () => {
    const said = (by: string, verdict = "accepted") =>
      [
        "INSERT INTO break_glass_review (id, break_glass_id, patient_id, verdict, comment, reviewed_at, reviewed_by) VALUES ($1, $2, $3, $4, 'x', now(), $5)",
        [uuid(), glassId, mine.chart.patientId, verdict, by],
      ] as const;
    const as = async (by: PersonActor) =>
      await asPerson(by, async (client) => await client.query(said(by.id)[0], [...said(by.id)[1]]));
    await expect(as(clinic.teamLead)).rejects.toThrow(/still open/);
    await execute(endBreakGlass, doctor, { breakGlassId: glassId, patientId: mine.chart.patientId });
    for (const by of [clinic.neurologist, clinic.foreignTeamLead]) await expect(as(by)).rejects.toThrow(/row-level/);
    await expect(as(doctor)).rejects.toThrow(/their own|row-level/);
    await as(clinic.teamLead);
    await expect(as(clinic.teamLead)).rejects.toThrow(/closed/);
    await expect(rowsOf("UPDATE break_glass_review SET comment = 'y'")).rejects.toThrow();
  });
});

describe("the policies of charts", () => {
  it("read what is in hand, so that no table is empty in an emergency; a new one uses the form of docs/decisions/0021", async () => {
    const rows = await rowsOf<{ tablename: string; policyname: string }>(
      `SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' AND permissive = 'PERMISSIVE' AND cmd IN ('ALL', 'SELECT')
          AND qual LIKE '%sees_patient(%' AND tablename <> 'audit_event'`,
    );
    expect(rows).toEqual([]);
  });

  it("judge every write by sees_patient, and name it where a policy is for writing", async () => {
    const rows = await rowsOf(
      `SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' AND qual LIKE '%patient_in_hand%'
          AND (cmd = 'DELETE' OR (cmd IN ('ALL', 'UPDATE') AND (with_check IS NULL OR with_check LIKE '%patient_in_hand%')))`,
    );
    expect(rows).toEqual([]);
    const deletable = await rowsOf<{ table_name: string }>(
      `SELECT DISTINCT g.table_name FROM information_schema.role_table_grants g
         JOIN information_schema.columns c ON c.table_name = g.table_name AND c.column_name = 'patient_id'
        WHERE g.grantee = 'concord_app' AND g.privilege_type = 'DELETE'
          AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.tablename = g.table_name AND p.permissive = 'RESTRICTIVE' AND p.cmd = 'DELETE')`,
    );
    expect(deletable).toEqual([]);
  });
});
