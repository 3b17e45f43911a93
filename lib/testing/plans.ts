// Plans and signed versions for database tests, written beneath the application in one transaction.
import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import { aDiagnosis, type Chart } from "./charts";
import { withTestClient } from "./database";
import { insertRow, insertRows, type Row } from "./insert-row";

export type PlanFixture = { readonly planId: string; readonly diagnosisId: string };

/** A plan without any version yet, led by the clinic's neurologist. */
export async function aPlanRow(chart: Chart, columns: Row = {}): Promise<PlanFixture> {
  const planId = uuid();
  const diagnosisId = await aDiagnosis(chart);
  const by = chart.clinic.neurologist.id;
  const row = {
    id: planId,
    patient_id: chart.patientId,
    diagnosis_id: diagnosisId,
    title: "LEMS: first plan",
    status_changed_at: "2026-11-01T09:00:00Z",
    lead_id: by,
    created_at: "2026-11-01T09:00:00Z",
    created_by: by,
    ...columns,
  };
  await insertRows([["plan", row]]);
  return { planId, diagnosisId };
}

/** Signs the next version of a plan with these treatments; each gets an id of its own unless the plan knows it. */
export async function aSignedVersion(
  chart: Chart,
  planId: string,
  version: number,
  treatments: readonly Treatment[],
  at = `2026-11-${String(version).padStart(2, "0")}T10:00:00Z`,
): Promise<Treatment[]> {
  const by = chart.clinic.neurologist.id;
  const content = JSON.stringify({ version, treatments });
  const hash = `h1:${createHash("sha256").update(content).digest("hex")}`;
  const own = { plan_id: planId, version, patient_id: chart.patientId };
  await withTestClient("super", async (client) => {
    await client.query("BEGIN");
    const known = await client.query("SELECT id FROM treatment WHERE plan_id = $1", [planId]);
    for (const t of treatments) {
      if (known.rows.some((row: { id: string }) => row.id === t.treatmentId)) continue;
      const { treatmentId: id, kind, lane } = t;
      const agent = t.agent ?? t.name;
      const place = { plan_id: planId, patient_id: chart.patientId, created_at: at, created_by: by };
      await insertRow(client, "treatment", { id, kind, lane, agent, ...place });
    }
    await insertRow(client, "version", {
      ...own,
      content,
      content_hash: hash,
      facts: "{}",
      findings: "[]",
      knowledge_version: "test",
      engine_version: "none",
      reason: version === 1 ? null : "Test amendment",
      effective_on: at.slice(0, 10),
      summary: "",
      signed_by: by,
      signed_at: at,
    });
    for (const [position, t] of treatments.entries()) {
      await insertRow(client, "treatment_version", {
        ...own,
        treatment_id: t.treatmentId,
        position: position + 1,
        lane: t.lane,
        kind: t.kind,
        agent: t.agent ?? t.name,
        action: t.action,
        status: stateOf(t),
        start_on: t.start,
        end_on: t.end,
        content: JSON.stringify(t),
      });
    }
    await insertRow(client, "signature", {
      id: uuid(),
      ...own,
      content_hash: hash,
      signer_id: by,
      signer_name: chart.clinic.neurologist.name,
      signer_role: "neurologist",
      meaning: "author",
      signed_at: at,
    });
    await client.query("COMMIT");
  });
  return [...treatments];
}

/** The same treatment under an id that no other test uses. */
export function withOwnId<T extends Treatment>(t: T): T {
  return { ...t, treatmentId: uuid() };
}
