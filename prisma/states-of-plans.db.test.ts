// Every ordered pair of states of a draft, a plan and a treatment over two versions, tried by SQL in the role of the
// application: exactly the moves of docs/states.md are let through.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { type DraftState, draftMoves, draftStates } from "@/lib/domain/plan/draft-states";
import { actions } from "@/lib/domain/plan/lanes";
import { type EndReason, type PlanState, planMoves, planStates } from "@/lib/domain/plan/plan-states";
import { stateOf, treatmentMoves } from "@/lib/domain/plan/treatment-states";
import { withTestClient } from "@/lib/testing/database";
import { insertRow } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSqlPlan, asPerson, type SqlPlan } from "@/lib/testing/sql-plan";
import { drawn, insertOf, pairsOf, type Statement, tries } from "@/lib/testing/state-pairs";

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
describe("a draft", () => {
  it("moves as drawn, for every pair, and begins open", async () => {
    const plan = await aSqlPlan(clinic);
    const id = uuid();
    await asPerson(clinic.neurologist, (client) => insertRow(client, "draft", plan.draftRow({ id })));
    // The version that a signed draft became.
    await plan.sign(1);
    const allowed: string[] = [];
    for (const [from, to] of pairsOf<DraftState>(draftStates)) {
      const ended = (state: DraftState) =>
        state === "signed" || state === "discarded" ? "2026-11-20T10:00:00Z" : null;
      await force("UPDATE draft SET state = $2, ended_at = $3 WHERE id = $1", [id, from, ended(from)]);
      const move = "UPDATE draft SET state = $2, ended_at = $3, revision = revision + 1 WHERE id = $1";
      // Changes are asked by a colleague who said what to change; everything else is the author's.
      const asks = from === "in-review" && to === "changes-asked";
      const comment = insertOf("draft_comment", { ...commentOn(plan, id), author_id: clinic.teamLead.id });
      const step: Statement = [move, [id, to, ended(to)]];
      if (asks) {
        expect(await tries(clinic.neurologist, step)).toBe("the author does not review the own draft");
        expect(await tries(clinic.teamLead, step)).toMatch(/nobody said what is to be changed/);
      }
      const said = asks ? await tries(clinic.teamLead, comment, step) : await tries(clinic.neurologist, step);
      if (said === "done") allowed.push(`${from} > ${to}`);
      else expect(said).toMatch(/cannot move|has ended/);
    }
    expect(allowed.sort()).toEqual(drawn(draftMoves));
    await force("UPDATE draft SET state = 'discarded', ended_at = now() WHERE id = $1", [id]);
    for (const state of draftStates) {
      const row = plan.draftRow({
        base_version: 1,
        state,
        ended_at: ["signed", "discarded"].includes(state) ? "2026-11-20T10:00:00Z" : null,
      });
      const said = await tries(clinic.neurologist, insertOf("draft", row));
      expect(said, state).toMatch(state === "open" ? /^done$/ : /row-level security/);
    }
  });

  it("is taken over while it is written, or out of review into writing", async () => {
    const plan = await aSqlPlan(clinic);
    const id = uuid();
    await asPerson(clinic.neurologist, (client) => insertRow(client, "draft", plan.draftRow({ id })));
    const take: Statement = [
      "UPDATE draft SET author_id = $2, revision = revision + 1 WHERE id = $1",
      [id, clinic.teamLead.id],
    ];
    expect(await tries(clinic.neurologist, take)).toBe("done");
    await force("UPDATE draft SET state = 'changes-asked' WHERE id = $1", [id]);
    expect(await tries(clinic.neurologist, take)).toBe("done");
    await force("UPDATE draft SET state = 'in-review' WHERE id = $1", [id]);
    expect(await tries(clinic.neurologist, take)).toBe("only an open draft is taken over");
    const back = "UPDATE draft SET author_id = $2, state = 'open', revision = revision + 1 WHERE id = $1";
    expect(await tries(clinic.neurologist, [back, [id, clinic.teamLead.id]])).toBe("done");
  });
});

