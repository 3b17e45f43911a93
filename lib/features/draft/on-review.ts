// The draft's part when something decided elsewhere changes the plan (a treatment review, a side effect, a wait that is over): it is
// opened, or gone on with, and the treatment marked.
import {
  changeTreatment,
  holdTreatment,
  nextDraft,
  resumeTreatment,
  revertTreatment,
  stopTreatment,
} from "@/lib/domain/plan/amend";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import type { Day } from "@/lib/domain/shared/day";
import type { Result } from "@/lib/domain/shared/result";
import type { Actor } from "@/lib/platform/actor-types";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { type Refusal, refused } from "@/lib/platform/outcome";
import { draftMessages } from "./messages";
import { whyClosed } from "./open-for";
import {
  insertDraft,
  lockDraft,
  openDraftOf,
  type PlanRow,
  treatmentsOf,
  updateTreatment,
  versionTreatments,
} from "./store";

export type Amendment = {
  readonly plan: Pick<PlanRow, "id" | "patientId" | "currentVersion">;
  readonly treatmentId: string;
  readonly move: "escalate" | "reduce" | "hold" | "switch" | "stop";
  readonly from: Day;
  readonly reason: string;
  /** What it follows from, for the audit. */
  readonly because: "review" | "side-effect" | "no-longer-needed";
};

type Amended = { readonly ok: true; readonly draftId: string; readonly events: readonly AuditEntry[] };

/** Marks a treatment in the open draft, which is opened when there is none; refused when the draft is not this person's. */
export async function draftAmendment(
  tx: Tx,
  { plan, treatmentId, move, from, reason, because }: Amendment,
  actor: Pick<Actor, "id">,
  now: string,
): Promise<Amended | Refusal> {
  const written = { by: actor.id, at: now };
  const about = { patientId: plan.patientId, planId: plan.id };
  const signed = await versionTreatments(tx, plan.id, plan.currentVersion);
  const open = await openDraftOf(tx, plan.id);
  const events: AuditEntry[] = [];
  let draftId = open?.id;
  if (!draftId) {
    const { id: planId, patientId, currentVersion: baseVersion } = plan;
    draftId = await insertDraft(tx, { planId, patientId, baseVersion, treatments: nextDraft(signed) }, written);
    const object = { type: "draft", id: draftId };
    events.push({ ...about, action: "draft.opened", object, detail: { baseVersion, because } });
  }
  const draft = await lockDraft(tx, draftId);
  const before = signed.find((t) => t.treatmentId === treatmentId);
  const row = (await treatmentsOf(tx, draftId)).find((t) => t.treatmentId === treatmentId);
  if (!draft || !before || !row) return refused("not-found");
  const closed = whyClosed(draft, actor);
  if (closed) return { ...closed, message: closed.message ?? draftMessages[closed.code] ?? "The draft is closed." };
  const next = marked(move, row.content, before, { from, reason });
  if (!next.ok) return refused("not-possible", { message: `${next.problem}. Nothing was saved.` });
  const { revision } = row;
  if (!(await updateTreatment(tx, { draftId, treatmentId, revision }, { content: next.value }, written))) {
    return refused("changed-by-someone-else");
  }
  const object = { type: "treatment", id: treatmentId };
  const action = `draft.treatment-${marks[move]}`;
  return { ok: true, draftId, events: [...events, { ...about, action, object, detail: { because } }] };
}

const marks = { escalate: "changed", reduce: "changed", hold: "held", switch: "stopped", stop: "stopped" } as const;

/** What is escalated needs a new review day or an end before it can be signed, since this review is over. */
function marked(
  move: Amendment["move"],
  now: DraftTreatment,
  signed: Treatment,
  because: { readonly from: Day; readonly reason: string },
): Result<DraftTreatment> {
  const base = revertTreatment(signed);
  if (!base.ok) return base;
  if (move === "stop" || move === "switch") return stopTreatment(base.value, because);
  if (move === "hold") return holdTreatment(base.value, because);
  if (move === "reduce") return changeTreatment(now.action === "change" ? now : base.value, because);
  const next =
    signed.action === "hold"
      ? resumeTreatment(base.value, because)
      : changeTreatment(now.action === "change" ? now : base.value, because);
  return next.ok ? { ok: true, value: { ...next.value, reviewOn: null } } : next;
}
