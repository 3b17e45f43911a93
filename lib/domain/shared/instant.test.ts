import { describe, expect, it } from "vitest";
import { dayInZone, formatInstant, isZone, timeInZone } from "./instant";

describe("an instant", () => {
  it("falls on the local day of its zone", () => {
    const instant = "2026-11-23T23:30:00.000Z";
    expect(["UTC", "Europe/Berlin", "America/Los_Angeles"].map((zone) => dayInZone(instant, zone))).toEqual([
      "2026-11-23",
      "2026-11-24",
      "2026-11-23",
    ]);
  });

  it("follows the clock change of a zone", () => {
    expect(timeInZone("2026-10-25T00:30:00Z", "Europe/Berlin")).toBe("02:30");
    expect(timeInZone("2026-10-25T01:30:00Z", "Europe/Berlin")).toBe("02:30");
    expect(timeInZone("2026-10-25T02:30:00Z", "Europe/Berlin")).toBe("03:30");
  });

  it("is shown in 24-hour time, midnight as 00:00", () => {
    expect(formatInstant("2026-11-22T23:00:00Z", "Europe/Berlin")).toBe("23-Nov-2026 00:00");
  });

  it("names the zone only where it differs from the site or is asked for", () => {
    const at = (site?: string | null) => formatInstant("2026-11-23T09:31:00Z", "Europe/Berlin", site);
    expect([at("Europe/Berlin"), at("UTC"), at(null)]).toEqual([
      "23-Nov-2026 10:31",
      "23-Nov-2026 10:31 Europe/Berlin",
      "23-Nov-2026 10:31 Europe/Berlin",
    ]);
  });

  it("knows zones from other text", () => {
    expect(["Europe/Berlin", "UTC", "Mars/Olympus", "+01:00", ""].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
