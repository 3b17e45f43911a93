// Treatments as bars on one axis, lane by lane (TML-1). Pure numbers: the drawing is made elsewhere.
import { completeTreatment, type DraftTreatment } from "../plan/draft-treatment";
import { type Lane, lanes } from "../plan/frame";
import { laneLabels } from "../plan/labels";
import type { Treatment } from "../plan/treatment";
import { stateOf } from "../plan/treatment-states";
import { addDays, compareDays, type Day, daysBetween, isDay } from "../shared/day";
import { tallMan } from "../wording/medicine-name";
import { type Occurrence, occurrencesOf } from "./occurrences";

export type BarState = "planned" | "draft" | "held" | "waiting" | "stopped";

export interface Mark extends Occurrence {
  readonly offsetDays: number;
}

export interface Bar {
  readonly treatmentId: string;
  readonly lane: Lane;
  readonly label: string;
  readonly from: Day;
  /** The last day, included; null when it is ongoing, then the bar reaches the end of the axis. */
  readonly to: Day | null;
  readonly offsetDays: number;
  readonly lengthDays: number;
  /** 0 for the top row of the lane; bars that overlap get rows of their own. */
  readonly row: number;
  readonly state: BarState;
  readonly marks: readonly Mark[];
}

export interface Tick {
  readonly day: Day;
  readonly offsetDays: number;
  /** 0 on the first day of the axis. */
  readonly week: number;
}

export interface Timeline {
  readonly from: Day;
  readonly to: Day;
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
}

/** A treatment to draw: of a signed version, or of the open draft. */
export type Entry =
  | {
      readonly signed: Treatment;
      /** Where its sessions really are; they take the place of the ordered days. */
      readonly sessions?: readonly Occurrence[];
    }
  | { readonly draft: DraftTreatment };

interface Span {
  readonly treatmentId: string;
  readonly lane: Lane;
  readonly name: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly state: BarState;
  readonly complete: Treatment | null;
  readonly sessions: readonly Occurrence[] | null;
}

const stateWords = {
  active: "planned",
  "awaiting-cosignature": "waiting",
  waiting: "waiting",
  held: "held",
  stopped: "stopped",
} as const;

function spanOf(entry: Entry): Span | string {
  if ("signed" in entry)
    return { ...spanOfComplete(entry.signed, stateWords[stateOf(entry.signed)]), sessions: entry.sessions ?? null };
  const { draft } = entry;
  const done = completeTreatment(draft);
  if (done.ok) return spanOfComplete(done.value, draft.action === "stop" ? "stopped" : "draft");
  const name = typeof draft.name === "string" && draft.name.trim() ? draft.name : "Unnamed treatment";
  if (!isDay(draft.start)) return name;
  const to = isDay(draft.end) && draft.end >= draft.start ? draft.end : null;
  return {
    treatmentId: draft.treatmentId,
    lane: draft.lane,
    name,
    from: draft.start,
    to,
    state: "draft",
    complete: null,
    sessions: null,
  };
}

function spanOfComplete(t: Treatment, state: BarState): Span {
  const to = t.end && t.end < t.start ? t.start : t.end;
  return {
    treatmentId: t.treatmentId,
    lane: t.lane,
    name: t.name,
    from: t.start,
    to,
    state,
    complete: t,
    sessions: null,
  };
}

const earliest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((a, b) => (a === null || b < a ? b : a), null);
const latest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((a, b) => (a === null || b > a ? b : a), null);

/** The axis ends four weeks after the last date that anything names, so that ongoing bars are seen to go on. */
function axisOf(spans: readonly Span[], today: Day): { from: Day; to: Day } {
  const from = earliest(spans.flatMap((s) => [s.from, ...(s.sessions ?? []).map((o) => o.day)])) ?? today;
  const named = spans
    .flatMap((s) => [
      s.from,
      s.to,
      s.complete?.reviewOn ?? null,
      ...lastMark(s),
      ...(s.sessions ?? []).map((o) => o.day),
    ])
    .filter((d) => d !== null);
  return { from, to: addDays(latest([...named, addDays(from, 27)]) ?? from, 28) };
}

function lastMark(span: Span): Day[] {
  const t = span.complete;
  if (!t || t.kind === "monitoring" || t.end) return [];
  return occurrencesOf(t, addDays(t.start, 3650))
    .slice(-1)
    .map((o) => o.day);
}

function ticksOf(axis: { from: Day; to: Day }): Tick[] {
  const weeks = Math.floor(daysBetween(axis.from, axis.to) / 7);
  const every = weeks <= 16 ? 1 : weeks <= 32 ? 2 : weeks <= 64 ? 4 : 13;
  return Array.from({ length: Math.floor(weeks / every) + 1 }, (_, i) => i * every).map((week) => ({
    week,
    offsetDays: week * 7,
    day: addDays(axis.from, week * 7),
  }));
}

/** Sessions as they really are, with the reviews of the treatment; else what its order plans. */
function occurrencesIn({ complete, sessions }: Span, horizon: Day): readonly Occurrence[] {
  const planned = complete ? occurrencesOf(complete, horizon) : [];
  if (!sessions) return planned;
  return [...sessions, ...planned.filter((o) => o.kind === "review")].sort((a, b) => compareDays(a.day, b.day));
}

function barsOf(spans: readonly Span[], axis: { from: Day; to: Day }): Bar[] {
  const rowEnds: Day[] = [];
  return [...spans]
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map((span) => {
      const shownTo = span.to ?? axis.to;
      const free = rowEnds.findIndex((end) => end < span.from);
      const row = free < 0 ? rowEnds.length : free;
      rowEnds[row] = shownTo;
      const marks = occurrencesIn(span, axis.to).map((o) => ({ ...o, offsetDays: daysBetween(axis.from, o.day) }));
      const { treatmentId, lane, from, to, state } = span;
      return {
        treatmentId,
        lane,
        label: tallMan(span.name).display,
        from,
        to,
        offsetDays: daysBetween(axis.from, from),
        lengthDays: daysBetween(from, shownTo) + 1,
        row,
        state,
        marks,
      };
    });
}

/** All lanes of a plan on one axis of days; treatments of the draft may be incomplete. */
export function timelineOf(entries: readonly Entry[], today: Day): Timeline {
  const placed = entries.map(spanOf);
  const spans = placed.filter((s) => typeof s !== "string");
  const axis = axisOf(spans, today);
  const todayOffset = today >= axis.from && today <= axis.to ? daysBetween(axis.from, today) : null;
  return {
    ...axis,
    days: daysBetween(axis.from, axis.to) + 1,
    lanes: lanes.map((lane) => {
      const bars = barsOf(
        spans.filter((s) => s.lane === lane),
        axis,
      );
      return { lane, label: laneLabels[lane], rows: Math.max(0, ...bars.map((b) => b.row + 1)), bars };
    }),
    ticks: ticksOf(axis),
    todayOffset,
    unplaced: placed.filter((s) => typeof s === "string"),
  };
}
