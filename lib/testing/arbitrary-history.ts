// Random histories of a plan: versions in which treatments of every kind come, change in any of their fields, are left out and
// come back, in changing order. Each treatment of each version is one that could have been signed.
import fc from "fast-check";
import { completeTreatment, type DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { asDay } from "@/lib/domain/shared/day";
import { treatmentId } from "./builders";
import { aDoseStep } from "./dose-builders";
import { everyKind } from "./every-kind";

const SLOTS = 7;
const text = (max: number) => fc.string({ minLength: 1, maxLength: max }).filter((s) => s.trim() === s && s !== "");

/** Fields that any treatment may carry, or leave out altogether. */
const shared = fc.record(
  {
    action: fc.constantFrom<Treatment["action"]>("start", "continue", "change", "hold", "stop"),
    reason: fc.oneof(fc.constant("Weakness"), text(12)),
    note: fc.option(text(12)),
    reviewMeasure: fc.constantFrom("mRS", "QMG"),
    reviewSuccess: text(12),
  },
  { requiredKeys: ["action"] },
);

const steps = fc
  .tuple(fc.constantFrom("0.5", "2.5", "10", "40"), fc.constantFrom("5", "20"), fc.boolean())
  .map(([first, second, two]) =>
    two
      ? [
          aDoseStep({ amount: first, to: asDay("2026-12-06") }),
          aDoseStep({ amount: second, from: asDay("2026-12-07") }),
        ]
      : [aDoseStep({ amount: first })],
  );

const flags = fc.record({ premedication: fc.boolean(), hydration: fc.boolean() }, { requiredKeys: [] });

const kinds = everyKind();
const slot = (at: number) =>
  fc.tuple(shared, steps, flags, fc.nat(9)).map(([fields, dose, extra, present]): Treatment[] => {
    const base = kinds[at % kinds.length];
    if (!base || present < 2) return [];
    const common = { ...base, ...fields, treatmentId: treatmentId(at + 1), actionFrom: asDay("2026-12-03") };
    const made = base.kind === "drug" ? { ...common, steps: dose, ...extra } : common;
    const signed = completeTreatment({ ...made, changeReason: "because" } as DraftTreatment);
    return [signed.ok ? signed.value : { ...base, treatmentId: treatmentId(at + 1) }];
  });

/** The same places in every version, each a treatment of its own kind for life. */
const version = (places: readonly number[]) =>
  fc.tuple(fc.tuple(...places.map(slot)), fc.boolean()).map(([found, turned]) => {
    const treatments = found.flat();
    return turned ? treatments.reverse() : treatments;
  });

/** From one to eight versions of one plan. */
export const aHistory: fc.Arbitrary<Treatment[][]> = fc
  .uniqueArray(fc.nat(kinds.length - 1), { minLength: 1, maxLength: SLOTS })
  .chain((places) => fc.array(version(places), { minLength: 1, maxLength: 8 }));
