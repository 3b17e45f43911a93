import { v7 as uuid } from "uuid";
import type { CareFunction, SexAtBirth } from "@/lib/domain/patient/words";
import type { Actor } from "@/lib/platform/actor-types";
import type { Tx } from "@/lib/platform/db";
import { type Refusal, refused } from "@/lib/platform/outcome";
import { placeProblem } from "./commands/place";
import { asDate, asDateOrNull } from "./store";

export type NewChart = {
  readonly mrn: string;
  readonly family: string;
  readonly given: string;
  readonly born: string;
  readonly sexAtBirth: SexAtBirth;
  readonly teamId: string;
  readonly leadId: string | null;
  readonly bed?: string | null;
  readonly phone?: string | null;
  readonly deceased?: boolean;
  readonly deceasedOn?: string | null;
  readonly sourceImportId?: string;
};

export const mrnTaken = "This medical record number belongs to another patient. Check the number";

/** Writes a new chart and its care team: whoever opens it, and the plan lead who is named. */
export async function openChart(
  tx: Tx,
  { actor, now, today }: { readonly actor: Actor; readonly now: string; readonly today: string },
  chart: NewChart,
): Promise<{ readonly ok: true; readonly patientId: string; readonly siteId: string } | Refusal> {
  const { born, deceasedOn, ...columns } = chart;
  const { leadId } = chart;
  const place = await placeProblem(tx, chart);
  if (!place.ok) return place;
  const { siteId } = place;
  const patientId = uuid();
  const days = { born: asDate(born), deceasedOn: asDateOrNull(deceasedOn ?? null) };
  // createMany: the reading policy cannot see the row before its care team exists.
  const { count } = await tx.patient.createMany({
    data: { id: patientId, ...columns, ...days, siteId, createdBy: actor.id },
    skipDuplicates: true,
  });
  if (count === 0) return refused("mrn-taken", { fields: { mrn: mrnTaken } });
  const member = (personId: string, work: CareFunction) => ({
    id: uuid(),
    patientId,
    personId,
    function: work,
    fromOn: asDate(today),
    createdAt: new Date(now),
    createdBy: actor.id,
  });
  if (actor.role !== "system") {
    await tx.careTeamMember.createMany({ data: [member(actor.id, functionOf(actor, leadId))] });
  }
  if (leadId !== null && leadId !== actor.id) {
    await tx.careTeamMember.createMany({ data: [member(leadId, "plan-lead")] });
  }
  return { ok: true, patientId, siteId };
}

function functionOf(actor: Actor, leadId: string | null): CareFunction {
  if (actor.id === leadId) return "plan-lead";
  return actor.role === "neurologist" ? "neurology" : actor.role === "oncologist" ? "oncology" : "other";
}
