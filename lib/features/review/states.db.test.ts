// What Postgres refuses beneath the application, whoever asks.
import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { aDrug } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import type { TestRole } from "@/lib/testing/database";
import { insertRow, type Row } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { asPerson } from "@/lib/testing/sql-plan";

const due = asDay("2026-12-14");
const later = addDays(due, 14);
let clinic: Clinic;
let chart: Chart;
let planId: string;
let drug: Treatment;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  drug = withOwnId(aDrug({ reviewOn: due }));
  await aSignedVersion(chart, planId, 1, [drug]);
});

const row = (columns: Row = {}): Row => ({
  id: uuid(),
  treatment_id: drug.treatmentId,
  plan_id: planId,
  patient_id: chart.patientId,
  version: 1,
  review_on: due,
  due_on: due,
  outcome: "postpone",
  sentence: "Patient on holiday",
  next_on: later,
  decided_at: "2026-11-23T09:00:00Z",
  decided_by: clinic.neurologist.id,
  ...columns,
});
const insert = (...columns: Row[]) =>
  asPerson(clinic.neurologist, async (client) => {
    for (const one of columns) await insertRow(client, "treatment_review_decision", row(one));
  });
const run = (text: string, role: TestRole = "app") =>
  asPerson(clinic.neurologist, (client) => client.query(text, [drug.treatmentId]), role);
const mark = (id: string) =>
  `UPDATE treatment_review_decision SET errored_at = now(), errored_by = decided_by, error_reason = 'slip', revision = revision + 1
    WHERE treatment_id = $1 AND id = '${id}'`;

describe("a decision about a review", () => {
  it("answers the day that is due, then the next day agreed", async () => {
    await insert({}, { due_on: later, outcome: "continue", next_on: null });
    const answer = await run("SELECT review_due($1, '2026-12-14')::text AS due");
    expect(answer.rows).toEqual([{ due: null }]);
  });

  it.each([
    [
      "about a day that the plan does not name",
      { review_on: later, due_on: later, next_on: addDays(later, 9) },
      /has no review/,
    ],
    ["about another version", { version: 2 }, /has no review/],
    ["that is not due", { due_on: later, next_on: addDays(later, 9) }, /is not due/],
    ["that postpones to no day", { next_on: null }, /check constraint/],
    ["that postpones to an earlier day", { next_on: addDays(due, -1) }, /check constraint/],
    ["that stops and agrees on a next review", { outcome: "stop" }, /check constraint/],
    ["of an unknown kind", { outcome: "forget" }, /check constraint/],
    ["without a sentence", { sentence: " " }, /check constraint/],
    ["about another patient", { patient_id: uuid() }, /row-level security|has no review/],
  ])("%s is refused", async (_, columns, problem) => {
    await expect(insert(columns)).rejects.toThrow(problem);
  });

  it("is made once for each due day, and not after the review is decided", async () => {
    await expect(insert({}, {})).rejects.toThrow(/is not due/);
    await expect(
      insert({ outcome: "stop", next_on: null }, { due_on: later, next_on: null, outcome: "stop" }),
    ).rejects.toThrow(/is not due/);
  });

  it("about a stopped treatment is refused", async () => {
    const stop = { action: "stop", actionFrom: due, end: due, changeReason: "Cramps" } as const;
    await aSignedVersion(chart, planId, 2, [{ ...drug, ...stop }]);
    await expect(insert({ version: 2 })).rejects.toThrow(/has no review/);
  });

  it("can be taken back only while no later one rests on it", async () => {
    const [first, second] = [uuid(), uuid()];
    await insert({ id: first }, { id: second, due_on: later, outcome: "stop", next_on: null });
    await expect(run(mark(first))).rejects.toThrow(/later decision rests/);
    await run(mark(second));
    await run(mark(first));
    await insert({ outcome: "stop", next_on: null });
  });

  it("is never rewritten or deleted, not even by the superuser", async () => {
    await insert({});
    const where = "WHERE treatment_id = $1";
    await expect(run(`UPDATE treatment_review_decision SET sentence = 'other' ${where}`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(run(`DELETE FROM treatment_review_decision ${where}`)).rejects.toThrow(/permission denied/);
    const rewrite = `UPDATE treatment_review_decision SET sentence = 'other', revision = revision + 1 ${where}`;
    await expect(run(rewrite, "super")).rejects.toThrow(/keeps its value/);
    await expect(run(`DELETE FROM treatment_review_decision ${where}`, "super")).rejects.toThrow(/append-only/);
  });

  it("is seen by nobody outside the care team", async () => {
    await insert({});
    for (const person of [clinic.physicalTherapist, clinic.foreignNeurologist]) {
      const seen = await asPerson(person, (client) => client.query("SELECT id FROM treatment_review_decision"));
      expect(seen.rows).toEqual([]);
    }
  });
});
