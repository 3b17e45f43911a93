"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { paths } from "@/lib/platform/paths";
import { lostSince } from "../live/connection";
import { markRefresh } from "../live/refresh";
import { useChanges } from "../live/use-changes";
import { toast } from "../ui/announce";

/** How often a draft asks by itself while it cannot be told. */
const WHILE_LOST_MS = 60_000;

async function stampNow(planId: string): Promise<string | null> {
  try {
    const response = await fetch(paths.draftState(planId), { cache: "no-store" });
    const answer: unknown = response.ok ? await response.json() : null;
    return typeof answer === "object" && answer && "stamp" in answer && typeof answer.stamp === "string"
      ? answer.stamp
      : null;
  } catch {
    return null;
  }
}

export interface DraftWatchProps {
  readonly planId: string;
  readonly patientId: string;
  readonly stamp: string;
}

/** Brings an open draft up to date when a fact recorded elsewhere changed its findings. */
export function DraftWatch({ planId, patientId, stamp }: DraftWatchProps) {
  const router = useRouter();
  const told = useRef(stamp);
  told.current = stamp;
  const look = useRef(async () => {
    const now = await stampNow(planId);
    if (now === null || now === told.current) return;
    told.current = now;
    toast("A fact of this patient changed: the safety review is up to date again.");
    markRefresh();
    router.refresh();
  });
  // What this very session saves in its draft has been judged as it was typed.
  useChanges({ ids: [patientId, planId] }, (changes) => {
    if (!changes?.every((change) => change.own && change.noun === "draft")) void look.current();
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && lostSince() !== null) void look.current();
    }, WHILE_LOST_MS);
    return () => clearInterval(timer);
  }, []);
  return null;
}
