"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CourseKind } from "@/lib/domain/schedule/course-order";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { correctSessionAction } from "@/lib/features/session/actions";
import { paths } from "@/lib/platform/paths";
import { ChartForm, type FieldOf, textOf } from "../patient/chart-form";
import { DayField } from "../shell/day-field";
import { RadioGroup } from "../ui/radio-group";
import { TextArea } from "../ui/text-area";
import { orNull, PreCheckReason, RecordFields, readRecord, TimeAndReason } from "./record-fields";

export interface CorrectFormProps {
  readonly sessionId: string;
  readonly revision: number;
  readonly kind: CourseKind;
  readonly day: Day;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
  readonly time: string | null;
  readonly reason: string | null;
  /** The wrong record, or what the order fixes where there is none: most of it is usually right. */
  readonly initial: Readonly<Record<string, string | null>>;
}

const outcomes = [
  { value: "given", label: "It was given" },
  { value: "partly-given", label: "It was given in part" },
  { value: "not-given", label: "It was not given" },
  { value: "given-elsewhere", label: "It was given elsewhere" },
  { value: "held", label: "It is held for the prescriber" },
  { value: "planned", label: "Nothing happened yet: it is still to come" },
] as const;

/** What is wrong with a record, and what is right; the wrong one stays to be read. */
export function CorrectForm(props: CorrectFormProps) {
  const { sessionId, revision, kind } = props;
  const router = useRouter();
  const [outcome, setOutcome] = useState("");
  const isGiven = outcome === "given" || outcome === "partly-given";
  return (
    <ChartForm
      door={correctSessionAction}
      prefix="correct"
      danger
      read={(data) => ({
        sessionId,
        revision,
        outcome,
        errorReason: textOf(data, "errorReason"),
        day: textOf(data, "day"),
        time: orNull(textOf(data, "time")),
        reason: textOf(data, "reason"),
        preCheckReason: textOf(data, "preCheckReason"),
        record: isGiven ? readRecord(kind, data) : null,
      })}
      submit="Mark as entered in error and save what is right"
      saved="The record is corrected."
      onSaved={(value) => {
        router.push(paths.session(value.sessionId));
        router.refresh();
      }}
    >
      {(field) => (
        <>
          <TextArea
            {...field("errorReason")}
            label="What is wrong with this record"
            hint="Such as: recorded on the wrong patient. It stays with the wrong record, with your name"
            rows={2}
          />
          <RadioGroup
            {...field("outcome")}
            label="What is right"
            value={outcome}
            onValueChange={setOutcome}
            options={outcomes}
          />
          {outcome ? <Right {...props} field={field} outcome={outcome} isGiven={isGiven} /> : null}
        </>
      )}
    </ChartForm>
  );
}

function Right({
  field,
  outcome,
  isGiven,
  ...props
}: CorrectFormProps & { readonly field: FieldOf; readonly outcome: string; readonly isGiven: boolean }) {
  return (
    <>
      <DayField
        {...field("day")}
        label={outcome === "planned" ? "Day on which it is to be given" : "Day on which it was"}
        today={props.today}
        order={props.dateOrder}
        defaultDay={props.day}
      />
      {outcome === "planned" ? null : (
        <TimeAndReason field={field} outcome={outcome} time={props.time} reason={props.reason} />
      )}
      {isGiven ? (
        <>
          <RecordFields kind={props.kind} initial={props.initial} field={field} />
          <PreCheckReason field={field} open={[]} initial={props.initial.preCheckReason ?? null} />
        </>
      ) : null}
    </>
  );
}
