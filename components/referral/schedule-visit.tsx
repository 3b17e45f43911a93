"use client";
import { useState } from "react";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { scheduleVisitAction } from "@/lib/features/referral/actions";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { UnbrokenDates } from "../ui/nowrap";
import { VisitForm } from "./visit-form";
import { readVisitTime, VisitTimeFields } from "./visit-time-fields";

export interface ScheduleVisitProps {
  readonly referralId: string;
  readonly revision: number;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
  readonly first: boolean;
  /** When to come and what to avoid; empty when nothing in the plan says. */
  readonly bestTime: readonly string[];
  /** What to say where this visit would be more than authorised. */
  readonly beyond: string | null;
}

export function ScheduleVisit({ referralId, revision, today, dateOrder, first, bestTime, beyond }: ScheduleVisitProps) {
  const [open, setOpen] = useState(false);
  const label = first ? "Schedule the first visit" : "Schedule a visit";
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Button variant={first ? "primary" : "secondary"} aria-expanded={open} onClick={() => setOpen(!open)}>
          {label}
        </Button>
      </div>
      {open ? (
        <VisitForm
          door={scheduleVisitAction}
          label={label}
          submit="Schedule this visit"
          done="Visit scheduled."
          prefix="schedule"
          read={(data) => ({ referralId, revision, ...readVisitTime(data) })}
          onDone={() => setOpen(false)}
        >
          {(fields) => (
            <>
              {beyond ? (
                <Notice tone="check" title="More visits than authorised">
                  {beyond}
                </Notice>
              ) : null}
              {bestTime.map((sentence) => (
                <p key={sentence} className="text-ink-2">
                  <UnbrokenDates>{sentence}</UnbrokenDates>
                </p>
              ))}
              <VisitTimeFields prefix="schedule" fields={fields} today={today} dateOrder={dateOrder} />
            </>
          )}
        </VisitForm>
      ) : null}
    </div>
  );
}
