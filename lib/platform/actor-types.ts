import type { ActorRole, Discipline, Role } from "@/lib/domain/access/roles";

/** Somebody (or a named script) on whose authority something happens. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: ActorRole;
  readonly discipline: Discipline | null;
  readonly siteId: string | null;
  readonly siteZone: string;
  readonly sessionId: string | null;
};

/** A person who is signed in. */
export type PersonActor = Actor & { readonly role: Role; readonly siteId: string; readonly sessionId: string };

/** Named scripts share one id in the records; the name tells which of them acted. */
export const SYSTEM_ID = "00000000-0000-7000-8000-000000000001";

export function systemActor(name: string): Actor {
  return { id: SYSTEM_ID, name, role: "system", discipline: null, siteId: null, siteZone: "UTC", sessionId: null };
}
