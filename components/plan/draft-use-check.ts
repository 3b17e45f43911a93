"use client";
import { useEffect, useMemo, useState } from "react";
import type { DraftTreatment, Problem } from "@/lib/domain/plan/draft-treatment";
import type { Checked } from "./draft-check";

type Check = (draft: DraftTreatment) => Checked;

/** Checks what is typed as it is typed; until the checker is loaded, what the server said stands. */
export function useCheck(draft: DraftTreatment, initial: Checked): Checked {
  const [check, setCheck] = useState<Check | null>(null);
  useEffect(() => {
    let here = true;
    void import("./draft-check").then((loaded) => here && setCheck(() => loaded.checkTreatment));
    return () => {
      here = false;
    };
  }, []);
  return useMemo(() => (check ? check(draft) : initial), [check, draft, initial]);
}

/** Whether something was typed at a path: what is empty is missing, what is filled in may be wrong. */
function isFilled(draft: unknown, path: string): boolean {
  let value: unknown = draft;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** The problems to show beside the fields: wrong entries at once, missing ones only after somebody asked. */
export function shownProblems(draft: DraftTreatment, problems: readonly Problem[], all: boolean): readonly Problem[] {
  return all ? problems : problems.filter((problem) => isFilled(draft, problem.path));
}
