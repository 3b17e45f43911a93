// Inputs one step away from an input: one thing of the plan or the record changed, or one fact no longer known.
import type { EngineInput, FactList, PlanRow } from "@/lib/domain/safety/engine-input";

export interface Neighbour {
  readonly change: string;
  readonly input: EngineInput;
}

const lists = ["conditions", "allergies", "homeMedications"] as const;
const without = <T>(items: readonly T[], index: number): readonly T[] => items.filter((_, i) => i !== index);

function omit<T extends object>(facts: T, key: string): T {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name !== key)) as T;
}

/** The record with a list in which an id is known to be absent, or of which the id is no longer known. */
const drop = (list: FactList, id: string, known: boolean): FactList => ({
  present: list.present.filter((one) => one !== id),
  absent: known ? [...list.absent, id] : list.absent.filter((one) => one !== id),
  complete: known && list.complete,
});

function droppedFromLists(input: EngineInput, known: boolean): Neighbour[] {
  const word = known ? "without" : "not asked:";
  return [
    ...lists.flatMap((name) =>
      input[name].present.map((id) => ({
        change: `${word} ${name} ${id}`,
        input: { ...input, [name]: drop(input[name], id, known) },
      })),
    ),
    ...input.diagnosis.antibodies.present.map((id) => ({
      change: `${word} antibody ${id}`,
      input: { ...input, diagnosis: { ...input.diagnosis, antibodies: drop(input.diagnosis.antibodies, id, known) } },
    })),
  ];
}

const rowFields = ["doseValue", "auc", "gfrUsed", "plasmaVolumes", "cumulativeG", "doseGPerKgTotal", "route"] as const;

/** Every fact that can be taken away, each by itself. */
export function withOneFactLess(input: EngineInput): readonly Neighbour[] {
  const facts = (["patient", "function", "labs", "diagnosis"] as const).flatMap((part) =>
    Object.keys(input[part])
      .filter((key) => key !== "antibodies")
      .map((key) => ({ change: `not known: ${part}.${key}`, input: { ...input, [part]: omit(input[part], key) } })),
  );
  const listsOpen = lists.map((name) => ({
    change: `not asked: ${name}`,
    input: { ...input, [name]: { present: [], absent: [], complete: false } },
  }));
  const rows = input.plan.flatMap((row, i) =>
    rowFields
      .filter((field) => row[field] !== undefined)
      .map((field) => ({
        change: `not stated: plan.${i}.${field}`,
        input: { ...input, plan: input.plan.map((one, j) => (i === j ? omit(one, field) : one)) },
      })),
  );
  const antibodies = { present: [], absent: [], complete: false };
  const noTest = {
    change: "not tested: antibodies",
    input: { ...input, diagnosis: { ...input.diagnosis, antibodies } },
  };
  return [...facts, ...listsOpen, noTest, ...rows, ...droppedFromLists(input, false)];
}

const numbers = (row: PlanRow): Neighbour["input"]["plan"][number][] => [
  ...(row.doseValue
    ? [
        { ...row, doseValue: row.doseValue / 2 },
        { ...row, doseValue: row.doseValue / 20 },
      ]
    : []),
  ...rowFields.flatMap((field) => {
    const value = row[field];
    return typeof value === "number" && field !== "doseValue" ? [{ ...row, [field]: value / 2 }] : [];
  }),
  ...(row.segments ? [{ ...row, segments: row.segments.map((s) => ({ ...s, mgPerDay: s.mgPerDay / 20 })) }] : []),
  ...(row.segments ? [{ ...row, segments: row.segments.slice(0, 1).map((s) => ({ ...s, toDay: s.fromDay })) }] : []),
  ...(row.days && row.days.length > 1 ? [{ ...row, days: row.days.slice(0, 1) }] : []),
  ...(row.endDay !== undefined ? [{ ...row, endDay: row.startDay }] : []),
  { ...row, form: "solution" },
  { ...row, flags: { ...row.flags, hydration: true, premedication: true, access: "peripheral" } },
  { ...row, action: "continue" as const },
];

/** Everything that can be taken out or moved, each by itself, with the record staying as complete as it was. */
export function oneStepAway(input: EngineInput): readonly Neighbour[] {
  const rows = input.plan.flatMap((row, i) => [
    { change: `without plan.${i} ${row.item}`, input: { ...input, plan: without(input.plan, i) } },
    ...numbers(row).map((other, n) => ({
      change: `plan.${i} ${row.item} changed (${n})`,
      input: { ...input, plan: input.plan.map((one, j) => (i === j ? other : one)) },
    })),
  ]);
  const labs = Object.entries(input.labs).flatMap(([name, result]) => {
    const values =
      typeof result.value === "number" ? [result.value / 3, result.value * 3, result.value + 1] : ["negative"];
    return values.map((value) => ({
      change: `labs.${name} ${value}`,
      input: { ...input, labs: { ...input.labs, [name]: { ...result, value } } },
    }));
  });
  return [...rows, ...droppedFromLists(input, true), ...labs, ...patientSteps(input)];
}

function patientSteps(input: EngineInput): Neighbour[] {
  const patient = Object.entries(input.patient).flatMap(([name, value]) => {
    const others = typeof value === "number" ? [value / 2, value * 1.5] : typeof value === "boolean" ? [!value] : [];
    return others.map((other) => ({
      change: `patient.${name}`,
      input: { ...input, patient: { ...input.patient, [name]: other } },
    }));
  });
  const fine = {
    swallow: "safe",
    gait: "independent",
    fallsLast6Months: 0,
    speech: "normal",
    seizuresActive: true,
  } as const;
  const diagnosis = [{ syndrome: null }, { syndrome: "lems" }, { cancerStatus: "suspected" as const }];
  return [
    ...patient,
    { change: "function unimpaired", input: { ...input, function: fine } },
    ...diagnosis.map((change) => ({
      change: Object.keys(change).join(),
      input: { ...input, diagnosis: { ...input.diagnosis, ...change } },
    })),
    ...["creatinine", "glucose", "neutrophils", "fibrinogen", "tumour-screen", "sodium", "alt", "igg"].map((lab) => ({
      change: `labs.${lab} of today`,
      input: { ...input, labs: { ...input.labs, [lab]: { value: 100, day: input.asOfDay ?? 0 } } },
    })),
    { change: "lab results of today", input: { ...input, labs: allLabs(input) } },
    { change: "review in 14 days", input: { ...input, reviewDay: (input.asOfDay ?? 0) + 14 } },
    { change: "with treatments that answer a want", input: { ...input, plan: [...input.plan, ...answers] } },
  ];
}

const allLabs = (input: EngineInput): EngineInput["labs"] => {
  const day = input.asOfDay ?? 0;
  const screened = ["hbsag", "anti-hbc-total", "tb-igra", "tpmt-activity", "hla-b1502", "audiogram", "pregnancy-test"];
  return { ...input.labs, ...Object.fromEntries(screened.map((lab) => [lab, { value: "negative", day }])) };
};

const answers: readonly PlanRow[] = [
  "trimethoprim-sulfamethoxazole",
  "calcium-vitamin-d",
  "alendronate",
  "speech-therapy-referral",
  "physical-therapy-referral",
  "carboplatin",
].map((item) => ({ item, startDay: 0, flags: {} }));
