import { describe, expect, it } from "vitest";
import { administratorProblem } from "./administrators";

const admin = { id: "a", role: "administrator", enabled: true } as const;
const change = { actorId: "b", person: admin, next: { role: "administrator", enabled: false }, others: 1 } as const;

describe("administrators", () => {
  it("may disable one of several", () => {
    expect(administratorProblem(change)).toBeNull();
  });
  it("may not disable or demote themselves, even when there are others", () => {
    expect(administratorProblem({ ...change, actorId: "a" })).toMatch(/disable yourself/);
    expect(administratorProblem({ ...change, actorId: "a", next: { role: "nurse", enabled: true } })).toMatch(
      /your own administration/,
    );
  });
  it("may not be disabled or demoted when nobody else is one", () => {
    expect(administratorProblem({ ...change, others: 0 })).toMatch(/last administrator/);
    expect(administratorProblem({ ...change, others: 0, next: { role: "team-lead", enabled: true } })).toMatch(
      /last administrator/,
    );
  });
  it("may change their own name while they stay what they are", () => {
    const next = { role: "administrator", enabled: true } as const;
    expect(administratorProblem({ ...change, actorId: "a", next, others: 0 })).toBeNull();
  });
  it("may change anybody who is not an administrator, or is disabled already", () => {
    const nurse = { id: "n", role: "nurse", enabled: true } as const;
    expect(
      administratorProblem({ ...change, person: nurse, next: { role: "nurse", enabled: false }, others: 0 }),
    ).toBeNull();
    const gone = { ...admin, enabled: false };
    expect(
      administratorProblem({ ...change, person: gone, next: { role: "nurse", enabled: false }, others: 0 }),
    ).toBeNull();
  });
});
