// All lanes of all plans of a patient on one axis with the outcomes beneath (must-wins 1 and 9, TML-1 to TML-4), drawn on the
// server, with the same data as a table.
import type { Measure } from "@/lib/domain/knowledge/measures";
import { overlapsOf, type TreatmentStart } from "@/lib/domain/outcome/trend";
import type { Timeline } from "@/lib/domain/schedule/lanes";
import { daysBetween, formatDay } from "@/lib/domain/shared/day";
import type { ScoreView } from "@/lib/features/outcome/queries";
import type { TimelinePlan } from "@/lib/features/timeline/queries";
import { CannotSeparate, startsText } from "../outcome/cannot-separate";
import { PanelPicture, StartsPicture, TrendHatch } from "../outcome/outcome-picture";
import { ScoreTable } from "../outcome/score-table";
import { placeStarts } from "../outcome/starts-layout";
import { TimelineGraph } from "../plan/timeline-graph";
import { axisLayout } from "../plan/timeline-layout";
import { TimelineTable } from "../plan/timeline-table";
import type { View } from "../plan/timeline-view";
import { TimelineViews } from "../plan/timeline-views";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { versionLayout } from "./version-layout";
import { VersionTrack } from "./version-track";

export interface ShownMeasure {
  readonly measure: Measure;
  /** Oldest first, those entered in error too. */
  readonly scores: readonly ScoreView[];
}

export interface PatientTimelineProps {
  readonly timeline: Timeline;
  readonly plans: readonly TimelinePlan[];
  readonly measures: readonly ShownMeasure[];
  readonly starts: readonly TreatmentStart[];
  readonly view: View | null;
}

export function PatientTimeline(props: PatientTimelineProps) {
  const { timeline, measures, starts, view } = props;
  const overlaps = overlapsOf(starts).filter(({ from, to }) => to >= timeline.from && from <= timeline.to);
  const earlier = starts.filter(({ start }) => start < timeline.from);
  return (
    <>
      <TimelineViews graph={<Picture {...props} />} table={<Tables {...props} />} chosen={view}>
        <Nowrap>{formatDay(timeline.from)}</Nowrap> to <Nowrap>{formatDay(timeline.to)}</Nowrap>
      </TimelineViews>
      {measures.length > 0 ? <CannotSeparate overlaps={overlaps} /> : null}
      {measures.length > 0 && earlier.length > 0 ? (
        <p className="text-small text-ink-2">
          Started before this time: <UnbrokenDates>{startsText(earlier)}</UnbrokenDates>.
        </p>
      ) : null}
      <Outside timeline={timeline} />
    </>
  );
}

function Picture({ timeline, plans, measures, starts }: PatientTimelineProps) {
  const layout = versionLayout(plans, timeline);
  const axis = axisLayout(timeline);
  const marks = placeStarts(starts, overlapsOf(starts), timeline);
  const inside = (scores: readonly ScoreView[]) =>
    scores.filter((s) => s.errorReason === null && s.takenOn >= timeline.from && s.takenOn <= timeline.to);
  return (
    <TimelineGraph
      timeline={timeline}
      versions={layout.xs}
      above={
        <>
          <TrendHatch />
          <VersionTrack layout={layout} axis={axis} />
        </>
      }
      beneath={
        measures.length === 0 ? null : (
          <>
            <StartsPicture layout={marks} axis={axis} />
            {measures.map(({ measure, scores }) => (
              <PanelPicture
                key={measure.id}
                measure={measure}
                scores={inside(scores)}
                shown={timeline}
                axis={axis}
                starts={marks}
              />
            ))}
          </>
        )
      }
    />
  );
}

function Tables({ timeline, measures }: PatientTimelineProps) {
  return (
    <div className="flex flex-col gap-4">
      <TimelineTable timeline={timeline} />
      {measures.map(({ measure, scores }) => (
        <section key={measure.id} aria-label={measure.name} className="flex flex-col gap-1">
          <h2 className="text-lead">{measure.name}</h2>
          <ScoreTable
            measure={measure}
            scores={scores.filter((s) => s.takenOn >= timeline.from && s.takenOn <= timeline.to)}
          />
        </section>
      ))}
    </div>
  );
}

/** What lies before or behind the time shown, by name, so that nobody takes it for absent. */
function Outside({ timeline: { outside, unplaced } }: { readonly timeline: Timeline }) {
  const words = outside.map(({ name, from, to }) => {
    return `${name} (${to && daysBetween(from, to) === 0 ? "" : `${formatDay(from)} to `}${to ? formatDay(to) : "ongoing"})`;
  });
  return (
    <>
      {words.length > 0 ? (
        <p className="text-small text-ink-2">
          Not in this time: <UnbrokenDates>{`${words.join(", ")}.`}</UnbrokenDates>
        </p>
      ) : null}
      {unplaced.length > 0 ? (
        <p className="text-small text-ink-2">In the draft without a start, so not drawn: {unplaced.join(", ")}.</p>
      ) : null}
    </>
  );
}
