import { measureById } from "@/lib/domain/knowledge/measures";
import { differenceOf } from "@/lib/domain/outcome/difference";
import { kindOfMeasure } from "@/lib/domain/outcome/measure-kind";
import { kindLabels } from "@/lib/domain/plan/labels";
import { reviewMoves, reviewOutcomes } from "@/lib/domain/review/states";
import { reviewMeaning, reviewMeasureName } from "@/lib/domain/review/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatMeasured } from "@/lib/domain/wording/dose";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import type { PatientHeaderView } from "@/lib/features/patient/queries-header";
import type { TreatmentReviewView } from "@/lib/features/review/queries";
import { paths } from "@/lib/platform/paths";
import { MedicineNameText } from "../plan/medicine-name";
import { DescriptionList } from "../ui/description-list";
import { Link } from "../ui/link";
import { LinkButton } from "../ui/link-button";
import { UnbrokenDates } from "../ui/nowrap";
import { PageHeader } from "../ui/page-header";
import { Tag } from "../ui/tag";
import { ReviewForm } from "./review-form";
import { ReviewRecords } from "./review-records";

export interface ReviewScreenProps {
  readonly view: TreatmentReviewView;
  readonly header: PatientHeaderView;
}

const outcomes = reviewOutcomes.map((value) => ({
  value,
  label: reviewMoves.find((move) => move.name === value)?.label ?? value,
  hint: reviewMeaning[value],
}));

/** One treatment at its review: what was agreed, how it went, and the decision. */
export function ReviewScreen({ view, header }: ReviewScreenProps) {
  const { planId, treatmentId, kind, version, review, mayDecide } = view;
  const { today, dateOrder: order, zone } = header;
  return (
    <div className="flex flex-col gap-6 p-4">
      <PageHeader
        title={
          <>
            Review: <MedicineNameText name={tallMan(view.name)} />
          </>
        }
        lead={`${kindLabels[kind]}, version ${version} of the plan. Plan lead: ${view.lead}.`}
        actions={
          <>
            <LinkButton href={paths.plan(planId)}>Open the plan</LinkButton>
            {view.hasDraft ? <LinkButton href={paths.draft(planId)}>Open the draft</LinkButton> : null}
          </>
        }
      />
      <Agreed view={view} today={today} />
      {view.isLost ? (
        <p className="prose-width border-l-3 border-l-check pl-3">
          The newest decision changes the plan, but its draft was discarded, so the signed plan still says what it said.
          Amend the plan, or mark the decision entered in error and decide again.
        </p>
      ) : null}
      {review?.dueOn && mayDecide ? (
        <section aria-labelledby="decide" className="flex flex-col gap-3 border-t border-line pt-3">
          <h2 id="decide" className="text-lead">
            Decide
          </h2>
          <ReviewForm
            key={review.dueOn}
            {...{ planId, treatmentId, kind, version, outcomes, today, order }}
            dueOn={review.dueOn}
            hasEnd={view.end !== null}
          />
        </section>
      ) : null}
      {mayDecide ? null : <p className="text-ink-2">You can read this. Who may draft the plan can decide.</p>}
      <section aria-labelledby="decisions" className="flex flex-col gap-3 border-t border-line pt-3">
        <h2 id="decisions" className="text-lead">
          Decisions so far
        </h2>
        <ReviewRecords view={view} zone={zone} />
      </section>
    </div>
  );
}

function Agreed({ view, today }: { readonly view: TreatmentReviewView; readonly today: Day }) {
  const { review, measure, success } = view;
  return (
    <DescriptionList
      items={[
        { term: "Review", value: <State view={view} today={today} /> },
        ...(review ? [{ term: "Measure", value: measure ? reviewMeasureName(measure) : "None agreed" }] : []),
        ...(review ? [{ term: "Success means", value: success ?? "Not agreed" }] : []),
        ...(review && measure ? [{ term: "Scores", value: <Scores view={view} measure={measure} /> }] : []),
        { term: "Given", value: <UnbrokenDates>{givenText(view)}</UnbrokenDates> },
      ]}
    />
  );
}

const givenText = ({ start, end }: TreatmentReviewView) =>
  `from ${formatDay(start)}${end ? ` to ${formatDay(end)}` : ", ongoing"}`;

function State({ view: { review }, today }: { readonly view: TreatmentReviewView; readonly today: Day }) {
  if (!review) return "The signed plan names no review of this treatment.";
  if (!review.dueOn) return <Tag tone="done">decided</Tag>;
  const day = formatDay(review.dueOn);
  const postponed = review.state === "postponed" ? ", postponed" : "";
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {review.dueOn < today ? <Tag tone="check">overdue</Tag> : <Tag tone="info">due</Tag>}
      <span>
        <UnbrokenDates>{`${day}${postponed}`}</UnbrokenDates>
      </span>
    </span>
  );
}

function Scores({ view, measure: id }: { readonly view: TreatmentReviewView; readonly measure: string }) {
  const measure = measureById(id);
  if (!measure) return "This measure is not known to Concord any more.";
  const { scores, start, patientId } = view;
  const last = scores.at(-1);
  const before = scores.findLast((score) => score.takenOn <= start) ?? scores[0];
  const text = !last
    ? "No score is recorded."
    : `${formatMeasured(last.value, kindOfMeasure(measure).unit)} on ${formatDay(last.takenOn)}${
        before && before !== last
          ? `: ${differenceOf(measure, before, last).text}${before.takenOn <= start ? ", the last score before it began" : ""}.`
          : ". There is no other score to compare it with."
      }`;
  return (
    <span className="flex flex-wrap gap-x-3">
      <UnbrokenDates>{text}</UnbrokenDates>
      <Link href={paths.outcome(patientId, measure.id)} className="link">
        Trend
      </Link>
    </span>
  );
}
