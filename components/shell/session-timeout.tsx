"use client";
import { useEffect, useRef, useState } from "react";
import { announceUrgently } from "../ui/announce";
import { Button } from "../ui/button";
import { buttonClass } from "../ui/button-class";
import { Dialog } from "../ui/dialog";
import { nextStep } from "./session-clock";

export interface SessionTimeoutProps {
  /** Seconds until the idle end when the page was made. */
  readonly secondsLeft: number;
  /** Asks the server without prolonging the session: other tabs and actions may have done so. Null: it has ended. */
  readonly askSecondsLeft: () => Promise<number | null>;
  /** Prolongs the session; null when it has already ended. */
  readonly extend: () => Promise<number | null>;
  /** Opens in a new tab, so that what was typed here stays. */
  readonly signInHref: string;
}

type Phase = "quiet" | "warning" | "ended";

/**
 * Warns two minutes before the session ends and prolongs it with one key. After the end the page is covered, not
 * cleared: signing in again in the other tab brings back the same draft, unchanged.
 */
export function SessionTimeout({ secondsLeft, askSecondsLeft, extend, signInHref }: SessionTimeoutProps) {
  const [phase, setPhase] = useState<Phase>("quiet");
  const [left, setLeft] = useState(secondsLeft);
  const [failed, setFailed] = useState(false);
  const endsAt = useRef(0);

  useEffect(() => {
    endsAt.current = Date.now() + secondsLeft * 1000;
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;

    async function tick() {
      let step = nextStep((endsAt.current - Date.now()) / 1000);
      if (step.kind !== "wait") {
        const answer = await askSecondsLeft().catch(() => undefined);
        if (stopped) return;
        if (answer !== undefined) endsAt.current = Date.now() + (answer ?? 0) * 1000;
        step = nextStep((endsAt.current - Date.now()) / 1000);
      }
      setLeft(Math.max(0, Math.ceil((endsAt.current - Date.now()) / 1000)));
      setPhase(step.kind === "wait" ? "quiet" : step.kind === "warn" ? "warning" : "ended");
      timer = setTimeout(tick, step.nextInMs);
    }

    timer = setTimeout(tick, nextStep(secondsLeft).nextInMs);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [secondsLeft, askSecondsLeft]);

  useEffect(() => {
    if (phase === "warning") announceUrgently("Your session ends in two minutes. Press Enter to stay signed in.");
    if (phase === "ended") announceUrgently("Your session has ended. Nothing on this page was lost.");
  }, [phase]);

  async function stay() {
    const answer = await extend().catch(() => undefined);
    setFailed(answer === undefined);
    if (answer === undefined) return;
    endsAt.current = Date.now() + (answer ?? 0) * 1000;
    setPhase(answer === null ? "ended" : "quiet");
  }

  const minutes = Math.max(1, Math.ceil(left / 60));
  return (
    <Dialog
      open={phase !== "quiet"}
      mustChoose
      covers={phase === "ended"}
      onClose={stay}
      title={phase === "ended" ? "Your session has ended" : "You will be signed out soon"}
      footer={
        phase === "ended" ? (
          <>
            <a href={signInHref} target="_blank" rel="noopener" className={buttonClass({ variant: "secondary" })}>
              Sign in again in a new tab
            </a>
            <Button variant="primary" onClick={stay}>
              I have signed in: continue
            </Button>
          </>
        ) : (
          <Button variant="primary" autoFocus onClick={stay}>
            Stay signed in
          </Button>
        )
      }
    >
      {phase === "ended" ? (
        <p>Nothing you typed on this page is lost. Sign in again as the same person, then continue here.</p>
      ) : (
        <p>
          Nothing has happened for a while. You will be signed out in about {minutes}{" "}
          {minutes === 1 ? "minute" : "minutes"}.
        </p>
      )}
      {failed ? <p className="mt-2 font-semibold text-stop">The server did not answer. Try again.</p> : null}
    </Dialog>
  );
}
