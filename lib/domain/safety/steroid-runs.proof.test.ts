// Runs of steroid days with gaps, steps and doses that are not stated, each judged as the oracle judges it.
import { describe, expect, test } from "vitest";
import { engineInput, type RowParts } from "@/lib/testing/engine-inputs";
import { checkRule, judged, ruleMisses, ruleSays } from "@/lib/testing/judge";
import { ruleById } from "@/lib/testing/oracle/expr";
import { askRule } from "@/lib/testing/oracle/oracle";

const prednisone = (startDay: number, endDay: number, doseValue?: number): RowParts => ({
  item: "prednisone",
  route: "oral",
  startDay,
  endDay,
  ...(doseValue === undefined ? {} : { doseValue, doseUnit: "mg" }),
});
const rules = [
  "gc-pjp",
  "gc-bone-protection",
  "gc-bone-agent",
  "gc-abrupt-stop",
  "gc-latent-tb",
  "rtx-pjp",
  "gc-oral-max",
];

const courses: readonly [string, readonly RowParts[]][] = [
  ["27 days", [prednisone(0, 26, 20)]],
  ["28 days", [prednisone(0, 27, 20)]],
  ["28 days before day 0", [prednisone(-40, -13, 20)]],
  ["28 days around day 0", [prednisone(-20, 7, 20)]],
  ["a day short of 28, then a gap, then more", [prednisone(0, 26, 20), prednisone(28, 54, 20)]],
  ["two orders without a gap", [prednisone(0, 13, 20), prednisone(14, 27, 20)]],
  ["two orders that add up", [prednisone(0, 27, 12), prednisone(0, 27, 8)]],
  ["two orders that add up for 27 days", [prednisone(0, 27, 12), prednisone(1, 27, 8)]],
  ["a known and an unknown order side by side", [prednisone(0, 27, 12), prednisone(0, 27)]],
  ["an unknown order between two known ones", [prednisone(0, 9, 20), prednisone(10, 19), prednisone(20, 27, 20)]],
  ["an unknown order too short to matter", [prednisone(0, 9, 20), prednisone(10, 19), prednisone(20, 26, 5)]],
  ["an unknown order after an end", [prednisone(0, 27, 60), prednisone(28, 30)]],
  ["an unknown order before an end", [prednisone(0, 6), prednisone(7, 26, 60)]],
  ["an unknown order before an end that is enough alone", [prednisone(0, 6), prednisone(7, 27, 60)]],
  ["an end at 7.5 mg", [prednisone(0, 27, 60), prednisone(28, 30, 7.5)]],
  ["an end after 20 days", [prednisone(0, 19, 60)]],
  ["an end after 21 days", [prednisone(0, 20, 60)]],
  ["an open end", [{ item: "prednisone", route: "oral", doseValue: 60, doseUnit: "mg" }]],
  [
    "an open order that outlasts another",
    [prednisone(0, 30, 60), { item: "prednisolone", route: "oral", doseValue: 5, doseUnit: "mg", startDay: 0 }],
  ],
  ["ninety days at 2.5 mg", [prednisone(0, 89, 2.5)]],
  ["eighty-nine days at 2.5 mg", [prednisone(0, 88, 2.5)]],
  ["every other day", [{ ...prednisone(0, 27, 40), everyDays: 2 }]],
  ["every other day, just under", [{ ...prednisone(0, 27, 39), everyDays: 2 }]],
  ["days without a dose", [{ item: "prednisone", days: [0, 1, 2] }]],
  ["an empty list of steps", [{ ...prednisone(0, 27, 20), segments: [], days: [] }]],
];

describe.each(courses)("%s", (_, plan) => {
  test.each(rules)("%s", (rule) => {
    const input = engineInput({ plan: [...plan, { item: "rituximab", days: [60] }] });
    expect(ruleSays(rule, input)).toEqual(askRule(ruleById(rule), input));
  });
});

