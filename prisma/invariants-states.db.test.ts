// Invariants of the model, broken on purpose through SQL in the role the application uses, and refused by Postgres: states,
// revisions and facts.
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aFact, anObservation } from "@/lib/testing/charts";
import { insertRow } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSqlPlan, asPerson, type SqlPlan } from "@/lib/testing/sql-plan";

let clinic: Clinic;
let plan: SqlPlan;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  plan = await aSqlPlan(clinic);
});

describe("6 · nobody overwrites", () => {
  it.each(["plan", "patient", "diagnosis"])(
    "refuses a save of %s that does not follow the revision it started from",
    async (table) => {
      const id = { plan: plan.planId, patient: plan.chart.patientId, diagnosis: plan.diagnosisId }[table];
      await expect(plan.run(`UPDATE ${table} SET revision = revision WHERE id = $1`, [id])).rejects.toThrow(
        /does not follow/,
      );
      await expect(plan.run(`UPDATE ${table} SET revision = revision + 2 WHERE id = $1`, [id])).rejects.toThrow(
        /does not follow/,
      );
    },
  );
});

describe("states move only as drawn", () => {
  it("refuses to sign a draft that has no version, or that nobody looked at as a whole", async () => {
    const row = plan.draftRow();
    await asPerson(clinic.neurologist, (client) => insertRow(client, "draft", row));
    const signed = "UPDATE draft SET state = 'signed', ended_at = now(), revision = revision + 1 WHERE id = $1";
    await expect(plan.run(signed, [row.id])).rejects.toThrow(/cannot move/);
    await expect(
      plan.run("UPDATE draft SET state = 'changes-asked', revision = 2 WHERE id = $1", [row.id]),
    ).rejects.toThrow(/cannot move/);
    await plan.run("UPDATE draft SET state = 'in-review', revision = 2 WHERE id = $1", [row.id]);
    await expect(plan.run(signed, [row.id])).rejects.toThrow(/version is missing/);
  });
  it("refuses to change a discarded draft or to reopen it", async () => {
    const row = plan.draftRow();
    await asPerson(clinic.neurologist, (client) => insertRow(client, "draft", row));
    await plan.run("UPDATE draft SET state = 'discarded', ended_at = now(), revision = 2 WHERE id = $1", [row.id]);
    await expect(
      plan.run("UPDATE draft SET state = 'open', ended_at = NULL, revision = 3 WHERE id = $1", [row.id]),
    ).rejects.toThrow(/has ended/);
  });
  it("refuses to end a plan while a treatment has no disposition", async () => {
    await plan.sign(1);
    const end = "UPDATE plan SET status = 'completed', end_reason = 'goal-met', revision = revision + 1 WHERE id = $1";
    await expect(plan.run(end, [plan.planId])).rejects.toThrow(/no disposition/);
  });
  it("refuses to wake a plan that has ended, and to sign it", async () => {
    await plan.run(
      "UPDATE plan SET status = 'discontinued', end_reason = 'died', revision = revision + 1 WHERE id = $1",
      [plan.planId],
    );
    await expect(
      plan.run("UPDATE plan SET status = 'active', revision = revision + 1 WHERE id = $1", [plan.planId]),
    ).rejects.toThrow(/cannot move/);
    await expect(plan.sign(1)).rejects.toThrow(/has ended/);
  });
});

describe("10 · wrong records are marked, never rewritten or deleted", () => {
  it("keeps the value of an observation", async () => {
    const id = await anObservation(plan.chart, "weight", "68.4", "kg");
    await expect(
      plan.run("UPDATE observation SET value_number = 60, revision = 2 WHERE id = $1", [id]),
    ).rejects.toThrow(/keeps its value/);
    await expect(plan.run("DELETE FROM observation WHERE id = $1", [id])).rejects.toThrow(/permission denied/);
    await plan.run(
      "UPDATE observation SET errored_at = now(), errored_by = $2, error_reason = 'wrong patient', revision = 2 WHERE id = $1",
      [id, clinic.neurologist.id],
    );
  });
  it("needs who and why for an error mark", async () => {
    const id = await aFact(plan.chart, "condition", { text: "Asthma" });
    await expect(plan.run("UPDATE condition SET errored_at = now(), revision = 2 WHERE id = $1", [id])).rejects.toThrow(
      /check constraint/,
    );
  });
  it("never maps a medicine without a person", async () => {
    const id = await aFact(plan.chart, "home_medicine", { text: "Something" });
    await expect(
      plan.run("UPDATE home_medicine SET agent = 'prednisone', revision = 2 WHERE id = $1", [id]),
    ).rejects.toThrow(/check constraint/);
  });
});
