// Whole engine inputs near the limits of the rules, for fast-check: each is built around a few rules, with noise beside.
import fc from "fast-check";
import type { EngineInput, FactList, LabResult } from "@/lib/domain/safety/engine-input";
import { rowFor } from "./arbitrary-row";
import { type Atom, atomsOf, oracleRules } from "./expr";
import { antibodyRisks, conditionIds, idsOf, labIds, regimenIds, syndromeIds, validDaysOf } from "./vocabulary";

const allAtoms = oracleRules.flatMap((rule) => atomsOf(rule.expr));

const drugsIn = (atom: Atom): readonly string[] => {
  if ("plan" in atom) return idsOf(atom.plan);
  if ("med" in atom) return idsOf(atom.med);
  if ("dose" in atom) return idsOf(atom.dose.of);
  if ("gap" in atom) return [...idsOf(atom.gap.earlier), ...atom.gap.later];
  if ("overlap" in atom) return idsOf(atom.overlap);
  if ("activeTogether" in atom) return idsOf(atom.activeTogether.of);
  if ("concurrent" in atom) return [...idsOf(atom.concurrent.a), ...atom.concurrent.b];
  if ("monitorDue" in atom) return idsOf([atom.monitorDue.item]);
  if ("consecutiveDose" in atom) return atom.consecutiveDose.of;
  if ("prednisoneEqOnFirstDay" in atom) return idsOf(atom.prednisoneEqOnFirstDay.of);
  if ("prednisoneEq" in atom || "abruptStop" in atom) return idsOf(["@corticosteroid-systemic"]);
  return "allergyMatch" in atom ? ["carboplatin", "carbamazepine", "rituximab", "regimen-bep"] : [];
};

const labsIn = (atom: Atom): readonly string[] => {
  if ("lab" in atom) return [atom.lab];
  if ("labIs" in atom) return [atom.labIs];
  if ("labMissing" in atom) return [atom.labMissing];
  if ("monitorDue" in atom) return [atom.monitorDue.observation];
  return "calc" in atom ? ["creatinine"] : [];
};

const reckonValues = (lab: string): readonly (number | string)[] => {
  if (lab === "creatinine") return [0.5, 0.8, 1, 1.2, 1.6, 2.5, 6];
  if (lab === "pregnancy-test") return ["positive", "negative", "negative"];
  const limits = allAtoms.flatMap((atom) => ("lab" in atom && atom.lab === lab ? [atom.value] : []));
  const words = allAtoms.flatMap((atom) => ("labIs" in atom && atom.labIs === lab ? atom.in : []));
  if (words.length > 0) return [...words, "negative", "normal"];
  return limits.length > 0 ? limits.flatMap((limit) => [limit - 0.1, limit, limit + 0.1]) : [100];
};

const values = new Map(labIds.map((lab) => [lab, reckonValues(lab)]));
const valuesOf = (lab: string): readonly (number | string)[] => values.get(lab) ?? [100];

const resultOf = (lab: string, asOf: number): fc.Arbitrary<LabResult> => {
  const valid = validDaysOf(lab);
  const ages = [0, 1, 2, 3, 4, 7, 8, 14, 15, 21, 30, 31, 90, 91, 181, valid - 1, valid, valid + 1];
  return fc.record({
    value: fc.constantFrom(...valuesOf(lab)),
    day: fc.constantFrom(...ages).map((age) => asOf - age),
  });
};

const listOf = (pool: readonly string[]): fc.Arbitrary<FactList> =>
  fc
    .record({
      present: fc.subarray([...new Set(pool)], { maxLength: Math.min(3, new Set(pool).size) }),
      absent: fc.subarray([...new Set(pool)]),
      complete: fc.boolean(),
    })
    .map(({ present, absent, complete }) => ({
      present,
      absent: absent.filter((id) => !present.includes(id)),
      complete,
    }));

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 5 });

