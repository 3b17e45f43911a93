import { type Day, formatDay } from "@/lib/domain/shared/day";
import type { PlanReview } from "@/lib/features/review/queries";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { Nowrap } from "../ui/nowrap";

export interface ReviewMarkProps {
  readonly planId: string;
  readonly treatmentId: string;
  readonly name: string;
  readonly reviews: readonly PlanReview[];
  readonly today: Day;
}

/** When a treatment of the current version is due for review, and the way to the decision. */
export function ReviewMark({ planId, treatmentId, name, reviews, today }: ReviewMarkProps) {
  const review = reviews.find((one) => one.treatmentId === treatmentId);
  if (!review) return null;
  const { dueOn } = review;
  const isOverdue = dueOn !== null && dueOn < today;
  return (
    <Link
      href={paths.treatmentReview(planId, treatmentId)}
      className={isOverdue ? "link text-small font-semibold" : "link text-small"}
    >
      {dueOn ? (
        <>
          Review {isOverdue ? "overdue since" : "due"} <Nowrap>{formatDay(dueOn)}</Nowrap>
        </>
      ) : (
        "Review decided"
      )}
      <span className="visually-hidden"> of {name}</span>
    </Link>
  );
}
