import type { Role } from "./roles";

export type AdministratorChange = {
  readonly actorId: string;
  readonly person: { readonly id: string; readonly role: Role; readonly enabled: boolean };
  readonly next: { readonly role: Role; readonly enabled: boolean };
  /** Enabled administrators besides this person. */
  readonly others: number;
};

/**
 * Why a change of role or of access may not happen, as a sentence, or null: nobody takes away their own administration,
 * and the last enabled administrator stays. Postgres holds the same rule (trigger keep_an_administrator).
 */
export function administratorProblem({ actorId, person, next, others }: AdministratorChange): string | null {
  const is = person.role === "administrator" && person.enabled;
  const stays = next.role === "administrator" && next.enabled;
  if (!is || stays) return null;
  if (person.id === actorId) {
    return "You cannot disable yourself or give up your own administration. Ask another administrator to do it.";
  }
  return others > 0 ? null : "This is the last administrator. Make somebody else an administrator first.";
}
