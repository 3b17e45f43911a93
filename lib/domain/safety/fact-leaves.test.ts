import { describe, expect, it } from "vitest";
import { asked, engineInput, notAsked } from "@/lib/testing/engine-inputs";
import { judged } from "@/lib/testing/judge";
import { Case } from "./case";
import { evaluate } from "./evaluate";

const well = engineInput();
const person = (changes: Partial<typeof well.patient>) => engineInput({ patient: { ...well.patient, ...changes } });
const without = (...facts: (keyof typeof well.patient)[]) =>
  engineInput({
    patient: Object.fromEntries(Object.entries(well.patient).filter(([fact]) => !(facts as string[]).includes(fact))),
  });

describe("facts about the patient", () => {
  it("compare, and are named when missing or too old", () => {
    const older = { pt: "ageYears", op: ">=", value: 60 } as const;
    expect(judged(older, person({ ageYears: 60 }))).toBe(true);
    expect(judged(older, person({ ageYears: 59 }))).toBe(false);
    expect(judged(older, without("ageYears"))).toEqual(["patient.ageYears"]);
    const heavy = { pt: "weightKg", op: "<", value: 45 } as const;
    const stale = { ...without("weightKg"), stale: { "patient.weightKg": -9 } };
    expect(judged(heavy, stale)).toEqual(["patient.weightKg (stale)"]);
  });

  it("are words or answers as well", () => {
    expect(judged({ pt: "sexAtBirth", op: "==", value: "female" }, well)).toBe(true);
    expect(judged({ pt: "sexAtBirth", op: "==", value: "male" }, well)).toBe(false);
    expect(judged({ pt: "carbamazepineTolerated3Months", op: "==", value: true }, well)).toBe(false);
    expect(judged({ pt: "ancestryHlaB1502AtRisk", op: "==", value: true }, without("ancestryHlaB1502AtRisk"))).toEqual([
      "patient.ancestryHlaB1502AtRisk",
    ]);
  });

  const pregnant = { pt: "pregnant", op: "==", value: true } as const;
  const test = (value: string, day = -1, patient: Partial<typeof well.patient> = {}) =>
    engineInput({
      patient: { ageYears: 30, sexAtBirth: "female", ...patient },
      labs: { "pregnancy-test": { value, day } },
    });

  it("say pregnant when recorded, or when a test that still counts is positive", () => {
    expect(judged(pregnant, person({ pregnant: true }))).toBe(true);
    expect(judged(pregnant, test("positive"))).toBe(true);
    expect(judged(pregnant, test("positive", -1, { pregnant: false }))).toBe(true);
    expect(judged(pregnant, test("positive", -15, { pregnant: false }))).toBe(false);
  });

  it("cannot tell a pregnancy that nobody asked about, except of a man or after a negative test", () => {
    expect(judged(pregnant, without("pregnant"))).toEqual(["patient.pregnant"]);
    expect(judged(pregnant, test("negative"))).toBe(false);
    expect(judged(pregnant, test("negative", -15))).toEqual(["patient.pregnant"]);
    expect(judged(pregnant, engineInput({ patient: { sexAtBirth: "male" } }))).toBe(false);
    expect(
      judged({ pt: "childbearingPotential", op: "==", value: true }, engineInput({ patient: { sexAtBirth: "male" } })),
    ).toBe(false);
    expect(judged({ pt: "childbearingPotential", op: "==", value: true }, without("childbearingPotential"))).toEqual([
      "patient.childbearingPotential",
    ]);
  });

  it("are functions too", () => {
    const asking = { fn: "swallow", in: ["impaired", "unsafe"] } as const;
    expect(judged(asking, well)).toBe(false);
    expect(judged(asking, engineInput({ function: { swallow: "impaired" } }))).toBe(true);
    expect(judged(asking, engineInput({ function: {} }))).toEqual(["function.swallow"]);
    const falls = { fn: "fallsLast6Months", op: ">=", value: 2 } as const;
    expect(judged(falls, engineInput({ function: { fallsLast6Months: 2 } }))).toBe(true);
    expect(judged(falls, engineInput({ function: { fallsLast6Months: 1 } }))).toBe(false);
    expect(judged({ fn: "seizuresActive", in: [true] }, engineInput({ function: { seizuresActive: true } }))).toBe(
      true,
    );
  });
});

