// One stream of changes for all tabs of a browser: one tab holds it and tells the others, because a browser opens few
// connections to a host. Nothing is stored; the messages hold opaque ids.

export type Change = { readonly ids: readonly string[]; readonly noun: string; readonly own: boolean };
export type Look = { readonly changes: readonly Change[]; readonly again: boolean };
type Message = { readonly look?: Look; readonly up?: boolean; readonly asks?: true };

const URL = "/events";
const NAME = "concord-events";
const AGAIN_MS = [1_000, 2_000, 5_000, 10_000];
const SIGNED_OUT_MS = 30_000;
/** A screen that opens may have been made a moment before: what was heard within this time is told to it too. */
const RECENT_MS = 5_000;

const listeners = new Set<(look: Look) => void>();
const watchers = new Set<() => void>();
let recent: { readonly at: number; readonly look: Look }[] = [];
let downSince: number | null = null;
let started = false;
let channel: BroadcastChannel | null = null;

function setUp(up: boolean): void {
  const next = up ? null : (downSince ?? Date.now());
  if (next === downSince) return;
  downSince = next;
  for (const watcher of watchers) watcher();
}

function hear(look: Look): void {
  const now = Date.now();
  recent = [...recent.filter(({ at }) => at > now - RECENT_MS), { at: now, look }];
  for (const listener of listeners) listener(look);
}

function tell(message: Message): void {
  if (message.up !== undefined) setUp(message.up);
  if (message.look) hear(message.look);
  channel?.postMessage(message);
}

function open(failures: number, before: boolean): void {
  const source = new EventSource(URL);
  let known = before;
  let again = failures;
  let wait = 0;
  source.addEventListener("hello", () => {
    again = 0;
    tell(known ? { up: true, look: { changes: [], again: true } } : { up: true });
    known = true;
  });
  source.addEventListener("look", (event) => tell({ look: JSON.parse(event.data) as Look }));
  source.addEventListener("bye", (event) => {
    if (event.data.includes("signed-out")) wait = SIGNED_OUT_MS;
  });
  source.onerror = () => {
    tell({ up: false });
    // A lost connection comes back by itself; an answer that was no stream, or a session that ended, does not.
    if (source.readyState !== EventSource.CLOSED && wait === 0) return;
    source.close();
    setTimeout(() => open(again + 1, known), wait || AGAIN_MS[Math.min(again, AGAIN_MS.length - 1)]);
  };
}

/** Begins to listen, once a page; later calls do nothing. */
export function startListening(): void {
  if (started || typeof EventSource === "undefined") return;
  started = true;
  if (typeof BroadcastChannel === "undefined" || !navigator.locks) {
    open(0, false);
    return;
  }
  channel = new BroadcastChannel(NAME);
  let leads = false;
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.asks) {
      if (leads) channel?.postMessage({ up: downSince === null });
      return;
    }
    if (data.up !== undefined) setUp(data.up);
    if (data.look) hear(data.look);
  };
  channel.postMessage({ asks: true });
  // Held until this tab is closed; then the next tab in the queue takes over.
  void navigator.locks.request(NAME, () => {
    leads = true;
    open(0, recent.length > 0);
    return new Promise<never>(() => {});
  });
}

export function onLook(listener: (look: Look) => void): () => void {
  listeners.add(listener);
  for (const { at, look } of recent) if (at > Date.now() - RECENT_MS && !look.again) listener(look);
  return () => {
    listeners.delete(listener);
  };
}

/** When the stream was lost (milliseconds); null while it is there. */
export const lostSince = (): number | null => downSince;

export function onConnection(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}