describe("a plan", () => {
  const end = (state: PlanState) => (state === "completed" || state === "discontinued" ? "goal-met" : null);
  const move = "UPDATE plan SET status = $2, end_reason = $3, revision = revision + 1 WHERE id = $1";

  /** The pairs that Postgres lets through when what has ended did so for this reason. */
  async function movesOf(plan: SqlPlan, reason: EndReason): Promise<string[]> {
    const disposition = { plan_id: plan.planId, treatment_id: plan.treatmentId, patient_id: plan.chart.patientId };
    const decided = { disposition: "goal-met", decided_at: "2026-11-20T10:00:00Z", decided_by: clinic.neurologist.id };
    const disposed = insertOf("disposition", { ...disposition, ...decided });
    const allowed: string[] = [];
    for (const [from, to] of pairsOf<PlanState>(planStates)) {
      const ended = end(from) && reason;
      await force("UPDATE plan SET status = $2, end_reason = $3 WHERE id = $1", [plan.planId, from, ended]);
      const step: Statement = [move, [plan.planId, to, end(to)]];
      const said = await tries(clinic.neurologist, ...(end(to) ? [disposed] : []), step);
      if (said === "done") allowed.push(`${from} > ${to}`);
      else expect(said).toBe(`plan cannot move from ${from} to ${to}`);
      if (said === "done" && end(to)) expect(await tries(clinic.neurologist, step)).toMatch(/no disposition/);
    }
    return allowed.sort();
  }

  it("moves as drawn, for every pair, with a disposition for what is open, and begins active", async () => {
    const plan = await aSqlPlan(clinic);
    await plan.sign(1);
    const withoutDeath = drawn(planMoves.filter((m) => m.name !== "reverse-death"));
    for (const reason of ["goal-met", "died"] as const) expect(await movesOf(plan, reason)).toEqual(withoutDeath);
    const of = { id: uuid(), patient_id: plan.chart.patientId, plans: [plan.planId], held_plans: [] };
    const by = clinic.neurologist.id;
    const death = { ...of, recorded_at: "2026-11-20T10:00:00Z", recorded_by: by };
    await asPerson(clinic.neurologist, (client) => insertRow(client, "death", death));
    expect(await movesOf(plan, "died"), "while the death stands").toEqual(withoutDeath);
    const wrong =
      "UPDATE death SET errored_at = now(), errored_by = $2, error_reason = 'x', revision = 2 WHERE id = $1";
    await asPerson(clinic.neurologist, (client) => client.query(wrong, [death.id, by]));
    expect(await movesOf(plan, "goal-met"), "ended for another reason").toEqual(withoutDeath);
    expect(await movesOf(plan, "died"), "the death was recorded wrongly").toEqual(drawn(planMoves));
    await force("UPDATE plan SET status = 'completed', end_reason = 'goal-met' WHERE id = $1", [plan.planId]);
    for (const status of planStates) {
      const said = await tries(clinic.neurologist, insertOf("plan", plan.planRow({ status, end_reason: end(status) })));
      expect(said, status).toMatch(status === "active" ? /^done$/ : /row-level security/);
    }
  });

  it("that was never signed is neither held nor completed", async () => {
    const plan = await aSqlPlan(clinic);
    for (const [state, problem] of [
      ["on-hold", /never signed/],
      ["completed", /never signed/],
      ["discontinued", /^done$/],
    ] as const)
      expect(await tries(clinic.neurologist, [move, [plan.planId, state, end(state)]]), state).toMatch(problem);
  });
});

describe("a treatment over two versions", () => {
  const row = (plan: SqlPlan, version: number, action: string) =>
    plan.treatmentRow(version, { action, status: action === "stop" ? "stopped" : "active" });

  /** A plan whose second version did this with its treatment. */
  async function after(action: (typeof actions)[number]): Promise<SqlPlan> {
    const plan = await aSqlPlan(clinic);
    await plan.sign(1);
    if (action !== "start") {
      await plan.sign(2);
      const set = "UPDATE treatment_version SET action = $2, status = $3 WHERE plan_id = $1 AND version = 2";
      const disable = "ALTER TABLE treatment_version DISABLE TRIGGER treatment_version_append_only";
      await withTestClient("super", async (client) => {
        await client.query("BEGIN");
        await client.query(disable);
        await client.query(set, [plan.planId, action, action === "stop" ? "stopped" : "active"]);
        await client.query("ALTER TABLE treatment_version ENABLE ALWAYS TRIGGER treatment_version_append_only");
        await client.query("COMMIT");
      });
    }
    return plan;
  }

  /** Signs the next version with this action, or without the treatment. */
  async function next(plan: SqlPlan, version: number, action: string | null): Promise<string> {
    return await asPerson(clinic.neurologist, async (client) => {
      await client.query("SAVEPOINT before");
      try {
        // The fixture writes a treatment row of its own: it is put in by hand here.
        await plan.insertVersionOnly(client, version);
        if (action) await insertRow(client, "treatment_version", row(plan, version, action));
        else await plan.insertOther(client, version);
        await insertRow(client, "signature", plan.signatureRow(version));
        await client.query("SET CONSTRAINTS ALL IMMEDIATE");
        return "done";
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      } finally {
        await client.query("ROLLBACK TO before");
      }
    });
  }

  it.each(actions)("after %s does what the table draws, and is never left out while it is open", async (before) => {
    const plan = await after(before);
    const version = before === "start" ? 2 : 3;
    const state = stateOf({ action: before, condition: null });
    const listed = treatmentMoves
      .filter((m) => (m.from as readonly string[]).includes(state))
      .flatMap((m) => m.action ?? []);
    const allowed: string[] = [];
    for (const action of actions) {
      const said = await next(plan, version, action);
      if (said === "done") allowed.push(action);
      else expect(said).toMatch(new RegExp(`cannot ${action} after ${before}`));
    }
    expect(allowed.sort()).toEqual([...new Set<string>(listed)].sort());
    expect(await next(plan, version, null)).toMatch(before === "stop" ? /^done$/ : /leaves out a treatment/);
  });

  it("begins with a start, and its status says whether it is stopped", async () => {
    const plan = await aSqlPlan(clinic);
    for (const action of actions)
      expect(await next(plan, 1, action), action).toMatch(action === "start" ? /^done$/ : /after nothing/);
    const wrong = plan.treatmentRow(1, { status: "stopped" });
    expect(await tries(clinic.neurologist, insertOf("treatment_version", wrong))).toMatch(/stopped by a stop/);
  });
});
