import { describe, expect, test } from "vitest";
import { aDrug, anSlpReferral, aPtReferral, aSteroid, treatmentId } from "@/lib/testing/builders";
import {
  aCheckpointInhibitor,
  aMonitoring,
  anIvig,
  aPlasmaExchange,
  aRadiotherapy,
  aRegimen,
  aSurgery,
  aVaccine,
} from "@/lib/testing/course-builders";
import { aDoseStep, aWorking } from "@/lib/testing/dose-builders";
import { calculateDose } from "../../../calculation/order-dose";
import { exchangeVolume } from "../../../calculation/plasma-volume";
import type { DraftTreatment } from "../../../plan/draft-treatment";
import { addDays, asDay } from "../../../shared/day";
import { planRows } from "./plan-rows";

const asOf = asDay("2026-11-23");
const on = (n: number) => addDays(asOf, n);
const rows = (...treatments: DraftTreatment[]) => planRows(treatments, asOf);
const flat = { alternateAmount: null };

describe("drugs", () => {
  test("a row for each step, in mg, with the route and form of the vocabulary", () => {
    const steps = [
      aDoseStep({ amount: "0.5", unit: "g", frequency: "twice-daily", to: on(6) }),
      aDoseStep({ amount: "250", unit: "ug", from: on(7), frequency: "every-other-day" }),
    ];
    const [first, second] = rows(aDrug({ form: "modified-release-tablet", steps, end: on(20) }));
    expect(first).toMatchObject({ form: "extended-release", doseValue: 500, doseUnit: "mg", timesPerDay: 2 });
    expect(first).toMatchObject({ startDay: 0, endDay: 6, action: "start", treatmentId: treatmentId(1) });
    expect(second).toMatchObject({ doseValue: 0.25, everyDays: 2, startDay: 7, endDay: 20 });
  });

  test("a dose in mL is not stated, and an intravenous route is iv", () => {
    const [only] = rows(aDrug({ route: "intravenous", steps: [aDoseStep({ amount: "5", unit: "mL" })] }));
    expect(only).not.toHaveProperty("doseValue");
    expect(only).not.toHaveProperty("doseUnit");
    expect(only?.route).toBe("iv");
  });

  test("as needed counts up to the most in 24 hours", () => {
    const drug = aDrug({
      asNeeded: true,
      maxPerDay: { amount: "80", unit: "mg" },
      steps: [aDoseStep({ amount: "20" })],
    });
    expect(rows(drug)[0]).toMatchObject({ doseValue: 20, timesPerDay: 4 });
    const untold = { ...drug, steps: [aDoseStep({ amount: "1", unit: "{tablet}" })] };
    expect(rows(untold)[0]).toMatchObject({ doseValue: 80, timesPerDay: 1 });
  });

  test.each([
    ["once", null, [0]],
    ["weekly", 21, [0, 7, 14, 21]],
    ["three-times-weekly", 8, [0, 2, 4, 7]],
    ["every-6-months", 200, [0, 182]],
  ] as const)("given %s it has dosing days", (frequency, to, days) => {
    const steps = [aDoseStep({ frequency, to: to === null ? null : on(to) })];
    expect(rows(aDrug({ steps }))[0]?.days).toEqual(days);
  });

  test("with only an agent it is a row all the same, from day 0", () => {
    const bare = {
      treatmentId: treatmentId(9),
      kind: "drug",
      lane: "symptom",
      action: "start",
      agent: "baclofen",
    } as const;
    expect(rows(bare)).toEqual([
      { item: "baclofen", startDay: 0, flags: {}, treatmentId: treatmentId(9), action: "start" },
    ]);
    expect(rows({ ...bare, agent: null, name: "Tea" })).toEqual([]);
    expect(rows({ ...bare, steps: [{ amount: "abc", frequency: "often", from: "soon" }] })[0]).toMatchObject({
      startDay: 0,
    });
  });

  test("premedication, hydration and minutes of an infusion become flags", () => {
    expect(rows(aDrug({ agent: "rituximab", premedication: true }))[0]?.flags).toEqual({ premedication: true });
    expect(rows(aSteroid({ route: "intravenous", infusionMinutes: 20 }))[0]?.flags).toEqual({ infusionMinutes: 20 });
    const fluids = aDrug({ treatmentId: treatmentId(8), agent: "iv-hydration" });
    expect(rows(aDrug({ agent: "cyclophosphamide" }))[0]?.flags).toEqual({});
    expect(rows(aDrug({ agent: "cyclophosphamide" }), fluids)[0]?.flags).toEqual({ hydration: true });
  });
});

