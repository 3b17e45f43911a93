"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CourseKind } from "@/lib/domain/schedule/course-order";
import { recordSessionAction } from "@/lib/features/session/actions";
import { ChartForm, type FieldOf, textOf } from "../patient/chart-form";
import { RadioGroup } from "../ui/radio-group";
import { orNull, PreCheckReason, RecordFields, readRecord, TimeAndReason } from "./record-fields";

export interface RecordFormProps {
  readonly sessionId: string;
  readonly revision: number;
  readonly kind: CourseKind;
  readonly time: string | null;
  /** What the order fixes, to be changed to what was really given. */
  readonly ordered: Readonly<Record<string, string | null>>;
  /** Titles of the pre-checks that are open; recording as given then asks why. */
  readonly open: readonly string[];
  /** Only holding is possible before its day. */
  readonly isToCome: boolean;
}

const outcomes = [
  { value: "given", label: "Given" },
  { value: "partly-given", label: "Given in part" },
  { value: "not-given", label: "Not given" },
  { value: "given-elsewhere", label: "Given elsewhere" },
  { value: "held", label: "Hold for the prescriber" },
] as const;

/** What happened in a session; nothing is chosen beforehand. */
export function RecordForm(props: RecordFormProps) {
  const { sessionId, revision, kind, time, open, isToCome } = props;
  const router = useRouter();
  const [outcome, setOutcome] = useState("");
  const isGiven = outcome === "given" || outcome === "partly-given";
  function read(data: FormData) {
    return {
      sessionId,
      revision,
      outcome,
      time: orNull(textOf(data, "time")),
      reason: textOf(data, "reason"),
      preCheckReason: textOf(data, "preCheckReason"),
      record: isGiven ? readRecord(kind, data) : null,
    };
  }
  return (
    <ChartForm
      door={recordSessionAction}
      prefix="record"
      read={read}
      submit="Save the record"
      saved="Session recorded."
      onSaved={() => {
        setOutcome("");
        router.refresh();
      }}
    >
      {(field) => (
        <>
          <RadioGroup
            {...field("outcome")}
            label="What happened"
            hint={isToCome ? "Its day has not come: until then it can only be held" : undefined}
            value={outcome}
            onValueChange={setOutcome}
            options={outcomes.map((one) => ({ ...one, disabled: isToCome && one.value !== "held" }))}
          />
          {outcome ? (
            <Rest {...props} field={field} outcome={outcome} isGiven={isGiven} open={open} time={time} />
          ) : null}
        </>
      )}
    </ChartForm>
  );
}

function Rest({
  field,
  outcome,
  ...props
}: RecordFormProps & { readonly field: FieldOf; readonly outcome: string; readonly isGiven: boolean }) {
  return (
    <>
      <TimeAndReason field={field} outcome={outcome} time={props.time} />
      {props.isGiven ? <RecordFields kind={props.kind} initial={props.ordered} field={field} /> : null}
      {props.isGiven && props.open.length > 0 ? <PreCheckReason field={field} open={props.open} /> : null}
    </>
  );
}
