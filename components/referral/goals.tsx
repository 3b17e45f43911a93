"use client";
import { useState } from "react";
import { goalStateWords } from "@/lib/domain/referral/goal-states";
import { formatDay } from "@/lib/domain/shared/day";
import { rateGoalsAction } from "@/lib/features/referral/actions";
import { Button } from "../ui/button";
import { Nowrap } from "../ui/nowrap";
import { GoalFields, type GoalsToRate, readGoals } from "./goal-fields";
import { VisitForm } from "./visit-form";

export interface GoalsProps extends GoalsToRate {
  readonly referralId: string;
  readonly revision: number;
  readonly mayRate: boolean;
}

/** The goals of the signed plan, how far each got, and the form in which the therapist says so. */
export function Goals({ referralId, revision, mayRate, ...rated }: GoalsProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-col items-start gap-2">
      <ul className="flex flex-col gap-1">
        {rated.goals.map(({ goal, state, targetOn }) => (
          <li key={goal} className="border-l-4 border-line pl-3">
            <p>{goal}</p>
            <p className="text-small text-ink-2">
              {state ? goalStateWords[state] : "Not rated yet"},{" "}
              {targetOn ? (
                <>
                  to be reached by <Nowrap>{formatDay(targetOn)}</Nowrap>
                </>
              ) : (
                "no day agreed"
              )}
            </p>
          </li>
        ))}
      </ul>
      {mayRate ? (
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          Rate the goals
        </Button>
      ) : null}
      {open ? (
        <VisitForm
          door={rateGoalsAction}
          label="Rate the goals"
          submit="Save the goals"
          done="Goals saved."
          prefix="goals"
          read={(data) => ({ referralId, revision, goals: readGoals(data, rated.goals) })}
          onDone={() => setOpen(false)}
        >
          {(fields) => <GoalFields {...rated} prefix="goals" fields={fields} />}
        </VisitForm>
      ) : null}
    </div>
  );
}
