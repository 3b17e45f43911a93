// The facts a therapist found at a visit: they enter the chart in the visit's own transaction.
import { v7 as uuid } from "uuid";
import { observationKindById } from "@/lib/domain/knowledge/observation-kinds";
import { readObservation } from "@/lib/domain/patient/observation-entry";
import type { Day } from "@/lib/domain/shared/day";
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import type { Tx } from "@/lib/platform/db";
import { asDate } from "./store";

export type VisitFact = { readonly code: string; readonly value: string };
export type VisitPlace = {
  readonly patientId: string;
  readonly takenOn: Day;
  /** The instant of the visit; ISO, UTC. */
  readonly takenAt: string;
  readonly source: string;
  readonly rater: string;
  readonly by: string;
  readonly now: string;
};

/** Adds the facts in the units of the vocabulary and answers with their ids, or with the code of one that cannot be kept. */
export async function addVisitFacts(
  tx: Tx,
  facts: readonly VisitFact[],
  { patientId, takenOn, takenAt, source, rater, by, now }: VisitPlace,
): Promise<Result<string[], { code: string; problem: string }>> {
  const rows = [];
  for (const { code, value } of facts) {
    const read = readObservation({ code, value, unit: observationKindById(code)?.unit ?? "" });
    if (!read.ok) return fail({ code, problem: read.problem.problem });
    const { kind, number, choice, unit, standard } = read.value;
    rows.push({
      id: uuid(),
      patientId,
      code: kind.id,
      text: kind.label,
      loinc: kind.loinc,
      valueNumber: number,
      valueText: choice,
      unit,
      standardNumber: standard,
      standardUnit: standard === null ? null : kind.unit,
      takenAt: new Date(takenAt),
      takenOn: asDate(takenOn),
      source,
      rater,
      recordedAt: new Date(now),
      recordedBy: by,
    });
  }
  if (rows.length > 0) await tx.observation.createMany({ data: rows });
  return ok(rows.map((row) => row.id));
}

/** Marks the facts of a visit that was never right; one already marked stays as it is. */
export async function markVisitFactsInError(
  tx: Tx,
  ids: readonly string[],
  { by, now, reason }: { readonly by: string; readonly now: string; readonly reason: string },
): Promise<void> {
  await tx.observation.updateMany({
    where: { id: { in: [...ids] }, erroredAt: null },
    data: { erroredAt: new Date(now), erroredBy: by, errorReason: reason, revision: { increment: 1 } },
  });
}
