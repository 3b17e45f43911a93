// Rows of plan, draft and treatments ↔ domain values, inside a given transaction.
import { v7 as uuid } from "uuid";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { asDay, type Day } from "@/lib/domain/shared/day";
import { treatmentsInForce } from "@/lib/features/plan/queries/in-force";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";

export type DraftRow = {
  readonly id: string;
  readonly planId: string;
  readonly patientId: string;
  readonly state: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly baseVersion: number;
  readonly effectiveOn: Day | null;
  readonly reason: string | null;
  readonly revision: number;
  readonly changedAt: string;
  readonly title: string;
};

export type TreatmentRow = {
  readonly treatmentId: string;
  readonly position: number;
  readonly content: DraftTreatment;
  readonly removed: boolean;
  readonly revision: number;
  readonly changedAt: string;
  readonly changedByName: string;
};

/** The draft, locked until the transaction ends: saving and signing the same draft take turns. */
export async function lockDraft(tx: Tx, draftId: string): Promise<DraftRow | null> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM draft WHERE id = ${draftId}::uuid FOR UPDATE`;
  if (!locked) return null;
  const row = await tx.draft.findUnique({ where: { id: draftId }, include: { author: true, plan: true } });
  if (!row) return null;
  return {
    id: row.id,
    planId: row.planId,
    patientId: row.patientId,
    state: row.state,
    authorId: row.authorId,
    authorName: `${row.author.given} ${row.author.family}`,
    baseVersion: row.baseVersion,
    effectiveOn: row.effectiveOn ? dayOfDate(row.effectiveOn) : null,
    reason: row.reason,
    revision: row.revision,
    changedAt: row.changedAt.toISOString(),
    title: row.plan.title,
  };
}

const dayOfDate = (date: Date) => asDay(date.toISOString().slice(0, 10));
const dateOf = (day: Day | null) => (day ? new Date(`${day}T00:00:00Z`) : null);
const json = (value: unknown) => value as Prisma.InputJsonValue;

/** The treatments of a draft in their order, removed ones included. */
export async function treatmentsOf(tx: Tx, draftId: string): Promise<TreatmentRow[]> {
  const rows = await tx.draftTreatment.findMany({
    where: { draftId },
    orderBy: [{ position: "asc" }, { treatmentId: "asc" }],
  });
  const people = await tx.person.findMany({ where: { id: { in: [...new Set(rows.map((row) => row.changedBy))] } } });
  const nameOf = new Map(people.map((person) => [person.id, `${person.given} ${person.family}`]));
  return rows.map((row) => ({
    treatmentId: row.treatmentId,
    position: row.position,
    // Written by this file only, after the door has parsed it.
    content: row.content as unknown as DraftTreatment,
    removed: row.removedAt !== null,
    revision: row.revision,
    changedAt: row.changedAt.toISOString(),
    changedByName: nameOf.get(row.changedBy) ?? "a colleague",
  }));
}

/** The treatments of a signed version in their order, as they are in force now. */
export async function versionTreatments(tx: Tx, planId: string, version: number): Promise<Treatment[]> {
  return await treatmentsInForce(tx, planId, version);
}

export type PlanRow = {
  readonly id: string;
  readonly patientId: string;
  readonly status: string;
  readonly currentVersion: number;
  readonly revision: number;
};

/** The plan, locked until the transaction ends. */
export async function lockPlan(tx: Tx, planId: string): Promise<PlanRow | null> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM plan WHERE id = ${planId}::uuid FOR UPDATE`;
  return locked ? await tx.plan.findUnique({ where: { id: planId } }) : null;
}

/** The diagnosis a plan is to be made for, locked: two people cannot make its plan at once. */
export async function diagnosisForPlan(tx: Tx, diagnosisId: string) {
  const [row] = await tx.$queryRaw<{ patientId: string; errored: boolean; replaced: boolean; deceased: boolean }[]>`
    SELECT d.patient_id AS "patientId", d.errored_at IS NOT NULL AS errored, d.replaced_by_id IS NOT NULL AS replaced, p.deceased
      FROM diagnosis d JOIN patient p ON p.id = d.patient_id WHERE d.id = ${diagnosisId}::uuid FOR UPDATE OF d`;
  return row ?? null;
}

export async function activePlanOf(tx: Tx, diagnosisId: string): Promise<{ id: string } | null> {
  return await tx.plan.findFirst({
    where: { diagnosisId, status: { in: ["active", "on-hold"] } },
    select: { id: true },
  });
}

