"use client";
import { timeInZone } from "@/lib/domain/shared/instant";
import { Button } from "../ui/button";
import type { SaveState } from "./draft-autosave";

export interface SaveStateTextProps {
  readonly state: SaveState;
  readonly zone: string;
  readonly onRetry: () => void;
}

/** "Saved 10:31", "Saving", "Not saved: retry" (SGN-2). */
export function SaveStateText({ state, zone, onRetry }: SaveStateTextProps) {
  switch (state.kind) {
    case "saved":
      return <Quiet>Saved {timeInZone(state.at, zone)}</Quiet>;
    case "waiting":
    case "saving":
      return <Quiet>Saving</Quiet>;
    case "conflict":
      return <Loud>Not saved: choose below</Loud>;
    case "failed":
      return (
        <span className="inline-flex flex-wrap items-center gap-2">
          <Loud>Not saved</Loud>
          <Button size="small" onClick={onRetry}>
            Retry
          </Button>
        </span>
      );
  }
}

function Quiet({ children }: { readonly children: React.ReactNode }) {
  return <span className="nowrap text-ink-2">{children}</span>;
}

function Loud({ children }: { readonly children: React.ReactNode }) {
  return <span className="nowrap font-semibold text-stop">{children}</span>;
}
