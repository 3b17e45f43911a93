import { describe, expect, it } from "vitest";
import { aDrug, anSlpReferral, aPtReferral, aSteroid, day } from "@/lib/testing/builders";
import { anIvig, aPlasmaExchange, aRegimen, aSurgery } from "@/lib/testing/course-builders";
import { aDoseStep, aWorking } from "@/lib/testing/dose-builders";
import { everyKind } from "@/lib/testing/every-kind";
import { completeTreatment, type DraftTreatment, draftFrom, draftTreatmentSchema } from "./draft-treatment";
import { kindSchemas } from "./treatment";

const problems = (draft: DraftTreatment) => {
  const result = completeTreatment(draft);
  return result.ok ? [] : result.problem.map((p) => `${p.path}: ${p.message}`);
};

describe("a draft becomes a treatment", () => {
  it.each(everyKind())(
    "$kind: opened as a draft, sent through the form and completed, it is the same treatment",
    (treatment) => {
      const typed = draftTreatmentSchema.parse(JSON.parse(JSON.stringify(draftFrom(treatment))));
      expect(completeTreatment(typed)).toEqual({ ok: true, value: treatment });
    },
  );

  it("covers every kind", () => {
    expect(
      everyKind()
        .map((t) => t.kind)
        .sort(),
    ).toEqual(Object.keys(kindSchemas).sort());
  });

  it.each(Object.keys(kindSchemas) as (keyof typeof kindSchemas)[])(
    "%s: an empty form is a valid draft that names its missing fields",
    (kind) => {
      const draft = draftTreatmentSchema.parse({
        treatmentId: aDrug().treatmentId,
        kind,
        lane: "symptom",
        action: "start",
      });
      const messages = problems(draft);
      expect(messages.length).toBeGreaterThan(2);
      expect(messages.join("\n")).not.toMatch(/invalid input|undefined|NaN|expected/i);
    },
  );

  it("a dose typed as a number or with spaces and zeros is the same dose", () => {
    const step = { ...aDoseStep(), amount: " 0.50 " };
    const result = completeTreatment({ ...draftFrom(aDrug()), steps: [step] });
    expect(result.ok && result.value.kind === "drug" && result.value.steps[0]?.amount).toBe("0.5");
    const typed = completeTreatment({ ...draftFrom(aDrug()), steps: [{ ...aDoseStep(), amount: 40 }] });
    expect(typed.ok && typed.value.kind === "drug" && typed.value.steps[0]?.amount).toBe("40");
  });

  it.each(["0", "-5", "1,000", "0,5", "5 mg", "1e3", "", "abc"])(
    "a dose of '%s' is refused in words that say how to mend it",
    (amount) => {
      expect(problems({ ...draftFrom(aDrug()), steps: [{ ...aDoseStep(), amount }] })).toEqual([
        "steps.0.amount: Enter a dose such as 0.5 or 40",
      ]);
    },
  );

  it("a field that no form has is refused, not dropped", () => {
    expect(draftTreatmentSchema.safeParse({ ...draftFrom(aDrug()), doseOverride: "x" }).success).toBe(false);
  });

  it("a surgery ends on its day and a regimen after its last cycle, without being asked", () => {
    const surgery = completeTreatment({ ...draftFrom(aSurgery()), end: null });
    expect(surgery.ok && surgery.value.end).toBe("2026-11-23");
    const regimen = completeTreatment({ ...draftFrom(aRegimen()), end: "" });
    expect(regimen.ok && regimen.value.end).toBe("2027-02-14");
  });
});

