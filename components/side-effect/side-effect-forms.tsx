"use client";
import { useRouter } from "next/navigation";
import { useId } from "react";
import {
  actionsTaken,
  actionWords,
  GRADE_SOURCE,
  type Grade,
  grades,
  gradeWords,
  relations,
  relationWords,
} from "@/lib/domain/side-effect/side-effect";
import {
  decideSideEffectAction,
  markSideEffectInErrorAction,
  recordSideEffectAction,
  resolveSideEffectAction,
} from "@/lib/features/side-effect/actions";
import type { SideEffectRecord } from "@/lib/features/side-effect/queries";
import { paths } from "@/lib/platform/paths";
import type { ChartDays } from "../patient/chart-days";
import { ChartForm, textOf } from "../patient/chart-form";
import { DayField } from "../shell/day-field";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

interface OfTreatment {
  readonly planId: string;
  readonly treatmentId: string;
}

const gradeOptions = grades.map((grade) => ({ value: String(grade), label: `Grade ${grade}, ${gradeWords[grade]}` }));
const actionOptions = actionsTaken.map((value) => ({ value, label: actionWords[value] }));
const relationOptions = relations.map((value) => ({ value, label: relationWords[value] }));
const decisions = [
  { value: "continue", label: "Continue as it is" },
  { value: "reduce", label: "Reduce or change it, in the draft" },
  { value: "hold", label: "Hold it, in the draft" },
  { value: "stop", label: "Stop it, in the draft" },
];
const gradeOf = (text: string): Grade | null => grades.find((grade) => String(grade) === text) ?? null;

export interface SideEffectFormProps extends OfTreatment, ChartDays {
  /** What the catalogue names for the agent; anything else can be typed. */
  readonly effects: readonly string[];
  /** The one this takes the place of. */
  readonly replaces?: SideEffectRecord;
}

/** One side effect with its grade; with `replaces` it takes the place of one that was wrong. */
export function SideEffectForm({ planId, treatmentId, effects, replaces, today, order }: SideEffectFormProps) {
  const list = useId();
  const router = useRouter();
  const prefix = replaces ? `replace-${replaces.id}` : "effect";
  const read = (data: FormData) => ({
    planId,
    treatmentId,
    effect: textOf(data, "effect"),
    grade: gradeOf(textOf(data, "grade")),
    onsetOn: textOf(data, "onsetOn"),
    resolvedOn: textOf(data, "resolvedOn"),
    actionTaken: textOf(data, "actionTaken"),
    relation: textOf(data, "relation"),
    note: textOf(data, "note"),
    replaces: replaces
      ? { id: replaces.id, revision: replaces.revision, reason: textOf(data, "replaces.reason") }
      : null,
  });
  return (
    <ChartForm
      door={recordSideEffectAction}
      prefix={prefix}
      read={read}
      submit={replaces ? "Record in its place" : "Record the side effect"}
      saved="Side effect recorded"
      onSaved={({ draftId }) => {
        if (draftId) router.push(paths.draftTreatment(planId, treatmentId));
      }}
    >
      {(field) => (
        <>
          <TextInput
            {...field("effect")}
            label="What happened"
            list={list}
            hint={effects.length > 0 ? "Choose one that is known of it, or type another" : undefined}
            defaultValue={replaces?.effect ?? ""}
            maxLength={200}
          />
          <datalist id={list}>
            {effects.map((effect) => (
              <option key={effect} value={effect} />
            ))}
          </datalist>
          <RadioGroup {...field("grade")} label="How severe" hint={GRADE_SOURCE} options={gradeOptions} />
          <DayField
            {...field("onsetOn")}
            label="Began on"
            hint="Such as t for today"
            {...(replaces ? { defaultDay: replaces.onsetOn } : {})}
            {...{ today, order }}
          />
          <DayField {...field("resolvedOn")} label="Over on" optional {...{ today, order }} />
          <Select {...field("actionTaken")} label="What was done" emptyLabel="Choose" options={actionOptions} />
          <Select {...field("relation")} label="From the treatment" emptyLabel="Choose" options={relationOptions} />
          <TextArea {...field("note")} label="Note" optional rows={2} maxLength={1000} />
          {replaces ? <TextInput {...field("replaces.reason")} label="Why the other was wrong" /> : null}
        </>
      )}
    </ChartForm>
  );
}

type OfRecord = OfTreatment & { readonly record: SideEffectRecord };

/** The day it was over. */
export function ResolveForm({ planId, treatmentId, record, today, order }: OfRecord & ChartDays) {
  const { id, revision } = record;
  return (
    <ChartForm
      door={resolveSideEffectAction}
      prefix={`over-${id}`}
      read={(data) => ({ planId, treatmentId, id, revision, resolvedOn: textOf(data, "resolvedOn") })}
      submit="It is over"
      saved="Recorded as over"
    >
      {(field) => (
        <DayField {...field("resolvedOn")} label="Over on" hint="Such as t for today" {...{ today, order }} />
      )}
    </ChartForm>
  );
}

/** Says why it was never right. */
export function SideEffectInError({ planId, treatmentId, record: { id, revision } }: OfRecord) {
  return (
    <ChartForm
      door={markSideEffectInErrorAction}
      prefix={`error-${id}`}
      read={(data) => ({ planId, treatmentId, id, revision, reason: textOf(data, "reason") })}
      submit="Mark entered in error"
      saved="Marked entered in error"
      danger
    >
      {(field) => <TextInput {...field("reason")} label="Why it was never right" />}
    </ChartForm>
  );
}

/** Continue, or change the treatment in the draft. */
export function DecideForm({ planId, treatmentId, record: { id } }: OfRecord) {
  const router = useRouter();
  return (
    <ChartForm
      door={decideSideEffectAction}
      prefix={`decide-${id}`}
      read={(data) => ({ planId, treatmentId, id, outcome: textOf(data, "outcome"), reason: textOf(data, "reason") })}
      submit="Record the decision"
      saved="Decision recorded"
      onSaved={({ draftId }) => {
        if (draftId) router.push(paths.draftTreatment(planId, treatmentId));
      }}
    >
      {(field) => (
        <>
          <RadioGroup {...field("outcome")} label="What you decide" options={decisions} />
          <TextArea {...field("reason")} label="Why, in a sentence" rows={2} maxLength={1000} />
        </>
      )}
    </ChartForm>
  );
}
