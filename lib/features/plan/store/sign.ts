// The rows of a signature, inside a given transaction.
import { v7 as uuid } from "uuid";
import { awaitsCosignature } from "@/lib/domain/cosign/needs";
import { searchedAmount } from "@/lib/domain/plan/searched-amount";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import { type SignedContent, signedText } from "@/lib/domain/version/signed-content";
import type { Tx } from "@/lib/platform/db";
import { contentHash } from "../content-hash";
import { type SigningRow, signingTextOfDraft } from "../queries/signing-source";

/** The draft with its plan, both locked until the transaction ends: twenty signatures of one draft take turns. */
export async function lockForSigning(tx: Tx, draftId: string): Promise<SigningRow | null> {
  const [locked] = await tx.$queryRaw<{ plan_id: string }[]>`
    SELECT plan_id FROM draft WHERE id = ${draftId}::uuid FOR UPDATE`;
  if (!locked) return null;
  await tx.$queryRaw`SELECT id FROM plan WHERE id = ${locked.plan_id}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRawUnsafe<{ source: SigningRow }[]>(signingTextOfDraft, draftId);
  return row?.source ?? null;
}

const insertVersion = `
  WITH made AS (
    INSERT INTO version (plan_id, version, patient_id, content, content_hash, facts, findings, knowledge_version, engine_version,
                         reason, effective_on, summary, signed_by, signed_at)
    VALUES ($1::uuid, $2::int, $3::uuid, $4, $5, $6::jsonb, $18::jsonb, $7, $8, $9, $10::date, $11, $12::uuid, $13::timestamptz)
    RETURNING version),
  treatments AS (
    INSERT INTO treatment_version (plan_id, version, treatment_id, patient_id, position, lane, kind, agent, action, status, start_on,
                                   end_on, amount, unit, content)
    SELECT $1::uuid, $2::int, i.id, $3::uuid, r.position, r.lane, r.kind, i.agent, r.action, r.status, r.start_on, r.end_on, r.amount, r.unit, r.content
      FROM jsonb_to_recordset($14::jsonb) AS r(treatment_id uuid, position int, lane text, kind text, action text, status text,
                                               start_on date, end_on date, amount numeric, unit text, content jsonb)
      JOIN treatment i ON i.id = r.treatment_id
    RETURNING treatment_id),
  asked AS (
    INSERT INTO cosignature_need (plan_id, version, treatment_id, asks, patient_id, because, policy)
    SELECT $1::uuid, $2::int, n."treatmentId", n.asks, $3::uuid, n.because, $20::int
      FROM jsonb_to_recordset($19::jsonb) AS n("treatmentId" uuid, asks text, because text[])
    RETURNING asks)
  INSERT INTO signature (id, plan_id, version, content_hash, patient_id, signer_id, signer_name, signer_role, meaning, signed_at)
  VALUES ($15::uuid, $1::uuid, $2::int, $5, $3::uuid, $12::uuid, $16, $17, 'author', $13::timestamptz)`;

export type Signing = {
  readonly content: SignedContent;
  readonly facts: unknown;
  readonly summary: string;
  readonly signer: { readonly id: string; readonly name: string; readonly role: string };
  readonly now: string;
};

/** Writes the version, its treatments and the signature in one statement; answers the hash that was signed. */
export async function writeVersion(tx: Tx, { content, facts, summary, signer, now }: Signing): Promise<string> {
  const text = signedText(content);
  const hash = contentHash(text);
  const treatments = content.treatments.map((t, at) => ({
    treatment_id: t.treatmentId,
    position: at + 1,
    lane: t.lane,
    kind: t.kind,
    action: t.action,
    status: stateOf(t, awaitsCosignature(content.cosign, t.treatmentId) ? "awaiting" : "not-needed"),
    start_on: t.start,
    end_on: t.end,
    amount: searchedAmount(t)?.amount ?? null,
    unit: searchedAmount(t)?.unit ?? null,
    content: t,
  }));
  await tx.$executeRawUnsafe(
    insertVersion,
    content.planId,
    content.version,
    content.patientId,
    text,
    hash,
    JSON.stringify(facts),
    content.knowledgeVersion,
    content.engineVersion,
    content.reason,
    content.effectiveOn,
    summary,
    signer.id,
    now,
    JSON.stringify(treatments),
    uuid(),
    signer.name,
    signer.role,
    JSON.stringify(content.findings),
    JSON.stringify(content.cosign?.needs ?? []),
    content.cosign?.policy ?? 0,
  );
  return hash;
}
