import { reviewPast } from "@/lib/domain/review/words";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { DecisionRecord, TreatmentReviewView } from "@/lib/features/review/queries";
import { Disclosure } from "../ui/disclosure";
import { EmptyState } from "../ui/empty-state";
import { UnbrokenDates } from "../ui/nowrap";
import { ReviewInError } from "./review-form";

/** "Postponed to 21-Dec-2026, due 14-Dec-2026". */
export function decisionLine({ outcome, dueOn, nextOn }: DecisionRecord): string {
  const next = nextOn
    ? outcome === "postpone"
      ? ` to ${formatDay(nextOn)}`
      : `, next review ${formatDay(nextOn)}`
    : "";
  return `${reviewPast[outcome]}${next} (due ${formatDay(dueOn)})`;
}

/** Every decision about the treatment, newest first; what was entered in error stays readable. */
export function ReviewRecords({ view, zone }: { readonly view: TreatmentReviewView; readonly zone: string }) {
  const newest = view.decisions.find((one) => one.errorReason === null && one.reviewOn === view.reviewOn);
  if (view.decisions.length === 0) return <EmptyState>Nothing was decided about this treatment yet.</EmptyState>;
  return (
    <ol className="flex flex-col gap-3">
      {view.decisions.map((one) => (
        <li key={one.id} data-clinical="" className="border-t border-line pt-2 first:border-0 first:pt-0">
          <p className="font-semibold">
            {one.errorReason === null ? (
              <UnbrokenDates>{decisionLine(one)}</UnbrokenDates>
            ) : (
              <s>
                <UnbrokenDates>{decisionLine(one)}</UnbrokenDates>
              </s>
            )}
          </p>
          <p className="prose-width">{one.sentence}</p>
          <p className="text-small text-ink-2">
            <UnbrokenDates>{`${one.by}, ${formatInstant(one.at, zone)}, on version ${one.version}`}</UnbrokenDates>
            {one.errorReason === null ? null : `. Entered in error: ${one.errorReason}`}
          </p>
          {one === newest && view.mayDecide ? (
            <Disclosure
              summary={
                <>
                  Correct<span className="visually-hidden"> the decision: {decisionLine(one)}</span>
                </>
              }
            >
              <p className="pb-2 text-small">
                The review is due again then. A draft that this decision opened stays as it is: take the change back
                there.
              </p>
              <ReviewInError planId={view.planId} treatmentId={view.treatmentId} id={one.id} revision={one.revision} />
            </Disclosure>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
