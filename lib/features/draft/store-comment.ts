// Rows of what a reviewer says of a draft, inside a given transaction.
import { v7 as uuid } from "uuid";
import type { Tx } from "@/lib/platform/db";
import type { DraftRow, Written } from "./store";

/** Adds a comment on one treatment, or on the draft as a whole; answers its id. */
export async function insertComment(
  tx: Tx,
  { id: draftId, planId, patientId }: Pick<DraftRow, "id" | "planId" | "patientId">,
  { treatmentId, text }: { readonly treatmentId: string | null; readonly text: string },
  { by, at }: Written,
): Promise<string> {
  const id = uuid();
  const row = { id, draftId, planId, patientId, treatmentId, text, authorId: by, createdAt: new Date(at) };
  await tx.draftComment.create({ data: row });
  return id;
}

export type CommentRow = { readonly id: string; readonly draftId: string; readonly isAnswered: boolean };

export async function commentOf(tx: Tx, id: string): Promise<CommentRow | null> {
  const row = await tx.draftComment.findUnique({
    where: { id },
    select: { id: true, draftId: true, answeredAt: true },
  });
  return row && { id: row.id, draftId: row.draftId, isAnswered: row.answeredAt !== null };
}

/** False when it was answered meanwhile, in another tab for instance. */
export async function answerCommentRow(tx: Tx, id: string, answer: string, { by, at }: Written): Promise<boolean> {
  const { count } = await tx.draftComment.updateMany({
    where: { id, answeredAt: null },
    data: { answer, answeredBy: by, answeredAt: new Date(at) },
  });
  return count === 1;
}

/** Comments of a draft nobody has answered. */
export async function openComments(tx: Tx, draftId: string): Promise<number> {
  return await tx.draftComment.count({ where: { draftId, answeredAt: null } });
}
