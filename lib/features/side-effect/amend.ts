// The amendment that follows from a side effect: drafted where the person may, never in the way of recording what happened.
import type { Day } from "@/lib/domain/shared/day";
import { draftAmendment } from "@/lib/features/draft/on-review";
import type { Actor } from "@/lib/platform/actor-types";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import type { Refusal } from "@/lib/platform/outcome";
import type { SideEffectPlan } from "./store";

export type Following = {
  readonly plan: SideEffectPlan;
  readonly treatmentId: string;
  readonly move: "reduce" | "hold" | "stop";
  readonly from: Day;
  readonly reason: string;
};

type Drafted = { readonly ok: true; readonly draftId: string; readonly events: readonly AuditEntry[] };

/** Marks the treatment in the draft; what a refusal would leave half done is taken back. */
export async function amendBecause(
  tx: Tx,
  following: Following,
  actor: Actor,
  now: string,
): Promise<Drafted | Refusal> {
  await tx.$executeRawUnsafe("SAVEPOINT amendment");
  const drafted = await draftAmendment(tx, { ...following, because: "side-effect" }, actor, now);
  await tx.$executeRawUnsafe(drafted.ok ? "RELEASE SAVEPOINT amendment" : "ROLLBACK TO SAVEPOINT amendment");
  return drafted;
}
