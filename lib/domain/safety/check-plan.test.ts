import { describe, expect, it } from "vitest";
import { asked, engineInput, notAsked, type RowParts } from "@/lib/testing/engine-inputs";
import { basisOf } from "./basis";
import { checkPlan } from "./check-plan";
import { collapse } from "./collapse";
import type { EngineInput } from "./engine-input";
import { missingText } from "./evidence-words";

const amifampridine = {
  item: "amifampridine",
  treatmentId: "t-ami",
  route: "oral",
  form: "tablet",
  doseValue: 10,
  doseUnit: "mg",
  timesPerDay: 3,
} as const;
const finding = (input: EngineInput, id: string) => checkPlan(input).findings.find(({ ruleId }) => ruleId === id);
const open = (input: EngineInput, id: string) =>
  checkPlan(input)
    .cannotTell.find(({ ruleId }) => ruleId === id)
    ?.missing.map((fact) => missingText(fact));

describe("a finding", () => {
  const input = engineInput({ plan: [{ item: "pyridostigmine" }, amifampridine], conditions: asked("epilepsy") });
  const found = finding(input, "ami-seizure-history");

  it("says what, why and what to do, with the patient's own values", () => {
    expect(found).toMatchObject({
      tier: "must-resolve",
      severity: "contraindicated",
      message: "Amifampridine; Epilepsy",
      why: "Amifampridine must not be used in a patient who has ever had a seizure.",
      rows: [1],
      unsure: [],
      overridable: true,
    });
    expect(found?.actions.map(({ kind }) => kind)).toEqual(["advice", "open-treatment", "stop-treatment"]);
  });

  it("offers what would resolve it, without what the patient is allergic to", () => {
    const segments = [{ fromDay: 0, toDay: 60, mgPerDay: 40 }];
    const plan = [{ item: "prednisone", route: "oral", segments }];
    const added = (allergies: ReturnType<typeof asked>) =>
      finding(engineInput({ plan, allergies }), "gc-pjp")?.actions.flatMap((a) =>
        a.kind === "add-treatment" ? a.item : [],
      );
    expect(added(asked())).toEqual(["trimethoprim-sulfamethoxazole", "atovaquone", "dapsone"]);
    expect(added(asked("sulfonamide-antibiotic"))).toEqual(["atovaquone", "dapsone", "pentamidine-inhaled"]);
  });

  it("is as grave as the label of the jurisdiction", () => {
    const inJurisdiction = (jurisdiction: "US" | "EU") =>
      finding(
        engineInput({ patient: { jurisdiction }, plan: [amifampridine], conditions: asked("asthma-uncontrolled") }),
        "ami-asthma-uncontrolled",
      )?.severity;
    expect([inJurisdiction("US"), inJurisdiction("EU")]).toEqual(["major", "contraindicated"]);
  });

  it("that a missing fact could lift is both found and open", () => {
    const hla = engineInput({
      patient: { ageYears: 40, sexAtBirth: "female" },
      labs: { "hla-b1502": "positive" },
      plan: [{ item: "carbamazepine" }],
    });
    expect(finding(hla, "cbz-hla-b1502-positive")?.unsure).toEqual([
      { fact: "patient.carbamazepineTolerated3Months", state: "missing" },
    ]);
    expect(open(hla, "cbz-hla-b1502-positive")).toEqual([
      "Whether carbamazepine was tolerated for 3 months not recorded",
    ]);
  });

  it("names its orders in the order of the plan, whichever of them comes first by date", () => {
    const exchange = { item: "plasma-exchange", days: [2] };
    const rituximab = { item: "rituximab", days: [0] };
    const rowsOf = (plan: readonly RowParts[]) => finding(engineInput({ plan }), "rtx-plex-gap")?.rows;
    expect(rowsOf([exchange, rituximab])).toEqual([0, 1]);
    expect(rowsOf([rituximab, exchange])).toEqual([0, 1]);
  });

  it("of an allergy to the very ingredient cannot be overridden", () => {
    const allergic = engineInput({ plan: [amifampridine], allergies: asked("amifampridine") });
    expect(finding(allergic, "allergy-same-ingredient")?.overridable).toBe(false);
  });
});

