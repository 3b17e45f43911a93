import { describe, expect, it } from "vitest";
import { rolesMissing, rolesThatMustKnow } from "./acknowledgement";

const drug = { lane: "symptom", kind: "drug" };
const exchange = { lane: "plasma-exchange", kind: "plasma-exchange" };
const surgery = { lane: "cancer", kind: "surgery" };
const regimen = { lane: "cancer", kind: "regimen" };

describe("who must know a version", () => {
  it("nobody beside the signer when it holds drugs only", () => {
    expect(rolesThatMustKnow([drug])).toEqual([]);
  });
  it("nursing for what is given in sessions, oncology for the cancer lane, both for chemotherapy", () => {
    expect(rolesThatMustKnow([drug, exchange])).toEqual(["nurse"]);
    expect(rolesThatMustKnow([surgery])).toEqual(["oncologist"]);
    expect(rolesThatMustKnow([regimen])).toEqual(["oncologist", "nurse"]);
  });
  it("one person of a role is enough, and a colleague of another role is not", () => {
    expect(rolesMissing([regimen], ["nurse"], "neurologist")).toEqual(["oncologist"]);
    expect(rolesMissing([regimen], ["team-lead"], "neurologist")).toEqual(["oncologist", "nurse"]);
    expect(rolesMissing([regimen], ["nurse", "oncologist"], "neurologist")).toEqual([]);
  });
  it("the role of the signer knows it", () => {
    expect(rolesMissing([surgery], [], "oncologist")).toEqual([]);
  });
});
