// What Postgres itself refuses of second signatures, whatever the application is told to write.
import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aWaitingPlan, cosignInput, type WaitingPlan } from "@/lib/testing/cosign-plans";
import { statesOf } from "@/lib/testing/cosign-states";
import { insertRow, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { asPerson } from "@/lib/testing/sql-plan";
import { cosignTreatment } from "./commands/cosign-treatment";

let clinic: Clinic;
let plan: WaitingPlan;
let content: unknown;
let contentHash: string;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  plan = await aWaitingPlan(clinic);
  const [row] = await rowsOf<{ content: unknown; hash: string }>(
    `SELECT t.content, v.content_hash AS hash FROM treatment_version t JOIN version v ON v.plan_id = t.plan_id AND v.version = t.version
      WHERE t.plan_id = $1`,
    [plan.planId],
  );
  content = row?.content;
  contentHash = row?.hash ?? "";
});

const of = () => ({ plan_id: plan.planId, version: 1, treatment_id: plan.ids[0], patient_id: plan.chart.patientId });
const sign = (who: PersonActor, over: Record<string, unknown> = {}) =>
  asPerson(who, (client) =>
    insertRow(client, "signature", {
      id: uuid(),
      ...of(),
      content_hash: contentHash,
      signer_id: who.id,
      signer_name: who.name,
      signer_role: who.role,
      asks: who.role,
      meaning: "co-signature",
      signed_at: "2026-11-30T10:00:00Z",
      ...over,
    }),
  );
const emptyHash = "h1:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
const activate = (who: PersonActor, kind: string, over: Record<string, unknown> = {}) =>
  asPerson(who, (client) =>
    insertRow(client, "treatment_activation", {
      id: uuid(),
      ...of(),
      kind,
      reason: "Because",
      content: JSON.stringify(content),
      judged: "{}",
      judged_hash: emptyHash,
      activated_at: "2026-11-30T10:00:00Z",
      activated_by: who.id,
      ...over,
    }),
  );

describe("a co-signature beneath the application", () => {
  test("is refused for the author, for a role that is not asked, and for another's patient", async () => {
    await expect(sign(clinic.neurologist, { asks: "team-lead", signer_role: "team-lead" })).rejects.toThrow(
      /author cannot co-sign/,
    );
    await expect(sign(clinic.oncologist)).rejects.toThrow(/foreign key/);
    await expect(sign(clinic.oncologist, { asks: "team-lead", signer_role: "team-lead" })).rejects.toThrow(/not asked/);
    await expect(sign(clinic.foreignTeamLead)).rejects.toThrow(/does not wait|row-level security/);
  });

  test("names the content, the treatment and the role it answers for", async () => {
    await expect(sign(clinic.teamLead, { content_hash: `h1:${"0".repeat(64)}` })).rejects.toThrow(/foreign key/);
    await expect(sign(clinic.teamLead, { treatment_id: null, asks: null })).rejects.toThrow(
      /not asked|check constraint/,
    );
    await expect(sign(clinic.teamLead, { signer_role: "oncologist" })).rejects.toThrow(/check constraint/);
  });

  test("is one row for a treatment and a role", async () => {
    await sign(clinic.teamLead);
    await expect(sign(clinic.teamLead)).rejects.toThrow(/unique/);
  });

  test("activates a treatment only when all that are asked have signed, by one of them and not the author", async () => {
    await expect(activate(clinic.teamLead, "cosigned")).rejects.toThrow(/lacks a co-signature/);
    await sign(clinic.teamLead);
    await expect(activate(clinic.neurologist, "cosigned")).rejects.toThrow(/author cannot co-sign/);
    await expect(activate(clinic.oncologist, "cosigned")).rejects.toThrow(/not asked/);
    const other = { ...(content as object), name: "Something else" };
    await expect(activate(clinic.teamLead, "cosigned", { content: JSON.stringify(other) })).rejects.toThrow(
      /not what was signed/,
    );
    await activate(clinic.teamLead, "cosigned");
    await expect(activate(clinic.teamLead, "cosigned")).rejects.toThrow(/is co-signed|unique/);
    await expect(activate(clinic.teamLead, "declined")).rejects.toThrow(/is co-signed/);
    await expect(activate(clinic.neurologist, "urgent")).rejects.toThrow(/is co-signed/);
  });

  test("is refused after a decline, and so is an urgent activation", async () => {
    await expect(activate(clinic.neurologist, "declined")).rejects.toThrow(/author cannot co-sign/);
    await activate(clinic.teamLead, "declined");
    await expect(sign(clinic.teamLead)).rejects.toThrow(/was declined/);
    for (const kind of ["cosigned", "declined"])
      await expect(activate(clinic.teamLead, kind)).rejects.toThrow(/was declined/);
    await expect(activate(clinic.neurologist, "urgent")).rejects.toThrow(/was declined/);
    expect(await statesOf(plan.planId)).toEqual(["awaiting-cosignature"]);
  });

  test("an urgent activation is a prescriber's", async () => {
    await expect(activate(clinic.teamLead, "urgent")).rejects.toThrow(/a prescriber/);
    await activate(clinic.neurologist, "urgent");
    expect(await statesOf(plan.planId)).toEqual(["active"]);
    await expect(activate(clinic.neurologist, "urgent")).rejects.toThrow(/unique/);
  });

  test("a release does not stand for it", async () => {
    const freed = JSON.stringify({ ...(content as object), condition: null });
    await expect(activate(clinic.neurologist, "released", { content: freed })).rejects.toThrow(/does not wait/);
  });
});

