import { useEffect, useRef } from "react";
import { type Change, onLook } from "./connection";

/** What a screen shows: these ids (patient, plan, referral), or a list that any change may concern. */
export type Shown = { readonly ids?: readonly string[] };

const GATHER_MS = 250;
const APART_MS = 1_000;

/**
 * Calls `then` with the changes that concern the screen, gathered for a moment, at most once a second and never while the tab
 * is hidden; null stands for "look again, what changed is not known".
 */
export function useChanges({ ids }: Shown, then: (changes: readonly Change[] | null) => void): void {
  const call = useRef(then);
  call.current = then;
  const key = ids?.join(" ");
  useEffect(() => {
    const shown = key === undefined ? null : new Set(key.split(" "));
    let gathered: Change[] = [];
    let again = false;
    let last = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = () => {
      timer = undefined;
      if (document.visibilityState !== "visible") return;
      if (!again && gathered.length === 0) return;
      const what = again ? null : gathered;
      gathered = [];
      again = false;
      last = Date.now();
      call.current(what);
    };
    const plan = () => {
      timer ??= setTimeout(run, Math.max(GATHER_MS, last + APART_MS - Date.now()));
    };
    const stop = onLook((look) => {
      const mine = look.changes.filter((change) => !shown || change.ids.some((id) => shown.has(id)));
      gathered.push(...mine);
      again ||= look.again;
      if (mine.length > 0 || look.again) plan();
    });
    document.addEventListener("visibilitychange", plan);
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", plan);
    };
  }, [key]);
}
