// Systemic steroid of the plan as prednisone-equivalent mg a day, day by day, over all its rows together.
import type { Case } from "./case";
import { doseOn } from "./dose";
import type { MissingFact } from "./finding";
import type { Order } from "./orders";
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
function runsOf(c: Case, order: Order): readonly Run[] {
  const { segments, days, everyDays, item } = order.row;
  const factor = prednisoneFactors[item] ?? 0;
  const run = (from: number, to: number, spread = 1): Run[] => {
    const dose = doseOn(c, order, from, "mg");
    return dose ? [{ from, to, range: combine(dose, exactly(factor / spread), "times") }] : [];
  };
  if (segments && segments.length > 0) return segments.flatMap((s) => run(s.fromDay, s.toDay));
  if (days && days.length > 0) return days.flatMap((day) => run(day, day));
  return run(order.first, order.last, everyDays ?? 1);
}

export class SteroidDays {
  readonly #orders: readonly Order[];
  readonly #from: number;
  readonly #days: readonly Range[];
  readonly #endsOpen: boolean;

  constructor(c: Case) {
    this.#orders = Object.keys(prednisoneFactors).flatMap((id) => c.orders.ofOne(id));
    const last = this.#orders.length === 0 ? 0 : Math.max(...this.#orders.map((order) => order.last));
    this.#from = Math.min(...this.#orders.map((order) => order.first), last);
    this.#endsOpen = this.#orders.some((order) => order.open && order.last === last);
    const days: Range[] = Array.from({ length: this.#orders.length === 0 ? 0 : last - this.#from + 1 }, () => zero);
    for (const { from, to, range } of this.#orders.flatMap((order) => runsOf(c, order)))
      for (let at = from - this.#from; at <= to - this.#from; at += 1)
        days[at] = combine(days[at] ?? zero, range, "plus");
    this.#days = days;
  }

  on(day: number): Range {
    return this.#days[day - this.#from] ?? zero;
  }

  #rows = () => this.#orders.map((order) => order.index);

  /** At or above a dose on so many consecutive days. */
  reaches(gte: number, forDays: number): Verdict {
    let [sure, possible] = [0, 0];
    let longest = 0;
    let open: MissingFact[] = [];
    const missing = new Set<MissingFact>();
    for (const range of this.#days) {
      const holds = compares(range, ">=", gte);
      sure = holds ? sure + 1 : 0;
      possible = holds === false ? 0 : possible + 1;
      if (holds === false) open = [];
      else if (holds === null) open.push(...range.missing);
      longest = Math.max(longest, sure);
      if (possible >= forDays) for (const fact of open) missing.add(fact);
    }
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
    for (let at = this.#days.length - 1; at >= 0; at -= 1) {
      const range = this.#days[at] ?? zero;
      const holds = compares(range, ">", lastDoseAbove);
      if (holds === false) break;
      if (holds === null) missing.push(...range.missing);
      else if (missing.length === 0) sure += 1;
      count += 1;
    }
    if (count < minDays) return no;
    const last = this.#days.at(-1) ?? zero;
    if (sure < minDays) return unknown([...new Set(missing)]);
    return yes([{ fact: "steroid.last-dose", value: last.stated, unit: "mg/d" }], this.#rows());
  }
}