test("only the orders whose dose could make the days long enough are named", () => {
  const input = engineInput({
    plan: [prednisone(0, 9, 20), prednisone(10, 19), prednisone(20, 27, 20), prednisone(60, 62)],
  });
  expect(ruleMisses("gc-pjp", input)).toEqual(["plan.1.doseValue"]);
});

test("only the order that could keep the last days high is named", () => {
  const input = engineInput({ plan: [prednisone(-40, -20), prednisone(0, 6), prednisone(7, 26, 60)] });
  expect(ruleMisses("gc-abrupt-stop", input)).toEqual(["plan.1.doseValue"]);
});

const pulse = (days: readonly number[], doseValue?: number): RowParts => ({
  item: "methylprednisolone-iv",
  route: "iv",
  days,
  ...(doseValue === undefined ? {} : { doseValue, doseUnit: "mg" }),
});
const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const pulses: readonly [string, readonly RowParts[]][] = [
  ["five days", [pulse(days(0, 4), 500)]],
  ["six days", [pulse(days(0, 5), 500)]],
  ["six days before day 0", [pulse(days(-9, -4), 500)]],
  ["six days with a gap", [pulse([0, 1, 2, 4, 5, 6], 500)]],
  ["two orders, three days each", [pulse(days(0, 2), 500), pulse(days(3, 5), 1000)]],
  ["two orders that add up", [pulse(days(0, 5), 300), pulse(days(0, 5), 200)]],
  ["two orders that nearly add up", [pulse(days(0, 5), 300), pulse(days(0, 5), 199)]],
  ["six days, the last not stated", [pulse(days(0, 4), 500), pulse([5])]],
  ["six days, one in the middle not stated", [pulse([0, 1, 2, 4, 5], 500), pulse([3])]],
  ["five days in all, one not stated", [pulse([0, 1, 2, 3], 500), pulse([4])]],
  ["six days not stated", [pulse(days(0, 5))]],
  ["not stated, but too low on the days between", [pulse([0, 1]), pulse([2], 100), pulse([3, 4, 5], 500)]],
  [
    "every other day in a span",
    [{ item: "methylprednisolone-iv", doseValue: 500, doseUnit: "mg", everyDays: 2, endDay: 20 }],
  ],
  [
    "every other day, double",
    [{ item: "methylprednisolone-iv", doseValue: 1000, doseUnit: "mg", everyDays: 2, endDay: 20 }],
  ],
  ["listed days with a rhythm", [{ ...pulse(days(0, 5), 500), everyDays: 2 }]],
  [
    "steps with a rhythm",
    [{ item: "methylprednisolone-iv", everyDays: 2, segments: [{ fromDay: 0, toDay: 5, mgPerDay: 500 }] }],
  ],
];

test.each(pulses)("a pulse: %s", (_, plan) => {
  const input = engineInput({ plan });
  expect(ruleSays("gc-ivmp-pulse", input)).toEqual(askRule(ruleById("gc-ivmp-pulse"), input));
});

test("only the day that could make six of them is named", () => {
  const input = engineInput({ plan: [pulse(days(0, 4), 500), pulse([5]), pulse([40])] });
  const sixDays = { consecutiveDose: { of: ["methylprednisolone-iv"], gteMg: 500, moreThanDays: 5 } } as const;
  expect(judged(sixDays, input)).toEqual(["plan.1.doseValue"]);
});

test("sessions of two orders on neighbouring days name both orders and no third", () => {
  const session = (...on: number[]): RowParts => ({ item: "plasma-exchange", days: on });
  const rowsOf = (...plan: RowParts[]) => checkRule("plex-consecutive-days", engineInput({ plan })).findings[0]?.rows;
  expect(rowsOf(session(0), session(1), session(9))).toEqual([0, 1]);
  expect(rowsOf(session(9), session(3, 5), session(6))).toEqual([1, 2]);
  expect(rowsOf(session(0, 2), session(4))).toBeUndefined();
  expect(rowsOf(session(3), session(3))).toBeUndefined();
});
