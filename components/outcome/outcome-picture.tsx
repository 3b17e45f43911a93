// The curves of outcomes on the axis of a timeline, with the treatment starts drawn through them (must-win 9, TML-4): drawn on
// the server, the same as a table.
import type { ReactNode } from "react";
import type { Measure } from "@/lib/domain/knowledge/measures";
import { importantDifference } from "@/lib/domain/outcome/difference";
import { directionWords, rangeWords } from "@/lib/domain/outcome/measure-kind";
import { cannotSeparate, stretches } from "@/lib/domain/outcome/trend";
import { formatDay } from "@/lib/domain/shared/day";
import { formatNumber } from "@/lib/domain/wording/number";
import type { ScoreView } from "@/lib/features/outcome/queries";
import { laneColour } from "../plan/lane-colour";
import { widthOf, wrapped } from "../plan/picture-text";
import { Grid } from "../plan/timeline-graph";
import { type AxisLayout, LEFT, RIGHT, WIDTH } from "../plan/timeline-layout";
import { halo } from "./halo";
import { Curve } from "./outcome-curve";
import { placePanel, type Shown } from "./panel-layout";
import type { StartsLayout } from "./starts-layout";

function Frame({ id, title, summary, height, children }: FrameProps) {
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-summary`}
      className="timeline-lane block w-full border-t border-line text-ink-2"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-summary`}>{summary}</desc>
      {children}
    </svg>
  );
}

interface FrameProps {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly height: number;
  readonly children: ReactNode;
}

/** Names of treatments at the day on which they began, and brackets over the times in which they cannot be told apart. */
export function StartsPicture({ layout, axis }: { readonly layout: StartsLayout; readonly axis: AxisLayout }) {
  const { height, marks, shades } = layout;
  const started = marks.flatMap(({ starts }) => starts.map((one) => `${one.name} on ${formatDay(one.start)}`));
  const words = started.length > 0 ? `${started.join("; ")}. ` : "No treatment started in this time. ";
  return (
    <Frame
      id="starts"
      title="Treatment starts"
      summary={`${words}${shades.map(({ overlap }) => `${cannotSeparate(overlap)}.`).join(" ")}`}
      height={height}
    >
      <Grid axis={axis} height={height} />
      <text x={11} y={16} fontSize={13} className="fill-ink">
        Treatment starts
      </text>
      {marks.length === 0 ? (
        <text x={LEFT + 4} y={16} fontSize={13} className="fill-ink-3">
          none in this time
        </text>
      ) : null}
      <StartLines layout={layout} height={height} />
      {shades.map(({ overlap, x1, x2, y, lines }) => (
        <g key={`${overlap.from} ${overlap.to}`}>
          <path d={`M${x1} ${y + 5} V${y} H${x2} V${y + 5}`} fill="none" strokeWidth={2} className="stroke-ink" />
          {lines.map((line) => (
            <text key={line.y} x={line.x} y={line.y} fontSize={12.5} fontWeight={600} {...halo}>
              {line.text}
            </text>
          ))}
        </g>
      ))}
      {marks.map(({ starts, text, textX, y }) => (
        <text key={starts[0]?.treatmentId} x={textX} y={y} fontSize={12.5} {...halo}>
          {text}
        </text>
      ))}
    </Frame>
  );
}

/** Upright dashed lines at the first days, from their label or through a whole panel. */
function StartLines({ layout, height, whole = false }: { layout: StartsLayout; height: number; whole?: boolean }) {
  return layout.marks.map(({ starts, x, y }) => (
    <path
      key={starts[0]?.treatmentId}
      d={`M${x} ${whole ? 0 : y - 11} V${height}`}
      strokeWidth={1.5}
      strokeDasharray="5 3"
      className={laneColour[starts[0]?.lane ?? "symptom"].stroke}
    />
  ));
}

export interface PanelPictureProps {
  readonly measure: Measure;
  /** Those that count and lie within the days shown, oldest first. */
  readonly scores: readonly ScoreView[];
  readonly shown: Shown;
  readonly axis: AxisLayout;
  readonly starts: StartsLayout;
}

const headingOf = (measure: Measure) => {
  const difference = importantDifference(measure);
  const direction = directionWords[measure.improvement].toLowerCase();
  const counts = difference ? `, difference that matters: ${difference}` : ", no important difference is published";
  return `, ${direction}, range ${rangeWords(measure)}${counts}`;
};

/** One measure: its name, direction, range and the difference that matters, each score with value, day and rater. */
export function PanelPicture({ measure, scores, shown, axis, starts }: PanelPictureProps) {
  const words = headingOf(measure);
  const fits = widthOf(measure.name, 13, true) + widthOf(words, 13) <= RIGHT - LEFT;
  const names = wrapped(measure.name, 13, RIGHT - LEFT, true);
  const more = wrapped(words.slice(2), 13, RIGHT - LEFT);
  const heading = 2 + 16 * (fits ? 1 : names.length + more.length);
  const id = `panel-${measure.id}`;
  const told = scores.map(
    (s) => `${formatNumber(s.value)} on ${formatDay(s.takenOn)}, rated by ${s.rater ?? "not recorded"}`,
  );
  const layout = scores.length > 0 ? placePanel(measure, stretches(scores), shown, heading) : null;
  const height = layout?.height ?? heading + 26;
  const unwritten = layout?.lines.flat().filter((point) => !point.value || !point.label).length ?? 0;
  return (
    <>
      <Frame
        id={id}
        title={`${measure.name} over time`}
        summary={`${told.length > 0 ? told.join("; ") : "No score in this time"}. ${directionWords[measure.improvement]}. The table says the same.`}
        height={height}
      >
        {starts.shades.map(({ overlap, x1, x2 }) => (
          <rect
            key={`${overlap.from} ${overlap.to}`}
            x={x1}
            y={layout?.top ?? 0}
            width={x2 - x1}
            height={layout ? layout.bottom - layout.top : height}
            fill="url(#trend-hatch)"
          />
        ))}
        <Grid axis={axis} height={height} />
        <StartLines layout={starts} height={layout?.bottom ?? height} whole />
        <text x={11} y={16} fontSize={13} className="fill-ink">
          Outcome
        </text>
        {fits ? (
          <text x={LEFT + 2} y={16} fontSize={13} {...halo}>
            <tspan fontWeight={700}>{measure.name}</tspan>
            <tspan>{words}</tspan>
          </text>
        ) : (
          [...names, ...more].map((line, at) => (
            <text
              key={line}
              x={LEFT + 2}
              y={16 + at * 16}
              fontSize={13}
              fontWeight={at < names.length ? 700 : 400}
              {...halo}
            >
              {line}
            </text>
          ))
        )}
        {layout ? (
          <Curve layout={layout} />
        ) : (
          <text x={LEFT + 4} y={heading + 16} fontSize={13} className="fill-ink-2">
            no score in this time
          </text>
        )}
      </Frame>
      {unwritten > 0 ? (
        <p className="border-t border-line px-2 py-1 text-small text-ink-2">
          {measure.name}: {unwritten} of {scores.length} scores had no room for all their words here; a shorter time or
          the table shows them.
        </p>
      ) : null}
    </>
  );
}

/** The pattern behind what cannot be separated; once a page. */
export function TrendHatch() {
  return (
    <svg width={0} height={0} aria-hidden="true" className="absolute">
      <defs>
        <pattern id="trend-hatch" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1={0} y1={0} x2={0} y2={7} strokeWidth={2.5} className="stroke-line" />
        </pattern>
      </defs>
    </svg>
  );
}
