// Systemic steroid of the plan as prednisone-equivalent mg a day, day by day, over all its rows together.
import type { Case } from "./case";
import { doseOn } from "./dose";
import type { MissingFact } from "./finding";
import { daysOf, type Order, stepsOf } from "./orders";
import { combine, compares, exactly, type Range } from "./range";
import { no, unknown, type Verdict, yes } from "./verdict";
import { prednisoneFactors } from "./vocabulary";

const zero = exactly(0);

interface Run {
  readonly from: number;
  readonly to: number;
  readonly range: Range;
}

/** A row as runs of equal days, in mg of prednisone; alternate-day doses are spread evenly (vocabulary, semantics). */
function runsOf(c: Case, order: Order, factor: number): readonly Run[] {
  const run = (from: number, to: number, spread = 1): Run[] => {
    const dose = doseOn(c, order, from, "mg");
    return dose ? [{ from, to, range: combine(dose, exactly(factor / spread), "times") }] : [];
  };
  const parts = stepsOf(order.row)?.flatMap((s) => run(s.fromDay, s.toDay));
  const days = daysOf(order.row)?.flatMap((day) => run(day, day));
  return parts ?? days ?? run(order.first, order.last, order.row.everyDays);
}

export class SteroidDays {
  readonly #orders: readonly Order[];
  /** From the first day of a steroid to the last; no day at all when none is ordered. */
  readonly #first: number;
  readonly #last: number;
  readonly #endsOpen: boolean;
  readonly #days = new Map<number, Range>();

  constructor(c: Case) {
    const orders = Object.entries(prednisoneFactors).flatMap(([id, factor]) =>
      c.orders.ofOne(id).map((order) => ({ order, factor })),
    );
    this.#orders = orders.map(({ order }) => order);
    this.#first = Math.min(...this.#orders.map((order) => order.first));
    this.#last = Math.max(...this.#orders.map((order) => order.last));
    this.#endsOpen = this.#orders.some((order) => order.open && order.last === this.#last);
    for (const { from, to, range } of orders.flatMap(({ order, factor }) => runsOf(c, order, factor)))
      for (let day = from; day <= to; day += 1) this.#days.set(day, combine(this.on(day), range, "plus"));
  }

  on(day: number): Range {
    return this.#days.get(day) ?? zero;
  }

  #rows = () => this.#orders.map((order) => order.index);

  /** At or above a dose on so many consecutive days. */
  reaches(gte: number, forDays: number): Verdict {
    let [sure, possible] = [0, 0];
    const counts: number[] = [];
    let open: MissingFact[] = [];
    const missing = new Set<MissingFact>();
    for (let day = this.#first; day <= this.#last; day += 1) {
      const range = this.on(day);
      const holds = compares(range, ">=", gte);
      sure = holds ? sure + 1 : 0;
      possible = holds === false ? 0 : possible + 1;
      if (holds === false) open = [];
      else if (holds === null) open.push(...range.missing);
      counts.push(sure);
      if (possible >= forDays) for (const fact of open) missing.add(fact);
    }
    const longest = Math.max(...counts);
    if (longest >= forDays) return yes([{ fact: `steroid.${gte}`, value: longest, unit: "d" }], this.#rows());
    return missing.size > 0 ? unknown([...missing]) : no;
  }

  /** At or above a dose on one day. */
  reachesOn(day: number, gte: number): Verdict {
    const range = this.on(day);
    const holds = compares(range, ">=", gte);
    if (holds === null) return unknown(range.missing);
    return holds ? yes([{ fact: "steroid.first-day", value: range.stated, unit: "mg/d", day }], this.#rows()) : no;
  }

  /**
   * A course of so many consecutive days above a dose that ends there: no steroid follows. An order without an end does not
   * end (product reading of abruptStop; the rule's text gives the days "at > 7.5 mg/d").
   */
  stopsAbruptly(minDays: number, lastDoseAbove: number): Verdict {
    if (this.#endsOpen) return no;
    let count = 0;
    const missing: MissingFact[] = [];
    let sure = 0;
    for (let day = this.#last; day >= this.#first; day -= 1) {
      const range = this.on(day);
      const holds = compares(range, ">", lastDoseAbove);
      if (holds === false) break;
      if (holds === null) missing.push(...range.missing);
      else if (missing.length === 0) sure += 1;
      count += 1;
    }
    if (count < minDays) return no;
    if (sure < minDays) return unknown([...new Set(missing)]);
    return yes([{ fact: "steroid.last-dose", value: this.on(this.#last).stated, unit: "mg/d" }], this.#rows());
  }
}
