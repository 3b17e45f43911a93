"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { announceUrgently } from "../ui/announce";
import { Notice } from "../ui/notice";
import { lostSince, onConnection, startListening } from "./connection";

/** A connection that is lost for less than this is nobody's business: it comes back by itself. */
const PATIENCE_MS = 20_000;

function onNetwork(tell: () => void): () => void {
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);
  return () => {
    window.removeEventListener("online", tell);
    window.removeEventListener("offline", tell);
  };
}

const time = (at: number) => new Date(at).toTimeString().slice(0, 5);

/** Since when nothing can be saved: the browser is offline, or the stream has been lost for long. */
function useOfflineSince(): number | null {
  const offline = useSyncExternalStore(
    onNetwork,
    () => !navigator.onLine,
    () => false,
  );
  const lost = useSyncExternalStore(onConnection, lostSince, () => null);
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (!offline && lost === null) return setSince(null);
    const from = lost ?? Date.now();
    if (offline) return setSince((known) => known ?? from);
    const timer = setTimeout(() => setSince((known) => known ?? from), Math.max(0, from + PATIENCE_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [offline, lost]);
  return since;
}

/** Once in the frame of every signed-in page: listens for changes, and says when the page is cut off. */
export function LiveUpdates() {
  const since = useOfflineSince();
  useEffect(startListening, []);
  const text = since === null ? null : `Offline since ${time(since)}: you can read this page; nothing will be saved`;
  useEffect(() => {
    if (text) announceUrgently(text);
  }, [text]);
  if (!text) return null;
  return (
    <aside
      aria-label="Connection"
      className="no-print fixed right-4 bottom-20 left-4 z-40 md:right-auto md:bottom-4 md:max-w-120"
    >
      <Notice tone="stop" title={text}>
        What you typed stays on this page. Save it once the connection is back.
      </Notice>
    </aside>
  );
}
