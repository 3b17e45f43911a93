"use client";
import { useRouter } from "next/navigation";
import type { Verdict } from "@/lib/domain/break-glass/break-glass";
import { reviewBreakGlassAction } from "@/lib/features/break-glass/actions";
import { ChartForm, textOf } from "../patient/chart-form";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";

export interface ReviewFormProps {
  readonly breakGlassId: string;
  readonly patientId: string;
  /** While it is open it can be queried, and not closed. */
  readonly open: boolean;
}

const choices: readonly { readonly value: Verdict; readonly label: string }[] = [
  { value: "accepted", label: "Accept: the access was right, close the review" },
  { value: "queried", label: "Query: an explanation is needed, the review stays open" },
  { value: "not-accepted", label: "Not accepted: followed up outside Concord, close the review" },
];

/** What a lead says of one emergency access, always with a comment. */
export function ReviewForm({ breakGlassId, patientId, open }: ReviewFormProps) {
  const router = useRouter();
  return (
    <ChartForm
      door={reviewBreakGlassAction}
      prefix="review"
      read={(data) => ({ breakGlassId, patientId, verdict: textOf(data, "verdict"), comment: textOf(data, "comment") })}
      submit="Save the review"
      saved="Review saved"
      onSaved={() => router.refresh()}
    >
      {(field) => (
        <>
          <Select
            {...field("verdict")}
            label="Your review"
            emptyLabel="Choose"
            options={open ? choices.filter((choice) => choice.value === "queried") : choices}
            {...(open ? { hint: "The access is still open: the review can be closed when it is over." } : {})}
          />
          <TextArea {...field("comment")} label="Comment" rows={3} maxLength={1000} />
        </>
      )}
    </ChartForm>
  );
}
