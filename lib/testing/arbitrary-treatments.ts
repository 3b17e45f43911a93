// Random but valid treatments, seeded by fast-check, for properties that must hold for every plan.
import fc from "fast-check";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { asDay } from "@/lib/domain/shared/day";
import { aDrug, treatmentId } from "./builders";
import { aDoseStep } from "./dose-builders";
import { everyKind } from "./every-kind";

const amount = fc.constantFrom("0.5", "2.5", "10", "40", "1000");
const action = fc.constantFrom("start", "continue", "change", "hold", "stop") as fc.Arbitrary<Treatment["action"]>;

const doses = fc
  .tuple(amount, amount)
  .map(([first, second]) => [
    aDoseStep({ amount: first, to: asDay("2026-12-06") }),
    aDoseStep({ amount: second, from: asDay("2026-12-07") }),
  ]);

const one = (id: string): fc.Arbitrary<Treatment> =>
  fc
    .record({
      base: fc.constantFrom<Treatment>(...everyKind(), aDrug()),
      steps: doses,
      action,
      reason: fc.constantFrom("A", "B"),
      note: fc.option(fc.string({ maxLength: 5 })),
    })
    .map(({ base, steps, ...shared }): Treatment => {
      const common = { ...shared, treatmentId: id, actionFrom: asDay("2026-12-03"), changeReason: "because" };
      return base.kind === "drug" ? { ...base, ...common, steps } : { ...base, ...common };
    });

/** Two lists of treatments that share some ids; a shared id keeps its kind, as identities do. */
export const twoVersions: fc.Arbitrary<readonly [Treatment[], Treatment[]]> = fc
  .array(fc.tuple(one(treatmentId(0)), one(treatmentId(0)), fc.constantFrom("both", "older", "newer")), {
    maxLength: 8,
  })
  .map((rows) => {
    const older: Treatment[] = [];
    const newer: Treatment[] = [];
    rows.forEach(([a, b, where], i) => {
      const id = { treatmentId: treatmentId(i + 1) };
      if (where !== "newer") older.push({ ...a, ...id });
      if (where !== "older")
        newer.push(a.kind === b.kind && where === "both" ? { ...b, ...id } : { ...a, ...id, reason: b.reason });
    });
    return [older, newer] as const;
  });
