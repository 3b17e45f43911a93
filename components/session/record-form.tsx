"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CourseKind } from "@/lib/domain/schedule/course-order";
import { recordSessionAction } from "@/lib/features/session/actions";
import { ChartForm, type FieldOf, textOf } from "../patient/chart-form";
import { RadioGroup } from "../ui/radio-group";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { RecordFields, readRecord } from "./record-fields";

export interface RecordFormProps {
  readonly sessionId: string;
  readonly revision: number;
  readonly kind: CourseKind;
  readonly time: string | null;
  /** What the order fixes, to be changed to what was really given. */
  readonly ordered: { readonly volumeL: string | null; readonly grams: string | null; readonly line: string };
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

const orNull = (text: string) => (text.trim() === "" ? null : text);

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
  isGiven,
  kind,
  ordered,
  time,
  open,
}: RecordFormProps & { readonly field: FieldOf; readonly outcome: string; readonly isGiven: boolean }) {
  return (
    <>
      <TextInput
        {...field("time")}
        label="Time"
        hint="24-hour time at the site, such as 09:30"
        defaultValue={time ?? ""}
        autoComplete="off"
        className="max-w-44"
      />
      {outcome === "given" ? null : <TextArea {...field("reason")} label="Reason" rows={2} />}
      {isGiven ? <RecordFields kind={kind} ordered={ordered} field={field} /> : null}
      {isGiven && open.length > 0 ? (
        <TextArea
          {...field("preCheckReason")}
          label="Why it is given although a pre-check is open"
          hint={`Open: ${open.join("; ")}`}
          rows={2}
        />
      ) : null}
    </>
  );
}
