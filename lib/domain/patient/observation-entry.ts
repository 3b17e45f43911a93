// What a person typed for one observation, read into the unit the rules reckon in, or refused field by field.
import type { ObservationKind } from "../knowledge/labs";
import { observationKindById, observationProblem } from "../knowledge/observation-kinds";
import { enterableUnits, toVocabularyUnit } from "../knowledge/unit-conversion";
import { categoryProblem } from "../outcome/measure-kind";
import { isDecimalText, plainDecimal } from "../shared/decimal";
import { fail, ok, type Result } from "../shared/result";

export interface ObservationEntry {
  readonly code: string;
  readonly value: string;
  readonly unit: string;
}

export interface ReadObservation {
  readonly kind: ObservationKind;
  /** As entered; null for a choice. */
  readonly number: string | null;
  readonly choice: string | null;
  readonly unit: string;
  /** In the unit of the vocabulary; null for a choice. */
  readonly standard: string | null;
}

export type FieldProblem = { readonly field: "code" | "value" | "unit"; readonly problem: string };

/**
 * The entry with its value converted to the vocabulary's unit. Refuses an unknown kind, a unit that this kind is not
 * reported in, a text that is no number, and a value outside the plausible range, each by field.
 */
export function readObservation(entry: ObservationEntry): Result<ReadObservation, FieldProblem> {
  const kind = observationKindById(entry.code);
  if (!kind) return fail({ field: "code", problem: "Choose what was measured from the list" });
  if (kind.value === "choice") {
    const problem = observationProblem(kind, entry.value);
    if (problem) return fail({ field: "value", problem });
    return ok({ kind, number: null, choice: entry.value, unit: kind.unit, standard: null });
  }
  if (!isDecimalText(entry.value)) {
    return fail({ field: "value", problem: "Enter a plain number such as 68.4, with a full stop and without a unit" });
  }
  if (!enterableUnits(kind).includes(entry.unit))
    return fail({ field: "unit", problem: "Choose the unit of the value" });
  const standard = toVocabularyUnit(kind, entry.value, entry.unit);
  if (!standard.ok) return fail({ field: "unit", problem: standard.problem });
  const problem = observationProblem(kind, standard.value) ?? categoryProblem(kind, standard.value);
  if (problem) return fail({ field: "value", problem });
  return ok({ kind, number: plainDecimal(entry.value), choice: null, unit: entry.unit, standard: standard.value });
}
