"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import type { MovePreview } from "@/lib/features/session/queries/preview";
import { paths } from "@/lib/platform/paths";
import { DayField } from "../shell/day-field";
import { Button } from "../ui/button";
import { RadioGroup } from "../ui/radio-group";

export interface MovePanelProps {
  readonly sessionId: string;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
  readonly isHeld: boolean;
  readonly may: { readonly move: boolean; readonly prescribe: boolean };
  readonly isCycle: boolean;
  /** The move that was asked about, and why it is not possible, if so. */
  readonly asked: MovePreview | null;
}

/** A refused day belongs beside the day; anything else beside what to do. */
function problemOf(asked: MovePreview | null): Readonly<Record<string, string>> {
  if (!asked?.problem) return {};
  return { [asked.move === "defer" ? "to" : "move"]: asked.problem };
}

const wordsOf = (isHeld: boolean, may: MovePanelProps["may"]) => [
  ...(may.move && (!isHeld || may.prescribe)
    ? [{ value: "defer", label: isHeld ? "Give it after all, on a day" : "Defer to a later day" }]
    : []),
  ...(may.prescribe ? [{ value: "omit", label: "Omit: a decision not to give it" }] : []),
  ...(may.move && !isHeld ? [{ value: "cancel", label: "Cancel: take it out of the calendar" }] : []),
  ...(may.prescribe ? [{ value: "stop", label: "Stop the course from today" }] : []),
];

/** Asks what to move, how far and how much of the course; nothing is chosen beforehand. The answer is shown before it counts. */
export function MovePanel({ sessionId, today, dateOrder, isHeld, may, isCycle, asked }: MovePanelProps) {
  const router = useRouter();
  const [move, setMove] = useState<string>(asked?.move ?? "");
  const [own, setOwn] = useState<Readonly<Record<string, string>> | null>(null);
  const problems = own ?? problemOf(asked);
  const field = (name: string) => ({ name, id: `move-${name}`, ...(problems[name] ? { error: problems[name] } : {}) });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const to = String(data.get("to") ?? "");
    const scope = String(data.get("scope") ?? "");
    const found = {
      ...(move ? {} : { move: "Choose what to do" }),
      ...(move === "defer" && !/^\d{4}-\d{2}-\d{2}$/.test(to) ? { to: "Enter the new day, such as 27 Nov 2026" } : {}),
      ...(move && move !== "stop" && !scope
        ? { scope: "Choose this session, this and all that follow, or the whole course" }
        : {}),
    };
    if (Object.keys(found).length > 0) return setOwn(found);
    setOwn(null);
    const query = new URLSearchParams({
      move,
      ...(move === "defer" ? { to } : {}),
      ...(move === "stop" ? {} : { scope }),
    });
    router.push(`${paths.session(sessionId)}?${query}#preview` as never);
  }

  return (
    <form
      method="get"
      action={paths.session(sessionId)}
      onSubmit={onSubmit}
      noValidate
      className="flex max-w-xl flex-col gap-3"
    >
      <RadioGroup
        {...field("move")}
        label="What to do"
        value={move}
        onValueChange={setMove}
        options={wordsOf(isHeld, may)}
      />
      {move === "defer" ? (
        <DayField
          {...field("to")}
          label="New day"
          hint="Such as 27 nov 26, t+2 or +1w"
          today={today}
          order={dateOrder}
          {...(asked?.to ? { defaultDay: asked.to } : {})}
        />
      ) : null}
      {move && move !== "stop" ? (
        <RadioGroup
          {...field("scope")}
          label="How much of the course"
          {...(asked?.scope ? { defaultValue: asked.scope } : {})}
          options={[
            { value: "this", label: isCycle ? "This cycle, from this day on" : "This session" },
            { value: "this-and-following", label: "This and all that follow" },
            { value: "whole-course", label: "The whole course, as far as it is not recorded" },
          ]}
        />
      ) : null}
      <div>
        <Button type="submit" variant="primary">
          Show what changes
        </Button>
      </div>
    </form>
  );
}
