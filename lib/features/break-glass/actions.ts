"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { endBreakGlass } from "./commands/end-break-glass";
import { openBreakGlass } from "./commands/open-break-glass";
import { reviewBreakGlass } from "./commands/review-break-glass";
import { endBreakGlassInput, openBreakGlassInput, reviewBreakGlassInput } from "./input";
import { breakGlassMessages as messages } from "./messages";

export const openBreakGlassAction = action(openBreakGlass, {
  input: openBreakGlassInput,
  reauthenticate: true,
  messages,
});
export const endBreakGlassAction = action(endBreakGlass, {
  input: endBreakGlassInput,
  messages,
  refresh: ({ patientId }) => [paths.patient(patientId), paths.patients],
});
export const reviewBreakGlassAction = action(reviewBreakGlass, {
  input: reviewBreakGlassInput,
  messages,
  refresh: ({ breakGlassId }) => [paths.breakGlassReview(breakGlassId), paths.breakGlassReviews, paths.work],
});
