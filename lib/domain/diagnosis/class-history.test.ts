import { describe, expect, it } from "vitest";
import { addMonths, asDay } from "../shared/day";
import { classHistory } from "./class-history";
import type { ScoreInput } from "./pns-care-score";

const today = asDay("2026-11-23");
const followUpStart = asDay("2024-03-01");
const limbic: ScoreInput = {
  phenotypes: ["limbic-encephalitis"],
  antibodiesFound: ["lgi1"],
  antibodiesNotFound: [],
  cancer: "not-found",
  isConsistent: null,
  antigenExpressed: null,
  cancerFoundOn: null,
  followUpStart,
  underCheckpointInhibitor: false,
};
const from = asDay("2024-04-01");
const lines = (records: Parameters<typeof classHistory>[0], until = today) =>
  classHistory(records, until).map(
    (change) => `${change.on} ${change.before ?? "first"} → ${change.now} by ${change.by}`,
  );

describe("the history of the class", () => {
  it("lists what time alone changed, on its day and not before", () => {
    const twoYears = addMonths(followUpStart, 24);
    expect(lines([{ from, input: limbic }])).toEqual([
      "2024-04-01 first → possible by record",
      `${twoYears} possible → non-pns by time`,
    ]);
    expect(lines([{ from, input: limbic }], asDay("2026-02-28"))).toHaveLength(1);
    expect(lines([{ from, input: limbic }], twoYears)).toHaveLength(2);
  });

  it("lists what a new record changed, and no change of time after it", () => {
    const found = { ...limbic, cancer: "found", isConsistent: true, cancerFoundOn: asDay("2025-06-01") } as const;
    expect(
      lines([
        { from, input: limbic },
        { from: asDay("2025-06-02"), input: found },
      ]),
    ).toEqual(["2024-04-01 first → possible by record", "2025-06-02 possible → probable by record"]);
  });

  it("is silent about a record that keeps the class, and takes the last one of a day", () => {
    const unknown = { ...limbic, cancer: "unknown" } as const;
    const same = { ...limbic, antibodiesNotFound: ["hu"] };
    const later = asDay("2024-05-01");
    expect(
      lines(
        [
          { from, input: limbic },
          { from: later, input: same },
        ],
        later,
      ),
    ).toHaveLength(1);
    expect(
      lines(
        [
          { from, input: unknown },
          { from, input: limbic },
        ],
        later,
      ),
    ).toEqual(["2024-04-01 first → possible by record"]);
  });

  it("names an answer that is no class, and begins with the first record", () => {
    const mg = { ...limbic, phenotypes: ["myasthenia-gravis-thymoma"] };
    const unknown = { ...limbic, cancer: "unknown" } as const;
    const [first, second] = classHistory(
      [
        { from, input: unknown },
        { from: asDay("2024-05-01"), input: mg },
      ],
      today,
    );
    expect([first?.now, second?.now, second?.points]).toEqual(["cannot-tell", "not-applicable", null]);
    expect(classHistory([], today)).toEqual([]);
    expect(classHistory([{ from: asDay("2026-12-01"), input: limbic }], today)).toEqual([]);
  });
});
