// A plan made of bare SQL rows in the application's role, for tests that break the model beneath the application.
import { createHash } from "node:crypto";
import type { Client } from "pg";
import { v7 as uuid } from "uuid";
import type { Actor } from "@/lib/platform/actor-types";
import { aChart, aDiagnosis, type Chart } from "./charts";
import { type TestRole, withTestClient } from "./database";
import { insertRow, type Row } from "./insert-row";
import type { Clinic } from "./people";

export const signedAt = "2026-11-20T10:00:00Z";

/** One transaction in the context of a person, as the runner of the application would open it. */
export async function asPerson<T>(
  actor: Actor,
  work: (client: Client) => Promise<T>,
  role: TestRole = "app",
): Promise<T> {
  return await withTestClient(role, async (client) => {
    await client.query("BEGIN");
    const context = "SELECT set_config('concord.actor_id', $1, true), set_config('concord.actor_role', $2, true)";
    await client.query(context, [actor.id, actor.role]);
    const answer = await work(client);
    await client.query("COMMIT");
    return answer;
  });
}

export function contentOf(version: number): { content: string; content_hash: string } {
  const content = `{"version":${version}}`;
  return { content, content_hash: `h1:${createHash("sha256").update(content).digest("hex")}` };
}

export type SqlPlan = {
  readonly chart: Chart;
  readonly diagnosisId: string;
  readonly planId: string;
  readonly treatmentId: string;
  readonly planRow: (more?: Row) => Row;
  readonly draftRow: (more?: Row) => Row & { id: string };
  readonly signatureRow: (version: number, more?: Row) => Row;
  readonly treatmentRow: (version: number, more?: Row) => Row;
  readonly insertVersion: (
    client: Client,
    version: number,
    more?: Row,
    signed?: boolean,
    treatment?: Row,
  ) => Promise<void>;
  /** The version without treatment and signature, for a test that writes them itself. */
  readonly insertVersionOnly: (client: Client, version: number, more?: Row) => Promise<void>;
  /** Another treatment that this version starts. */
  readonly insertOther: (client: Client, version: number) => Promise<void>;
  readonly sign: (version: number) => Promise<void>;
  readonly run: (text: string, values?: unknown[]) => Promise<{ rows: unknown[]; rowCount: number | null }>;
};

/** An unsigned plan with one steroid treatment for a fresh patient of the clinic. */
export async function aSqlPlan(clinic: Clinic): Promise<SqlPlan> {
  const by = clinic.neurologist.id;
  const chart = await aChart(clinic);
  const patient_id = chart.patientId;
  const diagnosisId = await aDiagnosis(chart);
  const planId = uuid();
  const treatmentId = uuid();
  const identity = { kind: "steroid", agent: "prednisone", lane: "immunosuppression" };
  const of = (version: number) => ({ plan_id: planId, version, patient_id });

  const planRow = (more: Row = {}) => ({
    id: uuid(),
    patient_id,
    diagnosis_id: diagnosisId,
    title: "LEMS",
    status_changed_at: signedAt,
    lead_id: by,
    created_at: signedAt,
    created_by: by,
    ...more,
  });
  const draftRow = (more: Row = {}) => ({
    id: uuid(),
    plan_id: planId,
    patient_id,
    author_id: by,
    base_version: 0,
    created_at: signedAt,
    changed_at: signedAt,
    ...more,
  });
  const signatureRow = (version: number, more: Row = {}) => ({
    id: uuid(),
    ...of(version),
    content_hash: contentOf(version).content_hash,
    signer_id: by,
    signer_name: "Ada",
    signer_role: "neurologist",
    meaning: "author",
    signed_at: signedAt,
    ...more,
  });
  const treatmentRow = (version: number, more: Row = {}) => ({
    ...of(version),
    treatment_id: treatmentId,
    position: 0,
    ...identity,
    action: version === 1 ? "start" : "continue",
    status: "active",
    start_on: "2026-11-20",
    content: "{}",
    ...more,
  });
  const insertVersionOnly = async (client: Client, version: number, more: Row = {}) => {
    await insertRow(client, "version", {
      ...of(version),
      ...contentOf(version),
      facts: "{}",
      findings: "[]",
      knowledge_version: "k",
      engine_version: "none",
      reason: version > 1 ? "dose" : null,
      effective_on: "2026-11-20",
      summary: "",
      signed_by: by,
      signed_at: signedAt,
      ...more,
    });
  };
  const insertVersion = async (client: Client, version: number, more: Row = {}, signed = true, treatment: Row = {}) => {
    await insertVersionOnly(client, version, more);
    await insertRow(client, "treatment_version", treatmentRow(version, treatment));
    if (signed) await insertRow(client, "signature", signatureRow(version));
  };

  const insertOther = async (client: Client, version: number) => {
    const other = { id: uuid(), plan_id: planId, patient_id, ...identity, created_at: signedAt, created_by: by };
    await insertRow(client, "treatment", other);
    await insertRow(client, "treatment_version", treatmentRow(version, { treatment_id: other.id, action: "start" }));
  };

  await asPerson(clinic.neurologist, async (client) => {
    await insertRow(client, "plan", planRow({ id: planId }));
    await insertRow(client, "treatment", {
      id: treatmentId,
      plan_id: planId,
      patient_id,
      ...identity,
      created_at: signedAt,
      created_by: by,
    });
  });
  return {
    chart,
    diagnosisId,
    planId,
    treatmentId,
    planRow,
    draftRow,
    signatureRow,
    treatmentRow,
    insertVersion,
    insertVersionOnly,
    insertOther,
    sign: (version) => asPerson(clinic.neurologist, (client) => insertVersion(client, version)),
    run: (text, values = []) => asPerson(clinic.neurologist, (client) => client.query(text, values)),
  };
}
