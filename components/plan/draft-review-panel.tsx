import type { DraftHead, DraftView } from "@/lib/features/draft/queries/editor";
import { DraftComments } from "./draft-comments";
import { AskChanges, BackToEditing, SendForReview } from "./draft-review";

export interface DraftReviewPanelProps {
  readonly view: DraftView;
  readonly draft: DraftHead;
  readonly nameOf: (treatmentId: string) => string;
}

/** Where a draft stands between its author and a reviewer, what was said of it as a whole, and what this person may do. */
export function DraftReviewPanel({ view, draft, nameOf }: DraftReviewPanelProps) {
  const { comments, may, zone } = view;
  const at = { draftId: draft.id, revision: draft.revision };
  const open = comments.filter((one) => one.answer === null);
  const shown = new Set(view.items.filter((item) => !item.removed).map((item) => item.content.treatmentId));
  // What was said of a treatment that was taken out meanwhile is still answered, here.
  const here = comments.filter((one) => one.treatmentId === null || !shown.has(one.treatmentId));
  if (!may.send && !may.takeBack && !may.review && comments.length === 0) return null;
  return (
    <section aria-labelledby="review-title" className="flex flex-col gap-3">
      <h2 id="review-title" className="text-lead">
        Review
      </h2>
      <p>{words(view, draft, open.length)}</p>
      <DraftComments
        draftId={draft.id}
        comments={here.map((one) =>
          one.treatmentId ? { ...one, text: `${nameOf(one.treatmentId)}: ${one.text}` } : one,
        )}
        zone={zone}
        mayAnswer={may.send}
        about="the draft as a whole"
      />
      {may.review ? <AskChanges {...at} /> : null}
      {may.takeBack ? <BackToEditing {...at} /> : null}
      {may.send && (open.length === 0 || draft.state === "open") ? (
        <SendForReview {...at} label={draft.state === "changes-asked" ? "Send for review again" : "Send for review"} />
      ) : null}
    </section>
  );
}

function words({ may }: DraftView, draft: DraftHead, open: number): string {
  const left = open === 1 ? "1 comment has no answer yet" : `${open} comments have no answer yet`;
  if (draft.state === "changes-asked")
    return open > 0 ? `Changes were asked for: ${left}.` : "Every comment is answered.";
  if (draft.state === "in-review")
    return may.review
      ? `Read it, comment on single treatments in the list, and ask ${draft.authorName} for changes. It cannot be changed meanwhile.`
      : "A colleague reads it. It cannot be changed until the review ends.";
  return "A team lead, an oncologist or another neurologist of the patient can read it before it is signed.";
}
