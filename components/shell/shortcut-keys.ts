// Which key presses lead to which shortcut. A shortcut is one key ("?") or a sequence of two ("g w").

export const SEQUENCE_MS = 1_500;

export interface KeyPress {
  readonly key: string;
  readonly at: number;
  readonly modified: boolean;
}

export interface Waiting {
  readonly key: string;
  readonly since: number;
}

export interface Outcome {
  readonly run: string | null;
  readonly waiting: Waiting | null;
}

/** Presses with Ctrl, Alt or Meta belong to the browser; a half-typed sequence is forgotten after a moment. */
export function nextShortcut(known: readonly string[], waiting: Waiting | null, press: KeyPress): Outcome {
  if (press.modified || press.key.length !== 1) return { run: null, waiting: null };
  const started = waiting && press.at - waiting.since <= SEQUENCE_MS ? `${waiting.key} ` : "";
  const whole = started + press.key;
  if (known.includes(whole)) return { run: whole, waiting: null };
  if (started !== "") return nextShortcut(known, null, press);
  const begins = known.some((keys) => keys.startsWith(`${press.key} `));
  return { run: null, waiting: begins ? { key: press.key, since: press.at } : null };
}

const TYPING_INPUTS = new Set(["checkbox", "radio", "button", "submit", "reset", "file", "range", "color"]);

/** Whether a press there is typing. Dialogs count as well: what lies behind them must not react. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("dialog[open]")) return true;
  if (target instanceof HTMLInputElement) return !TYPING_INPUTS.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
