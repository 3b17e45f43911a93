import { describe, expect, it } from "vitest";
import { comparePlaces, cursorOf, placeFrom } from "./paging";

const at = (urgency: number, day: string, key: string) => ({ urgency, since: `2026-11-${day}T09:00:00.000Z`, key });

describe("the order of a list of work", () => {
  it("puts the urgent first, then what has waited longest, then a fixed order", () => {
    const rows = [at(1, "01", "a"), at(0, "20", "b"), at(0, "20", "a"), at(0, "10", "c")];
    expect([...rows].sort(comparePlaces).map(cursorOf)).toEqual(
      [at(0, "10", "c"), at(0, "20", "a"), at(0, "20", "b"), at(1, "01", "a")].map(cursorOf),
    );
    expect(comparePlaces(at(0, "10", "a"), at(0, "10", "a"))).toBe(0);
  });
});

describe("a place in the URL", () => {
  it("comes back as it was", () => {
    const place = at(3, "07", "0193-aa");
    expect(placeFrom(cursorOf(place))).toEqual(place);
  });
  it.each([undefined, "", "1_2026_a", "1_2026-13-45T99:99:99.000Z_a", "1_2026-11-07T09:00:00.000Z_O'Hara", ["1"]])(
    "that is broken is none: %s",
    (text) => expect(placeFrom(text)).toBeNull(),
  );
});
