// The trend of one measure with the treatment starts on the same axis (must-win 9): drawn on the server, the same as a table.

import { formatDay } from "@/lib/domain/shared/day";
import { formatNumber } from "@/lib/domain/wording/number";
import type { ScoreView } from "@/lib/features/outcome/queries";
import { laneColour } from "../plan/lane-colour";
import { type StartMark, type TrendLayout, WIDTH } from "./trend-layout";

export interface TrendPictureProps {
  readonly layout: TrendLayout<ScoreView>;
  readonly better: string;
  readonly name: string;
  readonly summary: string;
}

const CANNOT_SEPARATE_WIDTH = 100;

export function TrendPicture({ layout, better, name, summary }: TrendPictureProps) {
  const { plot, height, lines, marks, shaded, scale } = layout;
  const points = lines.flat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture that scrolls must be reachable by keyboard.
    <section aria-label="Trend picture" tabIndex={0} className="overflow-x-auto">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-labelledby="trend-title trend-summary"
        className="w-full min-w-160 max-w-240 text-ink-2 print:min-w-0"
      >
        <title id="trend-title">{`${name} over time`}</title>
        <desc id="trend-summary">{summary}</desc>
        <defs>
          <pattern id="trend-hatch" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1={0} y1={0} x2={0} y2={7} strokeWidth={2.5} className="stroke-line" />
          </pattern>
        </defs>
        {shaded.map(({ overlap, x, width }) => (
          <g key={`${overlap.from} ${overlap.to}`}>
            <title>{`Cannot separate: ${overlap.starts.map((start) => start.name).join(", ")}`}</title>
            <rect x={x} y={plot.top} width={width} height={plot.bottom - plot.top} fill="url(#trend-hatch)" />
          </g>
        ))}
        {scale.map(({ value, y }) => (
          <g key={value}>
            <line x1={plot.left} x2={plot.right} y1={y} y2={y} className="stroke-line" />
            <text x={plot.left - 6} y={y + 4} fontSize={12} textAnchor="end" className="fill-ink-2">
              {formatNumber(value)}
            </text>
          </g>
        ))}
        <text x={plot.left} y={plot.top - 6} fontSize={12} className="fill-ink-2">
          {better}
        </text>
        {marks.map((mark) => (
          <StartLine key={mark.start.treatmentId} mark={mark} bottom={plot.bottom} />
        ))}
        {marks.map((mark) => (
          <StartLabel key={mark.start.treatmentId} mark={mark} />
        ))}
        {shaded
          .filter(({ width }) => width > CANNOT_SEPARATE_WIDTH)
          .map(({ overlap, x }) => (
            <text
              key={overlap.from}
              x={x + 4}
              y={plot.bottom - 5}
              fontSize={11.5}
              strokeWidth={4}
              paintOrder="stroke"
              className={halo}
            >
              cannot separate
            </text>
          ))}
        {lines.map((line) => (
          <polyline
            key={line[0]?.score.id}
            points={line.map((point) => `${point.x},${point.y}`).join(" ")}
            fill="none"
            strokeWidth={2}
            className="stroke-ink"
          />
        ))}
        {points.map(({ score, x, y, labelled }) => (
          <g key={score.id}>
            <title>{`${score.value} on ${formatDay(score.takenOn)}, rated by ${score.rater ?? "not recorded"}`}</title>
            <circle cx={x} cy={y} r={4.5} strokeWidth={2} className="fill-canvas stroke-ink" />
            <text
              x={x}
              y={y < plot.top + 16 ? y + 19 : y - 9}
              fontSize={13}
              fontWeight={700}
              textAnchor="middle"
              strokeWidth={4}
              paintOrder="stroke"
              className={halo}
            >
              {formatNumber(score.value)}
            </text>
            {labelled ? (
              <>
                <line x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 5} className="stroke-ink-3" />
                <text x={x} y={plot.bottom + 18} fontSize={11.5} textAnchor="middle" className="fill-ink-2">
                  {formatDay(score.takenOn)}
                </text>
                <text x={x} y={plot.bottom + 33} fontSize={11} textAnchor="middle" className="fill-ink-2">
                  {short(score.rater)}
                </text>
              </>
            ) : null}
          </g>
        ))}
        <line
          x1={plot.left}
          x2={plot.right}
          y1={plot.bottom}
          y2={plot.bottom}
          strokeWidth={1.5}
          className="stroke-ink-3"
        />
      </svg>
    </section>
  );
}

const halo = "fill-ink stroke-canvas print:stroke-none";
const MOST_LETTERS = 15;
const short = (rater: string | null) =>
  rater === null ? "rater unknown" : rater.length > MOST_LETTERS ? `${rater.slice(0, MOST_LETTERS - 1)}…` : rater;

const baseline = (row: number) => 14 + row * 17;

function StartLine({ mark: { start, x, row }, bottom }: { readonly mark: StartMark; readonly bottom: number }) {
  return (
    <line
      x1={x}
      x2={x}
      y1={baseline(row) - 10}
      y2={bottom}
      strokeWidth={1.5}
      strokeDasharray="5 3"
      className={laneColour[start.lane].stroke}
    />
  );
}

/** Drawn after every line, so that none runs through a name. */
function StartLabel({ mark: { start, x, row, anchor } }: { readonly mark: StartMark }) {
  return (
    <text
      x={anchor === "start" ? x + 4 : x - 4}
      y={baseline(row)}
      fontSize={12}
      textAnchor={anchor}
      strokeWidth={4}
      paintOrder="stroke"
      className={halo}
    >
      <title>{`${start.name} started ${formatDay(start.start)}`}</title>
      {start.name}
    </text>
  );
}
