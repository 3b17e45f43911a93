// Roles, capabilities and ties: the words in which permissions.ts says who may do what.

export const roles = ["neurologist", "oncologist", "therapist", "nurse", "team-lead", "administrator"] as const;
export type Role = (typeof roles)[number];
/** "system" is a named script (seed, command line), never a person who signs in. */
export type ActorRole = Role | "system";

export const disciplines = ["physical", "speech"] as const;
export type Discipline = (typeof disciplines)[number];

export const capabilities = [
  "patient:read",
  "patient:create",
  "patient:edit",
  "patient:import",
  "patient:audit",
  "facts:record",
  "side-effect:record",
  "care-team:edit",
  "diagnosis:record",
  "plan:read",
  "plan:draft",
  "plan:sign",
  "plan:cosign",
  "plan:move",
  "plan:export",
  "draft:review",
  "referral:read",
  "referral:answer",
  "referral:manage",
  "session:record",
  "session:move",
  "session:prescribe",
  "oversight:history",
  "oversight:audit",
  "people:manage",
  "break-glass:use",
  "break-glass:review",
  "policy:manage",
  "account:own",
  "reminder:raise",
] as const;
export type Capability = (typeof capabilities)[number];

/**
 * What must stand between the actor and the record: membership of the patient's care team today, leadership of the
 * patient's team, sessions at the nurse's site, a referral assigned to the therapist, one waiting in their pool, or emergency
 * access that is open at this moment. The last one reads: the runner counts it in no command.
 */
export const ties = [
  "care-team",
  "leads-team",
  "site-sessions",
  "assigned-referral",
  "pool-referral",
  "broken-glass",
] as const;
export type Tie = (typeof ties)[number];
