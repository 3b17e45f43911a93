// Every invariant of the model, broken on purpose through SQL in the role the application uses, and refused by Postgres.
import { createHash } from "node:crypto";
import type { Client } from "pg";
import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/platform/actor-types";
import { aChart, aDiagnosis, aFact, anObservation, type Chart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { insertRow } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";

let clinic: Clinic;
let chart: Chart;
let diagnosisId: string;
let planId: string;
let treatmentId: string;
const at = "2026-11-20T10:00:00Z";

/** One transaction in the app role, in the context of a person, as the runner of the app would open it. */
async function as<T>(
  actor: PersonActor,
  work: (client: Client) => Promise<T>,
  role: "app" | "owner" = "app",
): Promise<T> {
  return await withTestClient(role, async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT set_config('concord.actor_id', $1, true), set_config('concord.actor_role', $2, true)", [
      actor.id,
      actor.role,
    ]);
    const answer = await work(client);
    await client.query("COMMIT");
    return answer;
  });
}
const run = (text: string, values: unknown[] = []) => as(clinic.neurologist, (client) => client.query(text, values));

const plan = (more: object = {}) => ({
  id: uuid(),
  patient_id: chart.patientId,
  diagnosis_id: diagnosisId,
  title: "LEMS",
  status_changed_at: at,
  lead_id: clinic.neurologist.id,
  created_at: at,
  created_by: clinic.neurologist.id,
  ...more,
});
const draft = (more: object = {}) => ({
  id: uuid(),
  plan_id: planId,
  patient_id: chart.patientId,
  author_id: clinic.neurologist.id,
  base_version: 0,
  created_at: at,
  changed_at: at,
  ...more,
});
const contentFor = (version: number) => {
  const content = `{"version":${version}}`;
  return { content, content_hash: `h1:${createHash("sha256").update(content).digest("hex")}` };
};

async function insertVersion(client: Client, version: number, more: object = {}, signed = true) {
  const body = contentFor(version);
  const own = { plan_id: planId, version, patient_id: chart.patientId };
  await insertRow(client, "version", {
    ...own,
    ...body,
    facts: "{}",
    findings: "[]",
    knowledge_version: "k",
    engine_version: "none",
    reason: version > 1 ? "dose" : null,
    effective_on: "2026-11-20",
    summary: "",
    signed_by: clinic.neurologist.id,
    signed_at: at,
    ...more,
  });
  await insertRow(client, "treatment_version", {
    ...own,
    treatment_id: treatmentId,
    position: 0,
    lane: "immunosuppression",
    kind: "steroid",
    agent: "prednisone",
    action: "start",
    status: "active",
    start_on: "2026-11-20",
    content: "{}",
  });
  if (signed) {
    await insertRow(client, "signature", {
      id: uuid(),
      ...own,
      content_hash: body.content_hash,
      signer_id: clinic.neurologist.id,
      signer_name: "Ada",
      signer_role: "neurologist",
      meaning: "author",
      signed_at: at,
    });
  }
}
const sign = (version: number) => as(clinic.neurologist, (client) => insertVersion(client, version));

beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
  diagnosisId = await aDiagnosis(chart);
  const row = plan();
  planId = row.id;
  treatmentId = uuid();
  await as(clinic.neurologist, async (client) => {
    await insertRow(client, "plan", row);
    await insertRow(client, "treatment", {
      id: treatmentId,
      plan_id: planId,
      patient_id: chart.patientId,
      kind: "steroid",
      agent: "prednisone",
      lane: "immunosuppression",
      created_at: at,
      created_by: clinic.neurologist.id,
    });
  });
});