describe("creatinine clearance", () => {
  const below = (patient: Parameters<typeof person>[0], creatinine: number, value: number) =>
    judged({ calc: "crcl", op: "<", value }, engineInput({ patient, labs: { creatinine } }));

  it.each([
    [
      "man 71 y, 83 kg, 176 cm, 1.5 mg/dL: 53.0",
      { ageYears: 71, sexAtBirth: "male", weightKg: 83, heightCm: 176 },
      1.5,
      53.0,
    ],
    [
      "woman 66 y, 62 kg, 165 cm, 0.8 mg/dL: 67.7",
      { ageYears: 66, sexAtBirth: "female", weightKg: 62, heightCm: 165 },
      0.8,
      67.7,
    ],
    [
      "woman 68 y, 82 kg, 160 cm, 1.6 mg/dL: 34.2 by adjusted weight",
      { ageYears: 68, sexAtBirth: "female", weightKg: 82, heightCm: 160 },
      1.6,
      34.2,
    ],
  ] as const)("is that of calculations.md: %s", (_, patient, creatinine, expected) => {
    expect(below(patient, creatinine, expected - 0.06)).toBe(false);
    expect(below(patient, creatinine, expected + 0.06)).toBe(true);
  });

  it("names every fact it lacks", () => {
    const crcl = { calc: "crcl", op: "<", value: 60 } as const;
    expect(judged(crcl, engineInput({ patient: { sexAtBirth: "female" } }))).toEqual([
      "labs.creatinine",
      "patient.ageYears",
      "patient.weightKg",
      "patient.heightCm",
    ]);
    expect(judged(crcl, engineInput({ labs: { creatinine: { value: 1, day: -31 } } }))).toEqual([
      "labs.creatinine (stale)",
    ]);
    expect(judged(crcl, engineInput({ labs: { creatinine: { value: 1, day: -30 } } }))).toBe(false);
  });
});

describe("results", () => {
  const low = { lab: "neutrophils", op: "<", value: 1.5 } as const;

  it("count for as long as the vocabulary says, from today", () => {
    expect(judged(low, engineInput({ labs: { neutrophils: 1.4 } }))).toBe(true);
    expect(judged(low, engineInput({ labs: { neutrophils: 1.5 } }))).toBe(false);
    expect(judged(low, engineInput())).toEqual(["labs.neutrophils"]);
    const taken = (day: number, asOfDay: number) => engineInput({ labs: { neutrophils: { value: 1, day } }, asOfDay });
    expect(judged(low, taken(-14, 0))).toBe(true);
    expect(judged(low, taken(-15, 0))).toEqual(["labs.neutrophils (stale)"]);
    expect(judged(low, taken(-1, 13))).toBe(true);
    expect(judged(low, taken(-1, 14))).toEqual(["labs.neutrophils (stale)"]);
  });

  it("are words as well", () => {
    const positive = { labIs: "hbsag", in: ["positive"] } as const;
    expect(judged(positive, engineInput({ labs: { hbsag: "positive" } }))).toBe(true);
    expect(judged(positive, engineInput({ labs: { hbsag: "negative" } }))).toBe(false);
    expect(judged(positive, engineInput())).toEqual(["labs.hbsag"]);
  });
});

describe("a test before the first dose", () => {
  const missing = { labMissing: "creatinine", maxAgeDays: 14, before: ["ivig"] } as const;
  const plan = [{ item: "ivig", days: [20, 21] }] as const;
  const at = (asOfDay: number, day?: number) =>
    engineInput({ plan, asOfDay, ...(day === undefined ? {} : { labs: { creatinine: { value: 1, day } } }) });

  it("is missing when there is none recent enough before it", () => {
    expect(judged(missing, at(6, 6))).toBe(false);
    expect(judged(missing, at(6, 5))).toBe(true);
    expect(judged(missing, at(6))).toBe(true);
    expect(judged(missing, at(25, 22))).toBe(false);
  });

  it("is not missing before its time, and the case remembers it", () => {
    const c = new Case(at(5));
    expect(evaluate(c, missing).holds).toBe(false);
    expect(c.postponed).toEqual([{ lab: "creatinine", fromDay: 6, byDay: 20 }]);
    c.early = true;
    expect(evaluate(c, missing).holds).toBe(true);
  });

  it("is any result at all where no age is given", () => {
    const ever = { labMissing: "tpmt-activity", maxAgeDays: null, before: null } as const;
    expect(judged(ever, engineInput())).toBe(true);
    expect(judged(ever, engineInput({ labs: { "tpmt-activity": { value: "normal", day: -9000 } } }))).toBe(false);
  });

  it("is counted from today before any treatment at all", () => {
    const screen = { labMissing: "tumour-screen", maxAgeDays: 180, before: ["@any"] } as const;
    const last = (day: number, asOfDay = 0) =>
      engineInput({ plan, asOfDay, labs: { "tumour-screen": { value: "done", day } } });
    expect(judged(screen, last(-180))).toBe(false);
    expect(judged(screen, last(-181))).toBe(true);
    expect(judged(screen, last(-100, 81))).toBe(true);
  });
});

