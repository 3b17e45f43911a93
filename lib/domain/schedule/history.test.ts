import { expect, it } from "vitest";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import type { Treatment } from "../plan/treatment";
import { asDay } from "../shared/day";
import { dosesOf, phasesOf, turnsOf } from "./history";

const day = asDay;
const state = (version: number, effectiveOn: string, treatment: Treatment) => {
  return { version, effectiveOn: day(effectiveOn), treatment };
};
const step = (amount: string, from: string, to: string | null) =>
  aDoseStep({ amount, unit: "mg", frequency: "daily", from: day(from), to: to ? day(to) : null });
const begun = aDrug({ start: day("2026-09-01"), end: null, steps: [step("10", "2026-09-01", null)] });
const turned = (action: "change" | "hold" | "stop", from: string, more: Partial<typeof begun> = {}) =>
  ({ ...begun, action, actionFrom: day(from), changeReason: "Rash", ...more }) as typeof begun;

const kinds = (states: Parameters<typeof phasesOf>[0], endedOn: string | null = null) =>
  phasesOf(states, endedOn ? day(endedOn) : null).map(({ kind, from, to }) => [kind, from, to]);

it("a hold and its end part what was given", () => {
  const states = [
    state(1, "2026-09-01", begun),
    state(2, "2026-10-01", turned("hold", "2026-10-03")),
    state(3, "2026-10-10", turned("change", "2026-10-12")),
  ];
  expect(kinds(states)).toEqual([
    ["given", "2026-09-01", "2026-10-02"],
    ["held", "2026-10-03", "2026-10-11"],
    ["given", "2026-10-12", null],
  ]);
  expect(turnsOf(states).map(({ day: on, label }) => [on, label])).toEqual([
    ["2026-09-01", "Started by version 1"],
    ["2026-10-03", "Held by version 2: Rash"],
    ["2026-10-12", "Resumed by version 3: Rash"],
  ]);
});

it("what is stopped is given up to the day before, what ends with its plan up to that day", () => {
  const stop = state(2, "2026-10-01", turned("stop", "2026-10-05", { end: day("2026-10-05") }));
  expect(kinds([state(1, "2026-09-01", begun), stop])).toEqual([["given", "2026-09-01", "2026-10-04"]]);
  expect(kinds([state(1, "2026-09-01", begun)], "2026-09-20")).toEqual([["given", "2026-09-01", "2026-09-20"]]);
});

it("what is held without an earlier version at hand counts as given before", () => {
  expect(kinds([state(4, "2026-10-01", turned("hold", "2026-10-03"))])).toEqual([
    ["given", "2026-09-01", "2026-10-02"],
    ["held", "2026-10-03", null],
  ]);
});

it("a condition makes it wait, and a hold that is only kept is no turn", () => {
  const waits = { ...begun, condition: { type: "hold-until" as const, result: "hepatitis B serology" } };
  expect(kinds([state(1, "2026-09-01", waits)])).toEqual([["waiting", "2026-09-01", null]]);
  const held = state(2, "2026-10-01", turned("hold", "2026-10-03"));
  expect(turnsOf([held, { ...held, version: 3 }])).toHaveLength(1);
});

it("doses are those of the version that counted on the day: the past keeps what was ordered then", () => {
  const taper = aSteroid({
    start: day("2026-09-01"),
    steps: [step("60", "2026-09-01", "2026-09-30"), step("40", "2026-10-01", null)],
  } as Partial<ReturnType<typeof aSteroid>>);
  const faster = {
    ...taper,
    action: "change",
    actionFrom: day("2026-09-15"),
    changeReason: "Psychosis",
    steps: [step("60", "2026-09-01", "2026-09-14"), step("20", "2026-09-15", null)],
  } as typeof taper;
  const doses = dosesOf(phasesOf([state(1, "2026-09-01", taper), state(2, "2026-09-14", faster)]), day("2026-12-31"));
  expect(doses).toEqual([
    { from: "2026-09-01", to: "2026-09-14", text: "60\u00a0mg", mg: "60" },
    { from: "2026-09-15", to: null, text: "20\u00a0mg", mg: "20" },
  ]);
});

it("nothing is taken while it is held", () => {
  const states = [state(1, "2026-09-01", begun), state(2, "2026-10-01", turned("hold", "2026-10-03"))];
  expect(dosesOf(phasesOf(states), day("2026-12-31")).map(({ from, to }) => [from, to])).toEqual([
    ["2026-09-01", "2026-10-02"],
  ]);
});
