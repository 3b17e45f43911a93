// The published cases as somebody would enter them in the app: the adapter must lead to the same findings as the case file.
import { describe, expect, test } from "vitest";
import { aDrug, anSlpReferral, aPtReferral, treatmentId } from "@/lib/testing/builders";
import lightCase from "@/lib/testing/cases/C01.json";
import quietCase from "@/lib/testing/cases/C06.json";
import { anIvig, aRegimen } from "@/lib/testing/course-builders";
import { aDoseStep, aWorking } from "@/lib/testing/dose-builders";
import { someFacts } from "@/lib/testing/stored-facts-builder";
import { gatekeeperQuestions } from "../../knowledge/gatekeeper";
import { addDays, asDay } from "../../shared/day";
import { readCase } from "../case-file/read-case";
import { checkPlan } from "../check-plan";
import { judgePlan } from "./judge-plan";
import { isProductRule } from "./product-rules";

const asOf = asDay("2026-11-23");
const on = (n: number) => addDays(asOf, n);

type CaseFile = typeof quietCase | typeof lightCase;

function factsOf({ facts }: CaseFile) {
  const { patient, function: fn, labs } = facts;
  const vitals = {
    weight: patient.weightKg,
    height: patient.heightCm,
    "systolic-bp": patient.systolicBp,
    "diastolic-bp": patient.diastolicBp,
    "heart-rate": patient.heartRate,
    "falls-last-6-months": fn.fallsLast6Months,
  };
  const words = { swallow: fn.swallow, gait: fn.gait, speech: fn.speech, "seizures-active": "no" };
  const results = Object.entries(labs as Record<string, { value: number | string; day: number }>);
  return someFacts({
    born: `${2026 - patient.ageYears}-01-01`,
    sexAtBirth: patient.sexAtBirth as "female" | "male",
    observations: [
      ...Object.entries(vitals).map(([code, value]) => ({ code, value: String(value), on: on(-1) })),
      ...Object.entries(words).map(([code, word]) => ({ code, word, on: on(-1) })),
      ...results.map(([code, { value, day }]) =>
        typeof value === "number" ? { code, value: String(value), on: on(day) } : { code, word: value, on: on(day) },
      ),
    ],
    medicines: (facts.homeMedications as string[]).map((agent) => ({ agent })),
    reviewed: ["conditions", "allergies", "home-medicines"],
    answers: Object.fromEntries(
      gatekeeperQuestions
        .filter(
          ({ fact }) => fact.kind === "condition" || fact.fact === "childbearingPotential" || fact.fact === "pregnant",
        )
        .map(({ id }) => [id, "no"]),
    ),
  });
}

const tds = (amount: string, from = asOf) => [aDoseStep({ amount, frequency: "three-times-daily", from })];

function treatmentsOf({ facts }: CaseFile, gfr: string, carboplatin: string) {
  const [auc] = aRegimen().components;
  const [course] = anIvig().courses;
  if (!auc || !course) throw new Error("no builders");
  const formula = { id: "calvert", name: "Calvert", version: "1" };
  const steps = [{ kind: "calculate", text: "clearance", value: gfr, unit: "mL/min" }] as const;
  const working = { ...aWorking(carboplatin, "mg", "AUC 5"), formula, inputs: [], steps: [...steps] };
  const etoposide = {
    ...auc,
    agent: "etoposide",
    name: "Etoposide",
    basis: "fixed",
    amount: "180",
    days: [1, 2, 3],
  } as const;
  const parts = [
    { ...auc, amount: carboplatin, working },
    { ...etoposide, perAmount: null, working: null, days: [1, 2, 3] },
  ];
  const items = facts.plan.map((row) => row.item);
  const ami = facts.plan.find((row) => row.item === "amifampridine");
  const start = facts.plan.find((row) => row.item.startsWith("regimen"))?.startDay ?? 0;
  return [
    aDrug({ steps: tds(String(ami && "doseValue" in ami ? ami.doseValue : "")) }),
    ...(items.includes("pyridostigmine")
      ? [
          aDrug({
            treatmentId: treatmentId(3),
            agent: "pyridostigmine",
            name: "Pyridostigmine",
            start: on(14),
            steps: tds("60", on(14)),
          }),
        ]
      : []),
    aRegimen({ start: on(start), components: parts }),
    anIvig({ start: on(7), courses: [{ ...course, start: on(7) }] }),
    aPtReferral({ start: on(2) }),
    ...(items.includes("speech-therapy-referral") ? [anSlpReferral({ start: on(3) })] : []),
  ];
}

function inTheApp(file: CaseFile, gfr: string, carboplatin: string): string[] {
  const { diagnosis } = file.facts;
  const { result } = judgePlan({
    treatments: treatmentsOf(file, gfr, carboplatin),
    current: null,
    facts: factsOf(file),
    diagnosis: {
      phenotype: diagnosis.syndrome,
      cancerStatus: "found",
      cancer: diagnosis.cancer,
      antibodies: diagnosis.antibodies.map((antibody) => ({ antibody, result: "found" })),
    },
    jurisdiction: "US",
    asOf,
    reviewOn: asDay("2027-01-04"),
  });
  // A case file without "asOfDay" leaves the rules of a running plan alone.
  return result.findings.map((finding) => finding.ruleId).filter((id) => !id.startsWith("mon-") && !isProductRule(id));
}

function fromTheFile(file: CaseFile): string[] {
  const read = readCase(file);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return checkPlan(read.value).findings.map((finding) => finding.ruleId);
}

describe("a case entered in the app", () => {
  test("C01 has the findings of its file, and every one that must fire", () => {
    const found = inTheApp(lightCase, "53", "390");
    expect(found).toEqual(fromTheFile(lightCase));
    expect(found).toEqual(expect.arrayContaining(lightCase.mustFire));
  });

  test("C06 is as quiet as its file", () => {
    expect(inTheApp(quietCase, "97", "610")).toEqual(fromTheFile(quietCase));
    expect(inTheApp(quietCase, "97", "610")).toEqual([]);
  });
});
