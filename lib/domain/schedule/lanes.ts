// Treatments as bars on one axis, lane by lane (TML-1). Pure numbers: the drawing is made elsewhere.
import { type Lane, lanes } from "../plan/frame";
import { laneLabels } from "../plan/labels";
import { addDays, compareDays, type Day, daysBetween } from "../shared/day";
import { tallMan } from "../wording/medicine-name";
import { dateTicks, type Span, type Tick, weekTicks } from "./axis";
import { dosesOf } from "./history";
import { type Occurrence, occurrencesOf } from "./occurrences";
import { type BarState, type Entry, spanOf, type TreatmentSpan } from "./spans";

export interface Mark extends Occurrence {
  readonly offsetDays: number;
}

/** A stretch of the axis; it may begin before the axis and end behind it. */
export interface Stretch {
  readonly offsetDays: number;
  readonly lengthDays: number;
  /** It goes on: the length reaches the end of the axis. */
  readonly isOpen: boolean;
}

export interface DoseStretch extends Stretch {
  readonly text: string;
  /** Average mg a day; null where a curve cannot be drawn. */
  readonly mg: number | null;
}

export interface Bar extends Stretch {
  /** One for each bar: a treatment of the draft stands beside the signed one. */
  readonly key: string;
  readonly treatmentId: string;
  readonly lane: Lane;
  readonly label: string;
  readonly from: Day;
  /** The last day, included; null when it is ongoing, then the bar reaches the end of the axis. */
  readonly to: Day | null;
  /** 0 for the top row of the lane; bars that overlap get rows of their own. */
  readonly row: number;
  readonly state: BarState;
  readonly marks: readonly Mark[];
  /** What became of its sessions or visits in words; null where nothing is recorded. */
  readonly note: string | null;
  readonly held: readonly Stretch[];
  readonly doses: readonly DoseStretch[];
  /** True for a steroid whose doses make a curve (TML-3). */
  readonly isCurve: boolean;
}

export interface Timeline extends Span {
  readonly days: number;
  /** All six lanes in their fixed order, empty ones included. */
  readonly lanes: readonly {
    readonly lane: Lane;
    readonly label: string;
    readonly rows: number;
    readonly bars: readonly Bar[];
  }[];
  readonly ticks: readonly Tick[];
  /** Today on the axis; null when it lies outside. */
  readonly todayOffset: number | null;
  /** Names of draft treatments without a valid start, which cannot be drawn. */
  readonly unplaced: readonly string[];
  /** Treatments that lie wholly outside the days shown. */
  readonly outside: readonly { readonly name: string; readonly from: Day; readonly to: Day | null }[];
}

const earliest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((a, b) => (a === null || b < a ? b : a), null);
const latest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((a, b) => (a === null || b > a ? b : a), null);

/** The axis ends four weeks after the last date that anything names, so that ongoing bars are seen to go on. */
function axisOf(spans: readonly TreatmentSpan[], also: readonly Day[], today: Day): Span {
  const from = earliest([...also, ...spans.flatMap((s) => [s.from, ...(s.sessions ?? []).map((o) => o.day)])]) ?? today;
  const named = spans
    .flatMap((s) => [
      s.from,
      s.to,
      s.complete?.reviewOn ?? null,
      ...lastMark(s),
      ...(s.sessions ?? []).map((o) => o.day),
    ])
    .concat(also)
    .filter((d) => d !== null);
  return { from, to: addDays(latest([...named, addDays(from, 27)]) ?? from, 28) };
}

function lastMark(span: TreatmentSpan): Day[] {
  const t = span.complete;
  if (!t || t.kind === "monitoring" || t.end) return [];
  return occurrencesOf(t, addDays(t.start, 3650))
    .slice(-1)
    .map((o) => o.day);
}

