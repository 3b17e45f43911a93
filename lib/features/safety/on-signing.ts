// What signing a version does to the alerts about the one before it.
import { answeredBy } from "@/lib/domain/safety/decision-alert";
import type { SignedFinding } from "@/lib/domain/safety/decision-schema";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { alertsOf, closeAlerts, type Place } from "./store";

/** Closes the alerts that the new version answers; one whose finding it leaves undecided stays open. */
export async function closeAnswered(
  tx: Tx,
  { patientId, planId, version, findings }: Place & { version: number; findings: readonly SignedFinding[] },
  now: string,
): Promise<AuditEntry[]> {
  const { open } = await alertsOf(tx, planId);
  const ids = answeredBy(findings, open);
  await closeAlerts(tx, ids, "new-version", now);
  return ids.map((id) => ({
    action: "safety-alert.answered",
    patientId,
    planId,
    version,
    object: { type: "safety-alert", id },
  }));
}
