// What signing a version does to the referrals of its plan.
import { v7 as uuid } from "uuid";
import type { Treatment, TreatmentOf } from "@/lib/domain/plan/treatment";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import { openReferralStates, type ReferralState } from "@/lib/domain/referral/states";
import { takesVisits } from "@/lib/domain/referral/visit-states";
import { treatmentsInForce } from "@/lib/features/plan/queries/in-force";
import { onCauseChanged, onReferralSent } from "@/lib/features/reminder/on-cause";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { rewriteBriefs } from "./on-facts-changed";
import { addEvent, hasTherapist, isActiveTherapist, lockReferral, type ReferralRow, updateReferral } from "./store";
import { cancelPlannedVisits } from "./visit-store";

export type Signed = {
  readonly patientId: string;
  readonly planId: string;
  readonly version: number;
  readonly treatments: readonly Treatment[];
  /** What held until now; the version before when absent. */
  readonly before?: readonly Treatment[];
  /** Person who signed. */
  readonly signedBy: string;
  readonly now: string;
};

type Referred = TreatmentOf<"pt-referral"> | TreatmentOf<"slp-referral">;
const isReferral = (t: Treatment): t is Referred => t.kind === "pt-referral" || t.kind === "slp-referral";
const disciplineOf = (t: Referred) => (t.kind === "pt-referral" ? "physical" : "speech");
const toWhom = (t: Referred) => ({ assigneeId: t.assigneeId, poolTeamId: t.pool?.teamId ?? null });

/** Referrals of these treatments that nobody could receive, in words; asked before signing. */
export async function whyNotReferable(
  tx: Tx,
  treatments: readonly Treatment[],
): Promise<{ treatmentId: string; message: string }[]> {
  const problems = await Promise.all(
    treatments
      .filter((t) => isReferral(t) && t.action !== "stop")
      .map(async (t) => {
        if (!isReferral(t)) return null;
        const { assigneeId, poolTeamId } = toWhom(t);
        if (assigneeId && !(await isActiveTherapist(tx, assigneeId, disciplineOf(t))))
          return {
            treatmentId: t.treatmentId,
            message: `${t.name}: the therapist cannot receive it. Choose another one.`,
          };
        if (poolTeamId && !(await hasTherapist(tx, poolTeamId, disciplineOf(t))))
          return {
            treatmentId: t.treatmentId,
            message: `${t.name}: the team has no such therapist. Choose another one.`,
          };
        return null;
      }),
  );
  return problems.filter((problem) => problem !== null);
}

/**
 * New referrals are sent, changed ones carry the change, stopped ones are cancelled; then every open brief is written again.
 * Answers with what to add to the audit of the signing.
 */
export async function onSigning(tx: Tx, signed: Signed): Promise<AuditEntry[]> {
  const older = signed.before ?? (await treatmentsInForce(tx, signed.planId, signed.version - 1));
  const before = older.filter(isReferral);
  const kept = await tx.referral.findMany({
    where: { planId: signed.planId },
    select: { id: true, treatmentId: true },
  });
  const entries: AuditEntry[] = [];
  for (const treatment of signed.treatments.filter(isReferral)) {
    const id = kept.find((row) => row.treatmentId === treatment.treatmentId)?.id;
    const earlier = before.find((t) => t.treatmentId === treatment.treatmentId);
    const row = id ? await lockReferral(tx, id) : null;
    const event = row ? await follow(tx, signed, row, treatment, earlier) : await send(tx, signed, treatment);
    if (event) entries.push(auditOf(signed, event));
  }
  await rewriteBriefs(tx, signed.patientId, signed.now);
  return entries;
}

type Happened = { event: string; id: string };
const auditOf = ({ patientId, planId, version }: Signed, { event, id }: Happened): AuditEntry => ({
  action: event,
  patientId,
  planId,
  version,
  object: { type: "referral", id },
});

/** A treatment that is held or waits for its condition has no referral yet. */
async function send(tx: Tx, signed: Signed, treatment: Referred): Promise<Happened | null> {
  if (stateOf(treatment) !== "active") return null;
  const { patientId, planId, signedBy, now } = signed;
  const row = {
    id: uuid(),
    treatmentId: treatment.treatmentId,
    planId,
    patientId,
    discipline: disciplineOf(treatment),
    question: treatment.question,
    urgency: treatment.urgency,
    ...toWhom(treatment),
    status: "sent",
    requestedBy: signedBy,
    sentAt: new Date(now),
    changedAt: new Date(now),
  };
  await tx.referral.createMany({ data: [row] });
  await addEvent(tx, row, { event: "referral.sent", from: null, to: "sent", by: signedBy, at: now });
  await onReferralSent(tx, { patientId, id: row.id, now });
  return { event: "referral.sent", id: row.id };
}

const asked = ({ question, goals, urgency, sessionsRequested, visitFrequency }: Referred) =>
  JSON.stringify([question, goals, urgency, sessionsRequested, visitFrequency]);
const isOpen = (status: ReferralState) => openReferralStates.some((open) => open === status);

async function follow(
  tx: Tx,
  signed: Signed,
  row: ReferralRow,
  treatment: Referred,
  older: Referred | undefined,
): Promise<Happened | null> {
  if (!isOpen(row.status)) return null;
  const { signedBy: by, now: at } = signed;
  const reason = treatment.changeReason;
  const tell = async (event: string, to: ReferralState, more: Parameters<typeof updateReferral>[2], text?: string) => {
    if (!(await updateReferral(tx, row, { ...more, status: to }, at)))
      throw new Error(`referral ${row.id} changed while it was locked`);
    if (!takesVisits(to)) await cancelPlannedVisits(tx, row.id, { by, now: at });
    await addEvent(tx, row, { event, from: row.status, to, reason, text: text ?? null, by, at });
    if (to === "sent") await onReferralSent(tx, { patientId: row.patientId, id: row.id, now: at });
    await onCauseChanged(tx, row.patientId);
    return { event, id: row.id };
  };
  const state = stateOf(treatment);
  if (state === "stopped") return await tell("referral.cancelled", "cancelled", {});
  const moved = older && JSON.stringify(toWhom(older)) !== JSON.stringify(toWhom(treatment));
  const words = { question: treatment.question, urgency: treatment.urgency };
  if (moved) {
    const to = { ...toWhom(treatment), ...words, sentAt: new Date(at), lastSeenAt: null };
    return await tell("referral.reassigned", "sent", to);
  }
  if (state === "held")
    return older && stateOf(older) !== "held" ? await tell("referral.held", row.status, words) : null;
  if (older && stateOf(older) === "held") return await tell("referral.resumed", row.status, words);
  if (older && asked(older) === asked(treatment)) return null;
  return await tell("referral.changed", row.status, words);
}
