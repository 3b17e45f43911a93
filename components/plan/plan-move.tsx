"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { holdPlanAction, resumePlanAction } from "@/lib/features/plan/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextArea } from "../ui/text-area";

export interface MovePlanProps {
  readonly planId: string;
  readonly revision: number;
  readonly move: "hold" | "resume";
  readonly patient: string;
}

const words = {
  hold: {
    button: "Hold the plan",
    title: "Put the whole plan on hold?",
    confirm: "Put the plan on hold",
    lead: "No treatment of this plan is to be given until it is resumed. The signed version stays as it is.",
    done: "The plan is on hold",
  },
  resume: {
    button: "Resume the plan",
    title: "Resume the plan?",
    confirm: "Resume the plan",
    lead: "The signed version is in force again. Amend it if doses or dates have to move.",
    done: "The plan is resumed",
  },
} as const;

/** Holds or resumes a whole plan, with a reason. */
export function MovePlan({ planId, revision, move, patient }: MovePlanProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { send, pending, failure, fields, clear } = useAction(move === "hold" ? holdPlanAction : resumePlanAction);
  const say = words[move];

  async function confirm() {
    const answer = await send({ planId, revision, reason });
    if (!answer.ok) return;
    setOpen(false);
    setReason("");
    announce(say.done);
    router.refresh();
  }

  return (
    <>
      <Button
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        {say.button}
      </Button>
      <Dialog
        open={open}
        title={say.title}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button variant="primary" busy={pending} onClick={confirm}>
              {say.confirm}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <ActionFailureSummary failure={failure} />
          <p data-clinical="" className="font-bold">
            {patient}
          </p>
          <p>{say.lead}</p>
          <TextArea
            name="reason"
            label="Reason"
            value={reason}
            error={fields.reason}
            maxLength={1000}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </Dialog>
    </>
  );
}
