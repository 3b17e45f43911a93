import type { Measure } from "@/lib/domain/knowledge/measures";
import { spokenSentence } from "@/lib/domain/knowledge/spoken-prose";
import { differenceOf } from "@/lib/domain/outcome/difference";
import { directionWords, kindOfMeasure, licenceWords, rangeWords } from "@/lib/domain/outcome/measure-kind";
import {
  LONGEST_GAP_DAYS,
  overlapsOf,
  SEPARABLE_DAYS,
  stretches,
  type TreatmentStart,
} from "@/lib/domain/outcome/trend";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatMeasured } from "@/lib/domain/wording/dose";
import type { ScoreView } from "@/lib/features/outcome/queries";
import { UnbrokenDates } from "../ui/nowrap";
import { ScoreTable } from "./score-table";
import { spanOf, trendLayout } from "./trend-layout";
import { TrendPicture } from "./trend-picture";
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
  const overlaps = overlapsOf(starts);
  const shown = starts.filter((start) => start.start >= span.from && start.start <= span.to);
  const earlier = starts.filter((start) => start.start < span.from);
  const layout = trendLayout({ measure, stretches: parts, starts: shown, overlaps, span });
  const { unit } = kindOfMeasure(measure);
  const summary = `${right.map((score) => `${formatMeasured(score.value, unit)} on ${formatDay(score.takenOn)}`).join("; ")}. ${directionWords[measure.improvement]}. The table says the same.`;
  return (
    <div className="flex flex-col gap-2">
      <Changes measure={measure} scores={right} />
      <p className="text-small text-ink-2">
        Range {rangeWords(measure)}. {directionWords[measure.improvement]}. Usually rated by: {measure.ratedBy}.
        {measure.mcid?.note ? ` Difference that matters: ${spokenSentence(measure.mcid.note)}.` : ""}
      </p>
      <TrendViews
        picture={
          <figure className="keep-together flex flex-col gap-1">
            <TrendPicture
              layout={layout}
              name={measure.name}
              better={directionWords[measure.improvement]}
              summary={summary}
            />
            <figcaption className="text-small text-ink-2">
              Dashed upright lines: first day of a treatment of the signed plan; supportive drugs are left out.
              {parts.length > 1
                ? ` The line breaks where no score was taken for more than ${LONGEST_GAP_DAYS} days.`
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
      {layout.shaded.map(({ overlap }) => (
        <p key={`${overlap.from} ${overlap.to}`} className="prose-width">
          <strong>Cannot separate:</strong>{" "}
          <UnbrokenDates>
            {`a change between ${formatDay(overlap.from)} and ${formatDay(overlap.to)} cannot be credited to one treatment, since ${startsText(overlap.starts)} began within ${SEPARABLE_DAYS} days of one another.`}
          </UnbrokenDates>
        </p>
      ))}
      <p className="text-small text-ink-2">{licenceWords(measure)}</p>
    </div>
  );
}

const startsText = (starts: readonly TreatmentStart[]) =>
  starts.map((start) => `${start.name} (${formatDay(start.start)})`).join(", ");

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
