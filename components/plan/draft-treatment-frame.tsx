"use client";
// The frame around every treatment editor: identity, action, autosave, common fields, preview, conflict, undo.
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Day } from "@/lib/domain/shared/day";
import { removeTreatmentAction, saveTreatmentAction } from "@/lib/features/draft/actions";
import type { JudgedDraft } from "@/lib/features/draft/queries/judged";
import { paths } from "@/lib/platform/paths";
import { LiveSummary, useLiveFindings } from "../safety/live-findings";
import { SafetyColumn } from "../safety/safety-column";
import { ActionFailureSummary } from "../shell/action-failure";
import { UnsavedGuard } from "../shell/unsaved-guard";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import type { ComboboxOption } from "../ui/combobox-match";
import { LinkButton } from "../ui/link-button";
import { ActionForm } from "./draft-action-form";
import { useAutosave } from "./draft-autosave";
import type { Checked } from "./draft-check";
import { CommonFields } from "./draft-common-fields";
import { ConflictChoice } from "./draft-conflict";
import { fieldLabel, fieldWords } from "./draft-field-words";
import { MergedNote, TreatmentPreview } from "./draft-preview";
import { SaveStateText } from "./draft-save-state";
import { shownProblems, useCheck } from "./draft-use-check";
import type { EditorContext } from "./editor/editor-context";
import { EditorFor } from "./editor/editor-for";

export interface TreatmentFrameProps {
  readonly planId: string;
  readonly draftId: string;
  readonly initial: DraftTreatment;
  readonly revision: number;
  readonly savedAt: string;
  /** What the server makes of it as it stands. */
  readonly checked: Checked;
  /** In the signed version: then it is changed, held or stopped; otherwise it can be removed. */
  readonly signedAction: "start" | "continue" | "change" | "hold" | null;
  readonly context: EditorContext;
  readonly today: Day;
  readonly usual: readonly string[];
  readonly monitoring: readonly string[];
  /** Outcome measures that a review may look at. */
  readonly measures: readonly ComboboxOption[];
  readonly maySign: boolean;
  /** The draft as the server judged it; null when the safety engine failed. */
  readonly judged: JudgedDraft | null;
}

export function TreatmentFrame(props: TreatmentFrameProps) {
  const { planId, draftId, initial, context, today, signedAction } = props;
  const router = useRouter();
  const { send } = useAction(saveTreatmentAction);
  const remove = useAction(removeTreatmentAction);
  const treatmentId = initial.treatmentId;
  const autosave = useAutosave<DraftTreatment>({
    initial,
    revision: props.revision,
    savedAt: props.savedAt,
    send: useCallback(
      (content: DraftTreatment, revision: number) => send({ draftId, treatmentId, revision, content }),
      [send, draftId, treatmentId],
    ),
    readTheirs,
  });
  const { value, change, save, state } = autosave;
  const checked = useCheck(value, props.checked);
  const findings = useLiveFindings(props.judged, value);
  const [showAll, setShowAll] = useState(props.revision > 1 && initial.action === "start");
  const [epoch, setEpoch] = useState(0);
  const problems = shownProblems(value, checked.problems, showAll);
  const mayType = value.action === "start" || value.action === "change";
  const back = paths.draft(planId);

  // Busy with leaving, not with the save that typing began: a press that meets such a save waits for it and is not lost.
  const [leaving, setLeaving] = useState(false);
  const done = useCallback(async () => {
    setShowAll(true);
    setLeaving(true);
    const isSaved = await save();
    setLeaving(false);
    if (isSaved) router.push(back);
  }, [save, router, back]);

  const doneNow = useRef(done);
  doneNow.current = done;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void doneNow.current();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  const isFresh = props.revision === 1 && initial.action === "start";
  useEffect(() => {
    // Just added: typing goes on in the first field.
    if (isFresh) document.getElementById("reason")?.focus();
  }, [isFresh]);

  async function takeOut() {
    if (!(await save())) return;
    const answer = await remove.send({ draftId, treatmentId, revision: autosave.revision() });
    if (!answer.ok) return;
    toast("Treatment removed. Undo is below the list.");
    router.push(back);
  }

  return (
    <div className="lg:flex lg:items-start">
      <UnsavedGuard dirty={autosave.isDirty} what="the last change of this treatment" />
      <div className="flex min-w-0 flex-1 flex-col gap-4 p-4">
        <div className="flex flex-wrap items-center gap-2">
          <SaveStateText state={state} zone={context.siteZone} onRetry={save} />
          {autosave.canUndo ? (
            <Button
              size="small"
              variant="quiet"
              onClick={() => {
                autosave.undo();
                setEpoch(epoch + 1);
              }}
            >
              Undo last change
            </Button>
          ) : null}
          <LiveSummary view={findings} />
        </div>
        <ActionFailureSummary failure={state.kind === "failed" ? state.failure : remove.failure} />
        {autosave.conflict ? (
          <ConflictChoice
            conflict={autosave.conflict}
            zone={context.siteZone}
            labelOf={fieldLabel}
            wordsOf={fieldWords}
            onResolve={(next) => {
              autosave.resolve(next);
              setEpoch(epoch + 1);
            }}
          />
        ) : null}
        <MergedNote merged={autosave.merged} />
        {signedAction ? (
          <ActionForm
            draftId={draftId}
            value={value}
            wasHeld={signedAction === "hold"}
            revision={autosave.revision}
            flush={save}
            today={today}
            dateOrder={context.dateOrder}
            onDone={(content, revision, at) => {
              autosave.adopt(content, revision, at);
              setEpoch(epoch + 1);
            }}
          />
        ) : null}
        {mayType ? (
          <div key={`${epoch}-${autosave.merges}`} className="flex flex-col gap-6">
            <CommonFields
              value={value}
              onChange={change}
              problems={problems}
              today={today}
              dateOrder={context.dateOrder}
              brands={context.agent?.brands ?? []}
              measures={props.measures}
            />
            <EditorFor value={value} onChange={change} problems={problems} context={context} today={today} />
          </div>
        ) : (
          <p className="text-ink-2">
            {value.action === "continue"
              ? "It is shown beside as it was signed. To alter it, choose Change."
              : "What was planned stays as it was. To alter it, take this back first."}
          </p>
        )}
        <div className="flex flex-wrap gap-2 border-t border-line pt-4">
          <Button variant="primary" onClick={done} busy={leaving}>
            Done: back to the draft
          </Button>
          <LinkButton href={back} variant="quiet">
            Back without waiting
          </LinkButton>
          {signedAction ? null : (
            <Button className="ml-auto" variant="danger" busy={remove.pending} onClick={takeOut}>
              Remove {typeof value.name === "string" ? value.name : "treatment"}
            </Button>
          )}
        </div>
      </div>
      <TreatmentPreview
        checked={checked}
        usual={props.usual}
        monitoring={props.monitoring}
        onShowAll={() => setShowAll(true)}
      >
        <SafetyColumn
          view={findings}
          place={{ planId, patientId: context.patientId, draftId, mayEdit: true, mayDecide: props.maySign }}
          here={treatmentId}
        />
      </TreatmentPreview>
    </div>
  );
}

function readTheirs(theirs: unknown) {
  if (typeof theirs !== "object" || theirs === null || !("content" in theirs) || !("revision" in theirs)) return null;
  // A treatment that was removed meanwhile has nothing to merge with.
  if ("removed" in theirs && theirs.removed === true) return null;
  return { value: theirs.content as DraftTreatment, revision: Number(theirs.revision) };
}
