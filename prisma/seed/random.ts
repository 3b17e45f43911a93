/** Numbers that look random and are the same at every seed (mulberry32). */
export interface Random {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  readonly pick: <T>(values: readonly T[]) => T;
  /** A whole number from `low` to `high`. */
  readonly whole: (low: number, high: number) => number;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  };
  return { next, pick, whole: (low, high) => low + Math.floor(next() * (high - low + 1)) };
}
