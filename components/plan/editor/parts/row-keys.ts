"use client";
import { useState } from "react";

const fresh = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);

/** Keys that stay with their rows while they are added, moved and removed; renewed when the rows are replaced from outside. */
export function useRowKeys(length: number) {
  const [state, setState] = useState({ keys: fresh(0, length), next: length });
  if (state.keys.length !== length) setState({ keys: fresh(state.next, length), next: state.next + length });
  const { keys, next } = state;
  return {
    keys,
    removed: (at: number) => setState({ keys: keys.toSpliced(at, 1), next }),
    inserted: (at: number) => setState({ keys: keys.toSpliced(at, 0, next), next: next + 1 }),
    moved: (at: number, to: number) => {
      const key = keys[at];
      if (key !== undefined) setState({ keys: keys.toSpliced(at, 1).toSpliced(to, 0, key), next });
    },
  };
}
