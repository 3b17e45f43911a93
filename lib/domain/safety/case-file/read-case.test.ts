import { describe, expect, test } from "vitest";
import c01 from "@/lib/testing/cases/C01.json";
import c02 from "@/lib/testing/cases/C02.json";
import c03 from "@/lib/testing/cases/C03.json";
import c05 from "@/lib/testing/cases/C05.json";
import { malformedCases } from "@/lib/testing/malformed-cases";
import { caseProblemLine } from "./problem";
import { readCase, readCaseFile } from "./read-case";

function inputOf(json: unknown) {
  const read = readCase(json);
  if (!read.ok) throw new Error(read.problem.map(caseProblemLine).join("\n"));
  return read.value;
}

const linesOf = (json: unknown) => {
  const read = readCase(json);
  return read.ok ? [] : read.problem.map(caseProblemLine);
};

const planOf = (...plan: readonly object[]) => inputOf({ plan }).plan;

describe("a case that cannot be understood", () => {
  test.each(malformedCases)("$name is refused, naming $path", ({ json, path }) => {
    const read = readCase(json);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problem.map((problem) => problem.path)).toContain(path);
    for (const problem of read.problem)
      expect(problem.mend).toMatch(/^(Did|Let|Leave|Mend|Move|Name|Say|Split|Write|A )/);
  });

  test("is refused with everything that is wrong, at most 50 problems", () => {
    const plan = Array.from({ length: 60 }, () => ({ item: "nothing-known", doseUnit: "stone" }));
    expect(linesOf({ plan })).toHaveLength(50);
  });

  test.each([
    ["Rituxan", "Did you mean rituximab?"],
    ["Tegretol", "Did you mean carbamazepine?"],
    ["predisone", "Did you mean prednisone"],
    ["@thiopurine", "Name one medicine of the class: azathioprine or mercaptopurine"],
  ])("an item written as %s is answered with what was meant", (item, mend) => {
    expect(linesOf({ plan: [{ item }] })[0]).toContain(mend);
  });

  test("a misspelt fact, unit or laboratory value is answered with the right spelling", () => {
    expect(linesOf({ plan: [], patient: { weigthKg: 60 } })[0]).toContain("Did you mean weightKg?");
    expect(linesOf({ plan: [{ item: "prednisone", doseValue: 1, doseUnit: "mg/kg/d" }] })[0]).toContain(
      "Write mg/kg for one dose",
    );
    expect(linesOf({ plan: [], labs: { creatinin: {} } })[0]).toContain("Did you mean creatinine?");
  });
});