describe("1 · one active plan, one open draft, versions without gaps", () => {
  it("refuses a second active plan for a diagnosis", async () => {
    await expect(as(clinic.neurologist, (client) => insertRow(client, "plan", plan()))).rejects.toThrow(
      /plan_one_active_per_diagnosis/,
    );
  });
  it("refuses a second open draft", async () => {
    await as(clinic.neurologist, (client) => insertRow(client, "draft", draft()));
    await expect(
      as(clinic.neurologist, (client) => insertRow(client, "draft", draft({ state: "in-review" }))),
    ).rejects.toThrow(/draft_one_open_per_plan/);
  });
  it.each([2, 0, 7])("refuses version %i as the first", async (version) => {
    await expect(sign(version)).rejects.toThrow(/does not follow|violates check/);
  });
  it("refuses the same number twice and a gap later on", async () => {
    await sign(1);
    await expect(sign(1)).rejects.toThrow(/does not follow/);
    await expect(sign(3)).rejects.toThrow(/does not follow/);
    await sign(2);
  });
  it("gives one winner to twenty simultaneous signatures of the same version", async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => sign(1)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });
  it("refuses to move the current version by hand", async () => {
    await expect(
      run("UPDATE plan SET current_version = 5, revision = revision + 1 WHERE id = $1", [planId]),
    ).rejects.toThrow(/follows from its versions/);
  });
});

describe("2 · what is signed never changes", () => {
  beforeEach(() => sign(1));
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
          const attempt = as(clinic.neurologist, (client) => client.query(text), role);
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
    const answer = await run("SELECT content FROM version WHERE plan_id = $1", [planId]);
    expect(answer.rows).toEqual([{ content: contentFor(1).content }]);
  });
});

describe("3 · the signature belongs to the content", () => {
  it("refuses a hash that is not the hash of the content", async () => {
    const wrong = { content_hash: `h1:${"0".repeat(64)}` };
    await expect(as(clinic.neurologist, (client) => insertVersion(client, 1, wrong, false))).rejects.toThrow(
      /check constraint/,
    );
  });
  it("refuses a version that nobody signed", async () => {
    await expect(as(clinic.neurologist, (client) => insertVersion(client, 1, {}, false))).rejects.toThrow(
      /no signature of its author/,
    );
  });
  it("refuses a signature moved to other content", async () => {
    await sign(1);
    const moved = {
      id: uuid(),
      plan_id: planId,
      version: 1,
      patient_id: chart.patientId,
      content_hash: contentFor(2).content_hash,
      signer_id: clinic.neurologist.id,
      signer_name: "Ada",
      signer_role: "neurologist",
      meaning: "author",
      signed_at: at,
    };
    await expect(as(clinic.neurologist, (client) => insertRow(client, "signature", moved))).rejects.toThrow(
      /foreign key/,
    );
  });
  it("refuses a co-signature by the author", async () => {
    await sign(1);
    const own = {
      id: uuid(),
      plan_id: planId,
      version: 1,
      patient_id: chart.patientId,
      content_hash: contentFor(1).content_hash,
      signer_id: clinic.neurologist.id,
      signer_name: "Ada",
      signer_role: "neurologist",
      meaning: "co-signature",
      signed_at: at,
    };
    await expect(as(clinic.neurologist, (client) => insertRow(client, "signature", own))).rejects.toThrow(
      /author cannot co-sign/,
    );
  });
  it("asks a reason from version 2 on", async () => {
    await sign(1);
    await expect(as(clinic.neurologist, (client) => insertVersion(client, 2, { reason: " " }))).rejects.toThrow(
      /check constraint/,
    );
  });
});

describe("4 · a treatment keeps its identity, a row its patient", () => {
  it("refuses another agent under the same treatment", async () => {
    const other = {
      plan_id: planId,
      version: 1,
      treatment_id: treatmentId,
      patient_id: chart.patientId,
      position: 0,
      lane: "immunosuppression",
      kind: "steroid",
      agent: "dexamethasone",
      action: "start",
      status: "active",
      start_on: "2026-11-20",
      content: "{}",
    };
    await expect(as(clinic.neurologist, (client) => insertRow(client, "treatment_version", other))).rejects.toThrow(
      /cannot change its plan, kind, agent/,
    );
  });
  it("refuses a draft that names another patient than its plan", async () => {
    const other = await aChart(clinic);
    await expect(
      as(clinic.neurologist, (client) => insertRow(client, "draft", draft({ patient_id: other.patientId }))),
    ).rejects.toThrow(/foreign key/);
  });
  it("refuses to move a plan to another patient", async () => {
    const other = await aChart(clinic);
    await expect(
      run("UPDATE plan SET patient_id = $2, revision = revision + 1 WHERE id = $1", [planId, other.patientId]),
    ).rejects.toThrow(/belongs to its patient/);
  });
});

