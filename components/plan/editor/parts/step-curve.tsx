import { prednisoneFactors } from "@/lib/domain/calculation/steroid";
import type { SteroidCourse } from "@/lib/domain/calculation/steroid-course";
import { formatDay } from "@/lib/domain/shared/day";
import { roundedDecimal } from "@/lib/domain/shared/decimal";
import { formatDose } from "@/lib/domain/wording/dose";

const width = 600;
const height = 120;
/** A coordinate, not a dose. */
const tenth = (n: number) => String(Math.round(n * 10) / 10);

/** The average dose a day as a stepped line, with 20 mg of prednisone as a dashed one. The steps themselves are the table. */
export function StepCurve({ course, agentId }: { readonly course: SteroidCourse; readonly agentId: string | null }) {
  const first = course.steps[0];
  const last = course.steps.at(-1);
  if (!first || !last) return null;
  const doses = course.steps.map((step) => Number(step.meanMg));
  const highest = Math.max(...doses);
  const factor = agentId !== null ? Number(prednisoneFactors[agentId] ?? 0) : 0;
  const threshold = factor > 0 ? 20 / factor : null;
  const top = Math.max(highest, threshold ?? 0) * 1.08;
  const y = (mg: number) => tenth(height - (mg / top) * height);
  let day = 0;
  const line = course.steps.flatMap((step, at) => {
    const from = tenth((day / course.days) * width);
    day += step.days;
    const to = tenth((day / course.days) * width);
    return [`${at === 0 ? "M" : "L"}${from} ${y(Number(step.meanMg))}`, `L${to} ${y(Number(step.meanMg))}`];
  });
  return (
    <figure className="flex flex-col gap-1">
      <p className="text-small text-ink-2">
        Average dose a day, highest {formatDose(String(highest), "mg")}
        {threshold === null
          ? ""
          : `; dashed line: ${factor === 1 ? "20 mg" : `${formatDose(roundedDecimal(String(threshold), 2), "mg")}, as 20 mg of prednisone`}`}
      </p>
      <svg
        role="img"
        aria-label={`Average dose a day over ${course.days} days, from ${formatDose(first.meanMg, "mg")} to ${formatDose(last.meanMg, "mg")}`}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="h-28 w-full border-b border-l border-field text-lane-immunosuppression"
      >
        <path
          d={`${line.join(" ")} L${width} ${height} L0 ${height} Z`}
          fill="currentColor"
          fillOpacity="0.14"
          stroke="none"
        />
        <path d={line.join(" ")} fill="none" stroke="currentColor" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        {threshold === null ? null : (
          <line
            x1="0"
            x2={width}
            y1={y(threshold)}
            y2={y(threshold)}
            className="text-ink-3"
            stroke="currentColor"
            strokeDasharray="6 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <figcaption className="flex justify-between gap-2 text-small text-ink-2">
        <span className="nowrap">{formatDay(first.from)}</span>
        <span className="nowrap">{formatDay(last.to)}</span>
      </figcaption>
    </figure>
  );
}