describe("what a version asks", () => {
  test("cannot be added later, changed, deleted or truncated by any role", async () => {
    const more = { ...of(), asks: "oncologist", because: ["agent"], policy: 0 };
    await expect(asPerson(clinic.neurologist, (client) => insertRow(client, "cosignature_need", more))).rejects.toThrow(
      /does not ask for this signature/,
    );
    for (const as of ["app", "super"] as const)
      for (const text of [
        `UPDATE cosignature_need SET asks = 'oncologist' WHERE plan_id = '${plan.planId}'`,
        `DELETE FROM cosignature_need WHERE plan_id = '${plan.planId}'`,
        "TRUNCATE cosignature_need CASCADE",
      ])
        await expect(asPerson(clinic.neurologist, (client) => client.query(text), as)).rejects.toThrow(
          /append-only|permission denied/,
        );
  });

  test("is seen by whoever sees the patient, and by nobody else", async () => {
    const seen = async (who: PersonActor) =>
      (
        await asPerson(who, (client) =>
          client.query("SELECT treatment_id FROM cosignature_need WHERE plan_id = $1", [plan.planId]),
        )
      ).rows.length;
    for (const who of [clinic.neurologist, clinic.oncologist, clinic.teamLead]) expect(await seen(who)).toBe(1);
    for (const who of [
      clinic.foreignNeurologist,
      clinic.foreignTeamLead,
      clinic.physicalTherapist,
      clinic.administrator,
    ])
      expect(await seen(who)).toBe(0);
  });

  test("stands in the signed text as in the rows, and the audit still verifies the version", async () => {
    const [row] = await rowsOf<{ needs: unknown; rows: unknown }>(
      `SELECT (SELECT json_agg(n.asks) FROM needs_in_content(v.content) n) AS needs,
              (SELECT json_agg(c.asks) FROM cosignature_need c WHERE c.plan_id = v.plan_id) AS rows FROM version v WHERE v.plan_id = $1`,
      [plan.planId],
    );
    expect(row?.needs).toEqual(["team-lead"]);
    expect(row?.rows).toEqual(row?.needs);
    const input = await cosignInput(clinic.teamLead, plan.planId, plan.ids[0] ?? "");
    expect(await execute(cosignTreatment, clinic.teamLead, input)).toMatchObject({ ok: true });
  });
});
