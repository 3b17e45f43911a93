"use client";
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { type Announcement, onAnnouncement } from "./announce";
import { cx } from "./cx";
import { TONES } from "./tone";

const SHOWN_FOR_MS = 8_000;

const without = (id: number) => (shown: readonly Announcement[]) => shown.filter((one) => one.id !== id);

/** Rendered once, in the shell: one polite and one assertive region, and the messages that are also shown. */
export function LiveRegion() {
  const [polite, setPolite] = useState<Announcement | null>(null);
  const [urgent, setUrgent] = useState<Announcement | null>(null);
  const [toasts, setToasts] = useState<readonly Announcement[]>([]);

  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = onAnnouncement((announcement) => {
      (announcement.urgent ? setUrgent : setPolite)(announcement);
      if (!announcement.shown) return;
      setToasts((shown) => [...shown.slice(-2), announcement]);
      if (announcement.shown === "stop") return;
      timers.add(setTimeout(() => setToasts(without(announcement.id)), SHOWN_FOR_MS));
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);

  return (
    <>
      <div role="status" aria-live="polite" className="visually-hidden">
        {polite ? <p key={polite.id}>{polite.text}</p> : null}
      </div>
      <div role="alert" aria-live="assertive" className="visually-hidden">
        {urgent ? <p key={urgent.id}>{urgent.text}</p> : null}
      </div>
      <div className="no-print pointer-events-none fixed inset-x-4 bottom-16 z-40 flex flex-col items-center gap-2 md:bottom-4">
        {toasts.map((one) => (
          <Toast key={one.id} announcement={one} onDismiss={() => setToasts(without(one.id))} />
        ))}
      </div>
    </>
  );
}

function Toast({ announcement, onDismiss }: { readonly announcement: Announcement; readonly onDismiss: () => void }) {
  const { shape: Shape, filled, look } = TONES[announcement.shown ?? "done"];
  return (
    <div
      className={cx(
        "pointer-events-auto flex items-center gap-2 rounded-control border py-1 pr-1 pl-3 shadow-lg",
        look,
      )}
    >
      <Shape
        aria-hidden="true"
        size={filled ? 12 : 16}
        strokeWidth={1.75}
        fill={filled ? "currentColor" : "none"}
        className="shrink-0"
      />
      <span aria-hidden="true">{announcement.text}</span>
      <button
        type="button"
        aria-label={`Dismiss: ${announcement.text}`}
        onClick={onDismiss}
        className="control inline-flex min-h-8 min-w-8 items-center justify-center rounded-control"
      >
        <X aria-hidden="true" size={16} strokeWidth={1.75} />
      </button>
    </div>
  );
}
