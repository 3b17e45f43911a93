"use client";
import { useState } from "react";

/**
 * For inputs that keep their own text: a key that changes when a value arrives that was not typed here (undo, a filled-in
 * rule, a merged conflict), and a function to note what was typed.
 */
export function useReplaced<V>(value: V): readonly [number, (typed: V) => void] {
  const [seen, setSeen] = useState({ value, key: 0 });
  if (!Object.is(seen.value, value)) setSeen({ value, key: seen.key + 1 });
  return [seen.key, (typed) => setSeen((before) => ({ ...before, value: typed }))];
}
