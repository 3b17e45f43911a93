// The matrix a second time, by hand: a changed cell in roles.ts must be changed here as well, on purpose.
import { describe, expect, it } from "vitest";
import { can, mayEver, noTies } from "./can";
import { type Capability, capabilities, type Role, roles, type Tie, ties } from "./roles";

const T: readonly Tie[] = ["care-team"];
const LEAD: readonly Tie[] = ["care-team", "leads-team"];
const NURSE: readonly Tie[] = ["care-team", "site-sessions"];
const GT: readonly Tie[] = ["care-team", "broken-glass"];
const GLEAD: readonly Tie[] = ["care-team", "leads-team", "broken-glass"];
const GNURSE: readonly Tie[] = ["care-team", "site-sessions", "broken-glass"];
const REVIEW: readonly Tie[] = ["leads-team"];
const OWN: readonly Tie[] = ["assigned-referral", "pool-referral"];
type Cell = readonly Tie[] | "yes" | "-";

/** neurologist, oncologist, therapist, nurse, team lead, administrator */
const expected: Record<Capability, readonly [Cell, Cell, Cell, Cell, Cell, Cell]> = {
  "patient:read": [GT, GT, "-", GNURSE, GLEAD, "-"],
  "patient:create": ["yes", "-", "-", "-", "yes", "-"],
  "patient:edit": [T, "-", "-", "-", LEAD, "-"],
  "patient:import": ["yes", "-", "-", "-", "yes", "-"],
  "patient:audit": [T, T, "-", NURSE, LEAD, "-"],
  "facts:record": [T, T, "-", NURSE, LEAD, "-"],
  "side-effect:record": [T, T, "-", NURSE, "-", "-"],
  "care-team:edit": [T, "-", "-", "-", LEAD, "-"],
  "diagnosis:record": [T, "-", "-", "-", "-", "-"],
  "plan:read": [GT, GT, "-", GNURSE, GLEAD, "-"],
  "plan:draft": [T, "-", "-", "-", "-", "-"],
  "plan:sign": [T, "-", "-", "-", "-", "-"],
  "plan:cosign": ["-", T, "-", "-", LEAD, "-"],
  "plan:move": [T, "-", "-", "-", "-", "-"],
  "plan:export": ["-", "-", "-", "-", REVIEW, "-"],
  "referral:read": [GT, GT, OWN, GT, GLEAD, "-"],
  "draft:review": [T, T, "-", "-", LEAD, "-"],
  "referral:answer": ["-", "-", OWN, "-", "-", "-"],
  "referral:manage": [T, "-", "-", "-", LEAD, "-"],
  "session:record": [T, T, "-", NURSE, "-", "-"],
  "session:move": [T, T, "-", NURSE, "-", "-"],
  "session:prescribe": [T, T, "-", "-", "-", "-"],
  "oversight:history": ["-", "-", "-", "-", "yes", "-"],
  "oversight:audit": ["-", "-", "-", "-", "yes", "yes"],
  "people:manage": ["-", "-", "-", "-", "-", "yes"],
  "break-glass:use": ["yes", "yes", "-", "yes", "yes", "-"],
  "break-glass:review": ["-", "-", "-", "-", REVIEW, "-"],
  "policy:manage": ["-", "-", "-", "-", "-", "yes"],
  "account:own": ["yes", "yes", "yes", "yes", "yes", "yes"],
  "reminder:raise": ["-", "-", "-", "-", "-", "-"],
};

const order: readonly Role[] = ["neurologist", "oncologist", "therapist", "nurse", "team-lead", "administrator"];
const cells = order.flatMap((role, at) =>
  capabilities.map((capability) => [role, capability, expected[capability][at] ?? "-"] as const),
);

describe("who may do what", () => {
  it("covers every role and every capability", () => {
    expect(cells).toHaveLength(roles.length * capabilities.length);
    expect([...order].sort()).toEqual([...roles].sort());
  });

  it.each(cells)("%s, %s: allowed by %s and by nothing else", (role, capability, cell) => {
    const actor = { role };
    expect(can(actor, capability, noTies)).toBe(cell === "yes");
    expect(mayEver(actor, capability)).toBe(cell !== "-");
    for (const tie of ties) {
      const allowed = cell === "yes" || (cell !== "-" && cell.includes(tie));
      expect(can(actor, capability, new Set([tie])), tie).toBe(allowed);
    }
    expect(can(actor, capability, new Set(ties))).toBe(cell !== "-");
  });

  it("lets a named script do everything", () => {
    for (const capability of capabilities) expect(can({ role: "system" }, capability)).toBe(true);
  });

  it("emergency access opens a chart and lets nobody write in it", () => {
    const glass: ReadonlySet<Tie> = new Set(["broken-glass"]);
    const opened = capabilities.filter((one) => roles.some((role) => can({ role }, one, glass) && !can({ role }, one)));
    expect(opened).toEqual(["patient:read", "plan:read", "referral:read"]);
  });
  it("never opens a chart for a therapist, whatever ties they hold", () => {
    for (const capability of ["patient:read", "plan:read", "oversight:history", "oversight:audit"] as const) {
      expect(can({ role: "therapist" }, capability, new Set(ties))).toBe(false);
    }
  });
});
