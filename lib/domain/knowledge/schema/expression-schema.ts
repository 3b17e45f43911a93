// What each kind of expression in a rule's trigger must look like, to the letter: a misspelt key is refused.
import * as z from "zod";
import type { DoseMeasure, LeafKey, Leaves, MonitorPhase, PatientFact } from "@/lib/domain/safety/expression";
import type { KnownIds } from "./known-ids";

const perDose = ["single", "singleIv", "singlePerKg", "singlePerM2", "auc", "gfrUsed", "plasmaVolumes"] as const;
const perDay = ["daily", "startDaily", "dailyPerKg", "oralDaily", "oralDailyPerKg", "dailyGPerKg"] as const;
const measures = [...perDose, ...perDay, "totalPerKg", "cumulative"] as const satisfies readonly DoseMeasure[];
const person = ["ageYears", "weightKg", "sexAtBirth", "pregnant", "childbearingPotential"] as const;
const history = ["ancestryHlaB1502AtRisk", "carbamazepineTolerated3Months"] as const;
const vitals = ["systolicBp", "diastolicBp", "heartRate"] as const;
const patientFacts = [...person, ...history, ...vitals] as const satisfies readonly PatientFact[];
const early = ["month-1", "start", "first-6-months", "while->=20mg", "while-depleted"] as const;
const each = ["each-pulse", "each-session", "each-course", "each-cycle"] as const;
const phases = [...early, ...each] as const satisfies readonly MonitorPhase[];

const operator = z.enum(["<", "<=", ">", ">=", "=="]);
const days = z.int().positive();

/** The strict shape of every leaf of the grammar; ids must be among the known ones. */
export function leafSchemas(known: KnownIds): { readonly [Key in LeafKey]: z.ZodType<Leaves[Key]> } {
  const oneOf = (ids: ReadonlySet<string>, what: string) =>
    z.string().refine((id) => ids.has(id), { error: ({ input }) => `"${input}" is no ${what}` });
  const some = <T extends z.ZodType>(item: T) => z.array(item).min(1);
  const item = oneOf(known.items, "item of the catalogue or vocabulary");
  const ids = some(oneOf(known.itemsAndClasses, "item or class of the catalogue or vocabulary"));
  const lab = oneOf(known.labs, "laboratory value of the vocabulary");
  const flag = oneOf(known.flags, "flag of a plan row");
  const values = some(z.union([z.string(), z.boolean()]));
  const dose = z.strictObject({
    of: ids,
    measure: z.enum(measures),
    op: operator,
    value: z.number().positive(),
  });
  const functions = z.enum(["swallow", "gait", "fallsLast6Months", "speech", "seizuresActive"]);
  return {
    plan: z.strictObject({ plan: ids }),
    med: z.strictObject({ med: ids }),
    cond: z.strictObject({ cond: some(oneOf(known.conditions, "condition of the vocabulary")) }),
    allergy: z.strictObject({ allergy: some(oneOf(known.allergens, "allergen")) }),
    pt: z.strictObject({
      pt: z.enum(patientFacts),
      op: operator,
      value: z.union([z.number(), z.string(), z.boolean()]),
    }),
    fn: z.union([
      z.strictObject({ fn: functions, op: operator, value: z.number() }),
      z.strictObject({ fn: functions, in: values }),
    ]),
    calc: z.strictObject({ calc: z.literal("crcl"), op: operator, value: z.number().positive() }),
    lab: z.strictObject({ lab, op: operator, value: z.number() }),
    labIs: z.strictObject({ labIs: lab, in: some(z.string()) }),
    labMissing: z.strictObject({
      labMissing: lab,
      maxAgeDays: days.nullable(),
      before: some(oneOf(new Set([...known.itemsAndClasses, "@any"]), "item or class")).nullable(),
    }),
    dose: z.strictObject({ dose }),
    prednisoneEq: z.strictObject({ prednisoneEq: z.strictObject({ gte: z.number().positive(), forDays: days }) }),
    prednisoneEqOnFirstDay: z.strictObject({
      prednisoneEqOnFirstDay: z.strictObject({ of: ids, gte: z.number().positive() }),
    }),
    consecutiveDose: z.strictObject({
      consecutiveDose: z.strictObject({ of: ids, gteMg: z.number().positive(), moreThanDays: days }),
    }),
    abruptStop: z.strictObject({
      abruptStop: z.strictObject({ minDays: days, lastDoseAbove: z.number().positive() }),
    }),
    gap: z.strictObject({ gap: z.strictObject({ earlier: ids, later: ids, hours: z.number().positive() }) }),
    overlap: z.strictObject({ overlap: ids }),
    concurrent: z.strictObject({ concurrent: z.strictObject({ a: ids, b: ids }) }),
    activeTogether: z.strictObject({ activeTogether: z.strictObject({ n: z.int().min(2), of: ids }) }),
    consecutiveSessions: z.strictObject({ consecutiveSessions: z.strictObject({ item, atLeast: z.int().min(2) }) }),
    monitorDue: z.strictObject({
      monitorDue: z.strictObject({
        item: oneOf(known.itemsAndClasses, "item or class"),
        observation: lab,
        everyDays: days,
        phase: z.enum(phases),
      }),
    }),
    planFlag: z.strictObject({ planFlag: z.strictObject({ item, flag, in: values }) }),
    planFlagLess: z.strictObject({ planFlagLess: z.strictObject({ item, flag, lt: z.number() }) }),
    anyPlanFlag: z.strictObject({ anyPlanFlag: z.strictObject({ flag, in: values }) }),
    syndrome: z.strictObject({ syndrome: some(oneOf(known.syndromes, "syndrome or phenotype")) }),
    syndromePresent: z.strictObject({ syndromePresent: z.literal(true) }),
    antibody: z.strictObject({ antibody: some(oneOf(known.antibodies, "antibody")) }),
    antibodyRisk: z.strictObject({ antibodyRisk: some(oneOf(known.antibodyRisks, "risk class of an antibody")) }),
    cancerStatus: z.strictObject({ cancerStatus: some(oneOf(known.cancerStatuses, "cancer status")) }),
    duplicateItem: z.strictObject({ duplicateItem: z.literal(true) }),
    oralSolid: z.strictObject({ oralSolid: z.literal(true) }),
    form: z.strictObject({ form: some(oneOf(known.forms, "form of a medicine")) }),
    reviewDateMissing: z.strictObject({ reviewDateMissing: days }),
    allergyMatch: z.strictObject({ allergyMatch: z.enum(["ingredient", "class"]) }),
  };
}
