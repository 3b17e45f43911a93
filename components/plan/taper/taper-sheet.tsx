// A signed taper on one sheet: for the patient to follow at home and for the pharmacy to fill.
import type { PlanState } from "@/lib/domain/plan/plan-states";
import type { TreatmentOf } from "@/lib/domain/plan/treatment";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { taperCourse } from "@/lib/domain/taper/course";
import { orderTablets } from "@/lib/domain/taper/order-tablets";
import { EmptyState } from "../../ui/empty-state";
import { Notice } from "../../ui/notice";
import { stepTexts, taperDoses } from "./step-texts";
import { TaperCalendar } from "./taper-calendar";
import { TaperCurve } from "./taper-curve";
import { TaperSteps } from "./taper-steps";
import { TaperTotals } from "./taper-totals";

type Steroid = TreatmentOf<"steroid">;

/** Until when a dose that goes on is shown. */
const shownUntil = ({ end, reviewOn, steps, start }: Steroid): Day => end ?? reviewOn ?? steps.at(-1)?.from ?? start;

export interface TaperSheetProps {
  readonly steroid: Steroid;
  readonly plan: PlanState;
  /** It waits for a second signature. */
  readonly isAwaiting?: boolean;
}

/** Curve, totals, steps and calendar of a signed steroid; says so when it was stopped or is on hold. */
export function TaperSheet({ steroid, plan, isAwaiting = false }: TaperSheetProps) {
  const doses = taperDoses(steroid.steps);
  const course = doses ? taperCourse(steroid.agent, doses, shownUntil(steroid)) : null;
  if (!doses || !course?.ok)
    return (
      <EmptyState>
        {course && !course.ok
          ? `${course.problem}.`
          : "These doses are not in mg, so that no calendar can be made of them."}
      </EmptyState>
    );
  const { tablets, note } = orderTablets({
    route: steroid.route,
    form: steroid.form ?? "",
    strength: steroid.strength ?? "",
  });
  return (
    <div className="flex flex-col gap-4">
      <NotFollowed steroid={steroid} plan={plan} isAwaiting={isAwaiting} />
      <TaperCurve course={course.value} texts={stepTexts(doses)} />
      <TaperTotals course={course.value} />
      {note ? <p className="no-print text-ink-2">{note}</p> : null}
      <TaperSteps course={course.value} doses={doses} tablets={tablets} />
      <TaperCalendar daily={course.value.daily} doses={doses} tablets={tablets} />
    </div>
  );
}

const stateWords: Record<ReturnType<typeof stateOf>, string | null> = {
  active: null,
  held: "On hold",
  waiting: "Not active yet: it waits for a condition or a result",
  "awaiting-cosignature": "Not active yet: it awaits a co-signature",
  stopped: "Stopped",
};

/** Why nobody may follow this calendar, if so. */
function NotFollowed({ steroid, plan, isAwaiting }: TaperSheetProps) {
  const from = steroid.actionFrom ? ` from ${formatDay(steroid.actionFrom)}` : "";
  const state = stateOf(steroid, isAwaiting ? "awaiting" : "not-needed");
  const own = state === "held" || state === "stopped" ? `${stateWords[state]}${from}` : stateWords[state];
  const words = own ?? (plan === "active" ? null : plan === "on-hold" ? "The plan is on hold" : "The plan has ended");
  return words ? (
    <Notice tone="stop" title={words} headingLevel={2}>
      <p>Do not follow this calendar.</p>
    </Notice>
  ) : null;
}
