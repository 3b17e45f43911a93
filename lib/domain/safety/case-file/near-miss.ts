// Words that a mistyped one may have meant.

/** Letters to change, add, drop or swap with their neighbour to get from one word to the other. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const change = (last[j - 1] ?? 0) + (same ? 0 : 1);
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? a.length;
}

const folded = (text: string) => text.toLowerCase().replace(/[\s_.-]+/g, "");

/** Up to three of the known words that come closest to a mistyped one, closest first; none when all are far away. */
export function nearMisses(text: string, known: readonly string[]): readonly string[] {
  const typed = folded(text.slice(0, 60));
  if (typed === "") return [];
  const limit = Math.max(1, Math.floor(typed.length / 3));
  return known
    .map((word) => ({ word, far: folded(word).startsWith(typed) ? 1 : distance(typed, folded(word)) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || a.word.localeCompare(b.word, "en"))
    .slice(0, 3)
    .map(({ word }) => word);
}

/** "a", "a or b", "a, b or c". */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

/** How to mend a word that is not known: the near misses, else the whole list when it is short, else what it must be. */
export function mendWord(text: string, known: readonly string[], what: string): string {
  const near = nearMisses(text, known);
  if (near.length > 0) return `Did you mean ${oneOf(near)}?`;
  return known.length <= 16 ? `Write ${oneOf(known)}` : `Write ${what}`;
}
