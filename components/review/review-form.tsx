"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Kind } from "@/lib/domain/plan/treatment";
import type { Day } from "@/lib/domain/shared/day";
import { decideReviewAction, markReviewInErrorAction } from "@/lib/features/review/actions";
import { paths } from "@/lib/platform/paths";
import type { ChartDays } from "../patient/chart-days";
import { ChartForm, textOf } from "../patient/chart-form";
import { DayField } from "../shell/day-field";
import { RadioGroup, type RadioOption } from "../ui/radio-group";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

export interface ReviewFormProps extends ChartDays {
  readonly planId: string;
  readonly treatmentId: string;
  readonly kind: Kind;
  readonly version: number;
  readonly dueOn: Day;
  readonly outcomes: readonly RadioOption[];
  /** A treatment without an end needs a next review when it continues. */
  readonly hasEnd: boolean;
}

/** The decision about a treatment, with its sentence. What changes the plan leads on into the draft. */
export function ReviewForm(props: ReviewFormProps) {
  const { planId, treatmentId, kind, version, dueOn, outcomes, hasEnd, today, order } = props;
  const router = useRouter();
  const [outcome, setOutcome] = useState("");
  const asksDay = outcome === "continue" || outcome === "postpone";
  const read = (data: FormData) => ({
    planId,
    treatmentId,
    version,
    dueOn,
    outcome: textOf(data, "outcome"),
    sentence: textOf(data, "sentence"),
    nextOn: asksDay ? textOf(data, "nextOn") : "",
  });

  function goOn({ draftId }: { readonly draftId: string | null }) {
    setOutcome("");
    if (draftId === null) return;
    router.push(outcome === "switch" ? paths.newTreatment(planId, kind) : paths.draftTreatment(planId, treatmentId));
  }

  return (
    <ChartForm
      door={decideReviewAction}
      prefix="review"
      read={read}
      submit="Record the decision"
      saved="Decision recorded"
      onSaved={goOn}
    >
      {(field) => (
        <>
          <RadioGroup
            {...field("outcome")}
            label="What you decide"
            value={outcome}
            onValueChange={setOutcome}
            options={outcomes}
          />
          <TextArea
            {...field("sentence")}
            label="Why, in a sentence"
            {...(outcome === "" || asksDay ? {} : { hint: "It becomes the reason of the change in the draft" })}
            rows={2}
            maxLength={1000}
          />
          {asksDay ? (
            <DayField
              key={outcome}
              {...field("nextOn")}
              label={outcome === "postpone" ? "Postponed to" : "Next review on"}
              hint="Such as +6w, or 23 Nov 2026"
              optional={outcome === "continue" && hasEnd}
              today={today}
              order={order}
            />
          ) : null}
        </>
      )}
    </ChartForm>
  );
}

/** Says why a decision was never right; the review is due again. */
export function ReviewInError({
  planId,
  treatmentId,
  id,
  revision,
}: Pick<ReviewFormProps, "planId" | "treatmentId"> & { readonly id: string; readonly revision: number }) {
  return (
    <ChartForm
      door={markReviewInErrorAction}
      prefix={`error-${id}`}
      read={(data) => ({ planId, treatmentId, id, revision, reason: textOf(data, "reason") })}
      submit="Mark entered in error"
      saved="Marked entered in error"
      danger
    >
      {(field) => <TextInput {...field("reason")} label="Why it was never right" />}
    </ChartForm>
  );
}
