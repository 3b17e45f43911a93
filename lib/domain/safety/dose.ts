// How much of something is ordered, in the measure a rule asks for.
import type { Case } from "./case";
import type { DoseMeasure, Ids, Operator } from "./expression";
import type { MissingFact } from "./finding";
import { daysOf, type Order, stepsOf } from "./orders";
import { anything, between, combine, compares, exactly, isKnown, type Range } from "./range";
import { no, unknown, type Verdict, yes } from "./verdict";
import { expand, isRegimen } from "./vocabulary";

type Basis = "mg" | "mg/kg" | "mg/m2";

const routeOf = (order: Order): MissingFact => ({ fact: `plan.${order.index}.route`, state: "missing" });

const notStated = (order: Order, field: string): Range =>
  anything([{ fact: `plan.${order.index}.${field}`, state: "missing" }]);

/** One administration, in mg or per kg or m² of the patient. */
function singleDose(c: Case, order: Order, basis: Basis): Range {
  const { doseValue, doseUnit } = order.row;
  if (doseValue === undefined || doseUnit === undefined) return notStated(order, "doseValue");
  if (doseUnit === basis) return exactly(doseValue);
  if (doseUnit === "mg/kg" && basis === "mg/m2") return combine(exactly(doseValue), c.kgPerSurface(), "times");
  if (doseUnit === "mg/m2" && basis === "mg/kg") return combine(exactly(doseValue), c.kgPerSurface(), "by");
  const size = (of: Basis) => (of === "mg/kg" ? c.patientNumber("weightKg") : c.surface());
  const mg = doseUnit === "mg" ? exactly(doseValue) : combine(exactly(doseValue), size(doseUnit), "times");
  return basis === "mg" ? mg : combine(mg, size(basis), "by");
}

/** What a row gives on one of its days; null when it gives nothing on that day. */
export function doseOn(c: Case, order: Order, day: number, basis: Basis): Range | null {
  const steps = stepsOf(order.row);
  if (steps) {
    const step = steps.find((s) => s.fromDay <= day && day <= s.toDay);
    if (!step) return null;
    const mg = exactly(step.mgPerDay);
    if (basis === "mg") return mg;
    return combine(mg, basis === "mg/kg" ? c.patientNumber("weightKg") : c.surface(), "by");
  }
  if (!isGivenOn(order, day)) return null;
  return combine(singleDose(c, order, basis), exactly(order.row.timesPerDay ?? 1), "times");
}

/** On a day that the row lists; on every one of its days when it lists none. */
const isGivenOn = ({ row, first, last }: Order, day: number): boolean =>
  daysOf(row)?.includes(day) ?? (first <= day && day <= last);

/** The days on which the sum of some orders can be at its highest: whenever one of them begins or steps. */
function turningDays(orders: readonly Order[]): ReadonlySet<number> {
  return new Set(orders.flatMap(({ row, first }) => stepsOf(row)?.map((s) => s.fromDay) ?? daysOf(row) ?? [first]));
}

type Reading = (order: Order, range: Range) => Range;
const asStated: Reading = (_, range) => range;

/** One drug on one day, over all rows that order it. */
function dayTotal(c: Case, orders: readonly Order[], day: number, basis: Basis, read = asStated): Range | null {
  const given = orders.flatMap((order) => {
    const dose = doseOn(c, order, day, basis);
    return dose ? [read(order, dose)] : [];
  });
  return given.length === 0 ? null : given.reduce((sum, range) => combine(sum, range, "plus"));
}

interface Measured {
  readonly range: Range;
  readonly orders: readonly Order[];
}

const each = (orders: readonly Order[], measure: (order: Order) => Range): Measured[] =>
  orders.map((order) => ({ range: measure(order), orders: [order] }));

/** Rows that order the same drug are added up day by day; different drugs are not. */
function daily(
  c: Case,
  orders: readonly Order[],
  basis: Basis,
  how: { readonly onlyFirstDay?: boolean; readonly perhaps?: Reading } = {},
): Measured[] {
  const days = how.onlyFirstDay ? [Math.min(...orders.map((order) => order.first))] : turningDays(orders);
  return [...days].flatMap((day) => {
    const range = dayTotal(c, orders, day, basis, how.perhaps);
    return range ? [{ range, orders: orders.filter((order) => doseOn(c, order, day, basis) !== null) }] : [];
  });
}

const field =
  (name: "auc" | "gfrUsed" | "cumulativeG" | "plasmaVolumes" | "doseGPerKgTotal") =>
  (order: Order): Range =>
    order.row[name] === undefined ? notStated(order, name) : exactly(order.row[name]);

function gPerKgOnOneDay(order: Order): Range {
  if (order.open) return notStated(order, "days");
  const count = daysOf(order.row)?.length ?? order.last - order.first + 1;
  return combine(field("doseGPerKgTotal")(order), exactly(count), "by");
}

/** Courses that share a day are added up on it. */
function gPerKgByDay(orders: readonly Order[]): Measured[] {
  return [...turningDays(orders)].map((day) => {
    const given = orders.filter((order) => isGivenOn(order, day));
    const sum = given.map(gPerKgOnOneDay).reduce((total, range) => combine(total, range, "plus"), exactly(0));
    return { range: sum, orders: given };
  });
}