const known = <T extends object>(facts: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

const patient: fc.Arbitrary<EngineInput["patient"]> = fc
  .record({
    ageYears: maybe(fc.constantFrom(10, 17, 18, 23, 39, 40, 49, 50, 55, 59, 60, 65, 66, 71)),
    sexAtBirth: maybe(fc.constantFrom<"female" | "male">("female", "male")),
    weightKg: maybe(fc.constantFrom(40, 44.9, 45, 54, 60, 70, 83, 100, 130)),
    heightCm: maybe(fc.constantFrom(150, 160, 165, 170, 176, 185)),
    childbearingPotential: maybe(fc.boolean()),
    pregnant: maybe(fc.boolean()),
    ancestryHlaB1502AtRisk: maybe(fc.boolean()),
    carbamazepineTolerated3Months: maybe(fc.boolean()),
    systolicBp: maybe(fc.constantFrom(89, 90, 120, 159, 160)),
    diastolicBp: maybe(fc.constantFrom(70, 99, 100)),
    heartRate: maybe(fc.constantFrom(54, 55, 70)),
    jurisdiction: maybe(fc.constantFrom<"US" | "EU" | "other">("US", "EU", "other")),
  })
  .map((facts) => {
    const male = facts.sexAtBirth === "male";
    return known<EngineInput["patient"]>({
      ...facts,
      pregnant: male && facts.pregnant ? false : facts.pregnant,
      childbearingPotential: male && facts.childbearingPotential ? false : facts.childbearingPotential,
    });
  });

const functions: fc.Arbitrary<EngineInput["function"]> = fc
  .record({
    swallow: maybe(fc.constantFrom<"safe" | "impaired" | "unsafe">("safe", "impaired", "unsafe")),
    gait: maybe(
      fc.constantFrom<"independent" | "impaired" | "non-ambulatory">("independent", "impaired", "non-ambulatory"),
    ),
    fallsLast6Months: maybe(fc.constantFrom(0, 1, 2, 3)),
    speech: maybe(fc.constantFrom<"normal" | "impaired">("normal", "impaired")),
    seizuresActive: maybe(fc.boolean()),
  })
  .map((facts) => known<EngineInput["function"]>(facts));

const diagnosisFor = (atoms: readonly Atom[]): fc.Arbitrary<EngineInput["diagnosis"]> => {
  const syndromes = atoms.flatMap((atom) => ("syndrome" in atom ? atom.syndrome : []));
  const antibodies = atoms.flatMap((atom) => ("antibody" in atom ? atom.antibody : []));
  const wanted = atoms.flatMap((atom) => ("cancerStatus" in atom ? atom.cancerStatus : []));
  const pool = [...antibodies, ...fcSample(antibodyRisks.map((a) => a.id)).filter((id) => id !== "none")];
  return fc
    .record({
      syndrome: maybe(fc.constantFrom<string | null>(...syndromes, ...syndromes, ...fcSample(syndromeIds), null)),
      antibodies: listOf(pool),
      cancer: fc.constant(undefined),
      cancerStatus: maybe(
        fc.constantFrom(
          ...(wanted as ("confirmed" | "not-found")[]),
          "confirmed",
          "suspected",
          "not-found",
          "in-remission",
        ),
      ),
    })
    .map((facts) => known<EngineInput["diagnosis"]>(facts));
};

const fcSample = (ids: readonly string[]): readonly string[] => ids.filter((_, i) => i % 4 === 1);

const steroid = ["prednisone", "methylprednisolone-iv", "dexamethasone", "prednisolone"];

/** An input that is built around the given rules. */
export function inputAround(ruleIds: readonly string[]): fc.Arbitrary<EngineInput> {
  const atoms = oracleRules.filter((rule) => ruleIds.includes(rule.id)).flatMap((rule) => atomsOf(rule.expr));
  const drugs = [...new Set(atoms.flatMap(drugsIn))];
  const items = fc.oneof(
    { arbitrary: fc.constantFrom(...(drugs.length > 0 ? drugs : steroid)), weight: 6 },
    { arbitrary: fc.constantFrom(...steroid), weight: 1 },
    { arbitrary: fc.constantFrom(...regimenIds, "carboplatin", "ivig", "plasma-exchange", "rituximab"), weight: 1 },
  );
  const labs = [...new Set(["creatinine", "pregnancy-test", ...atoms.flatMap(labsIn)])];
  const conditions = [...atoms.flatMap((atom) => ("cond" in atom ? atom.cond : [])), ...fcSample(conditionIds)];
  const allergens = atoms.flatMap((atom) => ("allergy" in atom ? atom.allergy : []));
  return fc
    .record({
      asOfDay: fc.option(fc.constantFrom(0, 1, 3, 7, 8, 15, 31, 40, 91, 190), { nil: undefined, freq: 2 }),
      reviewDay: fc.option(fc.constantFrom(0, 14, 28, 29, 60), { nil: undefined, freq: 2 }),
    })
    .chain(({ asOfDay, reviewDay }) =>
      fc
        .record({
          patient,
          function: functions,
          diagnosis: diagnosisFor(atoms),
          conditions: listOf(conditions),
          allergies: listOf([...allergens, "carboplatin", "cisplatin", "phenytoin", "albumin"]),
          homeMedications: listOf(drugs.length > 0 ? drugs : steroid),
          labs: fc.record(
            Object.fromEntries([...labs, ...fcSample(labIds)].map((lab) => [lab, resultOf(lab, asOfDay ?? 0)])),
            { requiredKeys: [] },
          ),
          plan: fc.array(items.chain(rowFor), { maxLength: 5 }),
        })
        .map((facts) => ({
          ...facts,
          labs: facts.labs as Readonly<Record<string, LabResult>>,
          unmappedMedicines: [],
          unmappedAllergies: [],
          stale: {},
          ...(asOfDay === undefined ? {} : { asOfDay }),
          ...(reviewDay === undefined ? {} : { reviewDay }),
        })),
    );
}

const ruleIds = oracleRules.map((rule) => rule.id);

/** Any input, built around one to three rules. */
export const anyInput: fc.Arbitrary<EngineInput> = fc
  .uniqueArray(fc.constantFrom(...ruleIds), { minLength: 1, maxLength: 3 })
  .chain(inputAround);
