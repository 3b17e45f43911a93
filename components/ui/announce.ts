// Messages for the one live region of the page. Never a patient's name, date of birth or record number.

export interface Announcement {
  readonly id: number;
  readonly text: string;
  readonly urgent: boolean;
  /** Also shown on screen until dismissed or a few seconds have passed. */
  readonly shown: "done" | "stop" | null;
}

type Listener = (announcement: Announcement) => void;

const listeners = new Set<Listener>();
let last = 0;

function send(text: string, urgent: boolean, shown: Announcement["shown"]): void {
  last += 1;
  for (const listener of listeners) listener({ id: last, text, urgent, shown });
}

/** Read out politely: save state, counts, filter results. */
export function announce(text: string): void {
  send(text, false, null);
}

/** Interrupts what is being read: only for a new finding that must be resolved, or a lost connection. */
export function announceUrgently(text: string): void {
  send(text, true, null);
}

/** Shown and read out. A fault stays until dismissed. */
export function toast(text: string, tone: "done" | "stop" = "done"): void {
  send(text, tone === "stop", tone);
}

export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