describe("a case that is understood", () => {
  test("gives the same for the whole file and for its facts alone", () => {
    expect(inputOf(c01.facts)).toEqual(inputOf(c01));
  });

  test("gives every fact and row of the file", () => {
    const input = inputOf(c01);
    expect(input.patient).toEqual(c01.facts.patient);
    expect(input.function).toEqual(c01.facts.function);
    expect(input.labs).toEqual(c01.facts.labs);
    expect(input.diagnosis).toEqual({
      syndrome: "lems",
      antibodies: { present: ["pq-vgcc", "sox1"], absent: [], complete: true },
      cancer: "small-cell-lung",
      cancerStatus: "confirmed",
    });
    expect(input.homeMedications).toEqual({ present: ["metoprolol", "ciprofloxacin"], absent: [], complete: true });
    expect(input.plan.map(({ item, startDay }) => [item, startDay])).toEqual(
      c01.facts.plan.map(({ item, startDay }) => [item, startDay]),
    );
    expect(input.plan[3]).toEqual({
      item: "carboplatin",
      action: "start",
      route: "iv",
      doseValue: 390,
      doseUnit: "mg",
      auc: 5,
      gfrUsed: 53,
      startDay: 14,
      flags: {},
    });
  });

  test("takes session days as days, and flags apart", () => {
    expect(inputOf(c03).plan[3]).toMatchObject({
      days: [9, 11, 13, 15, 17],
      plasmaVolumes: 1,
      flags: { access: "central" },
    });
    expect(inputOf(c03).plan[4]).toMatchObject({ doseUnit: "mg/m2", flags: { premedication: true } });
  });

  test("a row without a start begins with its first step or day, else on day 0", () => {
    expect(inputOf(c02).plan[1]?.startDay).toBe(0);
    const segments = c05.facts.plan.flatMap((row) => ("segments" in row ? [row.segments] : []))[0];
    expect(planOf({ item: "prednisone", segments })[0]?.startDay).toBe(0);
    expect(planOf({ item: "ivig", days: [8, 7] })[0]).toMatchObject({ startDay: 7, days: [7, 8] });
    expect(planOf({ item: "thymectomy" })[0]?.startDay).toBe(0);
  });

  test("held and stopped rows are no part of the plan, and rows keep the number they have in the file", () => {
    const read = readCaseFile({
      plan: [
        { item: "prednisone", action: "stop" },
        { item: "ivig" },
        { item: "mesna", action: "hold" },
        { item: "rituximab" },
      ],
    });
    expect(read.ok && read.value.input.plan.map(({ item }) => item)).toEqual(["ivig", "rituximab"]);
    expect(read.ok && read.value.fileRows).toEqual([1, 3]);
  });

  test("a list that is not there was not asked, an empty one was asked and holds nothing", () => {
    const input = inputOf({ plan: [], conditions: [] });
    expect(input.conditions).toEqual({ present: [], absent: [], complete: true });
    expect(input.allergies).toEqual({ present: [], absent: [], complete: false });
    expect(input.homeMedications.complete).toBe(false);
    expect(input.diagnosis).toEqual({ antibodies: { present: [], absent: [], complete: false } });
  });

  test("facts that are unknown or null stay out", () => {
    const patient = { pregnant: "unknown", weightKg: null, ancestryHlaB1502AtRisk: "unknown", breastfeeding: false };
    expect(inputOf({ plan: [], patient }).patient).toEqual({ breastfeeding: false });
    expect(inputOf({ plan: [], diagnosis: { syndrome: null } }).diagnosis.syndrome).toBeNull();
  });

  test("an unknown home medicine and an unknown allergen are kept as not checked", () => {
    const input = inputOf({
      plan: [],
      homeMedications: ["metoprolol", "grandmother's tea"],
      allergies: ["latex", "albumin"],
    });
    expect(input.homeMedications.present).toEqual(["metoprolol"]);
    expect(input.unmappedMedicines).toEqual(["grandmother's tea"]);
    expect(input.allergies.present).toEqual(["albumin"]);
    expect(input.unmappedAllergies).toEqual(["latex"]);
  });

  test("a laboratory value is converted from the unit it is written in", () => {
    const labs = {
      creatinine: { value: 132.6, unit: "umol/L", day: -3 },
      platelets: { value: 240_000, unit: "/uL", day: -3 },
    };
    expect(inputOf({ plan: [], labs }).labs).toEqual({
      creatinine: { value: 1.5, day: -3 },
      platelets: { value: 240, day: -3 },
    });
  });

  test("a result of null is no result", () => {
    const labs = { sodium: { value: null, day: -3 }, ecg: { value: null, day: -3 }, potassium: null };
    expect(inputOf({ plan: [], labs }).labs).toEqual({});
  });

  test("a test that was done needs no value", () => {
    expect(inputOf({ plan: [], labs: { ecg: { day: -3 }, audiogram: { value: true, day: 0 } } }).labs).toEqual({
      ecg: { value: "done", day: -3 },
      audiogram: { value: "done", day: 0 },
    });
  });

  test("the day of the check comes from the file or its facts, and results up to it count", () => {
    const facts = { plan: [], labs: { sodium: { value: 139, day: 20 } } };
    expect(inputOf({ asOfDay: 30, reviewDate: 90, facts })).toMatchObject({ asOfDay: 30, reviewDay: 90 });
    expect(inputOf({ ...facts, asOfDay: 20 }).asOfDay).toBe(20);
    expect(linesOf(facts)[0]).toContain("labs.sodium.day: day 20 is in the future (today is day 0)");
  });
});
