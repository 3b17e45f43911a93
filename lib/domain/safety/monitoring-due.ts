// Observations that are due while a treatment runs. Judged only of a running plan, that is when a day of today is given.
// The rules' text fixes the rhythm of each phase; the limits that only the text gives are named here.
import type { Case } from "./case";
import type { Leaves, MonitorPhase } from "./expression";
import { daysGiven, daysOf, type Order, spacingOf } from "./orders";
import { no, type Verdict, yes } from "./verdict";

interface Watch {
  readonly c: Case;
  readonly orders: readonly Order[];
  readonly everyDays: number;
  /** Day of the last result; minus infinity when there is none. */
  readonly result: number;
  readonly today: number;
}

/** A missed blood count after the last pulse, or creatinine after the last course, is asked for during so many days. */
const AFTERWARDS_DAYS = 28;
const COUNT_BEFORE_PULSE_DAYS = 3;
const COURSE_DAYS = 7;
const CYCLE_CHECK_DAYS = 7;
const DEPLETED_DAYS = 365;
const HIGH_STEROID_MG = 20;

const isActive = (order: Order, day: number) => order.first <= day && day <= order.last;
const running = ({ orders, today }: Watch) => orders.filter((order) => isActive(order, today));
const startOf = (orders: readonly Order[]) => Math.min(...orders.map((order) => order.first));

/** Neither a result nor the start within so many days. */
const isOverdue = (w: Watch, start: number, days: number) => w.today - Math.max(w.result, start) > days;

/** No result since the last dose, longer ago than it may be and not so long ago that nobody asks any more. */
function isMissedAfter(w: Watch, last: number): boolean {
  const since = w.today - last;
  return w.result <= last && since > w.everyDays && since <= AFTERWARDS_DAYS;
}

const givenDays = (orders: readonly Order[]) => [...new Set(orders.flatMap(daysGiven))].sort((a, b) => a - b);
const hasDates = ({ row }: Order) => [daysOf(row), row.cycles, spacingOf(row)].some((dates) => dates !== undefined);

const phases: Readonly<Record<MonitorPhase, (w: Watch) => boolean>> = {
  // "within 7 days in month 1, 14 days in months 2-3, 30 days afterwards"
  "month-1": (w) => {
    const active = running(w);
    if (active.length === 0) return false;
    const start = startOf(w.orders);
    const day = w.today - start;
    return isOverdue(w, start, day <= 30 ? w.everyDays : day <= 90 ? 14 : 30);
  },
  // "within 14 days after a pulse and within 3 days before the next"
  "each-pulse": (w) => {
    const dated = w.orders.filter(hasDates);
    const daily = running(w).filter((order) => !hasDates(order));
    if (isOverdue(w, startOf(daily), w.everyDays)) return true;
    const pulses = givenDays(dated);
    const last = pulses.findLast((day) => day <= w.today);
    if (last !== undefined && isMissedAfter(w, last)) return true;
    const next = pulses.find((day) => day >= w.today);
    return (
      next !== undefined &&
      next !== pulses[0] &&
      next - w.today <= COUNT_BEFORE_PULSE_DAYS &&
      w.result < next - COUNT_BEFORE_PULSE_DAYS
    );
  },
  // "within 30 days of start and at each dose change"
  start: (w) => {
    if (running(w).length === 0) return false;
    const changes = w.orders.flatMap(({ row, first }) => [first, ...(row.segments ?? []).map((s) => s.fromDay)]);
    const change = Math.max(...changes.filter((day) => day <= w.today));
    return w.result < change && w.today - change > w.everyDays;
  },
  "first-6-months": (w) => {
    if (running(w).length === 0) return false;
    const start = startOf(w.orders);
    return w.today - start <= 180 && isOverdue(w, start, w.everyDays);
  },
  "while->=20mg": (w) => {
    const steroids = w.c.steroids();
    let from = w.today;
    if (steroids.on(from).stated < HIGH_STEROID_MG) return false;
    while (steroids.on(from - 1).stated >= HIGH_STEROID_MG) from -= 1;
    return isOverdue(w, from, w.everyDays);
  },
  // "on the day of each session"
  "each-session": (w) => {
    const session = givenDays(running(w)).findLast((day) => day <= w.today);
    return session !== undefined && w.result < session;
  },
  // "within 7 days before each course and within 7 days after"
  "each-course": (w) =>
    w.orders.some(({ first, last }) => {
      if (w.today < first) return false;
      if (w.today <= last) return w.result < first - COURSE_DAYS;
      return isMissedAfter(w, last);
    }),
  "while-depleted": (w) => {
    const given = givenDays(w.orders).filter((day) => day <= w.today);
    const isDepleted = w.today - Math.max(...given) <= DEPLETED_DAYS;
    return isDepleted && isOverdue(w, Math.min(...given), w.everyDays);
  },
  // "within 7 days before each cycle"
  "each-cycle": (w) => {
    const cycles = givenDays(running(w)).filter((day) => day - w.today <= CYCLE_CHECK_DAYS);
    return w.result < Math.max(...cycles) - CYCLE_CHECK_DAYS;
  },
};

/** Whether an observation is due under an item that runs today. */
export function judgeMonitoring(
  c: Case,
  { item, observation, everyDays, phase }: Leaves["monitorDue"]["monitorDue"],
): Verdict {
  if (c.input.asOfDay === undefined) return no;
  const orders = c.orders.of([item]);
  if (orders.length === 0) return no;
  const last = c.input.labs[observation];
  const watch = { c, orders, everyDays, result: last?.day ?? Number.NEGATIVE_INFINITY, today: c.today };
  if (!phases[phase](watch)) return no;
  const evidence = {
    fact: `labs.${observation}`,
    value: last ? "too old" : "not recorded",
    ...(last ? { day: last.day } : {}),
  };
  return yes(
    [evidence],
    orders.map((order) => order.index),
  );
}
