import "server-only";
import { asDay, type Day } from "@/lib/domain/shared/day";
import type { Tx } from "@/lib/platform/db";
import { conflict, type Refusal, refused } from "@/lib/platform/outcome";
import type { FactKind } from "./input/facts";

/** A calendar day as the database client wants it. */
export function asDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function asDateOrNull(day: string | null): Date | null {
  return day === null ? null : asDate(day);
}

export type Held = { readonly id: string; readonly patientId: string; readonly revision: number };

type Change = Readonly<Record<string, string | null | Date>>;
type Where = { id: string; patientId: string; revision: number; erroredAt: null };
type Next = Readonly<Record<string, string | null | Date | { increment: 1 }>>;

const updates: Record<FactKind, (tx: Tx, where: Where, data: Next) => Promise<{ count: number }>> = {
  observation: (tx, where, data) => tx.observation.updateMany({ where, data }),
  condition: (tx, where, data) => tx.condition.updateMany({ where, data }),
  allergy: (tx, where, data) => tx.allergy.updateMany({ where, data }),
  "home-medicine": (tx, where, data) => tx.homeMedicine.updateMany({ where, data }),
  vaccination: (tx, where, data) => tx.vaccination.updateMany({ where, data }),
  diagnosis: (tx, where, data) => tx.diagnosis.updateMany({ where, data }),
};

type Present = { revision: number; erroredAt: Date | null; status?: string; phenotype?: string };

const finds: Record<FactKind, (tx: Tx, where: { id: string; patientId: string }) => Promise<Present | null>> = {
  observation: (tx, where) => tx.observation.findFirst({ where, select: { revision: true, erroredAt: true } }),
  condition: (tx, where) =>
    tx.condition.findFirst({ where, select: { revision: true, erroredAt: true, status: true } }),
  allergy: (tx, where) => tx.allergy.findFirst({ where, select: { revision: true, erroredAt: true, status: true } }),
  "home-medicine": (tx, where) =>
    tx.homeMedicine.findFirst({ where, select: { revision: true, erroredAt: true, status: true } }),
  vaccination: (tx, where) =>
    tx.vaccination.findFirst({ where, select: { revision: true, erroredAt: true, status: true } }),
  diagnosis: (tx, where) =>
    tx.diagnosis.findFirst({ where, select: { revision: true, erroredAt: true, phenotype: true } }),
};

/** Changes one fact at the revision the person saw; null when done, otherwise why not, with the present state. */
export async function changeFact(tx: Tx, kind: FactKind, held: Held, change: Change): Promise<Refusal | null> {
  const { id, patientId, revision } = held;
  const where = { id, patientId, revision, erroredAt: null };
  const { count } = await updates[kind](tx, where, { ...change, revision: { increment: 1 } });
  if (count === 1) return null;
  const present = await finds[kind](tx, { id, patientId });
  if (!present) return refused("not-found");
  if (present.erroredAt) return refused("already-in-error");
  return conflict(
    { status: change.status ?? null, revision },
    { status: present.status ?? null, revision: present.revision },
  );
}

/** Marks one fact entered in error, with the record that takes its place where there is one. */
export async function putInError(
  tx: Tx,
  kind: FactKind,
  held: Held,
  mark: { readonly by: string; readonly at: string; readonly reason: string; readonly replacedById?: string },
): Promise<Refusal | null> {
  return await changeFact(tx, kind, held, {
    erroredAt: new Date(mark.at),
    erroredBy: mark.by,
    errorReason: mark.reason,
    ...(mark.replacedById ? { replacedById: mark.replacedById } : {}),
  });
}

/** Zone of the patient's site and the day of birth, between which every day of a chart lies. */
export async function placeOf(tx: Tx, patientId: string): Promise<{ zone: string; born: Day | null }> {
  const patient = await tx.patient.findFirst({
    where: { id: patientId },
    select: { born: true, site: { select: { zone: true } } },
  });
  return {
    zone: patient?.site.zone ?? "UTC",
    born: patient ? asDay(patient.born.toISOString().slice(0, 10)) : null,
  };
}

/** Zone of the patient's site, in which days and times of a chart are meant. */
export async function zoneOf(tx: Tx, patientId: string): Promise<string> {
  const patient = await tx.patient.findFirst({
    where: { id: patientId },
    select: { site: { select: { zone: true } } },
  });
  return patient?.site.zone ?? "UTC";
}
