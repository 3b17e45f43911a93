"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { endPlanAction } from "@/lib/features/plan/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { UnsavedGuard } from "../shell/unsaved-guard";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { UnbrokenDates } from "../ui/nowrap";
import { RadioGroup } from "../ui/radio-group";
import { Select, type SelectOption } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

export interface EndPlanFormProps {
  readonly planId: string;
  readonly revision: number;
  readonly open: readonly { readonly treatmentId: string; readonly name: string; readonly line: string }[];
  /** A plan that was never signed can only be discontinued. */
  readonly mayComplete: boolean;
  readonly reasons: readonly SelectOption[];
  readonly dispositions: readonly SelectOption[];
}

type Answer = { readonly disposition: string; readonly note: string };
const blank: Answer = { disposition: "", note: "" };

/** How the plan ends, why, and what became of every treatment that is still open. */
export function EndPlanForm({ planId, revision, open, mayComplete, reasons, dispositions }: EndPlanFormProps) {
  const router = useRouter();
  const [how, setHow] = useState(mayComplete ? "" : "discontinue");
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const { send, pending, failure, fields, value } = useAction(endPlanAction);
  const of = (id: string) => answers[id] ?? blank;
  const change = (id: string, part: Partial<Answer>) => setAnswers({ ...answers, [id]: { ...of(id), ...part } });
  const shared = how === "complete" ? "completed" : reason;
  const sharedLabel = dispositions.find((d) => d.value === shared)?.label;
  const unanswered = open.filter((t) => of(t.treatmentId).disposition === "");
  const fillRest = () =>
    setAnswers({
      ...answers,
      ...Object.fromEntries(unanswered.map((t) => [t.treatmentId, { ...of(t.treatmentId), disposition: shared }])),
    });
  const dirty = !value && (note !== "" || reason !== "" || Object.keys(answers).length > 0);
  const chosen = open.filter((t) => of(t.treatmentId).disposition !== "");
  // Answers are named by treatment here and by place in what is sent: an error goes to the field of either.
  const errorOf = (id: string) => fields[`dispositions.${id}`];

  async function end() {
    const answer = await send({
      planId,
      revision,
      how,
      ...(how === "discontinue" ? { reason } : {}),
      note: note || null,
      dispositions: chosen.map(({ treatmentId }) => {
        const { disposition, note: own } = of(treatmentId);
        return { treatmentId, disposition, note: own || null };
      }),
    });
    if (!answer.ok) return;
    announce(how === "complete" ? "The plan is completed" : "The plan is discontinued");
    router.push(paths.plan(planId));
    router.refresh();
  }

  return (
    <form onSubmit={(event) => event.preventDefault()} className="flex max-w-3xl flex-col gap-4">
      <UnsavedGuard dirty={dirty} what="what was entered about the end of this plan" />
      <ActionFailureSummary failure={failure} />
      {mayComplete ? (
        <RadioGroup
          name="how"
          label="How does the plan end?"
          error={fields.how}
          value={how}
          onValueChange={setHow}
          options={[
            { value: "complete", label: "Completed", hint: "It was carried out as planned." },
            { value: "discontinue", label: "Discontinued", hint: "It ends before that, for one of the reasons below." },
          ]}
        />
      ) : null}
      {how === "discontinue" ? (
        <Select
          name="reason"
          label="Reason"
          emptyLabel="Choose why"
          options={reasons}
          error={fields.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className="max-w-80"
        />
      ) : null}
      {sharedLabel && unanswered.length > 1 ? (
        <div>
          <Button onClick={fillRest}>
            Set the {unanswered.length} without an answer to “{sharedLabel.toLowerCase()}”
          </Button>
        </div>
      ) : null}
      {open.map((t) => (
        <fieldset key={t.treatmentId} className="rounded-control border border-line px-3 pt-1 pb-3">
          <legend className="px-1 font-semibold" data-clinical="">
            {t.name}
          </legend>
          <p data-clinical="" className="mb-2 text-small text-ink-2">
            <UnbrokenDates>{t.line}</UnbrokenDates>
          </p>
          <div className="grid gap-3 sm:grid-cols-2">
            <Select
              name={`dispositions.${t.treatmentId}`}
              label="What became of it"
              emptyLabel="Choose"
              options={dispositions}
              error={errorOf(t.treatmentId)}
              value={of(t.treatmentId).disposition}
              onChange={(event) => change(t.treatmentId, { disposition: event.target.value })}
            />
            <TextInput
              name={`note.${t.treatmentId}`}
              label="Note"
              optional
              maxLength={1000}
              value={of(t.treatmentId).note}
              onChange={(event) => change(t.treatmentId, { note: event.target.value })}
            />
          </div>
        </fieldset>
      ))}
      <TextArea
        name="note"
        label="Note on the end of the plan"
        optional
        maxLength={1000}
        error={fields.note}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" busy={pending} onClick={end}>
          {how === "complete"
            ? "Complete this plan"
            : how === "discontinue"
              ? "Discontinue this plan"
              : "End this plan"}
        </Button>
        <LinkButton href={paths.plan(planId)}>Back to the plan</LinkButton>
      </div>
    </form>
  );
}
