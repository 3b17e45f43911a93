// Overdue monitoring of a running plan, after the sentence of each rule: active treatment, the listed observation only.
import type { EngineInput, PlanRow } from "@/lib/domain/safety/engine-input";
import type { MonitorAtom } from "./expr";
import { datesOf, intervalOf, prednisoneOn, rowsOf } from "./plan-days";
import { idsOf } from "./vocabulary";

interface Running {
  readonly rows: readonly PlanRow[];
  /** Day of the latest result; minus infinity when there is none. */
  readonly latest: number;
  readonly day: number;
  /** First day of the treatment. */
  readonly start: number;
  readonly everyDays: number;
  readonly input: EngineInput;
}

const never = Number.NEGATIVE_INFINITY;
const lastUpTo = (days: readonly number[], day: number): number => Math.max(never, ...days.filter((d) => d <= day));
const nextAfter = (days: readonly number[], day: number): number =>
  Math.min(Number.POSITIVE_INFINITY, ...days.filter((d) => d > day));

/** No result within so many days, counted from the start while there is none after it. */
const olderThan = (running: Running, interval: number, from = running.start): boolean =>
  running.day - Math.max(from, running.latest) > interval;

/** A check after the last pulse or course is asked for during four weeks (product decision). */
const AFTERWARDS = 28;
const isDated = (row: PlanRow): boolean => row.days !== undefined || (row.everyDays ?? 1) > 1;
const isRunning = (row: PlanRow, day: number): boolean => {
  const { from, to } = intervalOf(row);
  return from <= day && day <= to;
};

function pulseCheck(r: Running): boolean {
  const continuous = r.rows.filter((row) => !isDated(row) && isRunning(row, r.day)).map((row) => intervalOf(row).from);
  if (continuous.length > 0 && olderThan(r, 14, Math.min(...continuous))) return true;
  const pulses = r.rows.filter(isDated).flatMap(datesOf);
  const last = lastUpTo(pulses, r.day);
  if (last === never) return false;
  if (r.latest <= last && r.day - last > 14 && r.day - last <= AFTERWARDS) return true;
  const next = pulses.includes(r.day) ? r.day : nextAfter(pulses, r.day);
  return next !== Math.min(...pulses) && r.day >= next - 3 && r.latest < next - 3;
}

/** Whether the treatment runs today; some checks reach beyond its last day. */
const isActiveToday = (r: Running): boolean => r.rows.some((row) => isRunning(row, r.day));
const running = (r: Running): readonly PlanRow[] => r.rows.filter((row) => isRunning(row, r.day));

const phases: Readonly<Record<string, (running: Running) => boolean>> = {
  "month-1": (r) => {
    const since = r.day - r.start;
    return isActiveToday(r) && olderThan(r, since <= 30 ? 7 : since <= 90 ? 14 : 30);
  },
  "each-pulse": pulseCheck,
  start: (r) => {
    const starts = r.rows.flatMap((row) => [intervalOf(row).from, ...(row.segments ?? []).map((s) => s.fromDay)]);
    const change = lastUpTo(starts, r.day);
    return isActiveToday(r) && r.day - change > 30 && r.latest < change;
  },
  "first-6-months": (r) => isActiveToday(r) && r.day - r.start <= 180 && olderThan(r, 30),
  "while->=20mg": (r) => {
    if (prednisoneOn(r.input, r.day) < 20) return false;
    let from = r.day;
    while (prednisoneOn(r.input, from - 1) >= 20) from -= 1;
    return olderThan(r, 14, from);
  },
  "each-session": (r) => r.latest < lastUpTo(running(r).flatMap(datesOf), r.day),
  "each-course": (r) =>
    r.rows.map(intervalOf).some(({ from, to }) => {
      if (from <= r.day && r.day <= to) return r.latest < from - 7;
      return r.day - to > 7 && r.day - to <= AFTERWARDS && r.latest <= to;
    }),
  "while-depleted": (r) => {
    const given = r.rows.flatMap(datesOf).filter((day) => day <= r.day);
    return given.length > 0 && r.day - Math.max(...given) <= 365 && olderThan(r, 180, Math.min(...given));
  },
  "each-cycle": (r) => {
    const near = running(r)
      .flatMap(datesOf)
      .filter((day) => day <= r.day + 7);
    return near.length > 0 && r.latest < Math.max(...near) - 7;
  },
};

export function monitorDue(atom: MonitorAtom, input: EngineInput): boolean {
  const day = input.asOfDay;
  const phase = phases[atom.phase];
  if (!phase) throw new Error(`No phase ${atom.phase}`);
  const rows = rowsOf(input, idsOf([atom.item]));
  if (day === undefined || rows.length === 0) return false;
  const start = Math.min(...rows.map((row) => intervalOf(row).from));
  const latest = input.labs[atom.observation]?.day ?? never;
  return phase({ rows, latest, day, start, everyDays: atom.everyDays, input });
}
