"use client";
import { type ReactNode, useState } from "react";
import { FieldError } from "@/components/ui/field";
import { calculateDose, limitsOf, storedWorking } from "@/lib/domain/calculation/order-dose";
import type { CompletedWorking, Working } from "@/lib/domain/calculation/working";
import { basisLabels, unitChoiceLabels } from "@/lib/domain/plan/choices";
import type { Problem } from "@/lib/domain/plan/draft-treatment";
import type { Day } from "@/lib/domain/shared/day";
import { unitLabel } from "@/lib/domain/wording/unit";
import type { EditorContext } from "../editor-context";
import { binder, type Leaf, pathOf, problemAt, shown } from "./bind";
import { ChoiceField } from "./choice-field";
import { DoseLimits } from "./dose-limits";
import { FieldGrid } from "./editor-section";
import { doseFacts } from "./facts";
import { OrderedAmount } from "./ordered-amount";
import { NumberField } from "./text-fields";
import { AnyWorkingView } from "./working-view";

/** A dose as typed so far. */
export interface TypedDose {
  readonly amount?: Leaf;
  readonly unit?: Leaf;
  readonly basis?: Leaf;
  readonly perAmount?: Leaf;
  readonly working?: object | null | undefined;
  readonly overrideReason?: Leaf;
}

export interface DoseFieldsProps {
  readonly value: TypedDose;
  readonly onChange: (change: TypedDose) => void;
  readonly problems: readonly Problem[];
  readonly path: string;
  readonly bases: readonly (keyof typeof basisLabels)[];
  readonly context: EditorContext;
  readonly today: Day;
  /** What one dose is called: "Dose", "Dose on the first day". */
  readonly label?: string;
  /** A further short field of the same row, such as how often. */
  readonly beside?: ReactNode;
}

const isMass = (unit: string): unit is "mg" | "g" | "ug" => ["mg", "g", "ug"].includes(unit);
const massLabels = { mg: "mg", g: "g", ug: "microgram" };
const perWords = { "per-kg": "Dose per kg", "per-m2": "Dose per m²", auc: "Target AUC" } as const;

/** How a dose is worked out, and the dose: a typed amount, or a calculated one with its whole working. */
export function DoseFields(props: DoseFieldsProps) {
  const { value, onChange, problems, path, bases, label = "Dose", beside } = props;
  const bind = binder<TypedDose>(value, onChange, problems, path);
  const basis = shown(value.basis);

  function chooseBasis(next: string | null) {
    const unit =
      next === "per-m2" || next === "auc" ? "mg" : next === "per-kg" && !isMass(shown(value.unit)) ? null : value.unit;
    onChange({ ...value, basis: next, unit, perAmount: null, working: null, overrideReason: null });
  }

  return (
    <>
      <FieldGrid dense>
        <ChoiceField
          {...bind("basis")}
          set={chooseBasis}
          label={`${label} is`}
          choices={bases.map((code) => ({ value: code, label: basisLabels[code] }))}
        />
        {basis === "fixed" ? (
          <>
            <NumberField {...bind("amount")} label={label} />
            <ChoiceField {...bind("unit")} label="Unit" choices={unitChoiceLabels} />
          </>
        ) : null}
        {beside}
      </FieldGrid>
      {basis === "per-kg" || basis === "per-m2" || basis === "auc" ? (
        <CalculatedDose {...props} label={label} basis={basis} />
      ) : null}
    </>
  );
}

function CalculatedDose({
  value,
  onChange,
  problems,
  path,
  context,
  today,
  basis,
  label,
}: DoseFieldsProps & { readonly basis: "per-kg" | "per-m2" | "auc"; readonly label: string }) {
  const stored = storedWorking(value.working);
  const [limits, setLimits] = useState(limitsOf(stored));
  const bind = binder<TypedDose>(value, onChange, problems, path);
  const facts = doseFacts(context, today);

  const sumOf = (typed: TypedDose, within = limits): Working | null => {
    const [perAmount, unit] = [shown(typed.perAmount).trim(), shown(typed.unit)];
    return perAmount && isMass(unit) ? calculateDose({ basis, perAmount, unit, ...within }, facts) : null;
  };
  const completed = (working: Working | null): CompletedWorking | null => (working?.refused ? null : working);
  const recalculate = (typed: TypedDose, within = limits) =>
    onChange({ ...typed, working: completed(sumOf(typed, within)) });
  const current = sumOf(value);
  const workingPath = pathOf(path, "working");
  const unit = shown(value.unit);

  return (
    <>
      <FieldGrid dense>
        <NumberField
          {...bind("perAmount")}
          set={(next) => recalculate({ ...value, perAmount: next })}
          label={perWords[basis]}
          unit={
            basis === "auc"
              ? "mg per mL × min"
              : basis === "per-m2"
                ? unitLabel("mg/m2")
                : unit
                  ? unitLabel(`${unit}/kg`)
                  : undefined
          }
        />
        {basis === "per-kg" ? (
          <ChoiceField
            {...bind("unit")}
            set={(next) => recalculate({ ...value, unit: next })}
            label="Unit"
            choices={massLabels}
          />
        ) : null}
      </FieldGrid>
      {basis === "auc" ? null : (
        <DoseLimits
          path={path}
          limits={limits}
          unit={unit}
          onChange={(next) => {
            setLimits(next);
            recalculate(value, next);
          }}
        />
      )}
      <div id={workingPath} tabIndex={-1} className="flex flex-col gap-3">
        <FieldError id={workingPath} error={problemAt(problems, workingPath)} />
        {stored ? (
          <AnyWorkingView working={stored} title="Calculated" context={context} today={today} />
        ) : current ? (
          <AnyWorkingView working={current} title="Calculated" context={context} today={today} />
        ) : (
          <p className="text-ink-2">Enter the dose it is calculated from to see the whole sum.</p>
        )}
        {current ? (
          <OrderedAmount
            label={`${label} to give`}
            amount={bind("amount")}
            reason={bind("overrideReason")}
            stored={stored}
            current={current}
            onOrder={(amount, working) => onChange({ ...value, amount, working: working ?? value.working })}
          />
        ) : null}
      </div>
    </>
  );
}
