"use client";
import { useState } from "react";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { scheduleVisitAction } from "@/lib/features/referral/actions";
import { Button } from "../ui/button";
import { VisitForm } from "./visit-form";
import { readVisitTime, VisitTimeFields } from "./visit-time-fields";

export interface ScheduleVisitProps {
  readonly referralId: string;
  readonly revision: number;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
  readonly first: boolean;
  /** When muscles are strongest; empty when no treatment sets a best time. */
  readonly bestTime: readonly string[];
}

export function ScheduleVisit({ referralId, revision, today, dateOrder, first, bestTime }: ScheduleVisitProps) {
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
              {bestTime.map((sentence) => (
                <p key={sentence} className="text-ink-2">
                  {sentence}
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
