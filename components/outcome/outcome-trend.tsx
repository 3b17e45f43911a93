import type { Measure } from "@/lib/domain/knowledge/measures";
import { differenceOf, importantDifference } from "@/lib/domain/outcome/difference";
import { directionWords, kindOfMeasure, licenceWords, rangeWords } from "@/lib/domain/outcome/measure-kind";
import { LONGEST_GAP_DAYS, overlapsOf, stretches, type TreatmentStart } from "@/lib/domain/outcome/trend";
import { dateTicks } from "@/lib/domain/schedule/axis";
import { type Day, daysBetween, formatDay } from "@/lib/domain/shared/day";
import { formatMeasured } from "@/lib/domain/wording/dose";
import type { ScoreView } from "@/lib/features/outcome/queries";
import { AxisPicture } from "../plan/timeline-graph";
import { axisLayout } from "../plan/timeline-layout";
import { WidePicture } from "../plan/wide-picture";
import { UnbrokenDates } from "../ui/nowrap";
import { CannotSeparate, startsText } from "./cannot-separate";
import { PanelPicture, StartsPicture, TrendHatch } from "./outcome-picture";
import { spanOf } from "./panel-layout";
import { ScoreTable } from "./score-table";
import { placeStarts } from "./starts-layout";
import { TrendViews } from "./trend-views";

export interface OutcomeTrendProps {
  readonly measure: Measure;
  readonly scores: readonly ScoreView[];
  readonly starts: readonly TreatmentStart[];
  readonly today: Day;
}

/** One measure: what changed in words, the picture with treatment starts over it, and what its licence allows. */
export function OutcomeTrend({ measure, scores, starts, today }: OutcomeTrendProps) {
  const right = scores.filter((score) => score.errorReason === null);
  const span = spanOf(right, today);
  const table = <ScoreTable measure={measure} scores={scores} />;
  if (!span) return table;
  const parts = stretches(right);
  const earlier = starts.filter((start) => start.start < span.from);
  const layout = placeStarts(starts, overlapsOf(starts), span);
  const days = daysBetween(span.from, span.to) + 1;
  const todayOffset = today <= span.to ? daysBetween(span.from, today) : null;
  const axis = axisLayout({ ticks: dateTicks(span), days, todayOffset });
  const difference = importantDifference(measure);
  return (
    <div className="flex flex-col gap-2">
      <Changes measure={measure} scores={right} />
      <p className="text-small text-ink-2">
        Range {rangeWords(measure)}. {directionWords[measure.improvement]}. Usually rated by: {measure.ratedBy}.
        {difference ? ` Difference that matters: ${difference}.` : ""}
      </p>
      <TrendViews
        picture={
          <figure className="timeline-figure flex flex-col gap-1">
            <WidePicture label="Trend picture">
              <TrendHatch />
              <AxisPicture axis={axis} withToday />
              <StartsPicture layout={layout} axis={axis} />
              <PanelPicture measure={measure} scores={right} shown={span} axis={axis} starts={layout} />
              <AxisPicture axis={axis} />
            </WidePicture>
            <figcaption className="text-small text-ink-2">
              Dashed upright lines: first day of a treatment of the signed plan; supportive drugs are left out.
              {parts.length > 1
                ? ` The line breaks where no score was taken for more than ${LONGEST_GAP_DAYS} days, and where another type of rater took over.`
                : ""}
              {earlier.length > 0 ? (
                <>
                  {" "}
                  Started before the picture: <UnbrokenDates>{startsText(earlier)}</UnbrokenDates>.
                </>
              ) : null}
            </figcaption>
          </figure>
        }
        table={table}
      />
      <CannotSeparate overlaps={layout.shades.map(({ overlap }) => overlap)} />
      <p className="text-small text-ink-2">{licenceWords(measure)}</p>
    </div>
  );
}

function Changes({ measure, scores }: { readonly measure: Measure; readonly scores: readonly ScoreView[] }) {
  const [first, before, last] = [scores[0], scores.at(-2), scores.at(-1)];
  if (!first || !last) return null;
  const { unit } = kindOfMeasure(measure);
  const lines = [
    ...(before ? [`Against the score before: ${differenceOf(measure, before, last).text}.`] : []),
    ...(before && first !== before ? [`Against the first score: ${differenceOf(measure, first, last).text}.`] : []),
  ];
  return (
    <div data-clinical="">
      <p>
        Newest: <strong className="nowrap">{formatMeasured(last.value, unit)}</strong>{" "}
        <UnbrokenDates>{`on ${formatDay(last.takenOn)}, rated by ${last.rater ?? "not recorded"}`}</UnbrokenDates>
        {before ? "" : ". One score makes no trend yet."}
      </p>
      {lines.map((line) => (
        <p key={line}>
          <UnbrokenDates>{line}</UnbrokenDates>
        </p>
      ))}
    </div>
  );
}
