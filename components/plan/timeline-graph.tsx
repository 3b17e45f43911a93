import type { ReactNode } from "react";
import type { Timeline } from "@/lib/domain/schedule/lanes";
import { formatDay } from "@/lib/domain/shared/day";
import { laneColour } from "./lane-colour";
import { BarShape } from "./timeline-bar";
import { type AxisLayout, type PlacedLane, RIGHT, TEXT, timelineLayout, WIDTH, wordsOf } from "./timeline-layout";
import { SignKey } from "./timeline-signs";
import { WidePicture } from "./wide-picture";

export interface TimelineGraphProps {
  readonly timeline: Timeline;
  /** Where versions of a plan begin, as places in the picture. */
  readonly versions?: readonly number[];
  /** Drawn on the same axis between the dates and the lanes. */
  readonly above?: ReactNode;
  /** Drawn on the same axis beneath the lanes. */
  readonly beneath?: ReactNode;
}

/**
 * Lanes drawn one picture each, so that a sheet of paper breaks between two of them. They scroll sideways together where
 * they would become unreadably small.
 */
export function TimelineGraph({ timeline, versions = [], above, beneath }: TimelineGraphProps) {
  const { lanes, axis, unwritten } = timelineLayout(timeline);
  const signs = new Set(lanes.flatMap((lane) => lane.bars.flatMap((bar) => bar.signs.map(({ sign }) => sign))));
  return (
    <figure className="timeline-figure flex flex-col gap-1">
      <WidePicture label="Timeline picture">
        <AxisPicture axis={axis} withToday />
        {above}
        {lanes.map((lane, at) => (
          <LanePicture key={lane.lane} lane={lane} axis={axis} versions={versions} summary={summaryOf(timeline, at)} />
        ))}
        {beneath}
        <AxisPicture axis={axis} />
      </WidePicture>
      <figcaption className="flex flex-col gap-1 text-small text-ink-2">
        <SignKey signs={signs} />
        {unwritten > 0 ? (
          <p>Not every dose had room for its words here. The table has them all, and a shorter time shows more.</p>
        ) : null}
      </figcaption>
    </figure>
  );
}

/** The upright lines of the dates and of today. */
export function Grid({ axis, height }: { readonly axis: AxisLayout; readonly height: number }) {
  return (
    <>
      {axis.ticks.map(({ x }) => (
        <path key={x} d={`M${x} 0 V${height}`} strokeWidth={1} className="stroke-line" />
      ))}
      {axis.todayX === null ? null : (
        <path d={`M${axis.todayX} 0 V${height}`} strokeWidth={2} className="stroke-accent" />
      )}
    </>
  );
}

const DATES = 18;

export function AxisPicture({ axis, withToday = false }: { readonly axis: AxisLayout; readonly withToday?: boolean }) {
  const { todayX } = axis;
  const top = withToday && todayX !== null ? 16 : 0;
  const isRight = todayX !== null && todayX > RIGHT - 50;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${top + DATES}`} aria-hidden="true" className="block w-full">
      {withToday ? <Hatch /> : null}
      {todayX !== null && withToday ? (
        <text
          x={isRight ? todayX + 2 : todayX}
          y={12}
          fontSize={12}
          fontWeight={700}
          textAnchor={isRight ? "end" : "middle"}
          className="fill-accent"
        >
          today
        </text>
      ) : null}
      {axis.ticks.map(({ x, text }) => (
        <g key={x}>
          <path d={`M${x} ${top} V${top + DATES}`} strokeWidth={1} className="stroke-line" />
          {text === null ? null : (
            <text x={x + 3} y={top + 12} fontSize={12} className="fill-ink-2">
              {text}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** One pattern for all pictures of the page: an id may stand there once. */
function Hatch() {
  return (
    <defs>
      <pattern id="timeline-held" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} className="fill-surface" />
        <line x1={0} y1={0} x2={0} y2={6} strokeWidth={2.5} className="stroke-ink-3" />
      </pattern>
    </defs>
  );
}

interface LanePictureProps {
  readonly lane: PlacedLane;
  readonly axis: AxisLayout;
  readonly versions: readonly number[];
  readonly summary: string;
}

function LanePicture({ lane: { lane, label, height, bars }, axis, versions, summary }: LanePictureProps) {
  const id = `timeline-${lane}`;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-summary`}
      className="timeline-lane block w-full border-t border-line text-ink-2"
    >
      <title id={`${id}-title`}>{`${label.join(" ")} lane`}</title>
      <desc id={`${id}-summary`}>{summary}</desc>
      <Grid axis={axis} height={height} />
      {versions.map((x) => (
        <path key={x} d={`M${x} 0 V${height}`} strokeWidth={1.2} strokeDasharray="1.5 3" className="stroke-ink-3" />
      ))}
      <rect x={0} y={3} width={4} height={height - 6} rx={2} className={laneColour[lane].fill} />
      {label.map((line, at) => (
        <text key={line} x={11} y={TEXT + 6 + at * 16} fontSize={TEXT} className="fill-ink">
          {line}
        </text>
      ))}
      {bars.length === 0 ? (
        <text x={154} y={TEXT + 6} fontSize={TEXT} className="fill-ink-3">
          none
        </text>
      ) : null}
      {bars.map((placed) => (
        <BarShape key={placed.bar.key} placed={placed} />
      ))}
    </svg>
  );
}

function summaryOf({ lanes, from, to }: Timeline, at: number): string {
  const bars = lanes[at]?.bars ?? [];
  const words = bars.map((bar) => {
    const days = bar.to ? `${formatDay(bar.from)} to ${formatDay(bar.to)}` : `from ${formatDay(bar.from)}, ongoing`;
    return [`${bar.label}, ${days}`, wordsOf(bar, from)].filter(Boolean).join(": ");
  });
  return `${formatDay(from)} to ${formatDay(to)}. ${words.length > 0 ? `${words.join(". ")}.` : "None."} The table says the same.`;
}
