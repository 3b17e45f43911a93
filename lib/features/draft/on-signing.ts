import type { Day } from "@/lib/domain/shared/day";
import type { Tx } from "@/lib/platform/db";

export type SignedDraft = {
  readonly id: string;
  readonly state: "open" | "in-review";
  readonly revision: number;
  readonly effectiveOn: Day;
  readonly reason: string | null;
};

/** The draft's part in a signature: through review to signed. False when it moved since it was read. */
export async function endSignedDraft(tx: Tx, draft: SignedDraft, now: string): Promise<boolean> {
  const at = new Date(now);
  let { revision } = draft;
  if (draft.state === "open") {
    const { count } = await tx.draft.updateMany({
      where: { id: draft.id, revision },
      data: { state: "in-review", changedAt: at, revision: { increment: 1 } },
    });
    if (count !== 1) return false;
    revision++;
  }
  const { count } = await tx.draft.updateMany({
    where: { id: draft.id, revision },
    data: {
      state: "signed",
      endedAt: at,
      changedAt: at,
      effectiveOn: new Date(`${draft.effectiveOn}T00:00:00Z`),
      reason: draft.reason,
      revision: { increment: 1 },
    },
  });
  return count === 1;
}
