// From a value as sent to the value the rules reckon with, or the reason why it is kept as sent only.
import { observationKindById, observationProblem } from "@/lib/domain/knowledge/observation-kinds";
import { toVocabularyUnit } from "@/lib/domain/knowledge/unit-conversion";
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import type { ProposedObservation } from "./proposal";

export type StandardValue = { readonly value: string; readonly unit: string };

// SNOMED CT findings and the words laboratories use for them.
const POSITIVE = new Set(["10828004", "260373001"]);
const NEGATIVE = new Set(["260385009", "260415000"]);
const POSITIVE_WORDS = /^(positive|reactive|detected)$/i;
const NEGATIVE_WORDS = /^(negative|non-?\s?reactive|not detected)$/i;

function choiceOf(text: string, codes: readonly { readonly code: string }[]): string {
  const says = (set: ReadonlySet<string>) => codes.some(({ code }) => set.has(code));
  const positive = says(POSITIVE) || POSITIVE_WORDS.test(text);
  const negative = says(NEGATIVE) || NEGATIVE_WORDS.test(text);
  // Neither, or word and code that contradict each other.
  if (positive === negative) return positive ? "" : text.toLowerCase();
  return positive ? "positive" : "negative";
}

/**
 * The value in the vocabulary's unit, or a listed choice. Fails with the reason when the code is unknown, the unit is
 * missing or cannot be converted, the value is a bound (“< 5”) or outside the plausible range; never guesses.
 */
export function standardValue({ vocabularyId, value }: ProposedObservation): Result<StandardValue> {
  const kind = vocabularyId === null ? null : observationKindById(vocabularyId);
  if (kind === null) return fail("kept as text and code: not in the vocabulary");
  if (kind.value === "choice") {
    const choice = value.kind === "text" ? choiceOf(value.text, value.codes) : "";
    const problem = observationProblem(kind, choice);
    return problem === null ? ok({ value: choice, unit: kind.unit }) : fail(problem);
  }
  if (value.kind === "text") return fail(`${kind.label}: sent as words, not as a number`);
  if (value.comparator !== null) return fail(`${kind.label}: sent as a bound (${value.comparator}), not as a number`);
  const unit = value.ucum ?? value.unit;
  if (unit === null) return fail(`${kind.label}: sent without a unit`);
  const converted = toVocabularyUnit(kind, value.value, unit);
  if (!converted.ok) return converted;
  const problem = observationProblem(kind, converted.value);
  return problem === null ? ok({ value: converted.value, unit: kind.unit }) : fail(problem);
}
