"use client";
import { useState } from "react";
import { announce } from "@/components/ui/announce";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { counted } from "@/lib/domain/plan/labels";
import type { TypedStep } from "@/lib/domain/plan/typed-steps";
import { countFrom } from "@/lib/domain/schedule/preview";
import { formatDay, isDay } from "@/lib/domain/shared/day";
import { holdLonger } from "@/lib/domain/taper/hold";
import { FieldGrid } from "./editor-section";

export interface HoldLongerProps<S extends TypedStep> {
  readonly steps: readonly S[];
  readonly onChange: (steps: readonly S[]) => void;
}

/** Stays at one dose for some days longer and moves every later dose by as much. */
export function HoldLonger<S extends TypedStep>({ steps, onChange }: HoldLongerProps<S>) {
  const [at, setAt] = useState("0");
  const [days, setDays] = useState("14");
  const closed = steps.flatMap((step, index) => (isDay(step.to) ? [{ index, until: step.to }] : []));
  const count = countFrom(days, 1, 365);
  const chosen = closed.find((one) => String(one.index) === at) ?? closed[0];
  if (steps.length < 2 || !chosen) return null;
  return (
    <Disclosure summary="Hold at a dose for longer">
      <div className="flex flex-col gap-3">
        <FieldGrid>
          <Select
            name="hold-step"
            label="Dose to stay at"
            value={String(chosen.index)}
            onChange={(event) => setAt(event.target.value)}
            options={closed.map(({ index, until }) => ({
              value: String(index),
              label: `Dose step ${index + 1}, now until ${formatDay(until)}`,
            }))}
          />
          <NumberInput
            name="hold-days"
            label="Days longer"
            unit="days"
            value={days}
            onChange={(event) => setDays(event.target.value)}
            {...(count === null ? { error: "Enter whole days, from 1 to 365" } : {})}
          />
        </FieldGrid>
        <div>
          <Button
            disabled={count === null}
            onClick={() => {
              if (count === null) return;
              onChange(holdLonger(steps, chosen.index, count));
              announce(`Dose step ${chosen.index + 1} is ${counted(count, "day")} longer; later doses moved`);
            }}
          >
            {count === null ? "Move the later doses" : `Move the later doses by ${counted(count, "day")}`}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
