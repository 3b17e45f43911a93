// The grammar of a rule's trigger, as data/rules.json writes it. One key names the kind of expression.

export type Operator = "<" | "<=" | ">" | ">=" | "==";
/** Ids of the catalogue or vocabulary, and classes such as "@taxane"; a class stands for its members. */
export type Ids = readonly string[];

export type PatientFact =
  | "ageYears"
  | "weightKg"
  | "sexAtBirth"
  | "pregnant"
  | "childbearingPotential"
  | "ancestryHlaB1502AtRisk"
  | "carbamazepineTolerated3Months"
  | "systolicBp"
  | "diastolicBp"
  | "heartRate";
export type FunctionFact = "swallow" | "gait" | "fallsLast6Months" | "speech" | "seizuresActive";

/** mg: single, singleIv; mg a day: daily, startDaily, oralDaily; per kg or m² likewise; g/kg: totalPerKg, dailyGPerKg; g: cumulative; mL/min: gfrUsed. */
export type DoseMeasure =
  | "single"
  | "singleIv"
  | "singlePerKg"
  | "singlePerM2"
  | "daily"
  | "startDaily"
  | "dailyPerKg"
  | "oralDaily"
  | "oralDailyPerKg"
  | "totalPerKg"
  | "dailyGPerKg"
  | "auc"
  | "gfrUsed"
  | "cumulative"
  | "plasmaVolumes";

export type MonitorPhase =
  | "month-1"
  | "each-pulse"
  | "start"
  | "first-6-months"
  | "while->=20mg"
  | "each-session"
  | "each-course"
  | "while-depleted"
  | "each-cycle";

type Compared<V> = { readonly op: Operator; readonly value: V };
type Flagged = { readonly flag: string; readonly in: readonly (string | boolean)[] };

/** Every leaf of the grammar by its key, with all that is written beside the key. */
export interface Leaves {
  plan: { readonly plan: Ids };
  med: { readonly med: Ids };
  cond: { readonly cond: Ids };
  allergy: { readonly allergy: Ids };
  pt: { readonly pt: PatientFact } & Compared<number | string | boolean>;
  fn: { readonly fn: FunctionFact } & (Compared<number> | { readonly in: readonly (string | boolean)[] });
  calc: { readonly calc: "crcl" } & Compared<number>;
  lab: { readonly lab: string } & Compared<number>;
  labIs: { readonly labIs: string; readonly in: readonly string[] };
  labMissing: { readonly labMissing: string; readonly maxAgeDays: number | null; readonly before: Ids | null };
  dose: { readonly dose: { readonly of: Ids; readonly measure: DoseMeasure } & Compared<number> };
  prednisoneEq: { readonly prednisoneEq: { readonly gte: number; readonly forDays: number } };
  prednisoneEqOnFirstDay: { readonly prednisoneEqOnFirstDay: { readonly of: Ids; readonly gte: number } };
  consecutiveDose: {
    readonly consecutiveDose: { readonly of: Ids; readonly gteMg: number; readonly moreThanDays: number };
  };
  abruptStop: { readonly abruptStop: { readonly minDays: number; readonly lastDoseAbove: number } };
  gap: { readonly gap: { readonly earlier: Ids; readonly later: Ids; readonly hours: number } };
  overlap: { readonly overlap: Ids };
  concurrent: { readonly concurrent: { readonly a: Ids; readonly b: Ids } };
  activeTogether: { readonly activeTogether: { readonly n: number; readonly of: Ids } };
  consecutiveSessions: { readonly consecutiveSessions: { readonly item: string; readonly atLeast: number } };
  monitorDue: {
    readonly monitorDue: {
      readonly item: string;
      readonly observation: string;
      readonly everyDays: number;
      readonly phase: MonitorPhase;
    };
  };
  planFlag: { readonly planFlag: { readonly item: string } & Flagged };
  planFlagLess: { readonly planFlagLess: { readonly item: string; readonly flag: string; readonly lt: number } };
  anyPlanFlag: { readonly anyPlanFlag: Flagged };
  syndrome: { readonly syndrome: Ids };
  syndromePresent: { readonly syndromePresent: true };
  antibody: { readonly antibody: Ids };
  antibodyRisk: { readonly antibodyRisk: readonly string[] };
  cancerStatus: { readonly cancerStatus: readonly string[] };
  duplicateItem: { readonly duplicateItem: true };
  oralSolid: { readonly oralSolid: true };
  form: { readonly form: readonly string[] };
  reviewDateMissing: { readonly reviewDateMissing: number };
  allergyMatch: { readonly allergyMatch: "ingredient" | "class" };
}

export type LeafKey = keyof Leaves;
export type Leaf = Leaves[LeafKey];

export type RuleExpression =
  | Leaf
  | { readonly all: readonly RuleExpression[] }
  | { readonly any: readonly RuleExpression[] }
  | { readonly not: RuleExpression }
  | { readonly riskCount: { readonly atLeast: number; readonly of: readonly RuleExpression[] } };
