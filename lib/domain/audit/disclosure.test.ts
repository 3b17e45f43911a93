import { describe, expect, it } from "vitest";
import { anyDisclosure, disclosureOf } from "./disclosure";

describe("a disclosure", () => {
  it.each([
    ["patient.read", "seen"],
    ["plan.history-read", "seen"],
    ["referral.sheet-read", "seen"],
    ["plan.compared", "seen"],
    ["side-effects.read", "seen"],
    ["plan.exported", "exported"],
    ["patient.disclosures-exported", "exported"],
    ["patient.printed", "printed"],
    ["referral.printed", "printed"],
  ])("%s: the chart was %s", (action, kind) => {
    expect(disclosureOf(action)).toBe(kind);
    expect(new RegExp(anyDisclosure).test(action)).toBe(true);
  });
  it.each([
    "plan.signed",
    "allergy.recorded",
    "break-glass.opened",
    "session.already",
    "referral.seen",
    "home-medicine.mapped",
  ])("%s is none", (action) => {
    expect(disclosureOf(action)).toBeNull();
    expect(new RegExp(anyDisclosure).test(action)).toBe(false);
  });
});
