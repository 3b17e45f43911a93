// What `check-plan` prints for one case: findings and what could not be told, with rows counted as in the file.
import type { CheckResult, Finding, MissingFact } from "@/lib/domain/safety/finding";
import type { ReadCase } from "./read-case";

export interface PrintedFinding {
  readonly ruleId: string;
  readonly tier: Finding["tier"];
  readonly severity: Finding["severity"];
  /** Indexes into the plan of the file. */
  readonly treatments: readonly number[];
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly actions: readonly string[];
}

export interface PrintedDoubt {
  readonly ruleId: string;
  /** Paths of facts, a stale one marked: `labs.creatinine (stale)`. */
  readonly missing: readonly string[];
}

export interface CaseAnswer {
  readonly findings: readonly PrintedFinding[];
  readonly cannotTell: readonly PrintedDoubt[];
}

/** Findings of a case in the engine's order; each medicine or allergy that no rule knows is named as not checked. */
export function caseAnswer({ input, fileRows }: ReadCase, result: CheckResult): CaseAnswer {
  const fileRow = (row: number) => fileRows[row] ?? row;
  const factPath = (fact: string) => fact.replace(/^plan\.(\d+)/, (_, row: string) => `plan[${fileRow(Number(row))}]`);
  const missing = ({ fact, state }: MissingFact) => (state === "stale" ? `${factPath(fact)} (stale)` : factPath(fact));
  return {
    findings: result.findings.map(({ ruleId, tier, severity, rows, title, message, why, actions }) => ({
      ruleId,
      tier,
      severity,
      treatments: rows.map(fileRow),
      title,
      message,
      why,
      actions: actions.map(({ label }) => label),
    })),
    cannotTell: [
      ...result.cannotTell.map((doubt) => ({ ruleId: doubt.ruleId, missing: doubt.missing.map(missing) })),
      ...input.unmappedMedicines.map((name) => ({
        ruleId: "medicine-not-mapped",
        missing: [`homeMedications: ${name}`],
      })),
      ...input.unmappedAllergies.map((name) => ({ ruleId: "allergy-not-mapped", missing: [`allergies: ${name}`] })),
    ],
  };
}
