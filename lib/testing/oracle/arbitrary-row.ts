// Rows of a plan near the limits of the rules, for fast-check.
import fc from "fast-check";
import type { PlanRow, RowFlag } from "@/lib/domain/safety/engine-input";
import { atomsOf, oracleRules } from "./expr";
import { idsOf, isRegimen, routesOf } from "./vocabulary";

const near = (...values: number[]): fc.Arbitrary<number> => fc.constantFrom(...values);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, freq = 3): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq });

/** Limits that the rules put on the dose of an item. */
const limits = new Map<string, number[]>();
for (const atom of oracleRules.flatMap((rule) => atomsOf(rule.expr))) {
  if (!("dose" in atom)) continue;
  for (const item of atom.dose.of) limits.set(item, [...(limits.get(item) ?? []), atom.dose.value]);
}

const steroids = idsOf(["@corticosteroid-systemic"]);
const steroidMg = [2.5, 5, 7.5, 7.49, 8, 10, 15, 19.99, 20, 30, 60, 101];
const offsets = [-40, -14, -7, -3, -1, 0, 1, 2, 3, 7, 13, 14, 15, 21, 28, 90];

const doseOf = (item: string): fc.Arbitrary<Partial<PlanRow>> => {
  const around = (limits.get(item) ?? [10]).flatMap((limit) => [limit * 0.95, limit, limit * 1.05]);
  const values = steroids.includes(item) ? [...steroidMg, 500, 499, 1000, 1001] : [...around, 5, 20, 60, 70, 500];
  return fc
    .record({
      doseValue: near(...values.map((value) => Math.round(value * 100) / 100)),
      doseUnit: fc.constantFrom<PlanRow["doseUnit"]>("mg", "mg", "mg", "mg/kg", "mg/m2"),
      timesPerDay: sometimes(near(1, 2, 3, 4)),
      known: fc.integer({ min: 0, max: 9 }),
      everyDays: fc.constantFrom(undefined, undefined, undefined, undefined, 1, 2, 3),
    })
    .map(({ known, ...dose }) => {
      if (known === 0) return { timesPerDay: dose.timesPerDay };
      return dose.doseUnit === "mg/kg" ? { ...dose, doseValue: Math.round(dose.doseValue / 0.6) / 100 } : dose;
    });
};

const spanOf = (item: string): fc.Arbitrary<Partial<PlanRow>> => {
  const start = near(...offsets);
  const length = near(0, 4, 6, 13, 20, 21, 27, 28, 29, 60, 89, 90);
  const open = start.map((startDay) => ({ startDay }));
  const ended = fc.tuple(start, length).map(([startDay, days]) => ({ startDay, endDay: startDay + days }));
  const dated = fc
    .tuple(start, fc.uniqueArray(near(0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28), { minLength: 1, maxLength: 7 }))
    .map(([startDay, days]) => {
      const sorted = [...days].sort((a, b) => a - b);
      return { startDay: startDay + (sorted[0] ?? 0), days: sorted.map((day) => startDay + day) };
    });
  if (isRegimen(item)) return fc.record({ startDay: start, cycles: near(1, 2, 4, 6) });
  if (steroids.includes(item)) return fc.oneof(open, ended, ended, dated, segmented);
  return ["rituximab", "ivig", "plasma-exchange"].includes(item)
    ? fc.oneof(dated, dated, ended)
    : fc.oneof(open, ended, dated);
};

const segmented: fc.Arbitrary<Partial<PlanRow>> = fc
  .tuple(
    near(...offsets),
    fc.array(fc.tuple(near(1, 6, 7, 14, 20, 21, 28, 60), near(...steroidMg), near(0, 0, 0, 1)), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([startDay, steps]) => {
    let from = startDay;
    const segments = steps.map(([days, mgPerDay, pause]) => {
      const segment = { fromDay: from, toDay: from + days - 1, mgPerDay };
      from += days + pause;
      return segment;
    });
    return { startDay, segments, endDay: from - 1 };
  });

const flagsOf = (item: string): fc.Arbitrary<Readonly<Record<string, RowFlag>>> =>
  fc
    .record({
      access: sometimes(fc.constantFrom("central", "peripheral")),
      hydration: sometimes(fc.boolean()),
      premedication: sometimes(fc.boolean()),
      jointDecision: sometimes(fc.boolean()),
      infusionMinutes: item === "methylprednisolone-iv" ? sometimes(near(15, 29, 30, 60)) : fc.constant(undefined),
    })
    .map((flags) => Object.fromEntries(Object.entries(flags).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))));

const extraOf = (item: string): fc.Arbitrary<Partial<PlanRow>> => {
  if (item === "ivig") return fc.record({ doseGPerKgTotal: sometimes(near(0.4, 1, 1.9, 2, 2.01, 2.1, 5), 6) });
  if (item === "plasma-exchange") return fc.record({ plasmaVolumes: sometimes(near(1, 1.5, 1.51), 6) });
  if (item === "carboplatin") {
    return fc.record({ auc: sometimes(near(5, 6, 6.1), 6), gfrUsed: sometimes(near(97, 125, 126), 6) });
  }
  if (item === "cyclophosphamide") return fc.record({ cumulativeG: sometimes(near(10, 24.9, 25, 35.9, 36)) });
  return fc.constant({});
};

const routed = (item: string): fc.Arbitrary<Partial<PlanRow>> => {
  const routes = routesOf(item);
  const drug = routes?.some((route) => route === "oral" || route.startsWith("intravenous")) ?? true;
  if (!drug || isRegimen(item)) return fc.constant({});
  return fc.record({
    route: fc.constantFrom("oral", "oral", "iv", "iv", undefined),
    form: sometimes(fc.constantFrom("tablet", "capsule", "extended-release", "enteric", "solution", "syrup"), 2),
  });
};

const tidy = (row: PlanRow): PlanRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as PlanRow;

/** A row for one item, whole or with something left out. */
export function rowFor(item: string): fc.Arbitrary<PlanRow> {
  const dosed = isRegimen(item) || ["ivig", "plasma-exchange"].includes(item) || /referral|resection/.test(item);
  return fc
    .record({
      span: spanOf(item),
      dose: dosed ? fc.constant({}) : doseOf(item),
      extra: extraOf(item),
      way: routed(item),
      flags: flagsOf(item),
      action: fc.constantFrom<PlanRow["action"]>("start", "start", "continue", "change", undefined),
      over: fc.integer({ min: 0, max: 11 }),
    })
    .map(({ span, dose, extra, way, flags, action, over }) =>
      tidy({
        item,
        startDay: 0,
        ...span,
        ...dose,
        ...extra,
        ...way,
        flags,
        ...(action ? { action } : {}),
        ...(over === 0 ? { over: true } : {}),
      } as PlanRow),
    );
}
