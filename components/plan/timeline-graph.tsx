import type { Bar, Timeline } from "@/lib/domain/schedule/lanes";
import { formatDay } from "@/lib/domain/shared/day";
import { cx } from "../ui/cx";
import { laneColour } from "./lane-colour";
import { barWords } from "./timeline-table";

const WIDTH = 840;
/** Room of the widest week number; one that would be cut off at the edge is left out, its line stays. */
const TICK_WIDTH = 46;
const LABELS = 148;
const TOP = 22;
const ROW = 24;
const BAR = 18;
const LANE_GAP = 4;
const LETTER = 6.4;

/** Lanes drawn as a picture. It scrolls sideways where it would become unreadably small. */
export function TimelineGraph({ timeline }: { readonly timeline: Timeline }) {
  const scale = (WIDTH - LABELS) / timeline.days;
  const x = (offsetDays: number) => LABELS + offsetDays * scale;
  let y = TOP;
  const lanes = timeline.lanes.map((lane) => {
    const top = y;
    y += Math.max(1, lane.rows) * ROW + LANE_GAP;
    return { ...lane, top };
  });
  const height = y + 4;
  const { todayOffset } = timeline;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture that scrolls must be reachable by keyboard.
    <section aria-label="Timeline picture" tabIndex={0} className="overflow-x-auto">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-labelledby="timeline-title timeline-summary"
        className="w-full min-w-160 text-ink-2"
      >
        <title id="timeline-title">Timeline of the plan</title>
        <desc id="timeline-summary">{summaryOf(timeline)}</desc>
        {spread(timeline.ticks, scale).map((tick) => (
          <g key={tick.week}>
            <line x1={x(tick.offsetDays)} x2={x(tick.offsetDays)} y1={TOP - 4} y2={height} className="stroke-line" />
            {x(tick.offsetDays) + TICK_WIDTH > WIDTH ? null : (
              <text x={x(tick.offsetDays) + 3} y={12} fontSize={12} className="fill-ink-2">
                wk {tick.week}
              </text>
            )}
          </g>
        ))}
        {lanes.map((lane) => (
          <g key={lane.lane}>
            <text x={0} y={lane.top + 16} fontSize={12.5} className="fill-ink">
              {lane.label}
            </text>
            {lane.bars.length === 0 ? (
              <text x={LABELS + 4} y={lane.top + 16} fontSize={12} className="fill-ink-3">
                none
              </text>
            ) : null}
            {lane.bars.map((bar) => (
              <BarShape
                key={bar.treatmentId}
                bar={bar}
                x={x(bar.offsetDays)}
                y={lane.top + bar.row * ROW + 2}
                width={Math.max(4, bar.lengthDays * scale)}
                scale={scale}
                room={roomAfter(bar, lane.bars, timeline.days) * scale}
              />
            ))}
          </g>
        ))}
        {todayOffset === null ? null : (
          <g>
            <line
              x1={x(todayOffset)}
              x2={x(todayOffset)}
              y1={TOP - 6}
              y2={height}
              strokeWidth={2}
              className="stroke-accent"
            />
            <text
              x={x(todayOffset) + (todayOffset > timeline.days - 20 ? -4 : 3)}
              y={height - 3}
              fontSize={11.5}
              textAnchor={todayOffset > timeline.days - 20 ? "end" : "start"}
              className="fill-accent"
            >
              today
            </text>
          </g>
        )}
      </svg>
    </section>
  );
}

interface BarShapeProps {
  readonly bar: Bar;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly scale: number;
  /** Free width after the bar, up to the next one in its row. */
  readonly room: number;
}

/** Signed is solid, draft a dashed outline; what the look says is also written when it is not simply signed or draft. */
function BarShape({ bar, x, y, width, scale, room }: BarShapeProps) {
  const { fill, stroke } = laneColour[bar.lane];
  const isDraft = bar.state === "draft";
  const isFaint = bar.state === "stopped" || bar.state === "held" || bar.state === "waiting";
  const words = isFaint ? `${bar.label} (${barWords[bar.state]})` : bar.label;
  const length = words.length * LETTER + 8;
  const isInside = length <= width;
  const isBeside = !isInside && length <= room;
  const sessions = bar.marks.filter((mark) => mark.kind === "session" || mark.kind === "dose");
  const borders = bar.marks.filter((mark) => mark.kind === "cycle" || mark.kind === "dose-step");
  return (
    <g>
      <title>{`${words}, from ${formatDay(bar.from)} ${bar.to ? `to ${formatDay(bar.to)}` : "ongoing"}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={BAR}
        rx={3}
        className={cx(fill, stroke)}
        fillOpacity={isDraft || isFaint ? 0.07 : 0.2}
        strokeDasharray={isDraft ? "4 3" : isFaint ? "1 3" : undefined}
      />
      {borders.slice(1).map((mark) => (
        <line
          key={`${mark.day} ${mark.label}`}
          x1={x + (mark.offsetDays - bar.offsetDays) * scale}
          x2={x + (mark.offsetDays - bar.offsetDays) * scale}
          y1={y + BAR - 5}
          y2={y + BAR}
          strokeWidth={1.5}
          className={stroke}
        />
      ))}
      {sessions.map((mark) => (
        <rect
          key={`${mark.day} ${mark.label}`}
          x={x + (mark.offsetDays - bar.offsetDays) * scale}
          y={y + BAR - 4}
          width={Math.max(2.5, scale * 0.8)}
          height={mark.outcome === "moved" ? 2 : 4}
          fillOpacity={mark.outcome ? markOpacity[mark.outcome] : 1}
          className={mark.outcome === "missed" ? "fill-stop" : fill}
        >
          <title>{`${formatDay(mark.day)}: ${mark.label}`}</title>
        </rect>
      ))}
      {isInside || isBeside ? (
        <text
          x={isInside ? x + 5 : x + width + 4}
          y={y + 11.5}
          fontSize={11.5}
          textDecoration={bar.state === "stopped" ? "line-through" : undefined}
          className="fill-ink"
        >
          {words}
        </text>
      ) : null}
    </g>
  );
}

/** Given is full, still to come is lighter, an old day of a moved session is faint; the table says it in words. */
const markOpacity = { given: 1, planned: 0.55, missed: 1, moved: 0.4 } as const;

function roomAfter(bar: Bar, bars: readonly Bar[], days: number): number {
  const end = bar.offsetDays + bar.lengthDays;
  const later = bars.filter((other) => other.row === bar.row && other.offsetDays >= end);
  return Math.min(days, ...later.map((other) => other.offsetDays)) - end;
}

/** As many week numbers as there is room for. */
function spread<T>(ticks: readonly T[], scale: number): readonly T[] {
  const step = Math.max(1, Math.ceil(TICK_WIDTH / Math.max(1, (ticks.length > 1 ? 7 : 1) * scale)));
  return ticks.filter((_, index) => index % step === 0);
}

function summaryOf({ lanes, from, to }: Timeline): string {
  const filled = lanes.filter((lane) => lane.bars.length > 0);
  const words = filled.map((lane) => `${lane.label}: ${lane.bars.map((bar) => bar.label).join(", ")}`);
  return `${formatDay(from)} to ${formatDay(to)}. ${words.join(". ")}.`;
}
