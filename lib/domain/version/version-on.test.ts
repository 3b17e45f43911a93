import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import { versionOn } from "./version-on";

const v = (version: number, effectiveOn: string, signedAt: string) => ({
  version,
  effectiveOn: asDay(effectiveOn),
  signedAt,
});
const berlin = "Europe/Berlin";
const versions = [
  v(1, "2026-11-02", "2026-11-02T10:00:00Z"),
  v(2, "2026-11-10", "2026-11-06T10:00:00Z"),
  v(3, "2026-11-12", "2026-11-16T22:30:00Z"),
];
const on = (day: string, zone = berlin) => {
  const { inForce, ahead, laterSigned } = versionOn(versions, asDay(day), zone);
  return [inForce?.version ?? null, ahead.map((one) => one.version), laterSigned.map((one) => one.version)];
};

describe("the version in force on a day", () => {
  it.each([
    ["before anything was signed, none held", "2026-11-01", [null, [], []]],
    ["the day of its signature counts", "2026-11-02", [1, [], []]],
    ["one signed ahead does not hold yet, and is told", "2026-11-06", [1, [2], []]],
    ["it holds from its day on", "2026-11-10", [2, [], []]],
    ["one signed later for that day was not known then", "2026-11-13", [2, [], [3]]],
    ["from its signature on it holds", "2026-11-16", [3, [], []]],
  ] as const)("%s", (_, day, expected) => {
    expect(on(day)).toEqual(expected);
  });

  it("a day ends by the clock of the patient's site", () => {
    expect(on("2026-11-16", "Asia/Tokyo")).toEqual([2, [], [3]]);
  });

  it("whatever the order they are given in, the newest counts", () => {
    expect(versionOn([...versions].reverse(), asDay("2026-12-01"), berlin).inForce?.version).toBe(3);
    expect(versionOn([], asDay("2026-12-01"), berlin)).toEqual({ inForce: null, ahead: [], laterSigned: [] });
  });
});
