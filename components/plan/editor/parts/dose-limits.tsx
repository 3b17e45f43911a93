"use client";
import { useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import type { DoseRule } from "@/lib/domain/calculation/order-dose";
import { unitLabel } from "@/lib/domain/wording/unit";
import { pathOf } from "./bind";
import { FieldGrid } from "./editor-section";
import { NumberField } from "./text-fields";

type Limits = Pick<DoseRule, "roundTo" | "cap">;

export interface DoseLimitsProps {
  readonly path: string;
  readonly limits: Limits;
  readonly unit: string;
  readonly onChange: (next: Limits) => void;
}

/** Rounding and a highest dose, each a step of its own in the sum; neither is set beforehand. */
export function DoseLimits({ path, limits, unit, onChange }: DoseLimitsProps) {
  const shownUnit = unit ? unitLabel(unit) : undefined;
  const [open] = useState(Boolean(limits.roundTo ?? limits.cap));
  const field = (key: keyof Limits) => ({
    id: pathOf(path, key),
    name: pathOf(path, key),
    value: limits[key],
    set: (next: string | null) => onChange({ ...limits, [key]: next }),
  });
  return (
    <Disclosure summary="Rounding and highest dose" open={open}>
      <FieldGrid>
        <NumberField
          {...field("roundTo")}
          label="Round to the nearest"
          hint="As tablets or vials allow"
          unit={shownUnit}
          optional
        />
        <NumberField {...field("cap")} label="At most" hint="The most in one dose" unit={shownUnit} optional />
      </FieldGrid>
    </Disclosure>
  );
}
