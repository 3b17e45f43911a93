import { describe, expect, it } from "vitest";
import { aDrug, aPtReferral, day } from "@/lib/testing/builders";
import { anIvig, aPlasmaExchange, aRegimen } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { addDays, type Day } from "../shared/day";
import { type Conflict, conflictChange, conflictsOf } from "./conflicts";
import { dayLists } from "./day-lists";

const horizon = day("2027-06-30");
const exchangeFrom = (start: Day) => {
  const base = aPlasmaExchange();
  return aPlasmaExchange({ courses: base.courses.map((c) => ({ ...c, start })) });
};
const lists = (...treatments: Parameters<typeof dayLists>[0]) => dayLists(treatments, new Map(), horizon, []);
const shown = (conflicts: readonly Conflict[]) => conflicts.map((c) => [c.kind, c.ruleId, c.day, c.other]);

// Immune globulin runs from 23 to 27 November in the samples.
const lastInfusion = day("2026-11-27");

describe("days that lie badly", () => {
  it("an exchange on day 13 after immune globulin is named with both days, one on day 14 is not", () => {
    const early = conflictsOf(lists(anIvig(), exchangeFrom(addDays(lastInfusion, 13))));
    expect(shown(early)).toEqual([["gap", "ivig-before-plex", "2026-12-10", "2026-11-27"]]);
    expect(early[0]?.text).toContain("Plasma exchange on 10-Dec-2026, Intravenous immune globulin on 27-Nov-2026");
    expect(conflictsOf(lists(anIvig(), exchangeFrom(addDays(lastInfusion, 14))))).toEqual([]);
  });

  it("every exchange that comes too soon is named, not the first alone", () => {
    const gaps = conflictsOf(lists(anIvig(), exchangeFrom(addDays(lastInfusion, 9)))).filter((c) => c.kind === "gap");
    expect(gaps.map((c) => c.day)).toEqual(["2026-12-06", "2026-12-08", "2026-12-10"]);
  });

  it("an exchange within 72 hours after rituximab is named, one on the fourth day is not", () => {
    const step = aDoseStep({ amount: "1000", unit: "mg", frequency: "once", from: day("2026-12-01"), to: null });
    const rituximab = aDrug({
      agent: "rituximab",
      name: "Rituximab",
      lane: "immunosuppression",
      route: "intravenous",
      steps: [step],
    });
    expect(shown(conflictsOf(lists(rituximab, exchangeFrom(day("2026-12-03")))))[0]).toEqual([
      "gap",
      "rtx-plex-gap",
      "2026-12-03",
      "2026-12-01",
    ]);
    expect(conflictsOf(lists(rituximab, exchangeFrom(day("2026-12-04"))))).toEqual([]);
  });

  it("an exchange on days 7 to 14 of a myelosuppressive cycle is named, on day 6 and day 15 it is not", () => {
    const onDay = (n: number) => {
      const base = aPlasmaExchange();
      const courses = base.courses.map((c) => ({ ...c, sessions: 1, start: addDays(day("2026-11-23"), n - 1) }));
      return conflictsOf(lists(aRegimen({ cycles: 1 }), aPlasmaExchange({ courses })));
    };
    expect([6, 7, 14, 15].map((n) => onDay(n).map((c) => c.kind))).toEqual([[], ["nadir"], ["nadir"], []]);
    expect(onDay(9)[0]?.text).toContain("is day 9 of a cycle of Carboplatin and etoposide");
  });

  it("an expected visit on the day of an exchange, and two lanes on one day", () => {
    const visit = aPtReferral({ start: day("2026-11-25"), visitFrequency: "once" });
    expect(shown(conflictsOf(lists(aPlasmaExchange(), visit)))).toEqual([
      ["visit-on-exchange", null, "2026-11-25", "2026-11-25"],
    ]);
    expect(conflictsOf(lists(aRegimen({ cycles: 1 }), anIvig())).map((c) => [c.kind, c.day])).toEqual([
      ["two-lanes", "2026-11-23"],
      ["two-lanes", "2026-11-24"],
      ["two-lanes", "2026-11-25"],
    ]);
  });

  it("a move names what it brings and what it resolves, and nothing that was there before", () => {
    const before = lists(anIvig(), exchangeFrom(addDays(lastInfusion, 13)), aRegimen({ cycles: 1 }));
    const after = lists(anIvig(), exchangeFrom(addDays(lastInfusion, 15)), aRegimen({ cycles: 1 }));
    const change = conflictChange(before, after);
    expect([shown(change.added), change.removed.map((c) => c.kind)]).toEqual([[], ["gap"]]);
  });

  it("a plan without days has no conflicts", () => {
    expect(conflictsOf([])).toEqual([]);
  });
});
