// Rows of templates used in a draft, inside a given transaction.
import { v7 as uuid } from "uuid";
import type { Day } from "@/lib/domain/shared/day";
import {
  type DeviationType,
  type TemplateArm,
  type TemplateRecord,
  templateRecordSchema,
} from "@/lib/domain/template/record";
import type { TemplateUse, UsedLine } from "@/lib/domain/template/use";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { type DiagnosisForTemplates, diagnosisOfPlan } from "./queries/matches";
import { usesOfDraft } from "./queries/uses";

type Written = { readonly by: string; readonly at: string };

/** The diagnosis of a plan as it is recorded now. */
export async function recordedDiagnosis(tx: Tx, planId: string): Promise<DiagnosisForTemplates | null> {
  const [row] = await tx.$queryRawUnsafe<{ diagnosis: DiagnosisForTemplates }[]>(diagnosisOfPlan, planId);
  return row?.diagnosis ?? null;
}

/** The templates of a draft; the draft is locked before. */
export async function usesInDraft(tx: Tx, draftId: string): Promise<readonly TemplateUse[]> {
  const text = `SELECT ${usesOfDraft("$1::uuid")} AS uses`;
  const [row] = await tx.$queryRawUnsafe<{ uses: TemplateUse[] }[]>(text, draftId);
  return row?.uses ?? [];
}

export type UseToKeep = {
  readonly draftId: string;
  readonly planId: string;
  readonly patientId: string;
  readonly templateId: string;
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly arm: TemplateArm;
  readonly dayZero: Day;
  readonly lines: readonly UsedLine[];
};

/** Writes how a draft uses a template: one row per template, whose lines grow with each merge. Answers its id. */
export async function keepUse(tx: Tx, use: UseToKeep, { by, at }: Written): Promise<string> {
  const { draftId, templateId, planId, patientId, name, version, hash, arm, dayZero, lines } = use;
  const data = {
    templateName: name,
    templateVersion: version,
    templateHash: hash,
    arm,
    dayZero: new Date(`${dayZero}T00:00:00Z`),
    lines: lines as unknown as Prisma.InputJsonValue,
    mergedAt: new Date(at),
    mergedBy: by,
  };
  const row = await tx.draftTemplate.upsert({
    where: { draftId_templateId: { draftId, templateId } },
    create: { id: uuid(), draftId, planId, patientId, templateId, ...data },
    update: { ...data, revision: { increment: 1 } },
    select: { id: true },
  });
  return row.id;
}

type ReasonAt = { readonly useId: string; readonly type: DeviationType; readonly line: string };

export type ReasonRow = {
  readonly reason: string | null;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
};

/** The reason on record for one departure, with who gave it; null when there is none. */
export async function reasonOf(tx: Tx, { useId, type, line }: ReasonAt): Promise<ReasonRow | null> {
  const row = await tx.templateDeviation.findUnique({
    where: { draftTemplateId_type_line: { draftTemplateId: useId, type, line } },
    include: { person: true },
  });
  if (!row) return null;
  const { reason, revision, person, changedAt } = row;
  return { reason, revision, by: `${person.given} ${person.family}`, at: changedAt.toISOString() };
}

/** Writes the reason for a departure from the revision it was read at (0: none yet); the draft's lock keeps two apart. */
export async function keepReason(
  tx: Tx,
  { useId, type, line, patientId }: ReasonAt & { readonly patientId: string },
  { reason, revision }: { readonly reason: string; readonly revision: number },
  { by, at }: Written,
): Promise<void> {
  const data = { reason, changedAt: new Date(at), changedBy: by };
  await tx.templateDeviation.upsert({
    where: { draftTemplateId_type_line: { draftTemplateId: useId, type, line } },
    create: { draftTemplateId: useId, type, line, patientId, ...data },
    update: { ...data, revision: revision + 1 },
  });
}

/** The templates that a signed version was drafted from; none before version 1. */
export async function recordsOfVersion(tx: Tx, planId: string, version: number): Promise<readonly TemplateRecord[]> {
  const [row] = await tx.$queryRaw<{ template: unknown }[]>`
    SELECT content::jsonb->'template' AS template FROM version WHERE plan_id = ${planId}::uuid AND version = ${version}`;
  return templateRecordSchema.array().parse(row?.template ?? []);
}
