import { describe, expect, it } from "vitest";
import { mayEver } from "@/lib/domain/access/can";
import type { Capability, Role } from "@/lib/domain/access/roles";
import { homeFor, navigationFor } from "./entries";

const as = (role: Role) => (capability: Capability) => mayEver({ role }, capability);
const labels = (role: Role) => navigationFor(as(role)).map((group) => group.entries.map((entry) => entry.label));

describe("the rail", () => {
  it("shows a therapist their work and their referrals, nothing of charts or plans", () => {
    expect(labels("therapist")).toEqual([["My work", "Referrals"]]);
  });
  it("shows a neurologist the daily places", () => {
    expect(labels("neurologist")).toEqual([
      ["My work", "Patients", "Plans", "Sessions", "Referrals", "Templates", "Reference"],
    ]);
  });
  it("adds oversight for a team lead", () => {
    expect(labels("team-lead")).toEqual([
      ["My work", "Patients", "Plans", "Sessions", "Referrals", "Templates", "Reference"],
      ["Plan history", "Not seen", "Overrides", "Departures", "Emergency access", "Audit"],
    ]);
  });
  it("gives an administrator work, people, teams, sites, the co-signature policy and the audit, and no patient", () => {
    expect(labels("administrator")).toEqual([["My work"], ["Audit"], ["People", "Teams", "Sites", "Co-signatures"]]);
    expect(homeFor(as("administrator"))).toBe("/admin/people");
    expect(homeFor(as("nurse"))).toBe("/work");
  });
});
