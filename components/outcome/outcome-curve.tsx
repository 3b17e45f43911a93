// The curve of one measure: its scale, its stretches, and every score with value, day and rater.
import { formatNumber } from "@/lib/domain/wording/number";
import type { ScoreView } from "@/lib/features/outcome/queries";
import { LEFT, RIGHT } from "../plan/timeline-layout";
import { halo } from "./halo";
import type { PanelLayout, PlacedScore } from "./panel-layout";

/** Never one line across missing values: each stretch is a line of its own. */
export function Curve({ layout: { lines, scale, bottom } }: { readonly layout: PanelLayout<ScoreView> }) {
  const points = lines.flat();
  return (
    <>
      {scale.map(({ value, y }) => (
        <g key={value}>
          <path
            d={`M${LEFT} ${y} H${RIGHT}`}
            strokeWidth={1}
            className={y === bottom ? "stroke-ink-3" : "stroke-line"}
          />
          <text x={LEFT - 6} y={y + 4} fontSize={12} textAnchor="end" className="fill-ink-2">
            {formatNumber(value)}
          </text>
        </g>
      ))}
      {lines.map((line) => (
        <polyline
          key={line[0]?.score.id}
          points={line.map((point) => `${point.x},${point.y}`).join(" ")}
          fill="none"
          strokeWidth={2.2}
          className="stroke-ink"
        />
      ))}
      {points.map((point) => (
        <Leader key={point.score.id} point={point} bottom={bottom} />
      ))}
      {points.map((point) => (
        <Point key={point.score.id} point={point} />
      ))}
    </>
  );
}

interface PointProps {
  readonly point: PlacedScore<ScoreView>;
}

/** From the axis down to its day and rater. */
function Leader({ point: { x, label }, bottom }: PointProps & { readonly bottom: number }) {
  if (!label) return <path d={`M${x} ${bottom} v5`} strokeWidth={1.2} className="stroke-ink-3" />;
  return <path d={`M${x} ${bottom} V${label.y + 14}`} strokeWidth={1} className="stroke-ink-3" />;
}

function Point({ point: { x, y, value, label } }: PointProps) {
  return (
    <>
      <circle cx={x} cy={y} r={4.5} strokeWidth={2.2} className="fill-surface stroke-ink" />
      {value ? (
        <text x={value.x} y={value.y} fontSize={13} fontWeight={700} {...halo}>
          {value.text}
        </text>
      ) : null}
      {label?.lines.map((line, at) => (
        <text key={line} x={label.x} y={label.y + at * 13} fontSize={12} {...halo}>
          {line}
        </text>
      ))}
    </>
  );
}
