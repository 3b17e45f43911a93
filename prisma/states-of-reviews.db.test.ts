// Every ordered pair of states of a treatment review, tried by SQL in the role of the application.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { type ReviewState, reviewMoves, reviewStates } from "@/lib/domain/review/states";
import { insertRow, type Row } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSqlPlan, asPerson, type SqlPlan } from "@/lib/testing/sql-plan";
import { drawn, insertOf, pairsOf, type Statement, tries } from "@/lib/testing/state-pairs";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

describe("a review", () => {
  const due = "2026-12-14";
  const later = "2026-12-28";
  const decision = (plan: SqlPlan, more: Row) => ({
    id: uuid(),
    treatment_id: plan.treatmentId,
    plan_id: plan.planId,
    patient_id: plan.chart.patientId,
    version: 1,
    review_on: due,
    due_on: due,
    sentence: "Walks better",
    decided_at: "2026-11-23T09:00:00Z",
    decided_by: clinic.neurologist.id,
    ...more,
  });

  it("moves as drawn, for every pair", async () => {
    const allowed: string[] = [];
    for (const [from, to] of pairsOf<ReviewState>(reviewStates)) {
      const plan = await aSqlPlan(clinic);
      await asPerson(clinic.neurologist, (client) =>
        plan.insertVersion(client, 1, {}, true, { content: JSON.stringify({ reviewOn: due }) }),
      );
      const outcome = { due: null, postponed: "postpone", decided: "stop" }[from];
      const first = decision(plan, { outcome, next_on: from === "postponed" ? later : null });
      if (outcome)
        await asPerson(clinic.neurologist, (client) => insertRow(client, "treatment_review_decision", first));
      const dueOn = from === "postponed" ? later : due;
      const mark =
        "UPDATE treatment_review_decision SET errored_at = now(), errored_by = decided_by, error_reason = 'slip', revision = revision + 1 WHERE id = $1";
      const step: Statement =
        to === "due"
          ? [mark, [first.id]]
          : insertOf(
              "treatment_review_decision",
              decision(plan, {
                due_on: dueOn,
                outcome: to === "decided" ? "stop" : "postpone",
                next_on: to === "decided" ? null : "2027-01-11",
              }),
            );
      const said = await tries(clinic.neurologist, step);
      if (said === "done") allowed.push(`${from} > ${to}`);
      else expect(said).toMatch(/is not due/);
    }
    expect(allowed.sort()).toEqual(drawn(reviewMoves));
  });
});
