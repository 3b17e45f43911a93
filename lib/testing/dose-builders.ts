// Dose steps and stored calculations for tests.
import type { DoseStep } from "@/lib/domain/plan/dose-step";
import type { StoredWorking } from "@/lib/domain/plan/working";
import { asDay } from "@/lib/domain/shared/day";

/** 10 mg daily from 23-Nov-2026, fixed dose. */
export function aDoseStep(over: Partial<DoseStep> = {}): DoseStep {
  return {
    amount: "10",
    unit: "mg",
    basis: "fixed",
    perAmount: null,
    working: null,
    overrideReason: null,
    frequency: "daily",
    from: asDay("2026-11-23"),
    to: null,
    ...over,
  };
}

/** A calculation from a weight of 68.4 kg taken on 20-Nov-2026. */
export function aWorking(value: string, unit: string, text: string): StoredWorking {
  return {
    result: { value, unit },
    formula: { id: "per-kg", name: "Dose per kg", version: "1" },
    inputs: [{ label: "Weight", value: "68.4", unit: "kg", takenOn: asDay("2026-11-20"), source: "nurse T. Moreau" }],
    steps: [{ kind: "calculate", text, value, unit }],
    warnings: [],
  };
}
