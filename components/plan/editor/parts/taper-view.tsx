"use client";
import { stepTexts, type TaperDose } from "@/components/plan/taper/step-texts";
import { TaperCalendar } from "@/components/plan/taper/taper-calendar";
import { TaperCurve } from "@/components/plan/taper/taper-curve";
import { TaperSteps } from "@/components/plan/taper/taper-steps";
import { TaperTotals } from "@/components/plan/taper/taper-totals";
import type { Result } from "@/lib/domain/shared/result";
import type { TaperCourse } from "@/lib/domain/taper/course";
import type { OrderTablets } from "@/lib/domain/taper/order-tablets";
import { EditorSection } from "./editor-section";
import { LazyDetails } from "./lazy-details";

export interface TaperViewProps {
  /** Null while a step is unfinished. */
  readonly doses: readonly TaperDose[] | null;
  readonly course: Result<TaperCourse> | null;
  readonly tablets: OrderTablets;
}

/** What the dose steps make: curve, totals, steps with tablets, and a calendar of every day. */
export function TaperView({ doses, course, tablets }: TaperViewProps) {
  return (
    <EditorSection title="What the doses add up to">
      {doses && course?.ok ? (
        <>
          <TaperCurve course={course.value} texts={stepTexts(doses)} />
          <TaperTotals course={course.value} />
          {tablets.note ? <p className="text-ink-2">{tablets.note}</p> : null}
          <TaperSteps course={course.value} doses={doses} tablets={tablets.tablets} />
          <LazyDetails summary="Calendar of every day">
            {() => <TaperCalendar daily={course.value.daily} doses={doses} tablets={tablets.tablets} />}
          </LazyDetails>
        </>
      ) : (
        <p className="text-ink-2">
          {course && !course.ok
            ? `${course.problem}.`
            : "Shown once every dose step has an amount in mg, how often, and its days."}
        </p>
      )}
    </EditorSection>
  );
}
