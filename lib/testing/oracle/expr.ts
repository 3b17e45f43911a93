// The rules exactly as the clinical fact base writes them, read straight from the data and not through the engine.
import rulesData from "@/lib/domain/knowledge/data/rules.json";

export type Compare = "<" | "<=" | ">" | ">=" | "==";

export interface DoseAtom {
  readonly of: readonly string[];
  readonly measure: string;
  readonly op: Compare;
  readonly value: number;
}

export type Expr =
  | { readonly all: readonly Expr[] }
  | { readonly any: readonly Expr[] }
  | { readonly not: Expr }
  | { readonly riskCount: { readonly atLeast: number; readonly of: readonly Expr[] } }
  | Atom;

export type Atom =
  | { readonly plan: readonly string[] }
  | { readonly med: readonly string[] }
  | { readonly cond: readonly string[] }
  | { readonly allergy: readonly string[] }
  | { readonly pt: string; readonly op: Compare; readonly value: number | boolean | string }
  | { readonly fn: string; readonly in: readonly (string | boolean)[] }
  | { readonly fn: string; readonly op: Compare; readonly value: number }
  | { readonly calc: string; readonly op: Compare; readonly value: number }
  | { readonly lab: string; readonly op: Compare; readonly value: number }
  | { readonly labIs: string; readonly in: readonly string[] }
  | { readonly labMissing: string; readonly maxAgeDays: number | null; readonly before: readonly string[] | null }
  | { readonly dose: DoseAtom }
  | { readonly prednisoneEq: { readonly gte: number; readonly forDays: number } }
  | { readonly prednisoneEqOnFirstDay: { readonly of: readonly string[]; readonly gte: number } }
  | {
      readonly consecutiveDose: {
        readonly of: readonly string[];
        readonly gteMg: number;
        readonly moreThanDays: number;
      };
    }
  | { readonly abruptStop: { readonly minDays: number; readonly lastDoseAbove: number } }
  | { readonly gap: { readonly earlier: readonly string[]; readonly later: readonly string[]; readonly hours: number } }
  | { readonly overlap: readonly string[] }
  | { readonly activeTogether: { readonly n: number; readonly of: readonly string[] } }
  | { readonly concurrent: { readonly a: readonly string[]; readonly b: readonly string[] } }
  | { readonly syndrome: readonly string[] }
  | { readonly syndromePresent: true }
  | { readonly antibody: readonly string[] }
  | { readonly antibodyRisk: readonly string[] }
  | { readonly cancerStatus: readonly string[] }
  | { readonly consecutiveSessions: { readonly item: string; readonly atLeast: number } }
  | { readonly monitorDue: MonitorAtom }
  | { readonly planFlag: { readonly item: string; readonly flag: string; readonly in: readonly (string | boolean)[] } }
  | { readonly planFlagLess: { readonly item: string; readonly flag: string; readonly lt: number } }
  | { readonly anyPlanFlag: { readonly flag: string; readonly in: readonly (string | boolean)[] } }
  | { readonly duplicateItem: true }
  | { readonly oralSolid: true }
  | { readonly form: readonly string[] }
  | { readonly allergyMatch: "ingredient" | "class" }
  | { readonly reviewDateMissing: number };

export interface MonitorAtom {
  readonly item: string;
  readonly observation: string;
  readonly everyDays: number;
  readonly phase: string;
}

export interface OracleRule {
  readonly id: string;
  readonly tier: string;
  readonly text: string;
  readonly expr: Expr;
}

export const oracleRules: readonly OracleRule[] = (
  rulesData as unknown as readonly { id: string; tier: string; trigger: { text: string; expr: Expr } }[]
).map((rule) => ({ id: rule.id, tier: rule.tier, text: rule.trigger.text, expr: rule.trigger.expr }));

export function ruleById(id: string): OracleRule {
  const rule = oracleRules.find((one) => one.id === id);
  if (!rule) throw new Error(`No rule ${id} in rules.json`);
  return rule;
}

/** The parts an expression is put together from; a leaf has none. */
export function partsOf(expr: Expr): readonly Expr[] {
  if ("all" in expr) return expr.all;
  if ("any" in expr) return expr.any;
  if ("not" in expr) return [expr.not];
  if ("riskCount" in expr) return expr.riskCount.of;
  return [];
}

/** Every leaf of an expression, from left to right. */
export function atomsOf(expr: Expr): readonly Atom[] {
  const parts = partsOf(expr);
  return parts.length > 0 ? parts.flatMap(atomsOf) : [expr as Atom];
}

export function compare(left: number | boolean | string, op: Compare, right: number | boolean | string): boolean {
  if (op === "==") return left === right;
  if (typeof left !== "number" || typeof right !== "number" || !Number.isFinite(left)) return false;
  const difference = Math.round((left - right) * 1e9);
  if (op === "<") return difference < 0;
  if (op === "<=") return difference <= 0;
  return op === ">" ? difference > 0 : difference >= 0;
}