describe("steroids", () => {
  const taper = [
    { ...aDoseStep({ amount: "40", to: on(13) }), ...flat },
    { ...aDoseStep({ amount: "30", from: on(14), to: on(27) }), alternateAmount: "10" },
    { ...aDoseStep({ amount: "20", from: on(28), to: on(41), frequency: "every-other-day" }), ...flat },
  ];

  test("segments with the mean of alternate days", () => {
    const [only, ...others] = rows(aSteroid({ steps: taper }));
    expect(others).toEqual([]);
    expect(only?.segments).toEqual([
      { fromDay: 0, toDay: 13, mgPerDay: 40 },
      { fromDay: 14, toDay: 27, mgPerDay: 20 },
      { fromDay: 28, toDay: 41, mgPerDay: 10 },
    ]);
  });

  test("a last step that goes on has no end", () => {
    const [closed, open] = rows(aSteroid());
    expect(closed?.segments).toEqual([{ fromDay: 0, toDay: 13, mgPerDay: 40 }]);
    expect(open).toMatchObject({ doseValue: 20, timesPerDay: 1, startDay: 14 });
    expect(open).not.toHaveProperty("endDay");
  });

  test("an infusion keeps its single dose", () => {
    const steps = [{ ...aDoseStep({ amount: "1", unit: "g", to: on(4) }), ...flat }];
    const [pulse] = rows(aSteroid({ agent: "methylprednisolone-iv", route: "intravenous", steps }));
    expect(pulse).toMatchObject({ doseValue: 1000, timesPerDay: 1, startDay: 0, endDay: 4 });
    expect(pulse).not.toHaveProperty("segments");
  });
});

describe("cancer lane", () => {
  test("a regimen row with its cycle, and a row for each component with days, AUC and GFR", () => {
    const working = {
      ...aWorking("390", "mg", "5 × (53 + 25)"),
      formula: { id: "calvert", name: "Calvert", version: "1" },
    };
    const gfr = { label: "GFR (estimated)", value: "140", unit: "mL/min" };
    const cap = { kind: "cap", text: "the most", value: "125", unit: "mL/min" } as const;
    const [carboplatin, etoposide] = aRegimen().components;
    const components = [
      { ...carboplatin, working: { ...working, inputs: [gfr], steps: [cap] } },
      etoposide,
    ] as ReturnType<typeof aRegimen>["components"];
    const [whole, first, second] = rows(aRegimen({ cycleDays: 28, cycles: 2, components }));
    expect(whole).toMatchObject({ item: "regimen-carboplatin-etoposide", cycles: 2, everyDays: 28, startDay: 0 });
    expect(first).toMatchObject({ item: "carboplatin", auc: 5, gfrUsed: 125, doseValue: 390, days: [0, 28] });
    expect(second).toMatchObject({ item: "etoposide", days: [0, 1, 2, 28, 29, 30] });
  });

  test("a regimen in words is its components, a single drug its component alone", () => {
    const items = (agent: string | null) => rows(aRegimen({ agent })).map((row) => row.item);
    expect(items(null)).toEqual(["carboplatin", "etoposide"]);
    expect(items("carboplatin")).toEqual(["carboplatin", "etoposide"]);
    expect(items("topotecan")).toEqual(["topotecan", "carboplatin", "etoposide"]);
  });

  test("a checkpoint inhibitor with its doses and the joint decision", () => {
    const [row] = rows(aCheckpointInhibitor({ jointDecision: false, dosesPlanned: 3 }));
    expect(row).toMatchObject({ days: [0, 21, 42], endDay: 42, doseValue: 1200, flags: { jointDecision: false } });
  });

  test("an operation and radiotherapy stay in the plan when they are past", () => {
    const past = rows(aSurgery({ start: on(-30) }), aRadiotherapy({ start: on(-60) }), aRegimen({ start: on(-200) }));
    expect(past.some((row) => row.over)).toBe(false);
    expect(past[0]).toMatchObject({ item: "thymectomy", startDay: -30 });
    expect(past[1]?.days).toHaveLength(15);
  });
});

