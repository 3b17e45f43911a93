// The doses of a taper in the words of the table and the curve.
import { type TypedStep, typedDoses } from "@/lib/domain/plan/typed-steps";
import type { DatedDose } from "@/lib/domain/taper/daily";
import { formatDose } from "@/lib/domain/wording/dose";
import { frequencyLabel } from "@/lib/domain/wording/frequency";

/** A step in mg, with the words of its hold point. */
export interface TaperDose extends DatedDose {
  readonly holdIf: string | null;
}

/** Typed or signed steps in mg with their hold points; null while one is unfinished or not in mg. */
export function taperDoses(
  steps: readonly (TypedStep & { readonly holdIf?: string | number | null | undefined })[],
): readonly TaperDose[] | null {
  const holdOf = (at: number) => String(steps[at]?.holdIf ?? "").trim() || null;
  return typedDoses(steps)?.map((dose, at) => ({ ...dose, holdIf: holdOf(at) })) ?? null;
}

export interface TaperStepText {
  /** `40 mg and 20 mg on alternate days` */
  readonly dose: string;
  /** For the curve, where there is little room. */
  readonly short: string;
}

export function stepTexts(doses: readonly TaperDose[]): readonly TaperStepText[] {
  return doses.map(({ amount, alternateAmount, frequency }) => {
    const high = formatDose(amount, "mg");
    if (alternateAmount) {
      const both = `${high} and ${formatDose(alternateAmount, "mg")}`;
      return { dose: `${both} on alternate days`, short: both };
    }
    const isDaily = frequency === "daily" || frequency === "every-morning";
    return {
      dose: `${high} ${frequencyLabel(frequency)}`,
      short: isDaily ? high : `${high} ${frequencyLabel(frequency)}`,
    };
  });
}