/** Sessions as they really are, with the reviews and turns of the treatment; else what its order plans. */
function occurrencesIn({ complete, sessions, reviews, turns }: TreatmentSpan, horizon: Day): readonly Occurrence[] {
  const planned = complete ? occurrencesOf(complete, horizon) : [];
  const kept = planned.filter((o) => (o.kind === "review" ? reviews === null : sessions === null));
  return [...turns, ...kept, ...(sessions ?? []), ...(reviews ?? [])].sort((a, b) => compareDays(a.day, b.day));
}

type Axis = Span & { readonly isWindow: boolean };

function barOf(span: TreatmentSpan, axis: Axis, row: number): Bar {
  const stretch = (from: Day, to: Day | null): Stretch => ({
    offsetDays: daysBetween(axis.from, from),
    isOpen: to === null,
    lengthDays: daysBetween(from, to === null || to < from ? (axis.to < from ? from : axis.to) : to) + 1,
  });
  const doses = dosesOf(span.phases, axis.to);
  const isShown = ({ day }: Occurrence) => !axis.isWindow || (day >= axis.from && day <= axis.to);
  const { key, treatmentId, lane, from, to, state, note } = span;
  return {
    key,
    treatmentId,
    lane,
    label: tallMan(span.name).display,
    from,
    to,
    ...stretch(from, to),
    row,
    state,
    note,
    marks: occurrencesIn(span, axis.to)
      .filter(isShown)
      .map((o) => ({ ...o, offsetDays: daysBetween(axis.from, o.day) })),
    held: span.phases.filter(({ kind }) => kind === "held").map((phase) => stretch(phase.from, phase.to)),
    doses: doses.map((d) => ({ ...stretch(d.from, d.to), text: d.text, mg: d.mg === null ? null : Number(d.mg) })),
    isCurve: span.complete?.kind === "steroid" && doses.length > 0 && doses.every((d) => d.mg !== null),
  };
}

function barsOf(spans: readonly TreatmentSpan[], axis: Axis): Bar[] {
  const rowEnds: Day[] = [];
  return [...spans]
    .sort((a, b) => compareDays(a.from, b.from))
    .map((span) => {
      const free = rowEnds.findIndex((end) => end < span.from);
      const row = free < 0 ? rowEnds.length : free;
      rowEnds[row] = span.to ?? axis.to;
      return barOf(span, axis, row);
    });
}

export interface TimelineOptions {
  /** Which days to show of the whole; without it the whole is shown, with weeks from its first day. */
  readonly choose?: (whole: Span) => Span;
  /** Days beside the treatments that belong on the axis, such as those of scores. */
  readonly also?: readonly Day[];
}

/** All lanes on one axis of days; treatments of the draft may be incomplete. */
export function timelineOf(
  entries: readonly Entry[],
  today: Day,
  { choose, also = [] }: TimelineOptions = {},
): Timeline {
  const placed = entries.map(spanOf);
  const spans = placed.filter((s) => typeof s !== "string");
  const whole = axisOf(spans, also, today);
  const shown = choose ? choose(whole) : whole;
  const isWithin = (s: TreatmentSpan) => s.from <= shown.to && (s.to === null || s.to >= shown.from);
  const todayOffset = today >= shown.from && today <= shown.to ? daysBetween(shown.from, today) : null;
  return {
    ...shown,
    days: daysBetween(shown.from, shown.to) + 1,
    lanes: lanes.map((lane) => {
      const own = spans.filter((s) => s.lane === lane && (!choose || isWithin(s)));
      const bars = barsOf(own, { ...shown, isWindow: choose !== undefined });
      return { lane, label: laneLabels[lane], rows: Math.max(0, ...bars.map((b) => b.row + 1)), bars };
    }),
    ticks: choose ? dateTicks(shown) : weekTicks(shown),
    todayOffset,
    unplaced: placed.filter((s) => typeof s === "string"),
    outside: choose ? spans.filter((s) => !isWithin(s)).map(({ name, from, to }) => ({ name, from, to })) : [],
  };
}
