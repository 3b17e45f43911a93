"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Merged, mergeFields } from "@/lib/domain/plan/merge-fields";
import type { ActionFailure, ActionResult } from "@/lib/platform/action-result";
import { announce } from "../ui/announce";

const PAUSE_MS = 900;
const LONGEST_MS = 1_900;
const REMEMBERED = 50;

export type SaveState =
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "waiting" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly failure: ActionFailure }
  | { readonly kind: "conflict" };

export interface OpenConflict<T> {
  readonly merged: Merged<T>;
  readonly revision: number;
  readonly by: string;
  readonly at: string | null;
}

export interface AutosaveOptions<T> {
  readonly initial: T;
  readonly revision: number;
  readonly savedAt: string;
  readonly send: (value: T, revision: number) => Promise<ActionResult<{ revision: number; savedAt: string }>>;
  /** Reads what the server sends as the other side of a conflict; null when it cannot be merged. */
  readonly readTheirs: (theirs: unknown) => { readonly value: T; readonly revision: number } | null;
}

/**
 * Keeps what is typed: saves after a short pause and at the latest within two seconds, one save at a time and in order.
 * A lost race merges what differs in different fields, and asks about the rest.
 */
export function useAutosave<T extends object>(options: AutosaveOptions<T>) {
  const { send, readTheirs } = options;
  const [value, setValue] = useState(options.initial);
  const [state, setState] = useState<SaveState>({ kind: "saved", at: options.savedAt });
  const [conflict, setConflict] = useState<OpenConflict<T> | null>(null);
  const [mergedFields, setMergedFields] = useState<Merged<T> | null>(null);
  const [merges, setMerges] = useState(0);
  const [past, setPast] = useState<readonly T[]>([]);
  const latest = useRef(options.initial);
  const saved = useRef({ value: options.initial, revision: options.revision });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const waitingSince = useRef<number | null>(null);
  const running = useRef<Promise<boolean> | null>(null);

  const put = useCallback((next: T) => {
    latest.current = next;
    setValue(next);
  }, []);

  const save = useCallback((): Promise<boolean> => {
    if (timer.current) clearTimeout(timer.current);
    waitingSince.current = null;
    running.current ??= untilQuiet().finally(() => {
      running.current = null;
    });
    return running.current;

    async function untilQuiet(): Promise<boolean> {
      while (latest.current !== saved.current.value) {
        const sent = latest.current;
        setState({ kind: "saving" });
        const answer = await send(sent, saved.current.revision);
        if (answer.ok) {
          const before = saved.current.value;
          setPast((known) => [...known.slice(1 - REMEMBERED), before]);
          saved.current = { value: sent, revision: answer.value.revision };
          setState({ kind: "saved", at: answer.value.savedAt });
        } else if (!mergeOrAsk(answer)) return false;
      }
      return true;
    }

    /** True when both changes could be put together, which is then saved like any other. */
    function mergeOrAsk(failure: ActionFailure): boolean {
      const theirs = failure.conflict ? readTheirs(failure.conflict.theirs) : null;
      if (!theirs) {
        setState({ kind: "failed", failure });
        announce("Not saved");
        return false;
      }
      const merged = mergeFields(saved.current.value, latest.current, theirs.value);
      if (merged.clashes.length > 0) {
        const { by = "Somebody else", at = null } = failure.conflict ?? {};
        setConflict({ merged, revision: theirs.revision, by, at });
        setState({ kind: "conflict" });
        announce("Not saved: somebody else changed the same field");
        return false;
      }
      saved.current = theirs;
      setMergedFields(merged);
      setMerges((count) => count + 1);
      put(merged.kept.length > 0 ? merged.value : theirs.value);
      return true;
    }
  }, [put, send, readTheirs]);

  const change = useCallback(
    (next: T) => {
      put(next);
      setState((now) => (now.kind === "conflict" ? now : { kind: "waiting" }));
      const now = Date.now();
      waitingSince.current ??= now;
      if (timer.current) clearTimeout(timer.current);
      const left = Math.max(0, waitingSince.current + LONGEST_MS - now);
      timer.current = setTimeout(save, Math.min(PAUSE_MS, left));
    },
    [put, save],
  );

  const resolve = useCallback(
    (next: T) => {
      if (!conflict) return;
      saved.current = { value: { ...conflict.merged.value }, revision: conflict.revision };
      setConflict(null);
      put({ ...next });
      void save();
    },
    [conflict, put, save],
  );

  const undo = useCallback(() => {
    const before = past.at(-1);
    if (!before) return;
    setPast(past.slice(0, -1));
    put({ ...before });
    void save().then((done) => {
      // Undoing is not itself a step to undo, or it would only swap two values.
      if (done) setPast((known) => known.slice(0, -1));
    });
    announce("Last change undone");
  }, [past, put, save]);

  /** After another command wrote the same row: go on from what it made. */
  const adopt = useCallback(
    (next: T, revision: number, at: string) => {
      const before = saved.current.value;
      saved.current = { value: next, revision };
      setPast((known) => [...known.slice(1 - REMEMBERED), before]);
      put(next);
      setState({ kind: "saved", at });
    },
    [put],
  );

  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );

  const revision = useCallback(() => saved.current.revision, []);
  const isDirty = state.kind !== "saved";
  return {
    value,
    change,
    save,
    state,
    isDirty,
    conflict,
    resolve,
    merged: mergedFields,
    /** Grows with every merge: inputs that keep their own text start again from the merged value. */
    merges,
    undo,
    canUndo: past.length > 0,
    adopt,
    revision,
  };
}
