"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { timeLeft } from "@/lib/domain/break-glass/break-glass";
import { endBreakGlassAction } from "@/lib/features/break-glass/actions";
import { paths } from "@/lib/platform/paths";
import { useAction } from "../shell/use-action";
import { announce, announceUrgently, toast } from "../ui/announce";
import { Button } from "../ui/button";

export interface BreakGlassBannerProps {
  readonly breakGlassId: string;
  readonly patientId: string;
  /** By the clock of the database when the page was made; the clock of this computer only counts down from there. */
  readonly secondsLeft: number;
  /** Local time at the patient's site. */
  readonly until: string;
}

const LOOK_MS = 5_000;
const WARN_SECONDS = 300;

/** On every page of a chart that is open in an emergency: that it is read only, how long it lasts, and the way out. */
export function BreakGlassBanner({ breakGlassId, patientId, secondsLeft, until }: BreakGlassBannerProps) {
  const router = useRouter();
  const { send, pending, failure } = useAction(endBreakGlassAction);
  const [left, setLeft] = useState(secondsLeft);

  useEffect(() => {
    const endsAt = performance.now() + secondsLeft * 1000;
    let warned = secondsLeft <= WARN_SECONDS;
    const timer = setInterval(() => {
      const now = (endsAt - performance.now()) / 1000;
      setLeft(now);
      if (!warned && now <= WARN_SECONDS) {
        warned = true;
        announce("Emergency access ends in five minutes.");
      }
      if (now > 0) return;
      clearInterval(timer);
      announceUrgently("Emergency access has ended. The chart is closed.");
      router.refresh();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [secondsLeft, router]);

  async function end() {
    const answer = await send({ breakGlassId, patientId });
    if (!answer.ok && answer.code !== "already-over") return;
    toast("Emergency access ended");
    router.push(paths.patients);
    router.refresh();
  }

  return (
    <section
      aria-label="Emergency access"
      className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-control border border-stop-edge bg-stop-fill px-2 py-1"
    >
      <p>
        <b className="text-stop">Emergency access, to read only.</b>{" "}
        <span className="nowrap">
          Ends at {until}: <b>{timeLeft(left)}</b>
        </span>
      </p>
      <span className="no-print">
        <Button size="small" busy={pending} onClick={() => void end()}>
          End now
        </Button>
      </span>
      {failure && failure.code !== "already-over" ? (
        <span role="alert" className="font-semibold text-stop">
          {failure.message}
        </span>
      ) : null}
    </section>
  );
}
