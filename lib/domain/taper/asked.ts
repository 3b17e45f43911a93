// A taper as first signed against what the versions in force then asked for, day by day. What was swallowed at home is not
// recorded here, and nothing in this file guesses it.
import type { Steroid } from "../plan/kinds/steroid";
import { counted } from "../plan/labels";
import { typedDoses } from "../plan/typed-steps";
import { addDays, type Day, daysBetween, formatDay } from "../shared/day";
import { Decimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import { taperCourse } from "./course";

/** One signed version of a steroid. */
export interface SignedTaper {
  readonly version: number;
  /** The day from which the version holds; a change, hold or stop names its own day, which counts. */
  readonly effectiveOn: Day;
  /** Why the version changed it, of the treatment or of the version; null for the first. */
  readonly reason: string | null;
  readonly steroid: Steroid;
}

/** Days in a row on which one version asked for the same daily dose. */
export interface AskedSpan {
  readonly from: Day;
  readonly to: Day;
  readonly version: number;
  /** mg a day as asked by the version in force; 0 while it is held, stopped or waiting; null where it cannot be added up. */
  readonly mg: string | null;
  /** mg a day as the first version had it for the same day; 0 once that course had ended. */
  readonly firstMg: string | null;
}

export interface AskedTaper {
  readonly firstVersion: number;
  readonly from: Day;
  readonly to: Day;
  readonly spans: readonly AskedSpan[];
  /** mg over all days; null as soon as one day cannot be added up. */
  readonly firstTotalMg: string | null;
  readonly askedTotalMg: string | null;
  readonly days: number;
  /** Days on which the two differ; days that cannot be added up are not among them. */
  readonly differentDays: number;
  /** The versions after the first that were in force on at least one of the days, with their reasons. */
  readonly changes: readonly { readonly version: number; readonly from: Day; readonly reason: string | null }[];
}

/** The first day on which a version decides what is taken. */
const beginsOn = ({ steroid, effectiveOn }: SignedTaper): Day => steroid.actionFrom ?? effectiveOn;

type DoseOn = (day: Day) => string | null;

/** mg a day that a version's steps ask for; null where a dose is not in mg or does not fix a day. */
function stepsOf({ agent, steps }: Steroid, last: Day): DoseOn {
  const doses = typedDoses(steps);
  const course = doses ? taperCourse(agent, doses, last) : null;
  if (!course?.ok) return () => null;
  const byDay = new Map(course.value.daily.map((one) => [one.day, one.mg]));
  return (day) => byDay.get(day) ?? "0";
}

/** What a version asks for on a day on which it is in force. */
function askedBy(signed: SignedTaper, last: Day): DoseOn {
  const { steroid } = signed;
  if (steroid.condition || steroid.action === "hold" || steroid.action === "stop") return () => "0";
  return stepsOf(steroid, last);
}

/** Versions that continue it unchanged decide nothing; one that releases it from what it waited for does. */
const deciding = (signed: readonly SignedTaper[]) =>
  signed.filter(({ steroid }, at) => {
    const before = signed[at - 1]?.steroid;
    return !before || steroid.action !== "continue" || (before.condition !== null && steroid.condition === null);
  });

const total = (amounts: readonly (string | null)[]): string | null =>
  amounts.some((mg) => mg === null) ? null : amounts.reduce((sum, mg) => sum.plus(mg ?? "0"), new Decimal(0)).toFixed();

const same = (a: string | null, b: string | null) => (a === null || b === null ? a === b : new Decimal(a).eq(b));

/**
 * What the signed versions of one steroid asked for, from its first day up to and including `until`, beside what the first
 * version had foreseen for the same days. Null before its first day or without a version. Versions come in any order.
 */
export function askedTaper(versions: readonly SignedTaper[], until: Day): AskedTaper | null {
  const signed = deciding([...versions].sort((a, b) => a.version - b.version));
  const [first] = signed;
  if (!first || until < first.steroid.start) return null;
  const from = first.steroid.start;
  const firstDoses = stepsOf(first.steroid, until);
  const doses = new Map(signed.map((one) => [one.version, askedBy(one, until)]));
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, i) => {
    const day = addDays(from, i);
    // Before any version holds, the first one counts: it was signed for this start.
    const inForce = signed.filter((one) => beginsOn(one) <= day).at(-1) ?? first;
    return { day, version: inForce.version, mg: doses.get(inForce.version)?.(day) ?? null, firstMg: firstDoses(day) };
  });
  const spans: AskedSpan[] = [];
  for (const { day, ...rest } of days) {
    const before = spans.at(-1);
    if (before?.version === rest.version && same(before.mg, rest.mg) && same(before.firstMg, rest.firstMg))
      spans[spans.length - 1] = { ...before, to: day };
    else spans.push({ from: day, to: day, ...rest });
  }
  const used = new Set(days.map((one) => one.version));
  return {
    firstVersion: first.version,
    from,
    to: until,
    spans,
    firstTotalMg: total(days.map((one) => one.firstMg)),
    askedTotalMg: total(days.map((one) => one.mg)),
    days: days.length,
    differentDays: days.filter((one) => one.mg !== null && one.firstMg !== null && !same(one.mg, one.firstMg)).length,
    changes: signed
      .filter((one) => one !== first && used.has(one.version))
      .map((one) => ({ version: one.version, from: beginsOn(one), reason: one.reason })),
  };
}

function differenceText({ firstTotalMg, askedTotalMg, differentDays, days }: AskedTaper): string {
  if (firstTotalMg === null || askedTotalMg === null)
    return "Some doses are not in mg or do not fix a day, so that the two cannot be compared in full";
  const more = new Decimal(askedTotalMg).minus(firstTotalMg);
  if (differentDays === 0) return "The versions since then asked for the same on every day";
  const on = `on ${differentDays} of ${counted(days, "day")}`;
  if (more.isZero()) return `The versions in force asked for the same in all, but for another dose ${on}`;
  const amount = formatDose(more.abs().toFixed(), "mg");
  return `The versions in force asked for ${formatDose(askedTotalMg, "mg")}: ${amount} ${more.isNegative() ? "less" : "more"}, ${on}`;
}

/** Planned against asked in two sentences, and a third that says what nobody has recorded. */
export function askedSentences(taper: AskedTaper): readonly string[] {
  const foreseen =
    taper.firstTotalMg === null
      ? `Version ${taper.firstVersion} began on ${formatDay(taper.from)}`
      : `Version ${taper.firstVersion} had foreseen ${formatDose(taper.firstTotalMg, "mg")} from ${formatDay(taper.from)} to ${formatDay(taper.to)}`;
  return [
    `${foreseen}.`,
    `${differenceText(taper)}.`,
    "What was really taken at home is not recorded here: ask the patient, and look at the dispensed tablets.",
  ];
}
