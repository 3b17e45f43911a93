"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Day, isDay } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import type { TemplateArm } from "@/lib/domain/template/record";
import { mergeTemplateAction } from "@/lib/features/template/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { DayField } from "../shell/day-field";
import { UnsavedGuard } from "../shell/unsaved-guard";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { RadioGroup } from "../ui/radio-group";
import { armWords } from "./arm-words";
import { MergeLines } from "./merge-lines";
import { alwaysPart, keptIn, type MergeLine, startsOf, toggled } from "./ticks";

export interface MergeFormProps {
  readonly planId: string;
  readonly draftId: string;
  readonly revision: number;
  readonly template: { readonly id: string; readonly name: string; readonly version: number; readonly hash: string };
  readonly lines: readonly MergeLine[];
  /** The arm that the recorded cancer status speaks for; null when it is open. */
  readonly arm: TemplateArm | null;
  readonly cancerWords: string;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
}

/** Preview of a template: choose arm and day 0, tick what to take; the ticked treatments arrive incomplete. */
export function MergeForm(props: MergeFormProps) {
  const { planId, draftId, revision, template, lines, today, dateOrder } = props;
  const router = useRouter();
  const { send, pending, failure, fields, value } = useAction(mergeTemplateAction);
  const [arm, setArm] = useState(props.arm);
  const [dayZero, setDayZero] = useState<Day | null>(today);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Readonly<Record<string, string>>>({});
  const errors = { ...fields, ...asked };
  const count = ticked.size;

  async function add() {
    const missing = {
      ...(arm ? {} : { arm: "Choose whether a cancer was found" }),
      ...(dayZero ? {} : { dayZero: "Enter the day from which the starts are counted" }),
      ...(count > 0 ? {} : { lines: "Tick at least one treatment" }),
    };
    setAsked(missing);
    if (!arm || !dayZero || count === 0) return;
    const { id: templateId, hash } = template;
    const answer = await send({ draftId, revision, templateId, hash, arm, dayZero, lines: [...ticked] });
    if (!answer.ok) return;
    const { added } = answer.value;
    toast(`${added} ${added === 1 ? "treatment" : "treatments"} added from the template. Complete each one.`);
    router.push(paths.draft(planId));
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <UnsavedGuard dirty={count > 0 && !pending && !value} what="the ticked treatments" />
      <ActionFailureSummary failure={failure} />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <RadioGroup
          name="arm"
          label="Arm"
          hint={`${props.cancerWords}. The two arms exclude each other.`}
          inline
          options={(["cancer-found", "no-cancer"] as const).map((one) => ({ value: one, label: armWords[one] }))}
          value={arm ?? ""}
          error={errors.arm}
          onValueChange={(next) => {
            const chosen = next === "cancer-found" ? "cancer-found" : "no-cancer";
            setArm(chosen);
            setTicked(keptIn(lines, chosen, ticked));
          }}
        />
        <DayField
          name="dayZero"
          label="Day 0"
          hint="The starts of the treatments are counted from it."
          today={today}
          order={dateOrder}
          defaultDay={today}
          error={errors.dayZero}
          onReadingChange={(reading) =>
            setDayZero(reading.kind === "day" && isDay(reading.value) ? reading.value : null)
          }
        />
      </div>
      {arm && props.arm && arm !== props.arm ? (
        <Notice tone="check" headingLevel={2} title="Check: this arm is not the recorded one">
          {props.cancerWords}. If that is out of date, record the diagnosis anew first.
        </Notice>
      ) : null}
      {arm ? (
        <>
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => setTicked(alwaysPart(lines, arm))}>
              Tick all that need no condition
            </Button>
            <Button size="small" variant="quiet" onClick={() => setTicked(new Set())}>
              Untick all
            </Button>
          </div>
          <MergeLines
            lines={lines}
            arm={arm}
            ticked={ticked}
            starts={dayZero ? startsOf(lines, dayZero, ticked) : null}
            error={errors.lines}
            onToggle={(id) => setTicked(toggled(lines, arm, ticked, id))}
          />
        </>
      ) : (
        <p className="text-ink-2">Choose the arm to see its treatments.</p>
      )}
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Button type="submit" variant="primary" busy={pending}>
          {count === 0 ? "Add to the draft" : `Add ${count} ${count === 1 ? "treatment" : "treatments"} to the draft`}
        </Button>
      </div>
    </form>
  );
}
