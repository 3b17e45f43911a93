import { describe, expect, test } from "vitest";
import { someFacts } from "@/lib/testing/stored-facts-builder";
import { asDay } from "../../shared/day";
import { type PlanSource, plannedReview, toEngineInput } from "./to-engine-input";

const asOf = asDay("2026-11-23");
const diagnosis: PlanSource["diagnosis"] = {
  phenotype: "lems",
  cancerStatus: "found",
  cancer: "small-cell-lung",
  antibodies: [
    { antibody: "pq-vgcc", result: "found" },
    { antibody: "hu", result: "not-found" },
    { antibody: "yo", result: "not-tested" },
  ],
};
const inputOf = (facts: Parameters<typeof someFacts>[0], over: Partial<PlanSource> = {}) =>
  toEngineInput({
    treatments: [],
    current: null,
    facts: someFacts(facts),
    diagnosis,
    jurisdiction: "US",
    asOf,
    reviewOn: null,
    ...over,
  });

describe("lists", () => {
  test("a list nobody reviewed leaves everything else unknown", () => {
    const { allergies, conditions, homeMedications } = inputOf({ conditions: ["diabetes"] });
    expect(conditions).toMatchObject({ present: ["diabetes"], complete: false });
    expect(allergies).toEqual({ present: [], absent: [], complete: false });
    expect(homeMedications).toEqual({ present: [], absent: [], complete: false });
  });

  test("a reviewed list of allergies says that the others are absent", () => {
    expect(inputOf({ reviewed: ["allergies"] }).allergies).toEqual({ present: [], absent: [], complete: true });
  });

  test("a reviewed list of conditions does not answer a gatekeeper question", () => {
    const { conditions } = inputOf({ reviewed: ["conditions"], answers: { asthma: "no" } });
    expect(conditions.complete).toBe(false);
    expect(conditions.absent).toEqual(expect.arrayContaining(["asthma", "asthma-uncontrolled", "diabetes"]));
    expect(conditions.absent).not.toContain("g6pd-deficiency");
    expect(conditions.present).toEqual([]);
  });

  test("a list is complete once all gatekeeper questions are answered", () => {
    const asked = [
      "seizure-history",
      "long-qt-congenital",
      "av-block-2-3",
      "asthma",
      "mechanical-gi-obstruction",
      "mechanical-urinary-obstruction",
      "thrombosis-history",
      "iga-deficiency",
      "latent-tb-untreated",
      "g6pd-deficiency",
      "peptic-ulcer",
      "haemorrhagic-cystitis-history",
      "blood-products-refused",
    ];
    const answers = Object.fromEntries(asked.map((id) => [id, "no"]));
    expect(inputOf({ reviewed: ["conditions"], answers }).conditions).toMatchObject({ present: [], complete: true });
  });

  test.each([
    ["yes", "present"],
    ["no", "absent"],
  ] as const)("a gatekeeper answer %s is %s though the list was not reviewed", (answer, where) => {
    expect(inputOf({ answers: { "seizure-history": answer } }).conditions[where]).toContain("seizure-history");
  });

  test("an answer of not known leaves the condition unknown", () => {
    const { conditions } = inputOf({ answers: { asthma: "not-known" }, reviewed: ["conditions"] });
    expect([...conditions.present, ...conditions.absent]).not.toContain("asthma");
  });

  test("no seizure ever means no epilepsy, unless epilepsy is recorded", () => {
    expect(inputOf({ answers: { "seizure-history": "no" } }).conditions.absent).toContain("epilepsy");
    const contradictory = inputOf({ answers: { "seizure-history": "no" }, conditions: ["epilepsy"] }).conditions;
    expect(contradictory.present).toEqual(["epilepsy"]);
    expect(contradictory.absent).not.toContain("epilepsy");
  });

  test("a resolved epilepsy still counts, a resolved infection does not", () => {
    const { conditions } = inputOf({
      conditions: [
        { code: "epilepsy", text: "Epilepsy", status: "resolved" },
        { code: "active-infection", text: "Pneumonia", status: "resolved" },
      ],
    });
    expect(conditions.present).toEqual(["epilepsy"]);
    expect(conditions.absent).toEqual(["active-infection"]);
  });

  test("a refuted allergy is absent, an unmatched one is named", () => {
    const { allergies, unmappedAllergies } = inputOf({
      allergies: [
        { substance: "rituximab", status: "refuted" },
        { substance: null, text: "Penicillin" },
      ],
    });
    expect(allergies).toMatchObject({ present: [], absent: ["rituximab"] });
    expect(unmappedAllergies).toEqual(["Penicillin"]);
  });

  test("a medicine the patient is unsure about is neither taken nor absent", () => {
    const { homeMedications, unmappedMedicines } = inputOf({
      reviewed: ["home-medicines"],
      medicines: [
        { agent: "metoprolol" },
        { agent: "warfarin", status: "unsure" },
        { agent: "ibuprofen", status: "stopped" },
        { agent: null, text: "Herbal tea" },
      ],
    });
    expect(homeMedications.present).toEqual(["metoprolol"]);
    expect(homeMedications.complete).toBe(false);
    expect(homeMedications.absent).toEqual(expect.arrayContaining(["ibuprofen", "lisinopril"]));
    expect([...homeMedications.present, ...homeMedications.absent]).not.toContain("warfarin");
    expect(unmappedMedicines).toEqual(["Herbal tea"]);
  });

  test("a refused exchange is a refusal of blood products", () => {
    const consent = {
      treatmentId: "t1",
      kind: "plasma-exchange",
      agent: "plasma-exchange",
      decision: "refused",
      decidedOn: "2026-11-20",
      recordedAt: "2026-11-20T10:00:00Z",
    };
    expect(inputOf({ consents: [consent] }).conditions.present).toContain("blood-products-refused");
  });
});

