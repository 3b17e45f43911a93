// What a version planned beside what is recorded of it, treatment by treatment. Nothing here is guessed: what nobody recorded says so.
import type { Route } from "next";
import { Link } from "@/components/ui/link";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { referralStateWords } from "@/lib/domain/referral/words";
import { byLaneOf } from "@/lib/domain/version/by-lane";
import type { PlannedView } from "@/lib/features/plan/queries/delivered";
import type { PlanCourse } from "@/lib/features/session/queries/plan-courses";
import { paths } from "@/lib/platform/paths";
import { laneColour } from "../plan/lane-colour";
import { cx } from "../ui/cx";
import { UnbrokenDates } from "../ui/nowrap";
import { CompareSide } from "./compare-side";

export interface DeliveredProps {
  readonly view: PlannedView;
  readonly courses: readonly PlanCourse[];
}

export function DeliveredView({ view, courses }: DeliveredProps) {
  return byLaneOf(view.treatments).map(({ lane, label, treatments }) => (
    <section key={lane} aria-labelledby={`lane-${lane}`} className="flex flex-col gap-2">
      <h2 id={`lane-${lane}`} className={cx("border-l-3 pl-2 text-body", laneColour[lane].edge, laneColour[lane].ink)}>
        {label}
      </h2>
      <ul className="flex flex-col gap-3">
        {treatments.map((treatment) => (
          <li
            key={treatment.treatmentId}
            data-clinical=""
            data-treatment=""
            className="grid grid-cols-1 rounded-control border border-line bg-surface min-[900px]:grid-cols-2 print:grid-cols-2"
          >
            <div className="border-line px-3 py-2 max-[899px]:border-b min-[900px]:border-r">
              <p className="text-small text-ink-3">Planned by version {view.version.version}</p>
              <CompareSide treatment={treatment} struck={treatment.action === "stop"} />
            </div>
            <div className="flex flex-col gap-1 px-3 py-2">
              <p className="text-small text-ink-3">Recorded until today</p>
              <Recorded treatment={treatment} view={view} courses={courses} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Recorded({ treatment, view, courses }: DeliveredProps & { readonly treatment: Treatment }) {
  const { treatmentId, name } = treatment;
  const own = courses.filter((course) => course.treatmentId === treatmentId);
  const taper = view.tapers.get(treatmentId);
  const visits = view.visits.get(treatmentId);
  const state = referralStateWords[visits?.state as keyof typeof referralStateWords] as string | undefined;
  if (own.length > 0)
    return own.map((course) => (
      <p key={course.id}>
        <b>{course.label}</b>: <UnbrokenDates>{course.sentence}</UnbrokenDates>{" "}
        {course.sessionId ? (
          <Link href={paths.session(course.sessionId) as Route} className="link text-small">
            Open the session<span className="visually-hidden"> of {course.label}</span>
          </Link>
        ) : null}
      </p>
    ));
  if (visits)
    return (
      <>
        <p>
          <Link href={paths.referral(visits.referralId) as Route} className="link">
            Referral<span className="visually-hidden"> of {name}</span>
          </Link>
          : {state ?? visits.state}
        </p>
        <p>{visits.sentence}</p>
      </>
    );
  if (taper) return taper.map((sentence) => <p key={sentence}>{sentence}</p>);
  return <p className="text-ink-2">{unrecorded(treatment)}</p>;
}

function unrecorded({ kind }: Treatment): string {
  if (kind === "drug" || kind === "steroid")
    return "What was really taken is not recorded here: ask the patient, and look at the dispensed tablets.";
  return "Concord keeps no record of this being done: look in the chart.";
}
