import { cx } from "../ui/cx";
import { laneColour } from "./lane-colour";
import { DOSE_SIZE } from "./timeline-curve";
import { BAR, LEFT, type PlacedBar, TEXT } from "./timeline-layout";
import { Signs } from "./timeline-signs";

const halo = { strokeWidth: 3.5, paintOrder: "stroke" } as const;

/** Signed is solid, draft a dashed outline, on hold hatched; what the look says is also written beside the name. */
export function BarShape({ placed }: { readonly placed: PlacedBar }) {
  const { bar, lines, textX, curve, doses, top, signs } = placed;
  const { fill, stroke } = laneColour[bar.lane];
  return (
    <g>
      {lines.map((line) => (
        <text key={line.y} x={textX} y={line.y} fontSize={TEXT} {...halo} className="stroke-surface fill-ink">
          {line.name ? <tspan fontWeight={700}>{line.name}</tspan> : null}
          {line.words ? <tspan className="fill-ink-2">{line.words}</tspan> : null}
        </text>
      ))}
      {curve ? <CurveShape placed={placed} /> : <Body placed={placed} />}
      {placed.held.map(({ x1, x2 }) => (
        <rect
          key={x1}
          x={x1}
          y={curve ? curve.base - BAR : top}
          width={x2 - x1}
          height={BAR}
          strokeWidth={1}
          fill="url(#timeline-held)"
          className="stroke-ink-2"
        />
      ))}
      {doses.map((dose) => (
        <text
          key={`${dose.x} ${dose.y}`}
          x={dose.x}
          y={dose.y}
          fontSize={DOSE_SIZE}
          fontWeight={curve ? 700 : undefined}
          className={cx("fill-ink", curve && "stroke-surface")}
          {...(curve ? halo : {})}
        >
          {dose.text}
        </text>
      ))}
      <Signs signs={signs} y={curve ? curve.base : top + BAR / 2} fill={fill} stroke={stroke} />
      <Moves placed={placed} />
    </g>
  );
}

function Body({ placed: { bar, x1, x2, top, isOpenStart, isOpenEnd, steps } }: { readonly placed: PlacedBar }) {
  const { fill, stroke } = laneColour[bar.lane];
  const isDraft = bar.state === "draft" || bar.key.endsWith("draft");
  const isFaint = bar.state === "stopped" || bar.state === "ended" || bar.state === "waiting";
  const [end, mid] = [top + BAR, top + BAR / 2];
  const edges = [
    `M${x1} ${top} H${x2}`,
    `M${x1} ${end} H${x2}`,
    ...(isOpenStart ? [] : [`M${x1} ${top} V${end}`]),
    ...(isOpenEnd ? [`M${x2 - 6} ${top + 4} L${x2 - 1} ${mid} L${x2 - 6} ${end - 4}`] : [`M${x2} ${top} V${end}`]),
  ];
  return (
    <>
      <rect
        x={x1}
        y={top}
        width={x2 - x1}
        height={BAR}
        className={fill}
        fillOpacity={isDraft ? 0.04 : isFaint ? 0.08 : 0.18}
      />
      <path
        d={edges.join(" ")}
        fill="none"
        strokeWidth={isDraft ? 1.6 : 1.2}
        strokeDasharray={isDraft ? "5 3" : bar.state === "waiting" ? "1.5 3" : undefined}
        className={isDraft ? "stroke-draft-edge" : stroke}
      />
      {bar.state === "stopped" && !isDraft ? (
        <path d={`M${x2} ${top - 3} V${end + 3}`} strokeWidth={3} className="stroke-ink" />
      ) : null}
      {steps.map((x) => (
        <path key={x} d={`M${x} ${top} V${end}`} strokeWidth={1} className={stroke} />
      ))}
    </>
  );
}

function CurveShape({ placed: { bar, curve, x1, x2 } }: { readonly placed: PlacedBar }) {
  if (!curve) return null;
  const { fill, stroke } = laneColour[bar.lane];
  const isDraft = bar.state === "draft";
  return (
    <>
      {curve.scale.map(({ y, text }) => (
        <g key={y}>
          <path d={`M${LEFT} ${y} H${x2}`} strokeWidth={1} strokeDasharray="1 3" className="stroke-ink-3" />
          <text x={LEFT - 6} y={y + 4} fontSize={DOSE_SIZE} textAnchor="end" className="fill-ink-2">
            {text}
          </text>
        </g>
      ))}
      <path d={curve.area} className={fill} fillOpacity={isDraft ? 0.04 : 0.16} />
      <path
        d={curve.line}
        fill="none"
        strokeWidth={2.2}
        strokeDasharray={isDraft ? "5 3" : undefined}
        className={isDraft ? "stroke-draft-edge" : stroke}
      />
      <path d={`M${x1} ${curve.base} H${x2}`} strokeWidth={1.2} className="stroke-ink-3" />
      {bar.state === "stopped" ? (
        <path d={`M${x2} ${curve.base - BAR} V${curve.base + 3}`} strokeWidth={3} className="stroke-ink" />
      ) : null}
    </>
  );
}

/** From the old day of a session to where it went, in an arc below the bar. */
function Moves({ placed: { moves, top } }: { readonly placed: PlacedBar }) {
  const y = top + BAR;
  return moves
    .filter(({ x1, x2 }) => Math.abs(x2 - x1) > 6)
    .map(({ x1, x2 }) => {
      const back = x2 > x1 ? -1 : 1;
      return (
        <path
          key={`${x1} ${x2}`}
          d={`M${x1} ${y - 3} Q${(x1 + x2) / 2} ${y + 13} ${x2} ${y - 2} m${4.5 * back} 0.6 l${-4.5 * back} -0.6 l${0.6 * back} 4.6`}
          fill="none"
          strokeWidth={1.3}
          className="stroke-ink-2"
        />
      );
    });
}
