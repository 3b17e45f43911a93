// The plan as the rules see it: what each row stands for, from which day to which it is active, and on which days it is given.
import type { EngineInput, PlanRow } from "./engine-input";
import type { Ids } from "./expression";
import { CYCLE_DAYS, expand, ingredientsOf } from "./vocabulary";

/** An order without an end is reckoned for so many days (vocabulary, semantics). */
const OPEN_DAYS = 365;

export interface Order {
  readonly index: number;
  readonly row: PlanRow;
  readonly ingredients: readonly string[];
  readonly first: number;
  readonly last: number;
  /** No end was planned. */
  readonly open: boolean;
}

const times = (from: number, step: number, count: number) => Array.from({ length: count }, (_, k) => from + k * step);

/** The days that a row lists, and the steps that it goes through; nothing when it has none. */
export const daysOf = ({ days }: PlanRow) => (days?.length ? days : undefined);
export const stepsOf = ({ segments }: PlanRow) => (segments?.length ? segments : undefined);

/** Given on one of so many days, not on every day. */
export const spacingOf = ({ everyDays }: PlanRow) => (everyDays !== undefined && everyDays > 1 ? everyDays : undefined);

/** Active days of a row: segments, else days, else its end, else its cycles, else open-ended (vocabulary, semantics). */
function spanOf(row: PlanRow): Pick<Order, "first" | "last" | "open"> {
  const { startDay, endDay, cycles } = row;
  const [steps, days] = [stepsOf(row), daysOf(row)];
  if (steps)
    return {
      first: Math.min(...steps.map((s) => s.fromDay)),
      last: Math.max(...steps.map((s) => s.toDay)),
      open: false,
    };
  if (days) return { first: Math.min(...days), last: Math.max(...days), open: false };
  if (endDay !== undefined) return { first: startDay, last: endDay, open: false };
  if (cycles !== undefined)
    return { first: startDay, last: startDay + (row.everyDays ?? CYCLE_DAYS) * cycles - 1, open: false };
  return { first: startDay, last: startDay + OPEN_DAYS, open: true };
}

/** The days on which something is given, in order; a row without dates counts on its first day only. */
export function daysGiven({ row, first, last }: Order): readonly number[] {
  const days = daysOf(row);
  if (days) return [...days].sort((a, b) => a - b);
  if (row.cycles !== undefined) return times(row.startDay, row.everyDays ?? CYCLE_DAYS, row.cycles);
  const spacing = spacingOf(row);
  if (spacing) return times(first, spacing, Math.floor((last - first) / spacing) + 1);
  return [first];
}

export function ordersOf(input: EngineInput): readonly Order[] {
  return input.plan.map((row, index) => ({ index, row, ingredients: ingredientsOf(row.item), ...spanOf(row) }));
}

/** Orders by every id they count as: their item, and the components of a regimen. */
export class OrderBook {
  readonly current: readonly Order[];
  readonly #byId = new Map<string, Order[]>();
  readonly #found = new WeakMap<Ids, readonly Order[]>();

  constructor(readonly all: readonly Order[]) {
    this.current = all.filter((order) => !order.row.over);
    for (const order of all)
      for (const id of new Set([order.row.item, ...order.ingredients])) {
        const known = this.#byId.get(id);
        if (known) known.push(order);
        else this.#byId.set(id, [order]);
      }
  }

  /** Every order of these ids, those that are over included. */
  ever(ids: Ids): readonly Order[] {
    let found = this.#found.get(ids);
    if (!found) {
      found = [...new Set([...expand(ids)].flatMap((id) => this.#byId.get(id) ?? []))];
      this.#found.set(ids, found);
    }
    return found;
  }

  /** The orders of these ids that are part of the plan. */
  of(ids: Ids): readonly Order[] {
    return this.ever(ids).filter((order) => !order.row.over);
  }

  ofOne(id: string): readonly Order[] {
    return (this.#byId.get(id) ?? []).filter((order) => !order.row.over);
  }
}

/** The last day minus the first of what two orders have in common; negative when they never meet. */
export const commonDays = (a: Order, b: Order): number => Math.min(a.last, b.last) - Math.max(a.first, b.first);