export async function openDraftOf(tx: Tx, planId: string): Promise<{ id: string } | null> {
  return await tx.draft.findFirst({
    where: { planId, state: { in: ["open", "in-review", "changes-asked"] } },
    select: { id: true },
  });
}

export type Written = { readonly by: string; readonly at: string };

export async function insertPlan(
  tx: Tx,
  plan: { patientId: string; diagnosisId: string; title: string },
  { by, at }: Written,
): Promise<string> {
  const id = uuid();
  const moment = new Date(at);
  await tx.plan.create({
    data: { id, ...plan, leadId: by, statusChangedAt: moment, createdAt: moment, createdBy: by },
  });
  return id;
}

export async function insertDraft(
  tx: Tx,
  draft: {
    planId: string;
    patientId: string;
    baseVersion: number;
    treatments: readonly DraftTreatment[];
    reason?: string;
  },
  { by, at }: Written,
): Promise<string> {
  const id = uuid();
  const moment = new Date(at);
  const { planId, patientId, baseVersion, reason = null } = draft;
  await tx.draft.create({
    data: { id, planId, patientId, baseVersion, reason, authorId: by, createdAt: moment, changedAt: moment },
  });
  await insertDraftTreatments(tx, { id, planId, patientId }, draft.treatments, 1, { by, at });
  return id;
}

type Place = { readonly id: string; readonly planId: string; readonly patientId: string };

export async function insertDraftTreatments(
  tx: Tx,
  { id: draftId, planId, patientId }: Place,
  treatments: readonly DraftTreatment[],
  firstPosition: number,
  { by, at }: Written,
): Promise<void> {
  if (treatments.length === 0) return;
  await tx.draftTreatment.createMany({
    data: treatments.map((t, index) => ({
      draftId,
      treatmentId: t.treatmentId,
      planId,
      patientId,
      position: firstPosition + index,
      action: t.action,
      content: json(t),
      changedAt: new Date(at),
      changedBy: by,
    })),
  });
}

/** A treatment's identity for life. Outside the catalogue its words stand for the agent. */
export async function insertTreatment(tx: Tx, place: Place, t: DraftTreatment, { by, at }: Written): Promise<void> {
  const { planId, patientId } = place;
  const { treatmentId: id, kind, lane } = t;
  const agent = String(t.agent ?? t.name ?? kind);
  await tx.treatment.create({
    data: { id, planId, patientId, kind, lane, agent, createdAt: new Date(at), createdBy: by },
  });
}

/** Writes a treatment from the revision it was read at; false when somebody else was faster. */
export async function updateTreatment(
  tx: Tx,
  at: { draftId: string; treatmentId: string; revision: number },
  next: { content?: DraftTreatment; removed?: boolean; position?: number },
  written: Written,
): Promise<boolean> {
  const { draftId, treatmentId, revision } = at;
  const moment = new Date(written.at);
  const { count } = await tx.draftTreatment.updateMany({
    where: { draftId, treatmentId, revision },
    data: {
      ...(next.content ? { content: json(next.content), action: next.content.action } : {}),
      ...(next.removed === undefined ? {} : { removedAt: next.removed ? moment : null }),
      ...(next.position === undefined ? {} : { position: next.position }),
      revision: { increment: 1 },
      changedAt: moment,
      changedBy: written.by,
    },
  });
  return count === 1;
}

export type DraftChange = {
  readonly effectiveOn?: Day | null;
  readonly reason?: string | null;
  readonly authorId?: string;
  readonly state?: "open" | "in-review" | "changes-asked";
  readonly discarded?: true;
};

/** Writes the draft itself from the revision it was read at; false when somebody else was faster. */
export async function updateDraftRow(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  change: DraftChange,
  at: string,
): Promise<boolean> {
  const { effectiveOn, discarded, ...rest } = change;
  const { count } = await tx.draft.updateMany({
    where: { id, revision },
    data: {
      ...rest,
      ...(effectiveOn === undefined ? {} : { effectiveOn: dateOf(effectiveOn) }),
      ...(discarded ? { state: "discarded", endedAt: new Date(at) } : {}),
      revision: { increment: 1 },
      changedAt: new Date(at),
    },
  });
  return count === 1;
}

/** The title belongs to the plan; the draft's lock keeps two authors apart, the plan's revision keeps its history. */
export async function renamePlan(tx: Tx, planId: string, title: string): Promise<void> {
  await tx.plan.updateMany({ where: { id: planId }, data: { title, revision: { increment: 1 } } });
}