describe("6 · nobody overwrites", () => {
  it.each(["plan", "patient", "diagnosis"])(
    "refuses a save of %s that does not follow the revision it started from",
    async (table) => {
      const id = { plan: planId, patient: chart.patientId, diagnosis: diagnosisId }[table];
      await expect(run(`UPDATE ${table} SET revision = revision WHERE id = $1`, [id])).rejects.toThrow(
        /does not follow/,
      );
      await expect(run(`UPDATE ${table} SET revision = revision + 2 WHERE id = $1`, [id])).rejects.toThrow(
        /does not follow/,
      );
    },
  );
});

describe("states move only as drawn", () => {
  it("refuses to sign a draft that has no version", async () => {
    const row = draft();
    await as(clinic.neurologist, (client) => insertRow(client, "draft", row));
    await expect(
      run("UPDATE draft SET state = 'signed', ended_at = now(), revision = 2 WHERE id = $1", [row.id]),
    ).rejects.toThrow(/version is missing/);
    await expect(run("UPDATE draft SET state = 'changes-asked', revision = 2 WHERE id = $1", [row.id])).rejects.toThrow(
      /cannot move/,
    );
  });
  it("refuses to change a discarded draft or to reopen it", async () => {
    const row = draft();
    await as(clinic.neurologist, (client) => insertRow(client, "draft", row));
    await run("UPDATE draft SET state = 'discarded', ended_at = now(), revision = 2 WHERE id = $1", [row.id]);
    await expect(
      run("UPDATE draft SET state = 'open', ended_at = NULL, revision = 3 WHERE id = $1", [row.id]),
    ).rejects.toThrow(/has ended/);
  });
  it("refuses to end a plan while a treatment has no disposition", async () => {
    await sign(1);
    const end = "UPDATE plan SET status = 'completed', end_reason = 'goal-met', revision = revision + 1 WHERE id = $1";
    await expect(run(end, [planId])).rejects.toThrow(/no disposition/);
  });
  it("refuses to wake a plan that has ended, and to sign it", async () => {
    await run("UPDATE plan SET status = 'discontinued', end_reason = 'died', revision = revision + 1 WHERE id = $1", [
      planId,
    ]);
    await expect(
      run("UPDATE plan SET status = 'active', revision = revision + 1 WHERE id = $1", [planId]),
    ).rejects.toThrow(/cannot move/);
    await expect(sign(1)).rejects.toThrow(/has ended/);
  });
});

describe("10 · wrong records are marked, never rewritten or deleted", () => {
  it("keeps the value of an observation", async () => {
    const id = await anObservation(chart, "weight", "68.4", "kg");
    await expect(run("UPDATE observation SET value_number = 60, revision = 2 WHERE id = $1", [id])).rejects.toThrow(
      /keeps its value/,
    );
    await expect(run("DELETE FROM observation WHERE id = $1", [id])).rejects.toThrow(/permission denied/);
    await run(
      "UPDATE observation SET errored_at = now(), errored_by = $2, error_reason = 'wrong patient', revision = 2 WHERE id = $1",
      [id, clinic.neurologist.id],
    );
  });
  it("needs who and why for an error mark", async () => {
    const id = await aFact(chart, "condition", { text: "Asthma" });
    await expect(run("UPDATE condition SET errored_at = now(), revision = 2 WHERE id = $1", [id])).rejects.toThrow(
      /check constraint/,
    );
  });
  it("never maps a medicine without a person", async () => {
    const id = await aFact(chart, "home_medicine", { text: "Something" });
    await expect(
      run("UPDATE home_medicine SET agent = 'prednisone', revision = 2 WHERE id = $1", [id]),
    ).rejects.toThrow(/check constraint/);
  });
});
