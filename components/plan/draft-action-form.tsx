"use client";
import { useRef, useState } from "react";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { type Day, formatDay, isDay } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { setTreatmentActionAction } from "@/lib/features/draft/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { DayField } from "../shell/day-field";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

type Act = "change" | "hold" | "resume" | "stop";

export interface ActionFormProps {
  readonly draftId: string;
  readonly value: DraftTreatment;
  /** How the current version left it. */
  readonly wasHeld: boolean;
  readonly revision: () => number;
  /** Waits for what is being saved, so that both writes keep their order. */
  readonly flush: () => Promise<boolean>;
  readonly onDone: (content: DraftTreatment, revision: number, savedAt: string) => void;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
}

const labels: Readonly<Record<Act, string>> = { change: "Change", hold: "Hold", resume: "Resume", stop: "Stop" };
const said = {
  continue: "Continues as in the signed version.",
  change: "Changed",
  hold: "On hold",
  stop: "Stopped",
  start: "New in this draft.",
} as const;

/** What this draft does with a treatment of the signed version, with the day and the reason. */
export function ActionForm(props: ActionFormProps) {
  const { draftId, value, wasHeld, revision, flush, onDone, today, dateOrder } = props;
  const door = useAction(setTreatmentActionAction);
  const [act, setAct] = useState<Act | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const acts: readonly Act[] = wasHeld ? ["resume", "hold", "stop"] : ["change", "hold", "stop"];

  async function send(input: Readonly<Record<string, unknown>>, done: string) {
    if (!(await flush())) return;
    const answer = await door.send({ draftId, treatmentId: value.treatmentId, revision: revision(), ...input });
    if (!answer.ok) return;
    const { content, revision: next, savedAt } = answer.value;
    onDone(content, next, savedAt);
    setAct(null);
    toast(done);
  }

  function choose(next: Act) {
    setAct(next);
    setReason("");
    setFrom(null);
    setUntil("");
    door.clear();
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("input:not([type=hidden])")?.focus());
  }

  const day = isDay(value.actionFrom) ? ` from ${formatDay(value.actionFrom)}` : "";
  const why = typeof value.changeReason === "string" ? `. Reason: ${value.changeReason}` : "";
  return (
    <section aria-labelledby="action-title" className="flex flex-col gap-3 border-b border-line pb-4">
      <h2 id="action-title" className="text-lead">
        In this draft
      </h2>
      <p data-clinical="">
        {said[value.action]}
        {value.action === "continue" || value.action === "start" ? null : `${day}${why}`}
      </p>
      <ActionFailureSummary failure={door.failure} idOf={actionId} />
      <div className="flex flex-wrap gap-2">
        {acts.map((one) => (
          <Button key={one} aria-expanded={act === one} onClick={() => choose(one)}>
            {labels[one]}
          </Button>
        ))}
        {value.action === "continue" || (wasHeld && value.action === "hold") ? null : (
          <Button
            variant="quiet"
            busy={door.pending}
            onClick={() => send({ action: "continue" }, "As in the signed version again")}
          >
            Undo: back to the signed version
          </Button>
        )}
      </div>
      {act ? (
        <div ref={box} className="flex flex-col gap-3 rounded-control border border-field p-3">
          <DayField
            key={act}
            name="action-from"
            label={`${labels[act]} from`}
            hint="Such as t for today, t+14 or 23 nov 26."
            today={today}
            order={dateOrder}
            error={door.fields.from}
            onReadingChange={(reading, typed) => setFrom(reading.kind === "day" ? reading.value : typed)}
          />
          <TextArea
            name="action-reason"
            label={`Reason to ${act}`}
            rows={2}
            error={door.fields.reason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {act === "hold" ? (
            <TextInput
              name="action-until"
              label="Held until this result is known"
              optional
              value={until}
              error={door.fields.until}
              onChange={(event) => setUntil(event.target.value)}
            />
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              busy={door.pending}
              onClick={() =>
                send(
                  { action: act, from, reason, ...(act === "hold" ? { until: until.trim() || null } : {}) },
                  `${labels[act]}: kept in the draft`,
                )
              }
            >
              {act === "change" ? "Open for changes" : `${labels[act]} this treatment`}
            </Button>
            <Button variant="quiet" onClick={() => setAct(null)}>
              Cancel
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  );
}

const actionId = (path: string) => `action-${path}`;
