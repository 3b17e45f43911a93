import { describe, expect, test } from "vitest";
import {
  aCheckpointInhibitor,
  anIvig,
  aPlasmaExchange,
  aRadiotherapy,
  aRegimen,
  aSurgery,
} from "@/lib/testing/course-builders";
import { aWorking } from "@/lib/testing/dose-builders";
import { calculateDose } from "../../../calculation/order-dose";
import { exchangeVolume } from "../../../calculation/plasma-volume";
import type { DraftTreatment } from "../../../plan/draft-treatment";
import { addDays, asDay } from "../../../shared/day";
import { planRows } from "./plan-rows";

const asOf = asDay("2026-11-23");
const on = (n: number) => addDays(asOf, n);
const rows = (...treatments: DraftTreatment[]) => planRows(treatments, asOf);

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
