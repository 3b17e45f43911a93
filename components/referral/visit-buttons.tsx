"use client";
import { useState } from "react";
import type { Day } from "@/lib/domain/shared/day";
import { cancelVisitAction, markVisitInErrorAction, moveVisitAction } from "@/lib/features/referral/actions";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { TextArea } from "../ui/text-area";
import type { GoalsToRate } from "./goal-fields";
import { RecordVisit, type VisitChoices } from "./record-visit";
import { VisitForm } from "./visit-form";
import { readVisitTime, VisitTimeFields } from "./visit-time-fields";

type Open = "record" | "move" | "cancel" | "error";

export interface VisitButtonsProps {
  readonly referralId: string;
  readonly visit: {
    readonly id: string;
    readonly revision: number;
    readonly when: string;
    readonly day: Day;
    readonly time: string;
  };
  readonly choices: VisitChoices;
  readonly rated: GoalsToRate;
  /** Computed on the server; there are no other buttons. */
  readonly may: readonly Open[];
  /** Whether a corrected visit can be recorded again. */
  readonly mayRepeat: boolean;
}

const labels: Readonly<Record<Open, string>> = {
  record: "Record",
  move: "Move",
  cancel: "Cancel",
  error: "Entered in error",
};

/** What can be done with one visit. */
export function VisitButtons({ referralId, visit, choices, rated, may, mayRepeat }: VisitButtonsProps) {
  const { today, dateOrder } = rated;
  const [open, setOpen] = useState<Open | null>(null);
  if (may.length === 0) return null;
  const close = () => setOpen(null);
  const at = { referralId, visitId: visit.id, revision: visit.revision };
  const prefix = `visit-${visit.id}`;
  const reason = (data: FormData) => String(data.get("reason") ?? "");
  const shared = { prefix, onDone: close } as const;
  return (
    <div className="no-print flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {may.map((name, index) => (
          <Button
            key={name}
            variant={index === 0 && name === "record" ? "primary" : "secondary"}
            aria-label={`${labels[name]}: visit of ${visit.when}`}
            aria-expanded={open === name}
            onClick={() => setOpen(open === name ? null : name)}
          >
            {labels[name]}
          </Button>
        ))}
      </div>
      {open === "record" ? (
        <RecordVisit {...at} when={visit.when} choices={choices} rated={rated} onDone={close} />
      ) : null}
      {open === "move" ? (
        <VisitForm
          {...shared}
          door={moveVisitAction}
          label={`Move the visit of ${visit.when}`}
          submit="Move it"
          done="Visit moved."
          read={(data) => ({ ...at, ...readVisitTime(data) })}
        >
          {(fields) => <VisitTimeFields {...{ prefix, fields, today, dateOrder }} day={visit.day} time={visit.time} />}
        </VisitForm>
      ) : null}
      {open === "cancel" ? (
        <VisitForm
          {...shared}
          danger
          door={cancelVisitAction}
          label={`Cancel the visit of ${visit.when}`}
          submit="Cancel it with this reason"
          done="Visit cancelled."
          read={(data) => ({ ...at, reason: reason(data) })}
        >
          {(fields) => <Reason prefix={prefix} fields={fields} label="Why it is cancelled" />}
        </VisitForm>
      ) : null}
      {open === "error" ? (
        <VisitForm
          {...shared}
          danger
          door={markVisitInErrorAction}
          label={`The visit of ${visit.when} was entered in error`}
          submit="Mark entered in error"
          done="Marked entered in error. What it brought into the chart counts no more."
          read={(data) => ({ ...at, reason: reason(data), again: data.get("again") === "on" })}
        >
          {(fields) => (
            <>
              <Reason prefix={prefix} fields={fields} label="Why it was never right" />
              {mayRepeat ? (
                <Checkbox
                  name="again"
                  id={`${prefix}-again`}
                  label="Put a visit at the same time in its place, to be recorded again"
                />
              ) : null}
            </>
          )}
        </VisitForm>
      ) : null}
    </div>
  );
}

function Reason({
  prefix,
  fields,
  label,
}: {
  prefix: string;
  fields: Readonly<Record<string, string>>;
  label: string;
}) {
  return (
    <TextArea
      name="reason"
      id={`${prefix}-reason`}
      {...(fields.reason ? { error: fields.reason } : {})}
      label={label}
      rows={2}
    />
  );
}
