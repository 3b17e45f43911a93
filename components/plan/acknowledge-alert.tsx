"use client";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { acknowledgeAlertAction } from "@/lib/features/safety/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { TextArea } from "../ui/text-area";

export interface AcknowledgeAlertProps {
  readonly planId: string;
  readonly alertId: string;
  readonly revision: number;
  readonly title: string;
}

/** A prescriber has seen it, and says what was done; the alert then stays quiet until its facts change. */
export function AcknowledgeAlert({ planId, alertId, revision, title }: AcknowledgeAlertProps) {
  const router = useRouter();
  const { send, pending, failure, fields } = useAction(acknowledgeAlertAction);
  const [note, setNote] = useState("");
  const idOf = useCallback((path: string) => `${alertId}-${path}`, [alertId]);
  async function acknowledge() {
    const answer = await send({ planId, alertId, revision, note });
    if (!answer.ok) return;
    announce(`Acknowledged: ${title}`);
    router.refresh();
  }
  return (
    <div className="no-print">
      <Disclosure summary="I have seen this and acted">
        <form
          noValidate
          aria-label={`Acknowledge: ${title}`}
          className="flex max-w-xl flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void acknowledge();
          }}
        >
          <ActionFailureSummary failure={failure} idOf={idOf} />
          <TextArea
            id={idOf("note")}
            name="note"
            label="What you decided"
            hint="Such as: dose withheld by phone, ward told. It is kept with the alert."
            maxLength={1000}
            error={fields.note}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <div>
            <Button type="submit" variant="primary" busy={pending}>
              Acknowledge
            </Button>
          </div>
        </form>
      </Disclosure>
    </div>
  );
}
