// Invariants of the model, broken on purpose through SQL in the role the application uses, and refused by Postgres: versions
// and signatures.
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aChart } from "@/lib/testing/charts";
import { insertRow } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSqlPlan, asPerson, contentOf, type SqlPlan } from "@/lib/testing/sql-plan";

let clinic: Clinic;
let plan: SqlPlan;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  plan = await aSqlPlan(clinic);
});

describe("1 · one active plan, one open draft, versions without gaps", () => {
  it("refuses a second active plan for a diagnosis", async () => {
    await expect(asPerson(clinic.neurologist, (client) => insertRow(client, "plan", plan.planRow()))).rejects.toThrow(
      /plan_one_active_per_diagnosis/,
    );
  });
  it("refuses a second open draft", async () => {
    await asPerson(clinic.neurologist, (client) => insertRow(client, "draft", plan.draftRow()));
    await expect(asPerson(clinic.neurologist, (client) => insertRow(client, "draft", plan.draftRow()))).rejects.toThrow(
      /draft_one_open_per_plan/,
    );
  });
  it.each([2, 0, 7])("refuses version %i as the first", async (version) => {
    await expect(plan.sign(version)).rejects.toThrow(/does not follow|violates check/);
  });
  it("refuses the same number twice and a gap later on", async () => {
    await plan.sign(1);
    await expect(plan.sign(1)).rejects.toThrow(/does not follow/);
    await expect(plan.sign(3)).rejects.toThrow(/does not follow/);
    await plan.sign(2);
  });
  it("gives one winner to twenty simultaneous signatures of the same version", async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => plan.sign(1)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });
  it("refuses to move the current version by hand", async () => {
    await expect(
      plan.run("UPDATE plan SET current_version = 5, revision = revision + 1 WHERE id = $1", [plan.planId]),
    ).rejects.toThrow(/follows from its versions/);
  });
});

describe("2 · what is signed never changes", () => {
  beforeEach(() => plan.sign(1));
  for (const role of ["app", "owner"] as const) {
    for (const table of [
      "version",
      "treatment_version",
      "signature",
      "treatment",
      "audit_event",
      "referral_event",
      "disposition",
    ]) {
      it(`refuses UPDATE, DELETE and TRUNCATE of ${table} to the ${role} role`, async () => {
        const change = table === "audit_event" ? "reason = 'x'" : "patient_id = patient_id";
        for (const text of [`UPDATE ${table} SET ${change}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
          const attempt = asPerson(clinic.neurologist, (client) => client.query(text), role);
          const touched = await attempt.then(
            (answer) => answer.rowCount ?? 0,
            () => 0,
          );
          expect(touched).toBe(0);
          if (role === "app" || text.startsWith("TRUNCATE"))
            await expect(attempt).rejects.toThrow(/permission denied|append-only/);
        }
      });
    }
  }
  it("still holds the signed content afterwards", async () => {
    const answer = await plan.run("SELECT content FROM version WHERE plan_id = $1", [plan.planId]);
    expect(answer.rows).toEqual([{ content: contentOf(1).content }]);
  });
});

describe("3 · the signature belongs to the content", () => {
  it("refuses a hash that is not the hash of the content", async () => {
    const wrong = { content_hash: `h1:${"0".repeat(64)}` };
    await expect(asPerson(clinic.neurologist, (client) => plan.insertVersion(client, 1, wrong, false))).rejects.toThrow(
      /check constraint/,
    );
  });
  it("refuses a version that nobody signed", async () => {
    await expect(asPerson(clinic.neurologist, (client) => plan.insertVersion(client, 1, {}, false))).rejects.toThrow(
      /no signature of its author/,
    );
  });
  it("refuses a signature moved to other content", async () => {
    await plan.sign(1);
    const moved = plan.signatureRow(1, { content_hash: contentOf(2).content_hash });
    await expect(asPerson(clinic.neurologist, (client) => insertRow(client, "signature", moved))).rejects.toThrow(
      /foreign key/,
    );
  });
  it("refuses a co-signature by the author", async () => {
    await plan.sign(1);
    const own = plan.signatureRow(1, { meaning: "co-signature" });
    await expect(asPerson(clinic.neurologist, (client) => insertRow(client, "signature", own))).rejects.toThrow(
      /author cannot co-sign/,
    );
  });
  it("asks a reason from version 2 on", async () => {
    await plan.sign(1);
    await expect(
      asPerson(clinic.neurologist, (client) => plan.insertVersion(client, 2, { reason: " " })),
    ).rejects.toThrow(/check constraint/);
  });
});

describe("4 · a treatment keeps its identity, a row its patient", () => {
  it("refuses another agent under the same treatment", async () => {
    const other = plan.treatmentRow(1, { agent: "dexamethasone" });
    await expect(
      asPerson(clinic.neurologist, (client) => insertRow(client, "treatment_version", other)),
    ).rejects.toThrow(/cannot change its plan, kind, agent/);
  });
  it("refuses a draft that names another patient than its plan", async () => {
    const other = await aChart(clinic);
    await expect(
      asPerson(clinic.neurologist, (client) =>
        insertRow(client, "draft", plan.draftRow({ patient_id: other.patientId })),
      ),
    ).rejects.toThrow(/foreign key/);
  });
  it("refuses to move a plan to another patient", async () => {
    const other = await aChart(clinic);
    await expect(
      plan.run("UPDATE plan SET patient_id = $2, revision = revision + 1 WHERE id = $1", [
        plan.planId,
        other.patientId,
      ]),
    ).rejects.toThrow(/belongs to its patient/);
  });
});
