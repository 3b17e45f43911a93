"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { markRefresh } from "./refresh";
import { isTyping, watchTyping } from "./typing";
import { type Shown, useChanges } from "./use-changes";

export interface LiveScreenProps extends Shown {
  /** What changed, in one word: "plan", "session", "referral", "page". */
  readonly what: string;
  /** A screen to sign or type on: it never changes by itself. */
  readonly hold?: boolean;
}

/**
 * Placed on a screen: it shows again what changed elsewhere, without a reload and without a jump. Where somebody signs or has
 * typed something, nothing changes under their hands; a bar says that something did.
 */
export function LiveScreen({ ids, what, hold = false }: LiveScreenProps) {
  const router = useRouter();
  const [at, setAt] = useState<string | null>(null);
  useEffect(watchTyping, []);
  useChanges(ids ? { ids } : {}, (changes) => {
    const byOthers = changes?.some((change) => !change.own) ?? false;
    if (!hold && !isTyping()) {
      setAt(null);
      markRefresh();
      router.refresh();
      if (byOthers) announce(`This ${what} was brought up to date.`);
      return;
    }
    if (!byOthers) return;
    const now = new Date().toTimeString().slice(0, 5);
    setAt(now);
    announce(`This ${what} changed at ${now}.`);
  });
  if (at === null) return null;
  return (
    <div className="no-print fixed right-4 bottom-20 left-4 z-40 md:bottom-4 md:left-auto md:max-w-120">
      <Notice
        tone="check"
        headingLevel={2}
        title={`This ${what} changed at ${at}`}
        actions={
          <Button
            onClick={() => {
              setAt(null);
              router.refresh();
            }}
          >
            Show changes
          </Button>
        }
      >
        {hold ? "You still see it as it was." : "What you typed is kept. Save it, or show the changes first."}
      </Notice>
    </div>
  );
}
