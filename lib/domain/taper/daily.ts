// From dose steps to what is taken on each calendar day.
import { addDays, type Day, daysBetween, formatDay } from "../shared/day";
import { Decimal, isDecimalText } from "../shared/decimal";
import { fail, ok, type Result } from "../shared/result";
import { everyDays, type FrequencyCode, frequencyLabel, timesPerDay } from "../wording/frequency";

/** One dose step in mg of the agent. */
export interface DatedDose {
  readonly amount: string;
  /** The dose of the days in between; null when none alternates. */
  readonly alternateAmount: string | null;
  readonly frequency: FrequencyCode;
  readonly from: Day;
  /** Null when it goes on. */
  readonly to: Day | null;
}

/** A step with its last day known and its doses regular. */
export interface Span {
  readonly dose: DatedDose;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** Doses on a day on which it is taken. */
  readonly times: number;
  /** Days from one dosing day to the next; 1 also when two doses alternate. */
  readonly gap: number;
}

/** What is taken on one calendar day: `mg` in all, made of `times` doses of `each` mg; 0 mg on a day without a dose. */
export interface DailyDose {
  readonly day: Day;
  readonly mg: string;
  readonly each: string;
  readonly times: number;
  /** Place of its step, from 0; null on a day between two steps. */
  readonly step: number | null;
}

const longest = 3660;

const isDose = (mg: string) => isDecimalText(mg) && new Decimal(mg).gt(0);

function spanOf(dose: DatedDose, at: number, isLast: boolean, lastDay: Day): Result<Span> {
  const name = `Dose step ${at + 1}`;
  const wrong = [dose.amount, dose.alternateAmount].find((mg) => mg !== null && !isDose(mg));
  if (wrong) return fail(`${name}: "${wrong.slice(0, 20)}" is not a dose in mg above 0`);
  const isOnce = dose.frequency === "once";
  const [times, gap] = isOnce ? [1, 1] : [timesPerDay(dose.frequency), everyDays(dose.frequency)];
  if (times === null || gap === null)
    return fail(
      `${name}: "${frequencyLabel(dose.frequency)}" does not fix a dose for each day, so nothing can be added up`,
    );
  if (dose.to === null && !isLast && !isOnce)
    return fail(`${name} goes on although another dose follows: enter its last day`);
  const to = isOnce ? dose.from : (dose.to ?? (lastDay < dose.from ? dose.from : lastDay));
  const days = daysBetween(dose.from, to) + 1;
  if (days < 1) return fail(`${name} ends before it begins: enter a later last day`);
  return ok({ dose, from: dose.from, to, days, times, gap });
}

/**
 * The steps as spans of days, a step that goes on counted up to `lastDay`; fails by the number of the step when a dose is
 * as needed or irregular, when steps overlap, or when they cover more than ten years.
 */
export function spansOf(doses: readonly DatedDose[], lastDay: Day): Result<readonly Span[]> {
  const spans: Span[] = [];
  for (const [at, dose] of doses.entries()) {
    const span = spanOf(dose, at, at === doses.length - 1, lastDay);
    if (!span.ok) return span;
    const before = spans.at(-1);
    if (before && span.value.from <= before.to)
      return fail(
        `Dose step ${at + 1} begins on ${formatDay(span.value.from)}, before step ${at} is over on ${formatDay(before.to)}`,
      );
    spans.push(span.value);
  }
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return fail("Add at least one dose");
  if (daysBetween(first.from, last.to) >= longest) return fail("The doses cover more than ten years: check the dates");
  return ok(spans);
}

/** The dose of a span on the day so many days after its first one. */
function eachOn({ dose, gap }: Span, offset: number): string {
  if (dose.alternateAmount !== null) return offset % 2 === 0 ? dose.amount : dose.alternateAmount;
  return offset % gap === 0 ? dose.amount : "0";
}

/** Every calendar day from the first dose to the last day, in order and each once, with the mg taken on it. */
export function dailyOf(spans: readonly Span[]): readonly DailyDose[] {
  const days: DailyDose[] = [];
  for (const [step, span] of spans.entries()) {
    const before = days.at(-1);
    for (let day = before ? addDays(before.day, 1) : span.from; day < span.from; day = addDays(day, 1))
      days.push({ day, mg: "0", each: "0", times: 0, step: null });
    for (let offset = 0; offset < span.days; offset += 1) {
      const each = eachOn(span, offset);
      const times = each === "0" ? 0 : span.times;
      const mg = new Decimal(each).times(times).toFixed();
      days.push({ day: addDays(span.from, offset), mg, each, times, step });
    }
  }
  return days;
}

/** The daily doses of a steroid's steps in mg; a step that goes on is counted up to `lastDay`. Fails as `spansOf` does. */
export function dailyDoses(doses: readonly DatedDose[], lastDay: Day): Result<readonly DailyDose[]> {
  const spans = spansOf(doses, lastDay);
  return spans.ok ? ok(dailyOf(spans.value)) : spans;
}
