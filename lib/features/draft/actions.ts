"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { addTreatment } from "./commands/add-treatment";
import { createPlan } from "./commands/create-plan";
import { discardDraft } from "./commands/discard-draft";
import { moveTreatment } from "./commands/move-treatment";
import { openDraft } from "./commands/open-draft";
import { removeTreatment, restoreTreatment } from "./commands/remove-treatment";
import { restoreVersion } from "./commands/restore-version";
import { answerComment, askChanges, backToEditing, commentOnDraft, sendForReview } from "./commands/review-draft";
import { saveTreatment } from "./commands/save-treatment";
import { setTreatmentAction } from "./commands/set-treatment-action";
import { takeOverDraft } from "./commands/take-over-draft";
import { updateDraft } from "./commands/update-draft";
import {
  addTreatmentInput,
  answerCommentInput,
  askChangesInput,
  commentInput,
  createPlanInput,
  discardDraftInput,
  draftAtInput,
  moveTreatmentInput,
  openDraftInput,
  restoreVersionInput,
  saveTreatmentInput,
  setTreatmentActionInput,
  takeOverDraftInput,
  treatmentAtInput,
  updateDraftInput,
} from "./input";
import { draftMessages as messages } from "./messages";

export const createPlanAction = action(createPlan, { input: createPlanInput, messages });
export const openDraftAction = action(openDraft, {
  input: openDraftInput,
  messages,
  refresh: ({ planId }) => [paths.plan(planId)],
});
export const restoreVersionAction = action(restoreVersion, {
  input: restoreVersionInput,
  messages,
  refresh: ({ planId }) => [paths.plan(planId)],
});
export const addTreatmentAction = action(addTreatment, { input: addTreatmentInput, messages });
// Autosave: the editor already shows what it sent, so nothing is rendered again.
export const saveTreatmentAction = action(saveTreatment, { input: saveTreatmentInput, messages });
export const setTreatmentActionAction = action(setTreatmentAction, { input: setTreatmentActionInput, messages });
export const removeTreatmentAction = action(removeTreatment, { input: treatmentAtInput, messages });
export const restoreTreatmentAction = action(restoreTreatment, { input: treatmentAtInput, messages });
export const moveTreatmentAction = action(moveTreatment, { input: moveTreatmentInput, messages });
export const updateDraftAction = action(updateDraft, { input: updateDraftInput, messages });
export const takeOverDraftAction = action(takeOverDraft, { input: takeOverDraftInput, messages });
export const discardDraftAction = action(discardDraft, {
  input: discardDraftInput,
  messages,
  refresh: (_, { planId }) => [paths.plan(planId)],
});
// Review: the draft page is shown again, since what may be done with the draft has changed.
const shown = (_: unknown, { planId }: { readonly planId: string }) => [paths.draft(planId), paths.plan(planId)];
export const sendForReviewAction = action(sendForReview, { input: draftAtInput, messages, refresh: shown });
export const backToEditingAction = action(backToEditing, { input: draftAtInput, messages, refresh: shown });
export const commentOnDraftAction = action(commentOnDraft, { input: commentInput, messages, refresh: shown });
export const askChangesAction = action(askChanges, { input: askChangesInput, messages, refresh: shown });
export const answerCommentAction = action(answerComment, { input: answerCommentInput, messages, refresh: shown });
