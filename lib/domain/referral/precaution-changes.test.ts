import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import type { Precaution } from "./brief-schema";
import { precautionChanges } from "./precaution-changes";
import { waitedText } from "./words";

const today = asDay("2026-11-24");
const platelets = (verdict: Precaution["verdict"], text: string): Precaution => ({
  topic: "platelets",
  verdict,
  text,
  from: null,
  until: null,
  validTo: null,
});

describe("what became safer or less safe since the last look", () => {
  it("names the verdict before and now, with the reason", () => {
    const before = [platelets("caution", "Platelets 45 on 22-Nov-2026")];
    const after = [platelets("no-go", "Platelets 18 on 24-Nov-2026")];
    expect(precautionChanges(before, after, today)).toEqual([
      "Platelets: caution, now no-go. Platelets 18 on 24-Nov-2026.",
    ]);
  });

  it("is silent when only the value moved", () => {
    const [before, after] = [platelets("go", "Platelets 240"), platelets("go", "Platelets 230")];
    expect(precautionChanges([before], [after], today)).toEqual([]);
  });

  it("says that an exchange falls on this day, and nothing when it falls on another", () => {
    const exchange = (day: string): Precaution => ({
      topic: "exchange",
      verdict: "caution",
      text: "Plasma exchange on this day",
      from: asDay(day),
      until: asDay(day),
      validTo: null,
    });
    expect(precautionChanges([], [exchange("2026-11-24")], today)).toEqual([
      "Plasma exchange: go, now caution. Plasma exchange on this day.",
    ]);
    expect(precautionChanges([], [exchange("2026-11-25")], today)).toEqual([]);
  });
});

describe("how long something has waited", () => {
  it.each([
    ["2026-11-24T09:30:00Z", "under 1 h"],
    ["2026-11-24T09:00:00Z", "1 h"],
    ["2026-11-22T11:00:00Z", "47 h"],
    ["2026-11-22T10:00:00Z", "2 days"],
  ])("since %s reads %s", (from, words) => {
    expect(waitedText(from, "2026-11-24T10:00:00Z")).toBe(words);
  });
});
