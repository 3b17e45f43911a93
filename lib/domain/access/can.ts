import { type Grant, permissions } from "./permissions";
import type { ActorRole, Capability, Tie } from "./roles";

/** What the judge needs to know of somebody: the role, nothing else; ties come with the record. */
export type Judged = { readonly role: ActorRole };

/** The ties that hold between one actor and one record today; an absent record has none. */
export type Ties = ReadonlySet<Tie>;

export const noTies: Ties = new Set();

/** The only judge of authority: role and tie decide together, deny is the default. A named script may do everything. */
export function can(actor: Judged, capability: Capability, held: Ties = noTies): boolean {
  if (actor.role === "system") return true;
  const grant: Grant = permissions[actor.role][capability];
  if (grant === "never") return false;
  if (grant === "always") return true;
  return grant.some((tie) => held.has(tie));
}

/** Whether the role could ever hold the capability: what menus and pages without a record ask. */
export function mayEver(actor: Judged, capability: Capability): boolean {
  return actor.role === "system" || permissions[actor.role][capability] !== "never";
}

/** The ties that may change something: emergency access only reads. */
export function writingTies(held: Ties): Ties {
  return new Set([...held].filter((tie) => tie !== "broken-glass"));
}
