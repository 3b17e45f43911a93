// What a co-signature, its decline and an urgent activation ask first.
import type { CosignFacts } from "@/lib/domain/cosign/states";
import { type Refusal, refused } from "@/lib/platform/outcome";
import type { ReleaseRow } from "./release-source";

type Shown = { readonly version: number; readonly contentHash: string };

/** Why nothing may be added to this version now; null when it may. */
export function whyNotOpen(row: ReleaseRow, { version, contentHash }: Shown): Refusal | null {
  if (row.deceased) return refused("patient-died");
  if (row.status !== "active" && row.status !== "on-hold") return refused("plan-ended");
  return row.version === version && row.contentHash === contentHash ? null : refused("plan-moved-on");
}

/** What was asked for a treatment and what was answered; nothing asked when it does not wait for a signature, as when it is held. */
export function askedOf(row: Pick<ReleaseRow, "cosign">, treatmentId: string): CosignFacts {
  const one = row.cosign.find((asked) => asked.treatmentId === treatmentId);
  if (one?.signed !== "awaiting-cosignature") return { asked: [], signed: [], urgent: false, declined: false };
  return {
    asked: one.asked,
    signed: one.asked.filter((role) => !one.unanswered.includes(role)),
    urgent: one.urgent !== null,
    declined: one.declined !== null,
  };
}