describe("courses", () => {
  test("an exchange with its sessions, access and volumes", () => {
    const [row] = rows(aPlasmaExchange());
    expect(row).toMatchObject({ days: [0, 2, 4, 6, 8], plasmaVolumes: 1, flags: { access: "central" } });
  });

  test("plasma volumes from litres by the working", () => {
    const [course] = aPlasmaExchange().courses;
    if (!course) throw new Error("no course");
    const working = {
      ...aWorking("3", "L", "1 × 3 L"),
      inputs: [{ label: "Plasma volumes", value: "1", unit: "{plasma-volume}" }],
    };
    const litres = { ...course, plasmaVolumes: null, volumeL: "4.5" };
    expect(rows(aPlasmaExchange({ courses: [{ ...litres, working }] }))[0]?.plasmaVolumes).toBe(1.5);
    expect(rows(aPlasmaExchange({ courses: [litres] }))[0]).not.toHaveProperty("plasmaVolumes");
  });

  test("immune globulin: a row for each time the course is given, vial rounding aside", () => {
    const [course] = anIvig().courses;
    if (!course) throw new Error("no course");
    const twice = rows(anIvig({ courses: [{ ...course, repeats: 2, everyWeeks: 4 }] }));
    expect(twice.map((row) => row.days)).toEqual([
      [0, 1, 2, 3, 4],
      [28, 29, 30, 31, 32],
    ]);
    expect(twice.map((row) => row.doseGPerKgTotal)).toEqual([2, 2]);
    const more = { ...course, plannedG: "160", overrideReason: "severe" };
    expect(rows(anIvig({ courses: [more] }))[0]?.doseGPerKgTotal).toBeCloseTo(2.339, 3);
  });

  test("the calculator's own workings say plasma volumes and GFR", () => {
    const dated = <U extends string>(value: string, unit: U) => ({ value, unit, takenOn: asOf });
    const size = { asOf, weight: dated("68.4", "kg"), height: dated("165", "cm"), sex: "female" } as const;
    const haematocrit = dated("35", "%");
    const volume = exchangeVolume({ ...size, haematocrit, volumes: { value: "1", unit: "{plasma-volume}" } });
    const rule = { basis: "auc", perAmount: "5", unit: "mg", roundTo: null, cap: null } as const;
    const young = { ...size, creatinine: dated("0.4", "mg/dL"), ageYears: 25 };
    const capped = calculateDose(rule, young);
    const plain = calculateDose(rule, { ...young, creatinine: dated("1.1", "mg/dL"), ageYears: 65 });
    const [course] = aPlasmaExchange().courses;
    const [carboplatin] = aRegimen().components;
    if (volume.refused || capped.refused || plain.refused || !course || !carboplatin) throw new Error("no working");
    const litres = { ...course, plasmaVolumes: null, volumeL: volume.result.value, working: volume };
    expect(rows(aPlasmaExchange({ courses: [litres as typeof course] }))[0]?.plasmaVolumes).toBe(1);
    const gfrOf = (working: typeof plain) =>
      rows(aRegimen({ agent: null, components: [{ ...carboplatin, working } as typeof carboplatin] }))[0]?.gfrUsed;
    expect(gfrOf(capped)).toBe(125);
    expect((gfrOf(plain) ?? 0) * 5 + 125).toBeCloseTo(Number(plain.result.value), -1);
  });

  test("sessions on working days pass over the weekend", () => {
    const [course] = aPlasmaExchange().courses;
    const [infusion] = anIvig().courses;
    if (!course || !infusion) throw new Error("no course");
    const rhythm = { type: "interval", everyDays: 1 } as const;
    const daily = { ...course, sessions: 6, rhythm, workingDaysOnly: true };
    expect(rows(aPlasmaExchange({ courses: [daily] }))[0]?.days).toEqual([0, 1, 2, 3, 4, 7]);
    const late = { ...infusion, start: on(3), workingDaysOnly: true };
    expect(rows(anIvig({ courses: [late] }))[0]?.days).toEqual([3, 4, 7, 8, 9]);
  });

  test("a past course is over, one that has begun is not", () => {
    const [course] = anIvig().courses;
    if (!course) throw new Error("no course");
    expect(rows(anIvig({ courses: [{ ...course, start: on(-5) }] }))[0]?.over).toBe(true);
    expect(rows(anIvig({ courses: [{ ...course, start: on(-4) }] }))[0]).not.toHaveProperty("over");
  });
});

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
