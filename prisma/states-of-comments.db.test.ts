// A comment on a draft in review, tried by SQL in the role of the application.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { DraftState } from "@/lib/domain/plan/draft-states";
import { withTestClient } from "@/lib/testing/database";
import { insertRow } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSqlPlan, asPerson, type SqlPlan } from "@/lib/testing/sql-plan";
import { insertOf, type Statement, tries } from "@/lib/testing/state-pairs";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

/** Puts a row into a state beneath all guards. */
async function force(text: string, values: readonly unknown[]): Promise<void> {
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(text, [...values]);
  });
}

const commentOn = (plan: SqlPlan, draftId: string) => ({
  id: uuid(),
  draft_id: draftId,
  plan_id: plan.planId,
  patient_id: plan.chart.patientId,
  text: "Lower the dose",
  created_at: "2026-11-20T10:00:00Z",
});
const moved = ([text, values]: Statement): [string, unknown[]] => [text, [...values]];

describe("a comment", () => {
  it("is written in review by a colleague, answered once by the author, and the draft goes on when all is answered", async () => {
    const plan = await aSqlPlan(clinic);
    const id = uuid();
    await asPerson(clinic.neurologist, (client) => insertRow(client, "draft", plan.draftRow({ id })));
    const row = { ...commentOn(plan, id), author_id: clinic.teamLead.id };
    const insert = insertOf("draft_comment", row);
    const answer = (by: string): Statement => [
      "UPDATE draft_comment SET answer = 'Done', answered_by = $2, answered_at = now() WHERE id = $1",
      [row.id, by],
    ];
    const to = (state: DraftState): Statement => [
      "UPDATE draft SET state = $2, revision = revision + 1 WHERE id = $1",
      [id, state],
    ];
    expect(await tries(clinic.teamLead, insert)).toMatch(/is not in review/);
    await force("UPDATE draft SET state = 'in-review' WHERE id = $1", [id]);
    const own = insertOf("draft_comment", { ...row, author_id: clinic.neurologist.id });
    expect(await tries(clinic.neurologist, own)).toMatch(/does not review the own draft/);
    expect(await tries(clinic.teamLead, insertOf("draft_comment", { ...row, treatment_id: uuid() }))).toMatch(
      /has no treatment/,
    );
    // Who does not see the patient does not see that there is such a draft.
    expect(await tries(clinic.foreignTeamLead, insert)).toMatch(/is not in review/);
    await asPerson(clinic.teamLead, (client) => insertRow(client, "draft_comment", row));
    expect(await tries(clinic.neurologist, answer(clinic.neurologist.id))).toMatch(/while changes are made/);
    await asPerson(clinic.teamLead, (client) => client.query(...moved(to("changes-asked"))));
    expect(await tries(clinic.neurologist, to("open"))).toMatch(/comments without an answer/);
    expect(await tries(clinic.teamLead, answer(clinic.teamLead.id))).toMatch(/while changes are made/);
    const author = answer(clinic.neurologist.id);
    expect(await tries(clinic.neurologist, author, author)).toMatch(/answered once/);
    expect(await tries(clinic.neurologist, author, to("open"))).toBe("done");
    const reworded = tries(clinic.neurologist, ["UPDATE draft_comment SET text = 'x' WHERE id = $1", [row.id]]);
    expect(await reworded).toMatch(/permission denied/);
    expect(await tries(clinic.neurologist, ["DELETE FROM draft_comment WHERE id = $1", [row.id]])).toMatch(
      /permission denied/,
    );
  });
});
