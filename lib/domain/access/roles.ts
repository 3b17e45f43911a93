// Who may do what: one table. A new role or capability does not compile until it is placed; docs/permissions.md is its print.

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
  "facts:record",
  "care-team:edit",
  "diagnosis:record",
  "plan:read",
  "plan:draft",
  "plan:sign",
  "plan:move",
  "referral:read",
  "referral:answer",
  "referral:manage",
  "oversight:history",
  "oversight:audit",
  "people:manage",
  "account:own",
] as const;
export type Capability = (typeof capabilities)[number];

/**
 * What must stand between the actor and the record: membership of the patient's care team today, leadership of the
 * patient's team, sessions at the nurse's site, a referral assigned to the therapist, or one waiting in their pool.
 */
export const ties = ["care-team", "leads-team", "site-sessions", "assigned-referral", "pool-referral"] as const;
export type Tie = (typeof ties)[number];

/** `never`; `always` (no record involved, or the record is the actor's own); or any one of the ties. */
export type Grant = "never" | "always" | readonly Tie[];

const careTeam: readonly Tie[] = ["care-team"];
const teamOrCare: readonly Tie[] = ["leads-team", "care-team"];
const nursing: readonly Tie[] = ["care-team", "site-sessions"];

export const permissions: Record<Role, Record<Capability, Grant>> = {
  neurologist: {
    "patient:read": careTeam,
    "patient:create": "always",
    "patient:edit": careTeam,
    "patient:import": "always",
    "facts:record": careTeam,
    "care-team:edit": careTeam,
    "diagnosis:record": careTeam,
    "plan:read": careTeam,
    "plan:draft": careTeam,
    "plan:sign": careTeam,
    "plan:move": careTeam,
    "referral:read": careTeam,
    "referral:answer": "never",
    "referral:manage": careTeam,
    "oversight:history": "never",
    "oversight:audit": "never",
    "people:manage": "never",
    "account:own": "always",
  },
  oncologist: {
    "patient:read": careTeam,
    "patient:create": "never",
    "patient:edit": "never",
    "patient:import": "never",
    "facts:record": careTeam,
    "care-team:edit": "never",
    "diagnosis:record": "never",
    "plan:read": careTeam,
    "plan:draft": "never",
    "plan:sign": "never",
    "plan:move": "never",
    "referral:read": careTeam,
    "referral:answer": "never",
    "referral:manage": "never",
    "oversight:history": "never",
    "oversight:audit": "never",
    "people:manage": "never",
    "account:own": "always",
  },
  therapist: {
    "patient:read": "never",
    "patient:create": "never",
    "patient:edit": "never",
    "patient:import": "never",
    "facts:record": "never",
    "care-team:edit": "never",
    "diagnosis:record": "never",
    "plan:read": "never",
    "plan:draft": "never",
    "plan:sign": "never",
    "plan:move": "never",
    "referral:read": ["assigned-referral", "pool-referral"],
    "referral:answer": ["assigned-referral", "pool-referral"],
    "referral:manage": "never",
    "oversight:history": "never",
    "oversight:audit": "never",
    "people:manage": "never",
    "account:own": "always",
  },
  nurse: {
    "patient:read": nursing,
    "patient:create": "never",
    "patient:edit": "never",
    "patient:import": "never",
    "facts:record": nursing,
    "care-team:edit": "never",
    "diagnosis:record": "never",
    "plan:read": nursing,
    "plan:draft": "never",
    "plan:sign": "never",
    "plan:move": "never",
    "referral:read": careTeam,
    "referral:answer": "never",
    "referral:manage": "never",
    "oversight:history": "never",
    "oversight:audit": "never",
    "people:manage": "never",
    "account:own": "always",
  },
  "team-lead": {
    "patient:read": teamOrCare,
    "patient:create": "always",
    "patient:edit": teamOrCare,
    "patient:import": "always",
    "facts:record": teamOrCare,
    "care-team:edit": teamOrCare,
    "diagnosis:record": "never",
    "plan:read": teamOrCare,
    "plan:draft": "never",
    "plan:sign": "never",
    "plan:move": "never",
    "referral:read": teamOrCare,
    "referral:answer": "never",
    "referral:manage": teamOrCare,
    "oversight:history": "always",
    "oversight:audit": "always",
    "people:manage": "never",
    "account:own": "always",
  },
  administrator: {
    "patient:read": "never",
    "patient:create": "never",
    "patient:edit": "never",
    "patient:import": "never",
    "facts:record": "never",
    "care-team:edit": "never",
    "diagnosis:record": "never",
    "plan:read": "never",
    "plan:draft": "never",
    "plan:sign": "never",
    "plan:move": "never",
    "referral:read": "never",
    "referral:answer": "never",
    "referral:manage": "never",
    "oversight:history": "never",
    "oversight:audit": "always",
    "people:manage": "always",
    "account:own": "always",
  },
};
