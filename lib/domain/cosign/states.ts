// The second signature of one treatment of one version: what may happen to it, and what is refused.
import type { Move } from "../shared/moves";
import { type AskedRole, URGENT_HOURS } from "./policy";

export const cosignStates = ["awaited", "urgent", "given", "declined"] as const;
export type CosignState = (typeof cosignStates)[number];

export const cosignMoves = [
  {
    name: "cosign-part",
    label: "Co-sign",
    from: ["awaited"],
    to: "awaited",
    needs: ["plan:cosign"],
    guard: "a role that is asked, not the author; another role is still asked",
    needsReason: false,
    event: "treatment.cosigned",
  },
  {
    name: "cosign-urgent-part",
    label: "Co-sign",
    from: ["urgent"],
    to: "urgent",
    needs: ["plan:cosign"],
    guard: "a role that is asked, not the author; another role is still asked",
    needsReason: false,
    event: "treatment.cosigned",
  },
  {
    name: "cosign",
    label: "Co-sign",
    from: ["awaited", "urgent"],
    to: "given",
    needs: ["plan:cosign"],
    guard: "the last role that is asked, not the author; the checks were run again",
    needsReason: false,
    event: "treatment.cosigned",
  },
  {
    name: "decline",
    label: "Decline",
    from: ["awaited", "urgent"],
    to: "declined",
    needs: ["plan:cosign"],
    guard: "a role that is asked, not the author",
    needsReason: true,
    event: "treatment.cosignature-declined",
  },
  {
    name: "urgent",
    label: "Activate as urgent",
    from: ["awaited"],
    to: "urgent",
    needs: ["plan:sign"],
    guard: "it waits for nothing but a co-signature; the checks were run again",
    needsReason: true,
    event: "treatment.activated-urgently",
  },
] as const satisfies readonly Move<CosignState>[];

export interface CosignFacts {
  readonly asked: readonly AskedRole[];
  /** Roles that have co-signed. */
  readonly signed: readonly AskedRole[];
  readonly urgent: boolean;
  readonly declined: boolean;
}

/** The state of the second signature, from what was asked and what was added; null when none is asked. */
export function cosignState({ asked, signed, urgent, declined }: CosignFacts): CosignState | null {
  if (asked.length === 0) return null;
  if (declined) return "declined";
  if (asked.every((role) => signed.includes(role))) return "given";
  return urgent ? "urgent" : "awaited";
}

/** Roles whose co-signature is still awaited. */
export const stillAsked = ({ asked, signed }: Pick<CosignFacts, "asked" | "signed">): AskedRole[] =>
  asked.filter((role) => !signed.includes(role));

export type CosignProblem =
  | "no-cosignature-asked"
  | "cosignature-declined"
  | "already-cosigned"
  | "author-cannot-cosign"
  | "not-asked-of-you"
  | "already-urgent";

/** Why a person may not co-sign or decline, or null when they may. */
export function whyNotCosign(
  facts: CosignFacts,
  who: { readonly role: string; readonly isAuthor: boolean },
): CosignProblem | null {
  const state = cosignState(facts);
  if (state === null) return "no-cosignature-asked";
  if (state === "declined") return "cosignature-declined";
  if (state === "given") return "already-cosigned";
  if (who.isAuthor) return "author-cannot-cosign";
  if (!facts.asked.some((role) => role === who.role)) return "not-asked-of-you";
  return facts.signed.some((role) => role === who.role) ? "already-cosigned" : null;
}

/** Why a treatment cannot be activated as urgent, or null when it can. */
export function whyNotUrgent(facts: CosignFacts): CosignProblem | null {
  const state = cosignState(facts);
  if (state === null) return "no-cosignature-asked";
  if (state === "declined") return "cosignature-declined";
  if (state === "given") return "already-cosigned";
  return state === "urgent" ? "already-urgent" : null;
}

/** The instant by which an urgent activation has to be co-signed; ISO, UTC. */
export const urgentDue = (activatedAt: string): string =>
  new Date(Date.parse(activatedAt) + URGENT_HOURS * 3_600_000).toISOString();
