// A draft with its findings as judged now, for a decision about one of them.
import type { DraftState } from "@/lib/domain/plan/draft-states";
import type { SignedFinding } from "@/lib/domain/safety/decision-schema";
import type { Tx } from "@/lib/platform/db";
import { proposalOf } from "./queries/signing-source";
import { lockForSigning } from "./store/sign";

export type JudgedDraft = {
  readonly planId: string;
  readonly patientId: string;
  readonly state: DraftState;
  readonly authorId: string;
  readonly authorName: string;
  /** Null when the engine failed. */
  readonly findings: readonly SignedFinding[] | null;
};

/** The draft, locked until the transaction ends, judged on the facts of this moment. */
export async function lockJudgedDraft(tx: Tx, draftId: string, now: string): Promise<JudgedDraft | null> {
  const row = await lockForSigning(tx, draftId);
  if (!row) return null;
  const { state, authorId, authorName } = row.draft;
  const findings = proposalOf(row, now).safety?.findings.map((one) => one.finding) ?? null;
  return { planId: row.plan.id, patientId: row.plan.patientId, state, authorId, authorName, findings };
}
