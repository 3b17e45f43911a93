"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { decideReview } from "./commands/decide-review";
import { markReviewInError } from "./commands/mark-review-in-error";
import { decideReviewInput, reviewInErrorInput } from "./input";
import { reviewMessages as messages } from "./messages";

export const decideReviewAction = action(decideReview, {
  input: decideReviewInput,
  messages,
  refresh: ({ planId, treatmentId }) => [paths.treatmentReview(planId, treatmentId), paths.draft(planId)],
});

export const markReviewInErrorAction = action(markReviewInError, {
  input: reviewInErrorInput,
  messages,
  refresh: ({ planId, treatmentId }) => [paths.treatmentReview(planId, treatmentId)],
});