describe("lists", () => {
  const epilepsy = { cond: ["epilepsy", "seizure-history"] } as const;

  it("that were asked for hold what they name and nothing else", () => {
    expect(judged(epilepsy, engineInput({ conditions: asked("epilepsy") }))).toBe(true);
    expect(judged(epilepsy, engineInput({ conditions: asked("asthma") }))).toBe(false);
  });

  it("that nobody asked for leave open what they do not name", () => {
    expect(judged(epilepsy, engineInput({ conditions: notAsked }))).toEqual(["conditions"]);
    expect(judged(epilepsy, engineInput({ conditions: { ...notAsked, present: ["epilepsy"] } }))).toBe(true);
    const denied = { present: [], absent: ["epilepsy", "seizure-history"], complete: false };
    expect(judged(epilepsy, engineInput({ conditions: denied }))).toBe(false);
    expect(judged({ allergy: ["albumin"] }, engineInput({ allergies: notAsked }))).toEqual(["allergies"]);
  });

  it("of antibodies do not take untested for negative", () => {
    const diagnosis = (antibodies: typeof notAsked) => engineInput({ diagnosis: { syndrome: "lems", antibodies } });
    const hu = { antibody: ["hu"] } as const;
    const high = { antibodyRisk: ["high"] } as const;
    expect(judged(hu, diagnosis(notAsked))).toEqual(["diagnosis.antibodies"]);
    expect(judged(hu, diagnosis({ ...notAsked, absent: ["hu"] }))).toBe(false);
    expect(judged(hu, diagnosis(asked("hu")))).toBe(true);
    expect(judged(high, diagnosis(asked("yo")))).toBe(true);
    expect(judged(high, diagnosis(asked("pq-vgcc")))).toBe(false);
    expect(judged(high, diagnosis({ ...notAsked, present: ["pq-vgcc"] }))).toEqual(["diagnosis.antibodies"]);
  });
});

describe("the diagnosis", () => {
  const of = (diagnosis: Partial<typeof well.diagnosis>) =>
    engineInput({ diagnosis: { antibodies: asked(), ...diagnosis } });

  it("has a syndrome, none, or is not recorded", () => {
    expect(judged({ syndrome: ["lems"] }, of({ syndrome: "lems" }))).toBe(true);
    expect(judged({ syndrome: ["lems"] }, of({ syndrome: "retinopathy" }))).toBe(false);
    expect(judged({ syndrome: ["lems"] }, of({}))).toEqual(["diagnosis.syndrome"]);
    expect(judged({ syndromePresent: true }, of({ syndrome: "lems" }))).toBe(true);
    expect(judged({ syndromePresent: true }, of({ syndrome: null }))).toBe(false);
  });

  it("has a cancer status", () => {
    expect(judged({ cancerStatus: ["confirmed"] }, of({ cancerStatus: "confirmed" }))).toBe(true);
    expect(judged({ cancerStatus: ["confirmed"] }, of({ cancerStatus: "suspected" }))).toBe(false);
    expect(judged({ cancerStatus: ["confirmed"] }, of({}))).toEqual(["diagnosis.cancerStatus"]);
  });
});

describe("a recorded allergy", () => {
  const carboplatin = [
    { item: "regimen-carboplatin-etoposide", cycles: 4 },
    { item: "physical-therapy-referral" },
  ] as const;
  const to = (...ids: string[]) => engineInput({ plan: carboplatin, allergies: asked(...ids) });
  const same = { allergyMatch: "ingredient" } as const;
  const related = { allergyMatch: "class" } as const;

  it("meets the very ingredient, of a regimen too", () => {
    expect(judged(same, to("etoposide"))).toBe(true);
    expect(judged(same, to("cisplatin"))).toBe(false);
  });

  it("meets another member of its group, not itself", () => {
    expect(judged(related, to("cisplatin"))).toBe(true);
    expect(judged(related, to("carboplatin"))).toBe(false);
    expect(judged(related, to("rituximab"))).toBe(false);
  });

  it("cannot be told when nobody asked, unless the plan holds no substance", () => {
    expect(judged(same, engineInput({ plan: carboplatin, allergies: notAsked }))).toEqual(["allergies"]);
    expect(judged(same, engineInput({ plan: [{ item: "thymectomy" }], allergies: notAsked }))).toBe(false);
  });
});
