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

const phases: Readonly<Record<string, (running: Running) => boolean>> = {
  "month-1": (r) => {
    const since = r.day - r.start;
    return olderThan(r, since < 30 ? 7 : since < 90 ? 14 : 30);
  },
  "each-pulse": (r) => {
    const pulses = r.rows.flatMap(datesOf);
    const last = lastUpTo(pulses, r.day);
    const next = nextAfter(pulses, r.day);
    const afterPulse = r.day - last > 14 && r.latest <= last;
    return afterPulse || (r.day >= next - 3 && r.latest < next - 3);
  },
  start: (r) => {
    const change = lastUpTo(
      r.rows.map((row) => intervalOf(row).from),
      r.day,
    );
    return r.day - change > 30 && r.latest < change;
  },
  "first-6-months": (r) => r.day - r.start <= 180 && olderThan(r, 30),
  "while->=20mg": (r) => {
    if (prednisoneOn(r.input, r.day) < 20) return false;
    let from = r.day;
    while (prednisoneOn(r.input, from - 1) >= 20) from -= 1;
    return olderThan(r, 14, from);
  },
  "each-session": (r) => r.latest < lastUpTo(r.rows.flatMap(datesOf), r.day),
  "each-course": (r) => {
    const course = r.rows.map((row) => intervalOf(row));
    const now = course.find(({ from, to }) => from <= r.day && r.day <= to);
    return now !== undefined && r.latest < now.from - 7;
  },
  "while-depleted": (r) => olderThan(r, 180),
  "each-cycle": (r) => {
    const cycles = r.rows.flatMap(datesOf);
    const next = nextAfter(cycles, r.day);
    return r.latest < lastUpTo(cycles, r.day) - 7 || (r.day >= next - 7 && r.latest < next - 7);
  },
};

export function monitorDue(atom: MonitorAtom, input: EngineInput): boolean {
  const day = input.asOfDay;
  const phase = phases[atom.phase];
  if (!phase) throw new Error(`No phase ${atom.phase}`);
  if (day === undefined) return false;
  const after = atom.phase === "while-depleted" ? 365 : 0;
  const rows = rowsOf(input, idsOf([atom.item]));
  const active = rows.some((row) => {
    const { from, to, open } = intervalOf(row);
    return from <= day && (open || day <= to + after);
  });
  if (!active) return false;
  const start = Math.min(...rows.map((row) => intervalOf(row).from));
  const latest = input.labs[atom.observation]?.day ?? never;
  return phase({ rows, latest, day, start, everyDays: atom.everyDays, input });
}
