// The days of a cycle as they are typed: "1, 2, 3", "1 to 3", "1 and 8".

/**
 * The days of a typed list in order, each once, as texts; a piece that is no day stays as typed so that it can be named as
 * the problem. A range counts at most 84 days.
 */
export function readCycleDays(typed: string): readonly string[] {
  const text = typed.toLowerCase().replace(/\bdays?\b/g, " ");
  const pieces = text
    .replace(/\s*(?:to|-|–)\s*/g, "-")
    .split(/[\s,;]+|\band\b/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const days = pieces.flatMap((piece) => {
    const range = /^(\d{1,2})-(\d{1,2})$/.exec(piece);
    if (!range) return [piece];
    const [first, last] = [Number(range[1]), Number(range[2])];
    return first <= last ? Array.from({ length: last - first + 1 }, (_, i) => String(first + i)) : [piece];
  });
  const isNumber = (day: string) => /^\d+$/.test(day);
  const unique = [...new Set(days.map((day) => (isNumber(day) ? String(Number(day)) : day)))];
  return unique.every(isNumber) ? unique.sort((a, b) => Number(a) - Number(b)) : unique;
}