/** Orders by this route, or perhaps by it, when none is stated. */
const by = (route: string, orders: readonly Order[]) =>
  orders.filter(({ row }) => row.route === undefined || row.route === route);

/** A dose that counts only by a route that the order does not state. */
const perhaps = (order: Order, range: Range): Range =>
  order.row.route === undefined ? between(0, range.most, [...range.missing, routeOf(order)]) : range;

const measures: Readonly<Record<DoseMeasure, (c: Case, orders: readonly Order[]) => Measured[]>> = {
  single: (c, orders) => each(orders, (order) => singleDose(c, order, "mg")),
  singleIv: (c, orders) => each(by("iv", orders), (order) => perhaps(order, singleDose(c, order, "mg"))),
  singlePerKg: (c, orders) => each(orders, (order) => singleDose(c, order, "mg/kg")),
  singlePerM2: (c, orders) => each(orders, (order) => singleDose(c, order, "mg/m2")),
  daily: (c, orders) => daily(c, orders, "mg"),
  startDaily: (c, orders) => daily(c, orders, "mg", { onlyFirstDay: true }),
  dailyPerKg: (c, orders) => daily(c, orders, "mg/kg"),
  oralDaily: (c, orders) => daily(c, by("oral", orders), "mg", { perhaps }),
  oralDailyPerKg: (c, orders) => daily(c, by("oral", orders), "mg/kg", { perhaps }),
  totalPerKg: (_, orders) => each(orders, field("doseGPerKgTotal")),
  dailyGPerKg: (_, orders) => gPerKgByDay(orders),
  auc: (_, orders) => each(orders, field("auc")),
  gfrUsed: (_, orders) => each(orders, field("gfrUsed")),
  cumulative: (_, orders) => each(orders, field("cumulativeG")),
  plasmaVolumes: (_, orders) => each(orders, field("plasmaVolumes")),
};

export const measureUnits: Readonly<Record<DoseMeasure, string>> = {
  single: "mg",
  singleIv: "mg",
  singlePerKg: "mg/kg",
  singlePerM2: "mg/m2",
  daily: "mg/d",
  startDaily: "mg/d",
  dailyPerKg: "mg/kg/d",
  oralDaily: "mg/d",
  oralDailyPerKg: "mg/kg/d",
  totalPerKg: "g/kg",
  dailyGPerKg: "g/kg",
  auc: "{AUC}",
  gfrUsed: "mL/min",
  cumulative: "g",
  plasmaVolumes: "{plasma_volume}",
};

/** Whether the ordered dose of any of these items compares so; a regimen row states no doses of its own. */
export function judgeDose(
  c: Case,
  { of, measure, op, value }: { of: Ids; measure: DoseMeasure; op: Operator; value: number },
): Verdict {
  const missing: MissingFact[] = [];
  for (const id of expand(of)) {
    const orders = c.orders.ofOne(id).filter((order) => !isRegimen(order.row.item));
    for (const found of measures[measure](c, orders)) {
      const holds = compares(found.range, op, value);
      if (holds)
        return yes(
          [
            {
              fact: `dose.${measure}.${id}`,
              value: isKnown(found.range) ? found.range.least : value,
              unit: measureUnits[measure],
            },
          ],
          found.orders.map((order) => order.index),
        );
      if (holds === null) missing.push(...found.range.missing);
    }
  }
  return missing.length > 0 ? unknown(missing) : no;
}

/** Alternate days are spread evenly, as on steroid days (vocabulary, semantics). */
const spreadEvenly: Reading = ({ row }, range) =>
  daysOf(row) || stepsOf(row) ? range : combine(range, exactly(row.everyDays ?? 1), "by");

/** Whether a drug reaches a daily dose in mg on more than so many consecutive days. */
export function judgeConsecutiveDose(
  c: Case,
  { of, gteMg, moreThanDays }: { of: Ids; gteMg: number; moreThanDays: number },
): Verdict {
  const missing: MissingFact[] = [];
  for (const id of expand(of)) {
    const orders = c.orders.ofOne(id).filter((order) => !isRegimen(order.row.item));
    let [sure, possible, open] = [0, 0, [] as readonly MissingFact[]];
    const last = Math.max(...orders.map((order) => order.last));
    for (let day = Math.min(...orders.map((order) => order.first)); day <= last; day += 1) {
      const total = dayTotal(c, orders, day, "mg", spreadEvenly);
      const holds = total ? compares(total, ">=", gteMg) : false;
      sure = holds ? sure + 1 : 0;
      possible = holds === false ? 0 : possible + 1;
      open = possible === 0 ? [] : [...open, ...(total?.missing ?? [])];
      if (sure > moreThanDays)
        return yes(
          [{ fact: `dose.consecutive.${id}`, value: sure, unit: "d" }],
          orders.map((order) => order.index),
        );
      if (possible > moreThanDays) missing.push(...open);
    }
  }
  return missing.length > 0 ? unknown(missing) : no;
}
