// The patient's facts as the calculators take them: value, day and source only, since a working is stored as it is.
import type { DoseFacts } from "@/lib/domain/calculation/order-dose";
import type { Dated } from "@/lib/domain/calculation/working";
import { labs, vitals } from "@/lib/domain/knowledge/labs";
import type { Day } from "@/lib/domain/shared/day";
import type { UcumUnit } from "@/lib/domain/shared/quantity";
import { paths } from "@/lib/platform/paths";
import type { EditorContext, KnownValue } from "../editor-context";

/** A known value as an input of a calculation. */
export const measured = <U extends UcumUnit>(known: KnownValue<U> | null): Dated<U> | null =>
  known ? { value: known.value, unit: known.unit, takenOn: known.takenOn, source: known.source } : null;

export const sexOf = (context: EditorContext) => (context.sexAtBirth === "not-known" ? null : context.sexAtBirth);

export function doseFacts(context: EditorContext, today: Day): DoseFacts {
  return {
    asOf: today,
    weight: measured(context.weight),
    height: measured(context.height),
    creatinine: measured(context.creatinine),
    ageYears: context.ageYears,
    sex: sexOf(context),
  };
}

const codes: readonly (readonly [RegExp, string])[] = [
  [/^Weight/, "weight"],
  [/^Height/, "height"],
  [/^Creatinine/, "creatinine"],
  [/^Haematocrit/, "haematocrit"],
];
const codeOf = (input: string) => codes.find(([pattern]) => pattern.test(input))?.[1] ?? null;

/** Where an input of a calculation can be opened and seen; null for one that was typed for the purpose. */
export function addressOf(input: string, patientId: string) {
  const code = codeOf(input);
  if (code) return paths.observation(patientId, code);
  return isPersonal(input) ? paths.editPatient(patientId) : null;
}

/** Where a missing input is recorded. */
export function recordAddressOf(input: string, patientId: string) {
  if (codeOf(input)) return paths.results(patientId);
  return isPersonal(input) ? paths.editPatient(patientId) : null;
}

const isPersonal = (input: string) => input === "Sex at birth" || input === "Age";

/** After how many days an input is too old to dose by; null for one that does not age. */
export function validDaysOf(input: string): number | null {
  const code = codeOf(input);
  return [...vitals, ...labs].find((kind) => kind.id === code)?.validDays ?? null;
}
