"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { type TaperRuleStep, taperFromRule, taperRuleExample } from "@/lib/domain/taper/taper-rule";
import { formatDose } from "@/lib/domain/wording/dose";

export interface TaperEntryProps {
  /** The start of the treatment; the rule counts from it. */
  readonly start: Day | null;
  readonly hasSteps: boolean;
  readonly onFill: (steps: readonly TaperRuleStep[]) => void;
  /** Puts back the steps that the rule replaced; null when it replaced none. */
  readonly onUndo: (() => void) | null;
}

/** A taper typed as one rule, read back step by step before it fills the steps below. */
export function TaperEntry({ start, hasSteps, onFill, onUndo }: TaperEntryProps) {
  const [rule, setRule] = useState("");
  const [asked, setAsked] = useState(false);
  const read = start && rule.trim() !== "" ? taperFromRule(rule, start) : null;
  const missing = start
    ? `Enter the taper, such as "${taperRuleExample}"`
    : "Enter the start day of the treatment first";
  const problem = read ? (read.ok ? undefined : read.problem) : missing;
  const error = asked ? problem : undefined;
  const count = read?.ok ? read.value.length : 0;

  function fill() {
    setAsked(true);
    if (!read?.ok) return;
    onFill(read.value);
    setRule("");
    setAsked(false);
  }

  return (
    <div className="flex flex-col gap-2 rounded-control bg-sunken p-3">
      <TextInput
        name="taper-rule"
        label="Taper in words"
        hint={`Such as: ${taperRuleExample}. Also: "then 15, 10 mg for 14 days each", "10 mg on alternate days for 2 weeks", "hold if relapse", "then stop"`}
        optional
        value={rule}
        onChange={(event) => setRule(event.target.value)}
        onBlur={() => setAsked(rule.trim() !== "")}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          fill();
        }}
        {...(error ? { error } : {})}
        autoComplete="off"
        spellCheck={false}
      />
      {read?.ok ? (
        <ol className="flex flex-col text-small" aria-label="The rule read back">
          {read.value.map((step) => (
            <li key={step.from} data-clinical="">
              <span className="nowrap">{formatDay(step.from)}</span>{" "}
              {step.to ? (
                <>
                  to <span className="nowrap">{formatDay(step.to)}</span>
                </>
              ) : (
                "on, no end"
              )}
              : <b>{doseOf(step)}</b>
              {step.holdIf ? `, hold at this dose if ${step.holdIf}` : null}
            </li>
          ))}
        </ol>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={fill}>
          {count > 0 ? `${hasSteps ? "Replace the doses with" : "Fill in"} these ${count} steps` : "Fill in the steps"}
        </Button>
        {onUndo ? <Button onClick={onUndo}>Put the former doses back</Button> : null}
      </div>
    </div>
  );
}

function doseOf(step: TaperRuleStep): string {
  const amount = formatDose(step.amount, step.unit);
  if (step.alternateAmount) return `${amount} and ${formatDose(step.alternateAmount, step.unit)} on alternate days`;
  return step.frequency === "daily" ? `${amount} daily` : `${amount} every other day`;
}
