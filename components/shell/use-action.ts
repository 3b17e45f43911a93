"use client";
import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { v4 as uuid } from "uuid";
import type { ActionDoor, ActionFailure, ActionResult } from "@/lib/platform/action-result";

const SLOW_AFTER_MS = 10_000;
const NO_FIELDS: Readonly<Record<string, string>> = {};

export interface ActionState<O> {
  /** Sends one typed object through the door; the answer is also in `value` or `failure`. */
  readonly send: (input: unknown, more?: { readonly password?: string }) => Promise<ActionResult<O>>;
  readonly pending: boolean;
  /** Pending for over ten seconds: say that it is still being worked on. */
  readonly slow: boolean;
  readonly failure: ActionFailure | null;
  /** Words beside each field, by path. */
  readonly fields: Readonly<Record<string, string>>;
  readonly value: O | null;
  /** Forgets the last failure and value; what was typed belongs to the form and stays. */
  readonly clear: () => void;
}

/**
 * Calls a server action so that nothing happens twice and nothing typed is lost: a retry of the same input carries the
 * same key, other input or a success makes a new one, and a lost connection becomes a failure like any other.
 */
export function useAction<O>(door: ActionDoor<O>): ActionState<O> {
  const [running, setRunning] = useState(0);
  const [slow, setSlow] = useState(false);
  const [result, setResult] = useState<ActionResult<O> | null>(null);
  const attempt = useRef<{ body: string; key: string } | null>(null);
  const inFlight = useRef<{ body: string; answer: Promise<ActionResult<O>> } | null>(null);
  const pending = running > 0;

  useEffect(() => {
    setSlow(false);
    if (!pending) return;
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [pending]);

  const send = useCallback(
    (input: unknown, more: { readonly password?: string } = {}): Promise<ActionResult<O>> => {
      const body = JSON.stringify(input);
      const before = inFlight.current;
      if (before?.body === body) return before.answer;

      async function run(): Promise<ActionResult<O>> {
        // Two saves of one form keep their order: the second starts from what the first one made.
        await before?.answer;
        if (attempt.current?.body !== body) attempt.current = { body, key: uuid() };
        const { key } = attempt.current;
        const answer = await call(() => door({ key, input, ...more }));
        if (answer.ok || answer.code === "key-reused") attempt.current = null;
        return answer;
      }

      setRunning((count) => count + 1);
      const answer = run();
      const own = { body, answer };
      inFlight.current = own;
      return answer.then((got) => {
        if (inFlight.current === own) inFlight.current = null;
        setRunning((count) => count - 1);
        setResult(got);
        return got;
      });
    },
    [door],
  );

  const clear = useCallback(() => setResult(null), []);
  const failure = result && !result.ok ? result : null;
  const value = result?.ok ? result.value : null;
  return { send, pending, slow, failure, fields: failure?.fields ?? NO_FIELDS, value, clear };
}

async function call<O>(ask: () => Promise<ActionResult<O>>): Promise<ActionResult<O>> {
  try {
    return (await ask()) ?? lost;
  } catch (error) {
    if (unstable_isUnrecognizedActionError(error)) {
      return {
        ok: false,
        code: "outdated",
        message: "Not saved: Concord was updated while this page was open. Note what you typed, then reload the page.",
      };
    }
    return lost;
  }
}

const lost: ActionFailure = {
  ok: false,
  code: "network",
  message:
    "Not saved: no connection to the server. What you typed is still here. Check the connection, then try again.",
};
