"use client";
// The safety review beside an editor, judged again with every change. The engine is loaded after the first paint.
import { useEffect, useMemo, useRef, useState } from "react";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { DraftToJudge } from "@/lib/domain/safety/app/judge-draft";
import { type PanelView, panelSummary } from "@/lib/domain/safety/app/panel-view";
import { announceUrgently } from "../ui/announce";

type Judge = (draft: DraftToJudge, typed?: DraftTreatment) => PanelView | null;

const none: ReadonlySet<string> = new Set();

function keysOf(view: PanelView | null): ReadonlySet<string> {
  return view ? new Set(view.mustResolve.map((group) => group.key)) : none;
}

/**
 * The findings of a draft with what is typed; until the engine is loaded, what the server said stands. Null when it could
 * not be judged. A new Must resolve is announced at once, nothing else is.
 */
export function useLiveFindings(
  judged: { readonly draft: DraftToJudge; readonly panel: PanelView } | null,
  typed: DraftTreatment | undefined,
): PanelView | null {
  const [judge, setJudge] = useState<Judge | null>(null);
  useEffect(() => {
    let here = true;
    void import("./judge-typed").then((loaded) => here && setJudge(() => loaded.judgeTyped));
    return () => {
      here = false;
    };
  }, []);
  const view = useMemo(
    () => (judge && judged ? judge(judged.draft, typed) : (judged?.panel ?? null)),
    [judge, judged, typed],
  );
  const known = useRef(keysOf(judged?.panel ?? null));
  useEffect(() => {
    const fresh = (view?.mustResolve ?? []).filter((group) => !known.current.has(group.key));
    known.current = keysOf(view);
    if (fresh.length > 0) announceUrgently(`Must resolve: ${fresh.map((g) => g.first.finding.title).join("; ")}`);
  }, [view]);
  return view;
}

/** On narrow screens the review stands below the form: this says at the top what waits there. */
export function LiveSummary({ view }: { readonly view: PanelView | null }) {
  const words = view ? panelSummary(view) : "could not be made";
  return (
    <a href="#safety-review" className="link lg:hidden">
      Safety review: {words}
    </a>
  );
}
