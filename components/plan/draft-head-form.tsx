"use client";
import { useCallback, useState } from "react";
import { type Day, isDay } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { updateDraftAction } from "@/lib/features/draft/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { DayField } from "../shell/day-field";
import { UnsavedGuard } from "../shell/unsaved-guard";
import { useAction } from "../shell/use-action";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { useAutosave } from "./draft-autosave";
import { shownDay } from "./draft-common-fields";
import { ConflictChoice } from "./draft-conflict";
import { fieldLabel, fieldWords } from "./draft-field-words";
import { MergedNote } from "./draft-preview";
import { SaveStateText } from "./draft-save-state";

interface Head {
  readonly title: string;
  readonly effectiveOn: string | null;
  readonly reason: string | null;
}

export interface HeadFormProps extends Head {
  readonly draftId: string;
  readonly revision: number;
  readonly savedAt: string;
  readonly nextVersion: number;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
  readonly zone: string;
}

/** Title, effective date and, from version 2 on, the reason for the change. */
export function DraftHeadForm(props: HeadFormProps) {
  const { draftId, nextVersion, today, dateOrder, zone, revision, savedAt, title, effectiveOn, reason } = props;
  const door = useAction(updateDraftAction);
  const [epoch, setEpoch] = useState(0);
  const { send } = door;
  const { value, change, save, state, isDirty, conflict, resolve, merged, merges } = useAutosave<Head>({
    initial: { title, effectiveOn, reason },
    revision,
    savedAt,
    send: useCallback((head: Head, from: number) => send({ draftId, revision: from, ...head }), [send, draftId]),
    readTheirs,
  });
  const fields = state.kind === "failed" ? (state.failure.fields ?? {}) : {};
  return (
    <section aria-labelledby="head-title" className="flex flex-col gap-3">
      <UnsavedGuard dirty={isDirty} what="the last change of title, date or reason" />
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="head-title" className="text-body">
          This version
        </h2>
        <SaveStateText state={state} zone={zone} onRetry={save} />
      </div>
      <ActionFailureSummary failure={state.kind === "failed" ? state.failure : null} />
      {conflict ? (
        <ConflictChoice
          conflict={conflict}
          zone={zone}
          labelOf={fieldLabel}
          wordsOf={fieldWords}
          onResolve={(next) => {
            resolve(next);
            setEpoch(epoch + 1);
          }}
        />
      ) : null}
      <MergedNote merged={merged} />
      <div key={`${epoch}-${merges}`} className="flex flex-col gap-3">
        <TextInput
          name="title"
          label="Title of the plan"
          error={fields.title}
          value={value.title}
          onChange={(event) => change({ ...value, title: event.target.value })}
        />
        <DayField
          name="effectiveOn"
          label="Effective from"
          hint="The day from which this version holds."
          today={today}
          order={dateOrder}
          error={fields.effectiveOn}
          {...shownDay(value.effectiveOn)}
          onReadingChange={(reading) => {
            // Half a date is not kept: the row takes a day or nothing.
            if (reading.kind === "day") change({ ...value, effectiveOn: reading.value });
            else if (value.effectiveOn !== null) change({ ...value, effectiveOn: null });
          }}
        />
        {nextVersion > 1 ? (
          <TextArea
            name="reason"
            label={`Reason for version ${nextVersion}`}
            hint="Everybody who compares the versions will read it."
            rows={3}
            error={fields.reason}
            value={value.reason ?? ""}
            onChange={(event) => change({ ...value, reason: event.target.value })}
          />
        ) : null}
      </div>
    </section>
  );
}

function readTheirs(theirs: unknown) {
  if (typeof theirs !== "object" || theirs === null) return null;
  const { title, effectiveOn, reason, revision } = theirs as Readonly<Record<string, unknown>>;
  if (typeof title !== "string" || typeof revision !== "number") return null;
  const value: Head = {
    title,
    effectiveOn: isDay(effectiveOn) ? effectiveOn : null,
    reason: typeof reason === "string" ? reason : null,
  };
  return { value, revision };
}
