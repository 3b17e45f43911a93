"use client";
import { useRouter } from "next/navigation";
import { formatInstant } from "@/lib/domain/shared/instant";
import { answerCommentAction, commentOnDraftAction } from "@/lib/features/draft/actions";
import type { DraftComment } from "@/lib/features/draft/queries/editor";
import { ChartForm, textOf } from "../patient/chart-form";
import { Disclosure } from "../ui/disclosure";
import { TextArea } from "../ui/text-area";

export interface DraftCommentsProps {
  readonly draftId: string;
  readonly comments: readonly DraftComment[];
  readonly zone: string;
  /** The author, while changes are made. */
  readonly mayAnswer: boolean;
  /** Names what the comments are about, for a screen reader. */
  readonly about: string;
}

/** What a reviewer said, each with its answer or the field to answer it in. */
export function DraftComments({ draftId, comments, zone, mayAnswer, about }: DraftCommentsProps) {
  const router = useRouter();
  if (comments.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2" aria-label={`Comments on ${about}`}>
      {comments.map(({ id, text, by, at, answer, answeredBy, answeredAt }) => (
        <li key={id} className="border-l-3 border-l-check pl-3 text-small" data-clinical="">
          <p className="font-semibold [overflow-wrap:anywhere]">{text}</p>
          <p className="text-ink-2">
            {by}, {formatInstant(at, zone)}
          </p>
          {answer && answeredAt ? (
            <p className="[overflow-wrap:anywhere]">
              Answered: {answer}{" "}
              <span className="text-ink-2">
                ({answeredBy}, {formatInstant(answeredAt, zone)})
              </span>
            </p>
          ) : mayAnswer ? (
            <ChartForm
              door={answerCommentAction}
              prefix={`answer-${id}`}
              read={(data) => ({ draftId, commentId: id, answer: textOf(data, "answer") })}
              submit="Answer"
              saved="Answered"
              onSaved={() => router.refresh()}
            >
              {(field) => <TextArea {...field("answer")} label="What was done about it" rows={2} maxLength={1000} />}
            </ChartForm>
          ) : (
            <p className="text-ink-2">Not answered yet</p>
          )}
        </li>
      ))}
    </ul>
  );
}

export interface CommentFormProps {
  readonly draftId: string;
  readonly treatmentId: string;
  readonly name: string;
}

/** A reviewer's comment on one treatment; folded until it is wanted. */
export function CommentForm({ draftId, treatmentId, name }: CommentFormProps) {
  const router = useRouter();
  return (
    <Disclosure summary={`Comment on ${name}`}>
      <ChartForm
        door={commentOnDraftAction}
        prefix={`comment-${treatmentId}`}
        read={(data) => ({ draftId, treatmentId, text: textOf(data, "text") })}
        submit="Add the comment"
        saved="Comment added"
        onSaved={() => router.refresh()}
      >
        {(field) => <TextArea {...field("text")} label="Your comment" rows={2} maxLength={1000} />}
      </ChartForm>
    </Disclosure>
  );
}
