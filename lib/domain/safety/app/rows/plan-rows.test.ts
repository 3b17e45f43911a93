import { describe, expect, test } from "vitest";
import { aDrug, anSlpReferral, aPtReferral, aSteroid } from "@/lib/testing/builders";
import { aMonitoring, aPlasmaExchange, aRegimen, aVaccine } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import type { DraftTreatment } from "../../../plan/draft-treatment";
import { addDays, asDay } from "../../../shared/day";
import { planRows } from "./plan-rows";

const asOf = asDay("2026-11-23");
const on = (n: number) => addDays(asOf, n);
const rows = (...treatments: DraftTreatment[]) => planRows(treatments, asOf);
const flat = { alternateAmount: null };

describe("care", () => {
  test("referrals and vaccines are rows, monitoring tasks are not", () => {
    const found = rows(aPtReferral(), anSlpReferral(), aVaccine({ agent: "mmr-vaccine" }), aMonitoring());
    expect(found.map((row) => row.item)).toEqual([
      "physical-therapy-referral",
      "speech-therapy-referral",
      "mmr-vaccine",
    ]);
    expect(found[2]?.days).toEqual([0]);
  });
});

describe("what this version does with a treatment", () => {
  const running = aDrug({ start: on(-30), steps: [aDoseStep({ from: on(-30) })] });
  const stop = (from: number) => ({ ...running, action: "stop" as const, actionFrom: on(from), end: on(from) });

  test("stopped by today it is over and ends the day before", () => {
    expect(rows(stop(0))).toMatchObject([{ over: true, startDay: -30, endDay: -1 }]);
    expect(rows({ ...stop(0), actionFrom: "" })).toMatchObject([{ over: true }]);
  });

  test("stopped later it ends then and is still in the plan", () => {
    const [row] = rows(stop(5));
    expect(row).toMatchObject({ endDay: 4 });
    expect(row).not.toHaveProperty("over");
  });

  test("stopped before it began nothing is left", () => {
    expect(rows({ ...stop(0), start: on(3), steps: [aDoseStep({ from: on(3) })] })).toEqual([]);
  });

  test("held until a result it is judged as if given, held otherwise it is over", () => {
    const held = { ...running, action: "hold" as const, actionFrom: on(-1) };
    expect(rows(held)[0]?.over).toBe(true);
    const waiting = { ...held, condition: { type: "hold-until" as const, result: "hepatitis B serology" } };
    expect(rows(waiting)[0]).not.toHaveProperty("over");
  });

  test("a stop cuts sessions, segments and cycles", () => {
    const stopped = { action: "stop" as const, actionFrom: on(5) };
    expect(rows(aPlasmaExchange({ ...stopped, end: on(5) }))[0]?.days).toEqual([0, 2, 4]);
    expect(rows(aRegimen({ ...stopped, actionFrom: on(30) }))[0]?.cycles).toBe(2);
    const steps = [{ ...aDoseStep({ amount: "40", to: on(13) }), ...flat }];
    expect(rows(aSteroid({ ...stopped, steps }))[0]?.segments).toEqual([{ fromDay: 0, toDay: 4, mgPerDay: 40 }]);
  });

  test("an ended drug is over, a stopped referral is gone", () => {
    const ended = aDrug({ start: on(-9), end: on(-1), steps: [aDoseStep({ from: on(-9), to: on(-1) })] });
    expect(rows(ended)[0]?.over).toBe(true);
    expect(rows(aPtReferral({ action: "stop", actionFrom: on(0) }))).toEqual([]);
  });

  test("continued and changed orders say so", () => {
    expect(rows({ ...running, action: "continue" })[0]?.action).toBe("continue");
    expect(rows({ ...running, action: "change" })[0]?.action).toBe("change");
  });
});
