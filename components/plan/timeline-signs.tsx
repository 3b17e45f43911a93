// The signs of a timeline: what became of something by shape first, so that grey print tells it too (TML-1).
import { cx } from "../ui/cx";
import type { PlacedSign, Sign } from "./timeline-marks";

interface Look {
  readonly fill: string;
  readonly stroke: string;
}

export interface SignShapeProps extends Look {
  readonly sign: Sign;
  readonly x: number;
  readonly y: number;
}

const paper = "fill-surface";

/** One sign, centred. */
export function SignShape({ sign, x, y, fill, stroke }: SignShapeProps) {
  const ring = <circle cx={x} cy={y} r={4.6} strokeWidth={1.8} className={cx(paper, stroke)} />;
  switch (sign) {
    case "given":
      return <circle cx={x} cy={y} r={5} strokeWidth={1} className={cx(fill, "stroke-surface")} />;
    case "planned":
      return ring;
    case "partly":
      return (
        <>
          {ring}
          <path d={`M${x} ${y - 4.6} A4.6 4.6 0 0 0 ${x} ${y + 4.6} Z`} className={fill} />
        </>
      );
    case "missed":
      return <Cross x={x} y={y} r={4.6} />;
    case "held":
      return (
        <>
          <rect x={x - 5} y={y - 6} width={10} height={12} className={paper} />
          <path d={`M${x - 2.4} ${y - 5} v10 M${x + 2.4} ${y - 5} v10`} strokeWidth={2.4} className="stroke-ink" />
        </>
      );
    case "omitted":
      return (
        <>
          {ring}
          <path d={`M${x - 5} ${y + 5} L${x + 5} ${y - 5}`} strokeWidth={1.6} className="stroke-ink" />
        </>
      );
    case "moved":
      return (
        <circle cx={x} cy={y} r={4.4} strokeWidth={1.4} strokeDasharray="2 1.8" className={cx(paper, "stroke-ink-2")} />
      );
    case "review":
    case "reviewed":
      return (
        <path
          d={`M${x} ${y - 6} L${x + 6} ${y} L${x} ${y + 6} L${x - 6} ${y} Z`}
          strokeWidth={1.6}
          className={cx(sign === "review" ? paper : "fill-ink", "stroke-ink")}
        />
      );
    case "event":
      return <rect x={x - 4.5} y={y - 4.5} width={9} height={9} className={fill} />;
    case "test":
      return <path d={`M${x} ${y + 1} v8`} strokeWidth={1.6} className={stroke} />;
  }
}

function Cross({ x, y, r }: { readonly x: number; readonly y: number; readonly r: number }) {
  const d = `M${x - r} ${y - r} L${x + r} ${y + r} M${x - r} ${y + r} L${x + r} ${y - r}`;
  return (
    <>
      <path d={d} strokeWidth={5.5} className="stroke-surface" />
      <path d={d} strokeWidth={2.4} className="stroke-stop" />
    </>
  );
}

/** The same where there is room for a stroke only: full height when given, a frame when planned, half when in part. */
function ThinSign({ sign, x, y, fill, stroke }: SignShapeProps) {
  switch (sign) {
    case "given":
    case "reviewed":
    case "event":
      return <rect x={x - 1.3} y={y - 7} width={2.6} height={14} className={fill} />;
    case "partly":
      return <rect x={x - 1.3} y={y} width={2.6} height={7} className={fill} />;
    case "missed":
      return <Cross x={x} y={y} r={3} />;
    case "planned":
    case "review":
      return <rect x={x - 1.5} y={y - 6.5} width={3} height={13} strokeWidth={0.9} className={cx(paper, stroke)} />;
    case "held":
    case "omitted":
    case "moved":
      return <path d={`M${x} ${y - 7} v14`} strokeWidth={1.6} strokeDasharray="2.5 2" className="stroke-ink" />;
    case "test":
      return <path d={`M${x} ${y + 3} v6`} strokeWidth={1.2} className={stroke} />;
  }
}

const rank: Readonly<Record<Sign, number>> = {
  test: 0,
  planned: 1,
  event: 1,
  given: 2,
  review: 2,
  reviewed: 2,
  moved: 3,
  partly: 4,
  omitted: 5,
  held: 6,
  missed: 7,
};

/** The signs of one bar; what departed from the plan is drawn last, so that nothing covers it. */
export function Signs({ signs, y, ...look }: Look & { readonly signs: readonly PlacedSign[]; readonly y: number }) {
  return signs
    .toSorted((a, b) => rank[a.sign] - rank[b.sign])
    .map(({ sign, x, isThin }) =>
      isThin ? (
        <ThinSign key={`${sign} ${x}`} sign={sign} x={x} y={y} {...look} />
      ) : (
        <SignShape key={`${sign} ${x}`} sign={sign} x={x} y={y} {...look} />
      ),
    );
}

const words: readonly (readonly [Sign, string])[] = [
  ["given", "given or attended"],
  ["planned", "planned"],
  ["partly", "given in part"],
  ["missed", "not given or missed"],
  ["held", "held for the prescriber"],
  ["omitted", "omitted or cancelled"],
  ["moved", "moved from this day"],
  ["review", "review due"],
  ["reviewed", "review decided"],
  ["event", "procedure or surgery"],
  ["test", "test or fraction due"],
];

/** What each sign means, as far as the picture has it. */
export function SignKey({ signs }: { readonly signs: ReadonlySet<Sign> }) {
  const shown = words.filter(([sign]) => signs.has(sign));
  if (shown.length === 0) return null;
  return (
    <ul aria-label="Signs in the picture" className="flex flex-wrap gap-x-4 gap-y-0.5 text-small text-ink-2">
      {shown.map(([sign, meaning]) => (
        <li key={sign} className="flex items-center gap-1.5">
          <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
            <SignShape sign={sign} x={8} y={sign === "test" ? 3 : 8} fill="fill-ink-2" stroke="stroke-ink-2" />
          </svg>
          {meaning}
        </li>
      ))}
    </ul>
  );
}
