import { formatDay } from "@/lib/domain/shared/day";
import { pneumocystisThreshold, type TaperCourse, thresholdOfAgent } from "@/lib/domain/taper/course";
import { formatDose } from "@/lib/domain/wording/dose";
import { curveLayout, HEIGHT, PLOT, WIDTH } from "./curve-layout";
import type { TaperStepText } from "./step-texts";

/** The average dose a day as a step curve over the dates, from zero, each dose labelled (TML-3). The table of steps says the same. */
export function TaperCurve({
  course,
  texts,
}: {
  readonly course: TaperCourse;
  readonly texts: readonly TaperStepText[];
}) {
  const threshold = thresholdOfAgent(course, pneumocystisThreshold);
  const layout = curveLayout(
    course,
    texts.map((text) => text.short),
    Number(threshold ?? 0),
  );
  const [first, last] = [course.steps[0], course.steps.at(-1)];
  if (!layout || !first || !last) return null;
  const summary = `${texts[0]?.dose ?? ""} from ${formatDay(first.from)} to ${texts.at(-1)?.dose ?? ""} until ${formatDay(last.to)}, ${course.steps.length} steps.`;
  return (
    <figure className="keep-together flex flex-col gap-1">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a picture that scrolls must be reachable by keyboard. */}
      <section aria-label="Step curve" tabIndex={0} className="overflow-x-auto">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`Average dose a day: ${summary} The table of steps says the same.`}
          className="w-full min-w-140 max-w-200 text-ink-2 print:min-w-0"
        >
          {layout.scale.map((mark) => (
            <g key={mark.text}>
              <line x1={PLOT.left} x2={PLOT.right} y1={mark.y} y2={mark.y} className="stroke-line" />
              <text x={PLOT.left - 6} y={mark.y + 4} fontSize={12} textAnchor="end" className="fill-ink-2">
                {mark.text}
              </text>
            </g>
          ))}
          <path d={layout.area} className="fill-lane-immunosuppression" fillOpacity="0.12" />
          {threshold ? (
            <line
              x1={PLOT.left}
              x2={PLOT.right}
              y1={layout.y(Number(threshold))}
              y2={layout.y(Number(threshold))}
              strokeDasharray="6 4"
              className="stroke-ink-3"
            />
          ) : null}
          <path d={layout.line} fill="none" strokeWidth={2.5} className="stroke-lane-immunosuppression" />
          {layout.doses.map((mark) => (
            <text
              key={`${mark.x} ${mark.y}`}
              x={mark.x}
              y={mark.y}
              fontSize={12.5}
              fontWeight={700}
              textAnchor={mark.anchor}
              strokeWidth={4}
              paintOrder="stroke"
              className="fill-ink stroke-canvas print:stroke-none"
            >
              {mark.text}
            </text>
          ))}
          <line
            x1={PLOT.left}
            x2={PLOT.right}
            y1={PLOT.bottom}
            y2={PLOT.bottom}
            strokeWidth={1.5}
            className="stroke-ink-3"
          />
          {layout.dates.map((mark) => (
            <text key={mark.text} x={mark.x} y={mark.y} fontSize={12} textAnchor={mark.anchor} className="fill-ink-2">
              {mark.text}
            </text>
          ))}
        </svg>
      </section>
      <figcaption className="text-small text-ink-2">
        Average dose a day.
        {threshold
          ? ` Dashed line: ${formatDose(threshold, "mg")}${course.factor === "1" ? "" : ", as 20\u00a0mg of prednisone"}.`
          : ""}
        {layout.leftOut ? " Doses of short steps are not written here; the table has them all." : ""}
      </figcaption>
    </figure>
  );
}
