"use client";
import { storedWorking } from "@/lib/domain/calculation/order-dose";
import { exchangeVolume } from "@/lib/domain/calculation/plasma-volume";
import type { Problem } from "@/lib/domain/plan/draft-treatment";
import type { Day } from "@/lib/domain/shared/day";
import type { EditorContext } from "../editor-context";
import { binder, shown } from "./bind";
import { FieldGrid } from "./editor-section";
import { measured, sexOf } from "./facts";
import { OrderedAmount } from "./ordered-amount";
import { NumberField } from "./text-fields";
import type { TypedExchange } from "./types";
import { AnyWorkingView } from "./working-view";

export interface ExchangeVolumeProps {
  readonly course: TypedExchange;
  readonly onChange: (next: TypedExchange) => void;
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly context: EditorContext;
  readonly today: Day;
}

/** The volume of one exchange in plasma volumes, with the litres they come to (Nadler, or Kaplan without height or sex), or in litres alone. */
export function ExchangeVolume({ course, onChange, path, problems, context, today }: ExchangeVolumeProps) {
  const bind = binder<TypedExchange>(course, onChange, problems, path);
  const stored = storedWorking(course.working);
  const sumOf = (volumes: string) =>
    exchangeVolume({
      asOf: today,
      volumes: { value: volumes, unit: "{plasma-volume}" },
      weight: measured(context.weight),
      height: measured(context.height),
      haematocrit: measured(context.haematocrit),
      sex: sexOf(context),
    });
  const volumes = shown(course.plasmaVolumes).trim();
  const current = volumes ? sumOf(volumes) : null;

  function changeVolumes(next: string | null) {
    const working = next?.trim() ? sumOf(next.trim()) : null;
    onChange({ ...course, plasmaVolumes: next, working: working?.refused ? null : working });
  }

  return (
    <>
      <FieldGrid>
        <NumberField
          {...bind("plasmaVolumes")}
          set={changeVolumes}
          label="Plasma volumes in one exchange"
          hint="Such as 1 or 1.5; leave empty to order in litres only"
          unit="plasma volumes"
        />
        {current ? null : <NumberField {...bind("volumeL")} label="Litres of one exchange" unit="L" optional />}
      </FieldGrid>
      {current ? (
        <>
          <AnyWorkingView working={stored ?? current} title="Calculated" context={context} today={today} />
          <OrderedAmount
            label="Litres of one exchange"
            unit="L"
            optional
            amount={bind("volumeL")}
            stored={stored}
            current={current}
            onOrder={(volumeL, working) => onChange({ ...course, volumeL, working: working ?? course.working })}
          />
        </>
      ) : null}
    </>
  );
}
