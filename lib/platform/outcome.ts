import type { AuditEntry } from "./audit";

/** Both sides of a conflict, for the person who lost the race. */
export type Conflict = { readonly mine: unknown; readonly theirs: unknown; readonly by?: string; readonly at?: string };

export type Refusal = {
  readonly ok: false;
  readonly code: string;
  /** Words for the person; the feature's `messages.ts` may replace them by code. */
  readonly message?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly conflict?: Conflict;
  readonly details?: unknown;
};

export type Done<T> = { readonly ok: true; readonly value: T; readonly events: readonly [AuditEntry, ...AuditEntry[]] };
export type Outcome<T> = Done<T> | Refusal;

/** Success. It takes what happened as well: a command that says nothing to the audit does not compile. */
export function done<T>(value: T, events: readonly [AuditEntry, ...AuditEntry[]]): Done<T> {
  return { ok: true, value, events };
}

/** An expected "no": nothing is written. */
export function refused(code: string, more: Omit<Refusal, "ok" | "code"> = {}): Refusal {
  return { ok: false, code, ...more };
}

/** Somebody else saved first. */
export function conflict(mine: unknown, theirs: unknown, more: { by?: string; at?: string } = {}): Refusal {
  return { ok: false, code: "changed-by-someone-else", conflict: { mine, theirs, ...more } };
}

/** Refusals about authority or safety, and files that could not be imported, are kept in the audit; the others are everyday answers. */
export const recordedRefusals: ReadonlySet<string> = new Set([
  "may-not",
  "wrong-password",
  "unresolved-findings",
  "engine-failed",
  "not-overridable",
  "content-changed",
  "author-cannot-cosign",
  "file-refused",
  "no-such-patient",
  "too-many-tries",
]);
