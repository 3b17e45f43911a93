import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twoVersions } from "@/lib/testing/arbitrary-treatments";
import { aDrug, aPtReferral, aSteroid, day, treatmentId } from "@/lib/testing/builders";
import { aMonitoring, anIvig, aPlasmaExchange, aRadiotherapy, aRegimen } from "@/lib/testing/course-builders";
import { everyKind } from "@/lib/testing/every-kind";
import { weekdayOf } from "../shared/day";
import { timelineOf } from "./lanes";
import { occurrencesOf } from "./occurrences";
import {
  exchangeSessions,
  ivigSessions,
  monitoringDays,
  onWeekdays,
  radiotherapyDays,
  regimenCycles,
} from "./sessions";

const today = day("2026-11-25");
const exchange = (over: object) => exchangeSessions({ ...first(aPlasmaExchange().courses), ...over });

function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("empty");
  return row;
}

describe("planned days", () => {
  it("five exchanges every other day from a Monday", () => {
    expect(exchange({})).toEqual(["2026-11-23", "2026-11-25", "2026-11-27", "2026-11-29", "2026-12-01"]);
  });

  it("exchanges on Mon, Wed and Fri skip the weekend", () => {
    const rhythm = { type: "weekdays", weekdays: ["Mon", "Wed", "Fri"] };
    expect(exchange({ rhythm, start: day("2026-11-24"), sessions: 4 })).toEqual([
      "2026-11-25",
      "2026-11-27",
      "2026-11-30",
      "2026-12-02",
    ]);
  });

  it("immune globulin over 2 days, every 4 weeks, twice", () => {
    const course = { ...first(anIvig().courses), days: 2, repeats: 2, everyWeeks: 4 };
    expect(ivigSessions(course)).toEqual(["2026-11-23", "2026-11-24", "2026-12-21", "2026-12-22"]);
  });

  it("a regimen of 21 days gives on days 1 to 3 of each cycle", () => {
    expect(regimenCycles(aRegimen())[1]).toEqual({
      number: 2,
      start: "2026-12-14",
      days: ["2026-12-14", "2026-12-15", "2026-12-16"],
    });
  });

  it("30 fractions twice a day take 15 working days", () => {
    const days = radiotherapyDays(aRadiotherapy());
    expect([days.length, days.at(-1)]).toEqual([15, "2026-12-11"]);
    expect(radiotherapyDays({ start: day("2026-11-21"), fractions: 6, fractionsPerWeek: 5 })[0]).toBe("2026-11-23");
  });

  it("weekly monitoring includes its first and its last day", () => {
    expect(monitoringDays(aMonitoring({ end: day("2026-12-07") }), day("2027-12-31"))).toEqual([
      "2026-11-23",
      "2026-11-30",
      "2026-12-07",
    ]);
  });

  it("days on weekdays are as many as asked, in order, each on an allowed weekday", () => {
    fc.assert(
      fc.property(
        fc.subarray(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const, { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (weekdays, times) => {
          const days = onWeekdays(today, weekdays, times);
          expect(days).toHaveLength(times);
          expect(days).toEqual([...new Set(days)].sort());
          expect(days.every((d) => weekdays.some((w) => w === weekdayOf(d)))).toBe(true);
        },
      ),
      { seed: 7 },
    );
  });

  it("a stopped treatment plans nothing on or after its last day", () => {
    const stop = aPlasmaExchange({
      action: "stop",
      actionFrom: day("2026-11-27"),
      end: day("2026-11-27"),
      changeReason: "Line infection",
    });
    expect(occurrencesOf(stop, day("2027-12-31")).map((o) => o.day)).toEqual(["2026-11-23", "2026-11-25"]);
  });
});

describe("all lanes on one axis", () => {
  it("every kind finds its place, lanes come in the fixed order and the axis begins with the first treatment", () => {
    const timeline = timelineOf(
      everyKind().map((signed) => ({ signed })),
      today,
    );
    expect(timeline.lanes.map((l) => l.lane)).toEqual([
      "cancer",
      "immunosuppression",
      "plasma-exchange",
      "ivig",
      "symptom",
      "rehabilitation",
    ]);
    expect(timeline.lanes.flatMap((l) => l.bars)).toHaveLength(everyKind().length);
    expect([timeline.from, timeline.todayOffset, timeline.unplaced]).toEqual(["2026-11-23", 2, []]);
  });

  it("bars that overlap lie in different rows, one after the other shares a row", () => {
    const early = aDrug({ end: day("2026-12-01") });
    const late = aDrug({ treatmentId: treatmentId(71), start: day("2026-12-02") });
    const beside = aDrug({ treatmentId: treatmentId(72) });
    const symptom = timelineOf(
      [early, late, beside].map((signed) => ({ signed })),
      today,
    ).lanes[4];
    expect(symptom?.bars.map((b) => [b.treatmentId, b.row])).toEqual([
      [early.treatmentId, 0],
      [beside.treatmentId, 1],
      [late.treatmentId, 0],
    ]);
  });

  it("an incomplete draft is drawn as draft when it has a start, and named when it has none", () => {
    const { steps: _steps, ...unfinished } = aSteroid();
    const timeline = timelineOf([{ draft: unfinished }, { draft: { ...aPtReferral(), start: "soon" } }], today);
    expect(timeline.lanes[1]?.bars.map((b) => [b.state, b.to])).toEqual([["draft", null]]);
    expect(timeline.unplaced).toEqual(["Physical therapy"]);
  });

  it("an empty plan has an axis from today and no bars", () => {
    const timeline = timelineOf([], today);
    expect([timeline.from, timeline.lanes.flatMap((l) => l.bars)]).toEqual([today, []]);
  });

  it("held and stopped treatments are marked as such", () => {
    const held = aDrug({ action: "hold", actionFrom: today, changeReason: "Surgery" });
    expect(timelineOf([{ signed: held }], today).lanes[4]?.bars[0]?.state).toBe("held");
  });

  it("no bar and no mark lies outside the axis, for any plan", () => {
    fc.assert(
      fc.property(twoVersions, ([, newer]) => {
        const timeline = timelineOf(
          newer.map((signed) => ({ signed })),
          today,
        );
        for (const bar of timeline.lanes.flatMap((l) => l.bars)) {
          expect(bar.offsetDays).toBeGreaterThanOrEqual(0);
          expect(bar.lengthDays).toBeGreaterThan(0);
          expect(bar.offsetDays + bar.lengthDays).toBeLessThanOrEqual(timeline.days);
          for (const mark of bar.marks) expect(mark.offsetDays).toBeLessThan(timeline.days);
        }
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});
