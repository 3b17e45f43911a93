"use client";
import { FieldError } from "@/components/ui/field";
import { bodyMassIndex } from "@/lib/domain/calculation/body-size";
import { gramsByDay } from "@/lib/domain/calculation/ivig";
import { storedWorking } from "@/lib/domain/calculation/order-dose";
import { ivigWorking, storedOf } from "@/lib/domain/calculation/order-ivig";
import type { CompletedWorking, Working } from "@/lib/domain/calculation/working";
import { weightBasisLabels } from "@/lib/domain/plan/choices";
import type { Problem } from "@/lib/domain/plan/draft-treatment";
import { counted } from "@/lib/domain/plan/labels";
import { countFrom } from "@/lib/domain/schedule/preview";
import type { Day } from "@/lib/domain/shared/day";
import { isDecimalText } from "@/lib/domain/shared/decimal";
import { gramsOnDays } from "@/lib/domain/version/course-text";
import { formatDose } from "@/lib/domain/wording/dose";
import type { EditorContext } from "../editor-context";
import { binder, problemAt, shown } from "./bind";
import { ChoiceField } from "./choice-field";
import { FieldGrid } from "./editor-section";
import { measured, sexOf } from "./facts";
import { OrderedAmount } from "./ordered-amount";
import { NumberField } from "./text-fields";
import type { TypedInfusion } from "./types";
import { AnyWorkingView } from "./working-view";

export interface InfusionDoseProps {
  readonly course: TypedInfusion;
  readonly onChange: (next: TypedInfusion) => void;
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly context: EditorContext;
  readonly today: Day;
}

const isBasis = (text: string): text is keyof typeof weightBasisLabels => Object.hasOwn(weightBasisLabels, text);

/** Grams of a course: g per kg of a named weight, rounded to vials, split over days; each a step in the sum. */
export function InfusionDose({ course, onChange, path, problems, context, today }: InfusionDoseProps) {
  const bind = binder<TypedInfusion>(course, onChange, problems, path);
  const stored = storedWorking(course.working);
  const basis = shown(course.weight?.basis);
  const current = sumOf(course);

  function sumOf(typed: TypedInfusion): Working | null {
    const [gPerKg, days, weightBasis] = [shown(typed.gPerKg), countFrom(typed.days, 1, 10), shown(typed.weight?.basis)];
    if (!gPerKg.trim() || days === null || !isBasis(weightBasis)) return null;
    const [weight, height] = [measured(context.weight), measured(context.height)];
    const facts = { asOf: today, weight, height, sex: sexOf(context) };
    return ivigWorking({ gPerKg, days, weightBasis }, facts);
  }

  function withWorking(typed: TypedInfusion, working: CompletedWorking | null): TypedInfusion {
    const kept = shown(typed.weight?.basis);
    const parts = working ? storedOf(working, kept) : null;
    if (!parts) return { ...typed, working: null, calculatedG: null, weight: { basis: kept || null } };
    return { ...typed, working, ...parts };
  }

  function recalculate(typed: TypedInfusion) {
    const working = sumOf(typed);
    onChange(withWorking(typed, working?.refused ? null : working));
  }

  const error = ["working", "calculatedG", "weight", "weight.value", "weight.takenOn"]
    .map((field) => problemAt(problems, `${path}.${field}`))
    .find(Boolean);
  const basisError = problemAt(problems, `${path}.weight.basis`);
  return (
    <>
      <FieldGrid>
        <NumberField
          {...bind("gPerKg")}
          set={(gPerKg) => recalculate({ ...course, gPerKg })}
          label="Dose of the whole course"
          hint="Such as 2"
          unit="g per kg"
        />
        <NumberField
          {...bind("days")}
          set={(days) => recalculate({ ...course, days })}
          label="Split over"
          hint="Consecutive days, from 1 to 10"
          unit="days"
        />
        <ChoiceField
          id={`${path}.weight.basis`}
          name={`${path}.weight.basis`}
          label="Weight to dose by"
          choices={weightBasisLabels}
          value={basis}
          set={(next) => recalculate({ ...course, weight: { ...course.weight, basis: next } })}
          {...(basisError ? { error: basisError } : {})}
        />
      </FieldGrid>
      {basis === "actual" ? <HeavyNote context={context} today={today} /> : null}
      <div id={`${path}.working`} tabIndex={-1} className="flex flex-col gap-3">
        <FieldError id={`${path}.working`} error={error} />
        {stored || current ? (
          <AnyWorkingView working={stored ?? (current as Working)} title="Calculated" context={context} today={today} />
        ) : (
          <p className="text-ink-2">Enter g per kg, days and weight to see the whole sum.</p>
        )}
        {current ? (
          <OrderedAmount
            label="Grams of one course"
            amount={bind("plannedG")}
            reason={bind("overrideReason")}
            stored={stored}
            current={current}
            {...(shown(course.calculatedG) ? { calculated: shown(course.calculatedG) } : {})}
            onOrder={(plannedG, working) =>
              onChange(working ? { ...withWorking(course, working), plannedG } : { ...course, plannedG })
            }
          />
        ) : null}
        <VialNote grams={shown(course.plannedG).trim()} days={countFrom(course.days, 1, 10)} />
      </div>
    </>
  );
}

/** From a body mass index of 30 on, some sites dose by adjusted weight; which one is the prescriber's choice. */
function HeavyNote({ context, today }: { readonly context: EditorContext; readonly today: Day }) {
  const [weight, height] = [measured(context.weight), measured(context.height)];
  const index = bodyMassIndex({ asOf: today, weight, height });
  if (index.refused || Number(index.result.value) < 30) return null;
  return (
    <p className="text-ink-2">
      Body mass index {formatDose(index.result.value, "kg/m2")}: some sites dose by adjusted weight from 30 on.
    </p>
  );
}

/** What the ordered grams mean for each day; an amount that whole vials cannot split is said. */
function VialNote({ grams, days }: { readonly grams: string; readonly days: number | null }) {
  if (days === null || !isDecimalText(grams)) return null;
  const byDay = gramsByDay(grams, days);
  if (byDay) return <p data-clinical="">Each course: {gramsOnDays(byDay)}.</p>;
  return (
    <p data-clinical="" className="font-semibold text-check">
      {formatDose(grams, "g")} cannot be split over {counted(days, "day")} in whole vials of 5&nbsp;g.
    </p>
  );
}
