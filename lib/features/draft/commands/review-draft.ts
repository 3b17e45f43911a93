// The way of a draft into review and out of it; its author sends and takes back, somebody else asks for changes.
import type { AuditEntry } from "@/lib/platform/audit";
import { command } from "@/lib/platform/command";
import { conflict, done, type Refusal, refused } from "@/lib/platform/outcome";
import type { AnswerCommentInput, AskChangesInput, CommentInput, DraftAtInput } from "../input";
import { type DraftRow, lockDraft, treatmentsOf, updateDraftRow } from "../store";
import { answerCommentRow, commentOf, insertComment, openComments } from "../store-comment";

export type DraftMoved = { readonly planId: string; readonly revision: number };

const of = ({ draftId }: { readonly draftId: string }) => ({ kind: "draft", id: draftId }) as const;
const objectOf = ({ id }: DraftRow) => ({ type: "draft", id });
const eventOf = (draft: DraftRow, action: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  action,
  patientId: draft.patientId,
  planId: draft.planId,
  object: objectOf(draft),
  ...more,
});
const lost = ({ state, revision, authorName: by, changedAt: at }: DraftRow, mine: string): Refusal =>
  conflict({ state: mine }, { state, revision }, { by, at });

function whyEnded({ state }: DraftRow): Refusal | null {
  if (state === "signed") return refused("draft-signed");
  return state === "discarded" ? refused("draft-discarded") : null;
}

function whyNotAuthor(draft: DraftRow, actorId: string): Refusal | null {
  if (draft.authorId === actorId) return null;
  const message = `This draft is in the hands of ${draft.authorName}. Nothing was saved. Take it over first.`;
  return refused("not-author", { message, details: { author: draft.authorName } });
}

/** Sends an open draft into review, or sends it again once every comment was answered. */
export const sendForReview = command<DraftAtInput, DraftMoved>({
  name: "draft.send-for-review",
  needs: "plan:draft",
  on: of,
  async run({ tx, actor, now, input }) {
    const draft = await lockDraft(tx, input.draftId);
    if (!draft) return refused("not-found");
    const closed = whyEnded(draft) ?? whyNotAuthor(draft, actor.id);
    if (closed) return closed;
    if (draft.state === "in-review") return refused("draft-in-review");
    if ((await treatmentsOf(tx, draft.id)).every((t) => t.removed)) return refused("draft-empty");
    const open = await openComments(tx, draft.id);
    if (open > 0) return refused("comments-open", { details: { open } });
    if (draft.revision !== input.revision) return lost(draft, "in-review");
    const { id, planId } = draft;
    let { revision } = draft;
    const again = draft.state === "changes-asked";
    if (again && !(await updateDraftRow(tx, { id, revision: revision++ }, { state: "open" }, now)))
      return lost(draft, "open");
    if (!(await updateDraftRow(tx, { id, revision: revision++ }, { state: "in-review" }, now)))
      return lost(draft, "in-review");
    const sent = eventOf(draft, "draft.sent-for-review");
    return done({ planId, revision }, again ? [eventOf(draft, "draft.reopened"), sent] : [sent]);
  },
});

/** Takes a draft out of review again, to go on writing. */
export const backToEditing = command<DraftAtInput, DraftMoved>({
  name: "draft.back-to-editing",
  needs: "plan:draft",
  on: of,
  async run({ tx, actor, now, input }) {
    const draft = await lockDraft(tx, input.draftId);
    if (!draft) return refused("not-found");
    const closed = whyEnded(draft) ?? whyNotAuthor(draft, actor.id);
    if (closed) return closed;
    if (draft.state !== "in-review") return refused("not-in-review");
    const { id, planId, revision } = draft;
    if (revision !== input.revision || !(await updateDraftRow(tx, { id, revision }, { state: "open" }, now)))
      return lost(draft, "open");
    return done({ planId, revision: revision + 1 }, [eventOf(draft, "draft.reopened")]);
  },
});

/** Says something about one treatment of a colleague's draft in review. */
export const commentOnDraft = command<CommentInput, { id: string; planId: string }>({
  name: "draft.comment",
  needs: "draft:review",
  on: of,
  async run({ tx, actor, now, input }) {
    const draft = await lockDraft(tx, input.draftId);
    if (!draft) return refused("not-found");
    const closed = whyNotReview(draft, actor.id);
    if (closed) return closed;
    const { treatmentId, text } = input;
    const known = (await treatmentsOf(tx, draft.id)).some((t) => t.treatmentId === treatmentId && !t.removed);
    if (!known) return refused("treatment-gone");
    const id = await insertComment(tx, draft, { treatmentId, text }, { by: actor.id, at: now });
    const detail = { treatmentId, comment: id };
    return done({ id, planId: draft.planId }, [eventOf(draft, "draft.commented", { detail })]);
  },
});

/** Asks the author for changes, in words about the whole; comments on single treatments stand beside them. */
export const askChanges = command<AskChangesInput, DraftMoved>({
  name: "draft.ask-changes",
  needs: "draft:review",
  on: of,
  async run({ tx, actor, now, input }) {
    const draft = await lockDraft(tx, input.draftId);
    if (!draft) return refused("not-found");
    const closed = whyNotReview(draft, actor.id);
    if (closed) return closed;
    if (draft.revision !== input.revision) return lost(draft, "changes-asked");
    const { id, planId, revision } = draft;
    await insertComment(tx, draft, { treatmentId: null, text: input.reason }, { by: actor.id, at: now });
    if (!(await updateDraftRow(tx, { id, revision }, { state: "changes-asked" }, now)))
      return lost(draft, "changes-asked");
    return done({ planId, revision: revision + 1 }, [
      eventOf(draft, "draft.changes-asked", { reason: input.reason, detail: { author: draft.authorId } }),
    ]);
  },
});

/** The author answers one comment, with what was done about it. */
export const answerComment = command<AnswerCommentInput, { planId: string }>({
  name: "draft.answer-comment",
  needs: "plan:draft",
  on: of,
  async run({ tx, actor, now, input }) {
    const draft = await lockDraft(tx, input.draftId);
    if (!draft) return refused("not-found");
    const closed = whyEnded(draft) ?? whyNotAuthor(draft, actor.id);
    if (closed) return closed;
    if (draft.state === "in-review") return refused("draft-in-review");
    const comment = await commentOf(tx, input.commentId);
    if (!comment || comment.draftId !== draft.id) return refused("not-found");
    const written = { by: actor.id, at: now };
    if (comment.isAnswered || !(await answerCommentRow(tx, comment.id, input.answer, written)))
      return refused("already-answered");
    return done({ planId: draft.planId }, [
      eventOf(draft, "draft.comment-answered", { detail: { comment: comment.id } }),
    ]);
  },
});

function whyNotReview(draft: DraftRow, actorId: string): Refusal | null {
  const ended = whyEnded(draft);
  if (ended) return ended;
  if (draft.state !== "in-review") return refused("not-in-review");
  return draft.authorId === actorId ? refused("own-draft") : null;
}
