"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { leastPercent, reductionSums } from "@/lib/domain/delivery/reduction";
import { reduceCyclesAction } from "@/lib/features/session/actions";
import type { SessionView } from "@/lib/features/session/queries/session";
import { ChartForm, textOf } from "../patient/chart-form";
import { NumberInput } from "../ui/number-input";
import { RadioGroup } from "../ui/radio-group";
import { TextArea } from "../ui/text-area";

export interface ReduceFormProps {
  readonly sessionId: string;
  readonly courseRevision: number;
  readonly reducible: NonNullable<SessionView["reducible"]>;
}

const whole = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null);

/** Reduces chemotherapy to come, with the sum shown before it counts; the signed order stays as it is. */
export function ReduceForm({ sessionId, courseRevision, reducible }: ReduceFormProps) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const percent = whole(typed);
  const isShown = percent !== null && percent >= leastPercent && percent <= 100;
  return (
    <ChartForm
      door={reduceCyclesAction}
      prefix="reduce"
      read={(data) => ({
        sessionId,
        courseRevision,
        percent: whole(textOf(data, "percent")),
        scope: textOf(data, "scope") || null,
        reason: textOf(data, "reason"),
      })}
      submit={isShown ? `Give ${percent}% of the signed dose` : "Reduce the dose"}
      saved="The dose is changed. Whoever leads the plan is told."
      onSaved={() => {
        setTyped("");
        router.refresh();
      }}
    >
      {(field) => (
        <>
          <NumberInput
            {...field("percent")}
            label="Percent of the signed dose"
            hint={`Now ${reducible.percent}%. 100 takes a reduction back`}
            unit="%"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {isShown ? (
            <ul aria-live="polite">
              {reductionSums(reducible.drugs, percent).map((sum) => (
                <li key={sum} data-clinical="">
                  {sum}
                </li>
              ))}
            </ul>
          ) : null}
          <RadioGroup
            {...field("scope")}
            label="For which cycles"
            options={[
              { value: "this", label: "This cycle, from this day on" },
              { value: "this-and-following", label: "This and all that follow" },
              { value: "whole-course", label: "The whole course, as far as it is not recorded" },
            ]}
          />
          <TextArea {...field("reason")} label="Reason" hint="Such as: neutrophils 0.8 on day 15" rows={2} />
        </>
      )}
    </ChartForm>
  );
}
