// Who has to know a signed version, and who has said so.
import type { Role } from "../access/roles";
import type { Kind } from "../plan/treatment";

/** Roles that can say that they have seen a version; therapists read their brief, administrators no chart. */
export const acknowledgingRoles = [
  "neurologist",
  "oncologist",
  "nurse",
  "team-lead",
] as const satisfies readonly Role[];
export type AcknowledgingRole = (typeof acknowledgingRoles)[number];

/** What is given by nurses, so that nursing has to know a change. */
export const givenByNurses = [
  "plasma-exchange",
  "ivig",
  "regimen",
  "checkpoint-inhibitor",
] as const satisfies readonly Kind[];

type Open = { readonly lane: string; readonly kind: string };

/**
 * The roles that must know a version with these open treatments: oncology when something of the cancer lane is in it, nursing
 * when something is given in sessions (product choice; not yet clinically reviewed).
 */
export function rolesThatMustKnow(treatments: readonly Open[]): readonly AcknowledgingRole[] {
  const oncology = treatments.some(({ lane }) => lane === "cancer");
  const nursing = treatments.some(({ kind }) => givenByNurses.some((one) => one === kind));
  return [...(oncology ? (["oncologist"] as const) : []), ...(nursing ? (["nurse"] as const) : [])];
}

/** Of the roles that must know, those of which nobody has said so; the signer's own role knows. */
export function rolesMissing(
  treatments: readonly Open[],
  seenBy: readonly string[],
  signerRole: string,
): readonly AcknowledgingRole[] {
  return rolesThatMustKnow(treatments).filter((role) => role !== signerRole && !seenBy.includes(role));
}
