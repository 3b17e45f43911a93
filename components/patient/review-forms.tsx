"use client";
import { choicesOf, gatekeeperAnswerWords, noneKnownWords, type ReviewedList } from "@/lib/domain/patient/words";
import { answerGatekeeperAction, reviewListAction } from "@/lib/features/patient/actions/facts";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { RadioGroup } from "../ui/radio-group";
import { TextInput } from "../ui/text-input";
import { ChartForm, textOf } from "./chart-form";

/** "I have gone through this list", or, for an empty one, that there is nothing to list. */
export function ReviewButton({
  patientId,
  list,
  empty,
}: {
  readonly patientId: string;
  readonly list: ReviewedList;
  readonly empty: boolean;
}) {
  const { send, pending, failure } = useAction(reviewListAction);
  async function review() {
    const answer = await send({ patientId, list, noneKnown: empty });
    if (answer.ok) toast("Review recorded");
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <ActionFailureSummary failure={failure} />
      <Button size="small" busy={pending} onClick={review}>
        {empty ? `Confirm: ${noneKnownWords[list].toLowerCase()}` : "Mark this list reviewed"}
      </Button>
    </div>
  );
}

export function GatekeeperForm({
  patientId,
  question,
  words,
}: {
  readonly patientId: string;
  readonly question: string;
  readonly words: string;
}) {
  const read = (data: FormData) => ({
    patientId,
    question,
    answer: textOf(data, "answer"),
    note: textOf(data, "note"),
  });
  return (
    <ChartForm
      door={answerGatekeeperAction}
      prefix={`ask-${question}`}
      read={read}
      submit="Record the answer"
      saved="Answer recorded"
    >
      {(field) => (
        <>
          <RadioGroup {...field("answer")} label={words} inline options={choicesOf(gatekeeperAnswerWords)} />
          <TextInput {...field("note")} label="Note" optional />
        </>
      )}
    </ChartForm>
  );
}