describe("measured facts", () => {
  test("a weight of 7 days ago counts, one of 8 days ago is stale with its day", () => {
    const weight = (on: string) => inputOf({ observations: [{ code: "weight", value: "68.4", on }] });
    expect(weight("2026-11-16").patient.weightKg).toBe(68.4);
    expect(weight("2026-11-15").patient).not.toHaveProperty("weightKg");
    expect(weight("2026-11-15").stale).toEqual({ "patient.weightKg": -8 });
  });

  test("results pass with their day, however old", () => {
    const { labs } = inputOf({
      observations: [
        { code: "creatinine", value: "1.1", on: "2026-08-01" },
        { code: "pregnancy-test", word: "positive", on: "2026-11-22" },
        { code: "hbsag", word: "perhaps", on: "2026-11-22" },
      ],
    });
    expect(labs).toEqual({
      creatinine: { value: 1.1, day: -114 },
      "pregnancy-test": { value: "positive", day: -1 },
    });
  });

  test("function in the engine's words", () => {
    const fn = inputOf({
      observations: [
        { code: "seizures-active", word: "no", on: "2026-11-20" },
        { code: "swallow", word: "unsafe", on: "2026-11-20" },
        { code: "gait", word: "impaired", on: "2026-09-20" },
        { code: "falls-last-6-months", value: "2", on: "2026-09-20" },
      ],
    });
    expect(fn.function).toEqual({ seizuresActive: false, swallow: "unsafe", fallsLast6Months: 2 });
    expect(fn.stale).toEqual({ "function.gait": -64 });
  });
});

describe("the person", () => {
  test("age on the day, and no sex when it is not known", () => {
    expect(inputOf({ born: "1961-11-24" }).patient).toMatchObject({ ageYears: 64, sexAtBirth: "female" });
    expect(inputOf({ sexAtBirth: "not-known" }).patient).not.toHaveProperty("sexAtBirth");
  });

  test.each([
    ["no", "2026-10-24", false],
    ["no", "2026-10-23", undefined],
    ["yes", "2026-05-01", true],
    ["not-known", "2026-11-20", undefined],
  ])("pregnant answered %s on %s reads as %s", (answer, askedOn, expected) => {
    const { patient, stale } = inputOf({ answers: { pregnant: answer }, askedOn });
    expect(patient.pregnant).toBe(expected);
    expect("patient.pregnant" in stale).toBe(answer === "no" && expected === undefined);
  });

  test("antibodies: not tested is not negative", () => {
    expect(inputOf({}).diagnosis).toEqual({
      syndrome: "lems",
      antibodies: { present: ["pq-vgcc"], absent: ["hu"], complete: false },
      cancer: "small-cell-lung",
      cancerStatus: "confirmed",
    });
  });

  test.each([
    ["not-looked-for", undefined, undefined],
    ["not-found", "not-found", "none"],
    ["suspected", "suspected", undefined],
    ["in-remission", "in-remission", undefined],
  ])("cancer status %s is %s", (status, expected, cancer) => {
    const found = inputOf({}, { diagnosis: { ...diagnosis, cancerStatus: status, cancer: null } }).diagnosis;
    expect([found.cancerStatus, found.cancer]).toEqual([expected, cancer]);
  });

  test("an unknown jurisdiction is other", () => {
    expect(inputOf({}, { jurisdiction: "CH" }).patient.jurisdiction).toBe("other");
  });
});

test("the planned review is the first one that is still to come", () => {
  const review = (reviewOn: string, action: "start" | "stop" = "start") => ({ action, reviewOn });
  const days = [review("2026-11-20"), review("2026-11-25", "stop"), review("2027-01-04"), review("2026-12-04")];
  expect(plannedReview(days, asOf)).toBe("2026-12-04");
  expect(plannedReview([review("soon")], asOf)).toBeNull();
  expect(inputOf({}, { reviewOn: asDay("2026-12-04") }).reviewDay).toBe(11);
});

test("stored facts that cannot be read name the place", () => {
  expect(() => someFacts({ born: "yesterday" })).toThrow("patient.born");
});
