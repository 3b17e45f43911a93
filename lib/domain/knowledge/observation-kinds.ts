// Every kind of observation that can be entered, imported and shown: laboratory, vital, function and scales.
import { functionObservations, labs, type ObservationKind, vitals } from "./labs";
import { type Measure, measures } from "./measures";

/** Measures that are the same fact as a vital, a laboratory value or a function observation. */
const sameFact = new Set(["body-weight", "fvc", "fall-count"]);

const asScale = (measure: Measure): ObservationKind => ({
  id: measure.id,
  label: measure.name,
  group: "scale",
  unit: measure.range.unit,
  loinc: measure.loinc,
  alsoLoinc: [],
  validDays: 180,
  value: "number",
  choices: [],
  plausible: { min: measure.range.min, max: measure.range.max },
});

export const observationKinds: readonly ObservationKind[] = [
  ...vitals,
  ...labs,
  ...functionObservations,
  ...measures.filter((measure) => !sameFact.has(measure.id)).map(asScale),
];

const byId = new Map(observationKinds.map((kind) => [kind.id, kind]));
const byLoinc = new Map(
  observationKinds.flatMap((kind) =>
    [kind.loinc, ...kind.alsoLoinc].flatMap((code) => (code ? [[code, kind] as const] : [])),
  ),
);

/** The kind of observation with this id, or null. */
export function observationKindById(id: string): ObservationKind | null {
  return byId.get(id) ?? null;
}

/** The kind of observation that a LOINC code means, or null for one that Concord does not keep. */
export function observationKindByLoinc(code: string): ObservationKind | null {
  return byLoinc.get(code) ?? null;
}

const oneOf = (choices: readonly string[]) => choices.join(", ");

/** Why a value in the vocabulary's unit cannot be recorded for this kind, or null when it can. */
export function observationProblem(kind: ObservationKind, value: string): string | null {
  if (kind.value === "choice") {
    return kind.choices.includes(value) ? null : `${kind.label}: choose one of ${oneOf(kind.choices)}`;
  }
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return `${kind.label}: enter a plain number`;
  const { min, max } = kind.plausible ?? { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  const number = Number(value);
  return number < min || number > max
    ? `${kind.label}: ${value} is outside ${min} to ${max}; check the value and its unit`
    : null;
}
