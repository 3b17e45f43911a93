// What an answer rests on: the values, orders and facts that a clinician is shown beside it.
import { describe, expect, it } from "vitest";
import { asked, engineInput, notAsked } from "@/lib/testing/engine-inputs";
import { grounds, judged } from "@/lib/testing/judge";
import { Case } from "./case";
import type { EngineInput } from "./engine-input";
import { evaluate } from "./evaluate";
import type { RuleExpression } from "./expression";

const evidence = (expression: RuleExpression, input: EngineInput) => evaluate(new Case(input), expression).evidence;

describe("a number", () => {
  it("of the patient is shown with its unit, and a result with its day", () => {
    const { patient } = engineInput();
    expect(
      evidence({ pt: "weightKg", op: "<", value: 45 }, engineInput({ patient: { ...patient, weightKg: 44 } })),
    ).toEqual([{ fact: "patient.weightKg", value: 44, unit: "kg" }]);
    const neutrophils = { value: 1.4, day: -3 };
    expect(evidence({ lab: "neutrophils", op: "<", value: 1.5 }, engineInput({ labs: { neutrophils } }))).toEqual([
      { fact: "labs.neutrophils", value: 1.4, day: -3 },
    ]);
  });

  it("of falls has no unit", () => {
    const input = engineInput({ function: { fallsLast6Months: 3 } });
    expect(evidence({ fn: "fallsLast6Months", op: ">=", value: 2 }, input)).toEqual([
      { fact: "function.fallsLast6Months", value: 3 },
    ]);
  });

  it("cannot be compared when the laboratory answered in words", () => {
    const input = engineInput({ labs: { neutrophils: "clotted" } });
    expect(judged({ lab: "neutrophils", op: "<", value: 1.5 }, input)).toEqual(["labs.neutrophils"]);
  });
});

describe("a test that is not there", () => {
  const missing = (maxAgeDays: number | null) => ({ labMissing: "creatinine", maxAgeDays, before: null }) as const;

  it("was never recorded, or is too old, with its day", () => {
    expect(evidence(missing(30), engineInput())).toEqual([{ fact: "labs.creatinine", value: "not recorded" }]);
    expect(evidence(missing(30), engineInput({ labs: { creatinine: { value: 1, day: -31 } } }))).toEqual([
      { fact: "labs.creatinine", value: "too old", day: -31 },
    ]);
    expect(judged(missing(30), engineInput({ labs: { creatinine: { value: 1, day: -30 } } }))).toBe(false);
    expect(evidence(missing(null), engineInput())).toEqual([{ fact: "labs.creatinine", value: "not recorded" }]);
  });
});

describe("a list", () => {
  const epilepsy = { cond: ["epilepsy", "seizure-history"] } as const;

  it("shows all that it names", () => {
    const conditions = asked("seizure-history", "asthma", "epilepsy");
    expect(grounds(epilepsy, engineInput({ conditions })).values).toEqual(["epilepsy", "seizure-history"]);
  });

  it("that denies one of two leaves the other open", () => {
    const conditions = { ...notAsked, absent: ["epilepsy"] };
    expect(judged(epilepsy, engineInput({ conditions }))).toEqual(["conditions"]);
  });
});

describe("an allergy", () => {
  const plan = [{ item: "prednisone" }, { item: "carboplatin" }, { item: "thymectomy" }];

  it("shows the allergen, the order that holds it, and no other", () => {
    const input = (allergen: string) => engineInput({ plan, allergies: asked("rituximab", allergen) });
    expect(grounds({ allergyMatch: "ingredient" }, input("carboplatin"))).toEqual({
      rows: [1],
      values: ["carboplatin", "carboplatin"],
    });
    expect(grounds({ allergyMatch: "class" }, input("cisplatin"))).toEqual({
      rows: [1],
      values: ["cisplatin", "carboplatin"],
    });
  });
});

describe("an answer of the record", () => {
  it("that a man can bear a child counts when somebody recorded it, and his other facts are asked as anybody's", () => {
    const man = { ageYears: 60, sexAtBirth: "male" } as const;
    const potential = { pt: "childbearingPotential", op: "==", value: true } as const;
    expect(judged(potential, engineInput({ patient: { ...man, childbearingPotential: true } }))).toBe(true);
    expect(judged({ pt: "ageYears", op: ">=", value: 60 }, engineInput({ patient: man }))).toBe(true);
  });

  it("about a pregnancy is the record's own or the test's", () => {
    const pregnant = { pt: "pregnant", op: "==", value: true } as const;
    const woman = { ageYears: 30, sexAtBirth: "female" } as const;
    expect(evidence(pregnant, engineInput({ patient: { ...woman, pregnant: true } }))).toEqual([
      { fact: "patient.pregnant", value: true },
    ]);
    const labs = { "pregnancy-test": { value: "positive", day: -2 } };
    expect(evidence(pregnant, engineInput({ patient: woman, labs }))).toEqual([
      { fact: "labs.pregnancy-test", value: "positive", day: -2 },
    ]);
  });

  it("may be any of several words", () => {
    const plan = [{ item: "plasma-exchange", flags: { access: "central" } }];
    const access = { flag: "access", in: ["implanted", "central"] } as const;
    expect(grounds({ planFlag: { item: "plasma-exchange", ...access } }, engineInput({ plan }))).toEqual({
      rows: [0],
      values: ["central"],
    });
    expect(judged({ anyPlanFlag: access }, engineInput({ plan }))).toBe(true);
  });

  it("about a review says that none is planned, or that it is too late", () => {
    const missing = { reviewDateMissing: 28 } as const;
    expect(grounds(missing, engineInput()).values).toEqual(["not planned"]);
    expect(grounds(missing, engineInput({ reviewDay: 29 })).values).toEqual(["too late"]);
    expect(judged(missing, engineInput({ reviewDay: 12, asOfDay: 12 }))).toBe(false);
  });
});
