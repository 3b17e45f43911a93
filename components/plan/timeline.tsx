// All six lanes of a plan on one axis (TML-1, TML-2): drawn on the server, with the same data as a table one key away.
import { timelineOf } from "@/lib/domain/schedule/lanes";
import type { Entry } from "@/lib/domain/schedule/spans";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { TimelineGraph } from "./timeline-graph";
import { TimelineTable } from "./timeline-table";
import { TimelineViews } from "./timeline-views";

export interface TimelineProps {
  /** Signed treatments and treatments of the draft; an unchanged one is given as signed. */
  readonly entries: readonly Entry[];
  readonly today: Day;
}

/** The timeline of a plan. An empty plan has none: say so instead. */
export function Timeline({ entries, today }: TimelineProps) {
  if (entries.length === 0) return null;
  const timeline = timelineOf(entries, today);
  const bars = timeline.lanes.flatMap((lane) => lane.bars);
  const missing = timeline.unplaced;
  return (
    <section aria-label="Timeline" className="flex flex-col gap-1">
      {bars.length > 0 ? (
        <TimelineViews graph={<TimelineGraph timeline={timeline} />} table={<TimelineTable timeline={timeline} />}>
          <span className="nowrap">{formatDay(timeline.from)}</span> to{" "}
          <span className="nowrap">{formatDay(timeline.to)}</span>
        </TimelineViews>
      ) : null}
      {missing.length > 0 ? (
        <p className="text-small text-ink-2">
          Not on the timeline, because the start is not entered: {missing.join(", ")}.
        </p>
      ) : null}
    </section>
  );
}
