import { formatDay } from "@/lib/domain/shared/day";
import { Grid } from "../plan/timeline-graph";
import { type AxisLayout, LEFT, WIDTH } from "../plan/timeline-layout";
import { planWords, type VersionLayout } from "./version-layout";

/** The plans of the patient with a flag for every signed version; the list below the picture leads to each of them. */
export function VersionTrack({ layout, axis }: { readonly layout: VersionLayout; readonly axis: AxisLayout }) {
  const { plans, height } = layout;
  const summary = plans
    .map(({ plan, flags }) => {
      const signed = flags.map(
        ({ version: v }) => `version ${v.version} from ${formatDay(v.effectiveOn)}, signed by ${v.signedBy}`,
      );
      return `${plan.title}, ${planWords(plan)}: ${signed.length > 0 ? signed.join("; ") : "no version in this time"}.`;
    })
    .join(" ");
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby="versions-title versions-summary"
      className="timeline-lane block w-full border-t border-line text-ink-2"
    >
      <title id="versions-title">Plans and versions</title>
      <desc id="versions-summary">{summary}</desc>
      <Grid axis={axis} height={height} />
      <text x={11} y={19} fontSize={13} className="fill-ink">
        {plans.length === 1 ? "Plan" : "Plans"}
      </text>
      {plans.length === 0 ? (
        <text x={LEFT + 4} y={19} fontSize={13} className="fill-ink-3">
          no plan in this time
        </text>
      ) : null}
      {plans.map(({ plan, lines, flags }) => (
        <g key={plan.planId}>
          {flags.map(({ x, y, version }) => (
            <g key={version.version}>
              <path
                d={`M${x} ${y - 10} V${height}`}
                strokeWidth={1.2}
                strokeDasharray="1.5 3"
                className="stroke-ink-2"
              />
              <path d={`M${x} ${y - 10} l7 4.5 l-7 4.5 Z`} className="fill-ink" />
            </g>
          ))}
          {lines.map((line, at) => (
            <text
              key={line.y}
              x={LEFT}
              y={line.y}
              fontSize={13}
              strokeWidth={3.5}
              paintOrder="stroke"
              className="fill-ink stroke-surface"
            >
              <tspan fontWeight={line.isTitle ? 700 : 400}>{line.text}</tspan>
              {lines.length === 1 && at === 0 ? <tspan>, {planWords(plan)}</tspan> : null}
            </text>
          ))}
          {flags.map(({ textX, y, text, version }) => (
            <text
              key={version.version}
              x={textX}
              y={y}
              fontSize={12.5}
              strokeWidth={3.5}
              paintOrder="stroke"
              className="fill-ink stroke-surface"
            >
              {text}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}