describe("what a treatment may not say", () => {
  const dated = {
    working: aWorking("34.2", "mg", "0.5 mg per kg × 68.4 kg"),
    basis: "per-kg",
    perAmount: "0.5",
  } as const;
  const steroidSteps = [{ ...aDoseStep({ amount: "60" }), alternateAmount: null }];

  it.each<[string, DraftTreatment, string]>([
    [
      "neither end nor review",
      aDrug({ reviewOn: null }),
      "reviewOn: Enter an end date, or the date on which this is reviewed",
    ],
    [
      "an end before the start",
      aDrug({ end: day("2026-11-01") }),
      "end: The end is before the start: enter a later end date",
    ],
    [
      "a change without a reason",
      aDrug({ action: "change", actionFrom: day("2026-12-03") }),
      "changeReason: Enter why you change this treatment",
    ],
    [
      "a steroid without taper or reason",
      aSteroid({ steps: steroidSteps }),
      "noTaperReason: Add lower dose steps, or enter why there is no taper",
    ],
    [
      "a dose per kg without its working",
      aDrug({ steps: [aDoseStep({ ...dated, working: null })] }),
      "steps.0.working: Calculate this dose from a dated weight, so that its working is kept",
    ],
    [
      "a dose 17% above the calculated one without a reason",
      aDrug({ steps: [aDoseStep({ ...dated, amount: "40" })] }),
      "steps.0.overrideReason: The dose is 17% from the calculated one: enter why",
    ],
    [
      "milligrams ordered in grams of a milligram calculation",
      aDrug({ steps: [aDoseStep({ ...dated, amount: "34.2", unit: "g" })] }),
      "steps.0.unit: Order the dose in mg, the unit it was calculated in",
    ],
    [
      "two doses on the same day",
      aDrug({ steps: [aDoseStep({ to: day("2026-12-01") }), aDoseStep({ from: day("2026-12-01") })] }),
      "steps.1.from: This dose overlaps the one before: begin after its last day",
    ],
    [
      "as needed without a purpose",
      aDrug({ asNeeded: true, maxPerDay: { amount: "80", unit: "mg" } }),
      "asNeededFor: Enter what it is taken for, such as: for nausea",
    ],
    [
      "a referral to nobody",
      aPtReferral({ assigneeId: null }),
      "assigneeId: Choose a therapist, or the team whose pool it goes to",
    ],
    [
      "a referral to a person and a pool",
      anSlpReferral({ assigneeId: aPtReferral().assigneeId }),
      "pool: Choose either a therapist or a team's pool, not both",
    ],
    [
      "an exchange without a volume",
      { ...aPlasmaExchange(), courses: aPlasmaExchange().courses.map((c) => ({ ...c, plasmaVolumes: null })) },
      "courses.0.plasmaVolumes: Enter the volume of one exchange: plasma volumes, or litres",
    ],
    [
      "IVIg grams of another weight",
      { ...anIvig(), courses: anIvig().courses.map((c) => ({ ...c, weight: { ...c.weight, value: "64" } })) },
      "courses.0.calculatedG: The calculated grams do not fit the weight: calculate again",
    ],
    [
      "chemotherapy on day 22 of 21",
      { ...aRegimen(), components: aRegimen().components.map((c) => ({ ...c, days: [22] })) },
      "components.0.days: The cycle has 21 days: choose days from 1 to 21",
    ],
  ])("%s", (_, draft, expected) => {
    expect(problems(draft)).toContain(expected);
  });

  it("a calculated dose within 10% needs no reason", () => {
    expect(problems(aDrug({ steps: [aDoseStep({ ...dated, amount: "35" })] }))).toEqual([]);
  });

  it("a treatment that has not begun can be stopped, and its later doses do not stand in the way", () => {
    const stop = day("2026-11-20");
    expect(problems(aDrug({ action: "stop", actionFrom: stop, end: stop, changeReason: "Not tolerated" }))).toEqual([]);
  });

  it("40 mg and 20 mg on alternate days count as a taper from 40 mg daily", () => {
    const [first] = aSteroid().steps;
    const low = { ...aDoseStep({ amount: "40", from: day("2026-12-07") }), alternateAmount: "20" };
    expect(first && problems(aSteroid({ steps: [first, low] }))).toEqual([]);
  });
});
