"use client";
import { useState } from "react";
import { markReportInErrorAction, takeBackEventAction } from "@/lib/features/referral/actions";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";
import { VisitForm } from "./visit-form";

export interface MarkWrongProps {
  readonly referralId: string;
  readonly revision: number;
  /** The report, or the newest event of the referral. */
  readonly what: { readonly reportId: string } | { readonly eventId: string };
  /** What was never right, in words. */
  readonly name: string;
  /** What becomes of the referral. */
  readonly hint: string;
}

/** Says that a report or an event was never right; it stays readable, with the reason. */
export function MarkWrong({ referralId, revision, what, name, hint }: MarkWrongProps) {
  const [open, setOpen] = useState(false);
  const isReport = "reportId" in what;
  const prefix = isReport ? `wrong-${what.reportId}` : "wrong-event";
  return (
    <div className="no-print flex flex-col items-start gap-2">
      <Button size="small" aria-label={`Entered in error: ${name}`} aria-expanded={open} onClick={() => setOpen(!open)}>
        Entered in error
      </Button>
      {open ? (
        <VisitForm
          danger
          door={isReport ? markReportInErrorAction : takeBackEventAction}
          label={`${name} was entered in error`}
          submit="Mark entered in error"
          done="Marked entered in error. Nothing was deleted."
          prefix={prefix}
          read={(data) => ({ referralId, revision, ...what, reason: String(data.get("reason") ?? "") })}
          onDone={() => setOpen(false)}
        >
          {(fields) => (
            <>
              <p className="text-ink-2">{hint}</p>
              <TextArea
                name="reason"
                id={`${prefix}-reason`}
                {...(fields.reason ? { error: fields.reason } : {})}
                label="Why it was never right"
                rows={2}
              />
            </>
          )}
        </VisitForm>
      ) : null}
    </div>
  );
}