describe("what cannot be told", () => {
  it("names the fact, and only where it could decide", () => {
    const patient = { ageYears: 50, sexAtBirth: "female", heightCm: 165 } as const;
    const valproate = {
      item: "valproic-acid",
      route: "oral",
      doseValue: 1500,
      doseUnit: "mg",
      timesPerDay: 2,
    } as const;
    const weightless = engineInput({ patient, plan: [valproate] });
    expect(open(weightless, "vpa-max-daily")).toEqual(["Weight not recorded"]);
    expect(finding(weightless, "vpa-max-daily")).toBeUndefined();
    expect(open(weightless, "aza-max-daily")).toBeUndefined();
  });

  it("is nothing for a plan that holds nothing and of which everything is known", () => {
    const { findings, cannotTell } = checkPlan(engineInput());
    expect(findings).toEqual([]);
    expect(cannotTell.map(({ ruleId, missing }) => [ruleId, missing.map(({ fact }) => fact)])).toEqual([
      ["nmj-fvc-low", ["labs.fvc-per-kg", "labs.fvc"]],
    ]);
  });

  it("is every medicine rule for a patient whose home medicines nobody asked for", () => {
    const rulesOpen = checkPlan(engineInput({ homeMedications: notAsked })).cannotTell;
    expect(rulesOpen.length).toBeGreaterThan(40);
  });
});

describe("a test whose time has not come", () => {
  const ivig = { item: "ivig", route: "iv", doseGPerKgTotal: 2, days: [20, 21, 22, 23, 24] } as const;

  it("is no finding but on the list, with the days on which it counts", () => {
    const { findings, upcoming } = checkPlan(engineInput({ plan: [ivig] }));
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain("ivig-baseline");
    expect(upcoming).toEqual([
      {
        ruleId: "ivig-baseline",
        title: "Creatinine before the first dose",
        fact: "labs.creatinine",
        rows: [0],
        fromDay: 6,
        byDay: 20,
      },
    ]);
  });

  it("brings no other test forward whose time has not come either", () => {
    const rituximab = { item: "rituximab", route: "iv", days: [100, 114] } as const;
    const { findings, upcoming } = checkPlan(engineInput({ plan: [rituximab, { ...ivig, days: [120] }] }));
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain("ivig-baseline");
    expect(upcoming.map(({ ruleId, fromDay }) => [ruleId, fromDay])).toEqual([
      ["rtx-igg-baseline", 10],
      ["ivig-baseline", 106],
    ]);
  });

  it("is a finding once it has", () => {
    const { findings, upcoming } = checkPlan(engineInput({ plan: [ivig], asOfDay: 6 }));
    expect(findings.map(({ ruleId }) => ruleId)).toContain("ivig-baseline");
    expect(upcoming).toEqual([]);
  });
});

describe("the same plan", () => {
  const input = engineInput({
    plan: [
      amifampridine,
      { item: "prednisone", route: "oral", doseValue: 60, doseUnit: "mg", startDay: 0, endDay: 60 },
    ],
    conditions: asked("seizure-history", "diabetes"),
    homeMedications: asked("ciprofloxacin", "lisinopril"),
  });

  it("gives the same answer every time", () => {
    expect(checkPlan(input)).toEqual(checkPlan(structuredClone(input)));
  });

  it("in groups shows every finding once, the gravest first", () => {
    const { findings } = checkPlan(input);
    const groups = collapse(findings);
    expect(groups.flatMap((group) => group.findings)).toHaveLength(findings.length);
    expect(groups[0]?.tier).toBe("must-resolve");
    expect(new Set(groups.map(({ tier, cause }) => `${tier} ${cause}`)).size).toBe(groups.length);
  });
});

describe("the basis of a decision", () => {
  const seizure = (conditions: ReturnType<typeof asked>, doseValue = 10, treatmentId = "t-ami") => {
    const input = engineInput({ plan: [{ ...amifampridine, doseValue, treatmentId }], conditions });
    const found = finding(input, "ami-seizure-history");
    return found ? basisOf(found, input) : null;
  };

  it("is the rule, the treatment and the facts used, and nothing else", () => {
    expect(seizure(asked("epilepsy"), 10)).toBe(seizure(asked("epilepsy", "asthma"), 15));
    expect(seizure(asked("epilepsy"))).not.toBe(seizure(asked("seizure-history")));
    expect(seizure(asked("epilepsy"))).not.toBe(seizure(asked("epilepsy", "status-epilepticus")));
    expect(seizure(asked("epilepsy"))).not.toBe(seizure(asked("epilepsy"), 10, "t-other"));
  });

  it("is the same for the same result taken again, and another for another value", () => {
    const sodium = (value: number, day: number) => {
      const input = engineInput({ plan: [{ item: "carbamazepine" }], labs: { sodium: { value, day } } });
      const found = finding(input, "cbz-sodium-low");
      return found ? basisOf(found, input) : null;
    };
    expect(sodium(130, -5)).toBe(sodium(130, -1));
    expect(sodium(130, -5)).not.toBe(sodium(129, -5));
  });
});
